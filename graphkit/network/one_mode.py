"""The one-mode network of actors: two are tied where they share a collaboration. Only ever made by choice.

Three weightings, each with its paper; a weight always says how close two actors are, never a distance.
"""

from __future__ import annotations

from typing import Any, Literal, get_args

import networkx as nx
import numpy as np
from scipy.sparse import csr_array

from graphkit.network.errors import NetworkError
from graphkit.network.number import Floats, Ints
from graphkit.network.ties import Ties
from graphkit.network.two_mode import ACTOR, Kind, incidence

Weighting = Literal["count", "newman", "jaccard"]


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
    found = projection(graph, weighting)
    made: nx.Graph[str] = nx.Graph(weighting=weighting)
    made.add_nodes_from(zip(found.nodes, map(dict, found.attributes), strict=True))
    weights = found.weight.astype(np.int64) if weighting == "count" else found.weight
    for first, second, weight in zip(found.first.tolist(), found.second.tolist(), weights.tolist(), strict=True):
        made.add_edge(found.nodes[first], found.nodes[second], weight=weight)
    return made


def projection(graph: nx.Graph[Any], weighting: Weighting = "count", mode: Kind = ACTOR) -> Ties:
    """What `one_mode` gives, as arrays, of either mode: for measures, which then need no graph in between."""
    matrix, actors, collaborations = incidence(graph)
    nodes = actors if mode == ACTOR else collaborations
    first, second, weight = shared(matrix if mode == ACTOR else csr_array(matrix.T), weighting)
    attributes = tuple({key: value for key, value in graph.nodes[node].items() if key != "bipartite"} for node in nodes)
    return Ties(tuple(nodes), first, second, weight, directed=False, attributes=attributes)


def shared(matrix: csr_array[Any], weighting: Weighting = "count") -> tuple[Ints, Ints, Floats]:
    """Pairs of rows of an incidence matrix that share a column, first < second and sorted, with weights as in one_mode.

    Raises NetworkError for a weighting that is not one of the three.
    """
    if weighting not in get_args(Weighting):
        raise NetworkError(f"there is no weighting {weighting!r}. Use one of {', '.join(get_args(Weighting))}")
    cells = matrix.astype(np.float64)
    sizes = np.asarray(cells.sum(axis=0)).ravel()
    if weighting == "newman":
        per_collaboration = np.divide(1.0, sizes - 1, out=np.zeros_like(sizes), where=sizes > 1)
        product = csr_array(cells.multiply(per_collaboration)) @ cells.T
    else:
        product = cells @ cells.T
    found = product.tocoo()
    upper = found.row < found.col
    first, second, weight = found.row[upper].astype(np.int64), found.col[upper].astype(np.int64), found.data[upper]
    if weighting == "jaccard":
        degree = np.asarray(cells.sum(axis=1)).ravel()
        weight = weight / (degree[first] + degree[second] - weight)
    order = np.lexsort((second, first))
    return first[order], second[order], weight[order]
