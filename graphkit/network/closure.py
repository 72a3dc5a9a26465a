"""Whether those who share a partner meet elsewhere too: clustering that a projection cannot fake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from scipy.sparse import csr_array

from graphkit.network.meetings import Meetings, meetings
from graphkit.network.number import Floats, Ints, NodeValues, Number, Reason, node_values, ratio
from graphkit.network.two_mode import ACTOR, Kind, incidence


@dataclass(frozen=True)
class TwoModeClustering:
    """`local` share of each node's four-paths that are closed, `value` that of all: 0 to 1; undefined without any."""

    value: Number
    local: NodeValues


def opsahl_clustering(graph: nx.Graph[Any], mode: Kind = ACTOR) -> TwoModeClustering:
    """Opsahl's clustering of one mode of a two-mode network (2013, https://doi.org/10.1016/j.socnet.2011.07.001).

    A four-path j - a - i - b - k has i in its middle: i meets j in one collaboration and k in another. It is closed
    where j and k meet in a third. A collaboration of many closes nothing by itself, as it does in a projection. Without
    weights. Raises NetworkError where the graph is not two-mode.
    """
    matrix, actors, collaborations = incidence(graph)
    focal = matrix if mode == ACTOR else csr_array(matrix.T)
    nodes = tuple(actors if mode == ACTOR else collaborations)
    paths, closed = four_paths(focal)
    none = paths == 0
    local = node_values(nodes, closed / np.where(none, 1, paths), (none, Reason.NO_FOUR_PATHS))
    return TwoModeClustering(ratio(float(closed.sum()), float(paths.sum()), Reason.NO_FOUR_PATHS), local)


def four_paths(matrix: csr_array[Any]) -> tuple[Ints, Ints]:
    """Four-paths with each row in the middle, and those of them that are closed: for null models.

    Of i, j and k with s columns in common by pairs and t all three, s_ij s_ik - t four-paths run from j over i to k. If
    j and k share one column and i has it too, the paths through it are open; if they share two and i has both, the two
    that use both are. All others of tied j and k are closed, so only triangles of the projection need a look.
    """
    met = meetings(matrix)
    size, pairs, shared = matrix.shape[0], met.pairs, met.shared
    total = np.bincount(pairs.first, shared, size) + np.bincount(pairs.second, shared, size)
    squares = np.bincount(pairs.first, shared**2, size) + np.bincount(pairs.second, shared**2, size)
    others = np.asarray(matrix.sum(axis=0)).ravel().astype(np.int64) - 1
    in_one = np.asarray(matrix @ (others * (others - 1) // 2)).ravel()
    paths = ((total**2 - squares) / 2).round().astype(np.int64) - in_one.astype(np.int64)
    return paths, _closed(met, size)


def _closed(met: Meetings, size: int) -> Ints:
    corners, pairs, shared, three = met.pairs.triangles, met.pairs, met.shared, met.shared_by_three
    ab, ac, bc = shared[corners.ab], shared[corners.ac], shared[corners.bc]
    a, b, c = pairs.first[corners.ab], pairs.second[corners.ab], pairs.second[corners.ac]
    closed = np.zeros(size)
    for middle, one, other, across in ((a, ab, ac, bc), (b, ab, bc, ac), (c, ac, bc, ab)):
        by_one = np.where((across == 1) & (three == 1), one + other - 2, 0)
        by_two = np.where((across == 2) & (three == 2), 2, 0)
        closed += np.bincount(middle, (one * other - three - by_one - by_two).astype(np.float64), size)
    return closed.round().astype(np.int64)


def redundancies(graph: nx.Graph[Any]) -> NodeValues:
    """Share of the pairs of a node's neighbours that meet without it too, 0 to 1; both modes of a two-mode network.

    Latapy, Magnien & Del Vecchio 2008, https://doi.org/10.1016/j.socnet.2007.04.006. Undefined below two neighbours
    (networkx raises). Raises NetworkError where the graph is not two-mode.
    """
    matrix, actors, collaborations = incidence(graph)
    values, gaps = [], []
    for of_rows in (csr_array(matrix.T), matrix):
        met = meetings(of_rows)
        again = np.bincount(met.column, met.shared[met.pair] > 1, of_rows.shape[1])
        degree: Floats = np.asarray(of_rows.sum(axis=0), dtype=np.float64).ravel()
        pairs = degree * (degree - 1) / 2
        values.append(again / np.where(pairs == 0, 1, pairs))
        gaps.append(pairs == 0)
    nodes = (*actors, *collaborations)
    return node_values(nodes, np.concatenate(values), (np.concatenate(gaps), Reason.FEWER_THAN_TWO_TIES))
