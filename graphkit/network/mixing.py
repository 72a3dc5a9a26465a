"""Who is tied to whom across an attribute: the mixing matrix, and the share of what crosses.

What is not known stays apart: a missing sector is no fifth sector (networkx would count None as one more category).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graphkit.network.errors import NetworkError
from graphkit.network.two_mode import ACTOR, COLLABORATION, members


@dataclass(frozen=True, eq=False)
class MixingMatrix:
    """Number of tied pairs by the attribute of both ends.

    `counts[i, j]` are the pairs of one actor in `categories[i]` and one in `categories[j]`: each unordered pair counts
    once, so the matrix is symmetric, the diagonal counts a pair once, and the upper triangle sums to the pairs with
    both known (the convention of R's network::mixingmatrix; networkx counts the diagonal twice). Apart from them,
    `half_known[i]` are pairs of category i with an actor whose attribute is not stated, `unknown` those of two such.
    """

    attribute: str
    categories: tuple[str, ...]
    counts: NDArray[np.int64]
    half_known: NDArray[np.int64]
    unknown: int

    @property
    def total(self) -> int:
        """Number of ties: pairs with both, one and neither known."""
        return int(np.triu(self.counts).sum() + self.half_known.sum()) + self.unknown


@dataclass(frozen=True)
class Share:
    """How much crosses: `crossing` of the `counted`; `left_out` could not be judged, since too little is known."""

    crossing: int
    counted: int
    left_out: int

    @property
    def value(self) -> float:
        """crossing / counted, 0 to 1; nan where nothing could be counted."""
        return self.crossing / self.counted if self.counted else nan


def mixing_matrix(graph: nx.Graph[str], attribute: str) -> MixingMatrix:
    """Counts of tied pairs of a one-mode network by a node attribute; None or absent means not stated.

    Categories are sorted; weights play no part. Raises NetworkError where the graph is directed, is two-mode or ties a
    node to itself.
    """
    _must_be_one_mode(graph)
    values = {node: data.get(attribute) for node, data in graph.nodes(data=True)}
    categories = tuple(sorted({value for value in values.values() if value is not None}))
    size = len(categories)
    place = {value: index for index, value in enumerate(categories)} | {None: size}
    table = np.zeros((size + 1, size + 1), dtype=np.int64)
    ends = np.array([sorted((place[values[a]], place[values[b]])) for a, b in graph.edges], dtype=np.int64)
    np.add.at(table, tuple(ends.reshape(-1, 2).T), 1)
    known = table[:size, :size]
    return MixingMatrix(attribute, categories, known + np.triu(known, 1).T, table[:size, size], int(table[size, size]))


def crossing_ties(matrix: MixingMatrix) -> Share:
    """Share of the tied pairs whose two actors differ in the attribute, among pairs where both are known."""
    counted = int(np.triu(matrix.counts).sum())
    return Share(counted - int(np.trace(matrix.counts)), counted, matrix.total - counted)


def crossing_collaborations(graph: nx.Graph[str], attribute: str) -> Share:
    """Share of the collaborations whose participants span at least two values of an actor attribute.

    Counted are the collaborations of a two-mode network with at least two participants for which it is known. A further
    participant of unknown value may make one more collaboration cross, never one less: the number is a lower bound.
    """
    known = _known(graph, attribute)
    counted = sum(len(values) >= 2 for values in known.values())
    return Share(len(spanning(graph, attribute)), counted, len(known) - counted)


def spanning(graph: nx.Graph[str], attribute: str) -> frozenset[str]:
    """Collaborations of a two-mode network whose participants span at least two known values of an actor attribute."""
    return frozenset(node for node, values in _known(graph, attribute).items() if len(set(values)) >= 2)


def _known(graph: nx.Graph[str], attribute: str) -> dict[str, list[object]]:
    values = {actor: graph.nodes[actor].get(attribute) for actor in members(graph, ACTOR)}
    return {
        node: [values[actor] for actor in graph[node] if values[actor] is not None]
        for node in members(graph, COLLABORATION)
    }


def _must_be_one_mode(graph: nx.Graph[str]) -> None:
    if graph.is_directed():
        raise NetworkError("the mixing matrix counts unordered pairs. Give an undirected graph")
    if any(data.get("bipartite") == 1 for _, data in graph.nodes(data=True)):
        raise NetworkError("this network is two-mode: its ties join unlike things. Make it one-mode first (one_mode)")
    if any(a == b for a, b in graph.edges):
        raise NetworkError("a node is tied to itself, which is no pair. Remove self-loops")
