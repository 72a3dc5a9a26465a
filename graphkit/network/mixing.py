"""Who is tied to whom across an attribute: the mixing matrix, and the share of what crosses.

What is not known stays apart: a missing sector is no fifth sector (networkx would count None as one more category).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import nan
from typing import Any

import networkx as nx
import numpy as np

from graphkit.network.groups import groups
from graphkit.network.number import Floats, Ints
from graphkit.network.ties import NetworkLike, ties
from graphkit.network.two_mode import ACTOR, COLLABORATION, members


@dataclass(frozen=True, eq=False)
class MixingMatrix:
    """Number of ties by the attribute of both ends.

    Undirected: `counts[i, j]` are the pairs of one actor in `categories[i]` and one in `categories[j]`. Each unordered
    pair counts once, so the matrix is symmetric, the diagonal counts a pair once, and the upper triangle sums to the
    pairs with both known (the convention of R's network::mixingmatrix; networkx counts the diagonal twice). Directed:
    arcs from `categories[i]` to `categories[j]`. Apart from them, `half_known[i]` are ties of category i, in either
    direction, with an actor whose attribute is not stated, `unknown` those of two such. `sizes` are nodes by category.
    """

    attribute: str
    categories: tuple[Any, ...]
    counts: Ints
    half_known: Ints
    unknown: int
    sizes: Ints
    directed: bool

    @property
    def known(self) -> int:
        """Number of ties with both ends known."""
        return int((self.counts if self.directed else np.triu(self.counts)).sum())

    @property
    def total(self) -> int:
        """Number of ties: with both ends, one and neither known."""
        return self.known + int(self.half_known.sum()) + self.unknown

    @property
    def expected(self) -> Floats:
        """The mean of `counts` when the attribute is given out at random among the nodes for which it is known.

        Group sizes and ties stay: the ties with both ends known x the share of all pairs that are of these two groups.
        What degrees alone make likely is another question: `against_rewiring`. nan below two known nodes.
        """
        sizes = self.sizes.astype(np.float64)
        pairs = np.outer(sizes, sizes) - np.diag(sizes)
        if not self.directed:
            pairs = np.where(np.eye(len(sizes), dtype=bool), pairs / 2, pairs)
        possible = sizes.sum() * (sizes.sum() - 1) / (1 if self.directed else 2)
        mean: Floats = self.known * pairs / possible if possible else np.full_like(pairs, nan)
        return mean


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


def mixing_matrix(network: NetworkLike, attribute: str) -> MixingMatrix:
    """Counts of the ties of a one-mode network by a node attribute; None or absent means not stated.

    Categories are sorted; weights play no part. Raises NetworkError where the network is two-mode or ties a node to
    itself.
    """
    found = ties(network)
    where = groups(found, attribute)
    size = len(where.categories)
    code = np.where(where.known, where.code, size)
    one, other = code[found.first], code[found.second]
    if not found.directed:
        one, other = np.minimum(one, other), np.maximum(one, other)
    table = np.bincount(one * (size + 1) + other, minlength=(size + 1) ** 2).reshape(size + 1, size + 1)
    counts = table[:size, :size]
    if not found.directed:
        counts = counts + np.triu(counts, 1).T
    half, unknown = table[:size, size] + table[size, :size], int(table[size, size])
    return MixingMatrix(attribute, where.categories, counts, half, unknown, where.sizes, found.directed)


def crossing_ties(matrix: MixingMatrix) -> Share:
    """Share of the tied pairs whose two actors differ in the attribute, among pairs where both are known."""
    counted = matrix.known
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
