"""The one-mode network of actors: two are tied where they share a collaboration. Only ever made by choice.

Three weightings, each with its paper; a weight always says how close two actors are, never a distance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graphkit.network.errors import NetworkError
from graphkit.network.two_mode import incidence

Weighting = Literal["count", "newman", "jaccard"]


@dataclass(frozen=True, eq=False)
class Ties:
    """Ties between actors as arrays of one length, each unordered pair once: `first` < `second` are row numbers."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    weight: NDArray[np.float64]


def one_mode(graph: nx.Graph[str], weighting: Weighting = "count") -> nx.Graph[str]:
    """The actors of a two-mode network, each pair tied that shares a collaboration; edge attribute `weight` > 0.

    count    number of collaborations shared (an integer).
    newman   sum over the shared collaborations of 1 / (k - 1), k the number of participants: a meeting of two counts
             more than one of twenty (Newman 2001, https://doi.org/10.1103/PhysRevE.64.016132). Collaborations of one
             participant have no such value and are left out; they tie nobody.
    jaccard  collaborations shared / collaborations of either, 0 to 1 (Jaccard 1901,
             https://doi.org/10.5169/seals-266450). Collaborations of one participant count in the denominator.

    All actors are nodes, in sorted order, those without a tie too. Node attributes are kept but for `bipartite`. The
    graph attribute `weighting` says which was chosen. Raises NetworkError where the graph is not two-mode.
    """
    matrix, actors, _ = incidence(graph)
    ties = tied(matrix, weighting)
    projection: nx.Graph[str] = nx.Graph(weighting=weighting)
    for actor in actors:
        projection.add_node(actor, **{key: value for key, value in graph.nodes[actor].items() if key != "bipartite"})
    for first, second, weight in zip(ties.first.tolist(), ties.second.tolist(), ties.weight.tolist(), strict=True):
        projection.add_edge(actors[first], actors[second], weight=int(weight) if weighting == "count" else weight)
    return projection


def tied(matrix: csr_array[Any], weighting: Weighting = "count") -> Ties:
    """The ties of an incidence matrix (actors in rows), in order of first and then second row. Weights as in one_mode.

    Raises NetworkError for a weighting that is not one of the three.
    """
    if weighting not in get_args(Weighting):
        raise NetworkError(f"there is no weighting {weighting!r}. Use one of {', '.join(get_args(Weighting))}")
    shares = matrix.astype(np.float64)
    sizes = np.asarray(shares.sum(axis=0)).ravel()
    if weighting == "newman":
        per_collaboration = np.divide(1.0, sizes - 1, out=np.zeros_like(sizes), where=sizes > 1)
        product = csr_array(shares.multiply(per_collaboration)) @ shares.T
    else:
        product = shares @ shares.T
    cells = product.tocoo()
    upper = cells.row < cells.col
    first, second, weight = cells.row[upper].astype(np.int64), cells.col[upper].astype(np.int64), cells.data[upper]
    if weighting == "jaccard":
        degree = np.asarray(shares.sum(axis=1)).ravel()
        weight = weight / (degree[first] + degree[second] - weight)
    order = np.lexsort((second, first))
    return Ties(first[order], second[order], weight[order])
