"""How far the nodes are from each other: closeness, harmonic centrality, diameter, all from one pass over distances."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from graphkit.network.errors import NetworkError
from graphkit.network.number import Floats, Ints, NodeValues, Number, Reason, node_values, ratio, undefined
from graphkit.network.ties import Direction, NetworkLike, Ties, ties

WORD = 64
"""Sources whose searches run side by side, a bit each."""

BATCH = 256
"""Sources whose weighted distances are held at a time."""


@dataclass(frozen=True, eq=False)
class Distances:
    """Sums over the distances from each node to the others it reaches (or from those that reach it).

    In ties, or in the unit of 1 / weight where weighted. `reached` others, `total` the sum of distances to them,
    `inverse` the sum of 1 / distance, `farthest` the largest distance, 0 where none is reached.
    """

    ties: Ties
    reached: Ints
    total: Floats
    inverse: Floats
    farthest: Floats

    @property
    def closeness(self) -> NodeValues:
        """Wasserman & Faust's closeness: (r / (n - 1)) (r / sum of distances), r others reached. Undefined where r = 0.

        0 to 1 unweighted, and comparable across components, which (n - 1) / sum is not: it is 0 for all as soon as one
        node is out of reach (so sna), and r / sum (igraph) is highest in the smallest component. As networkx, which
        gives isolates 0. Wasserman & Faust 1994, Social Network Analysis, eq. 5.22.
        """
        return self._where_reached(self.reached * self.reached / max(self.ties.size - 1, 1))

    @property
    def closeness_within(self) -> NodeValues:
        """r / sum of distances to the r others reached, as igraph from 1.3: to be compared within a component only."""
        return self._where_reached(self.reached)

    @property
    def harmonic(self) -> NodeValues:
        """Sum of 1 / distance, an unreachable node adding 0: 0 to n - 1 unweighted. Defined for isolates, which have 0.

        Marchiori & Latora 2000, https://doi.org/10.1016/S0378-4371(00)00311-3; raw as in networkx and igraph.
        """
        return node_values(self.ties.nodes, self.inverse)

    @property
    def harmonic_shares(self) -> NodeValues:
        """Harmonic / (n - 1), 0 to 1 unweighted, as sna's suminvundir; undefined where there is no other node."""
        alone = np.full(self.ties.size, self.ties.size < 2)
        return node_values(self.ties.nodes, self.inverse / max(self.ties.size - 1, 1), (alone, Reason.TOO_FEW_NODES))

    @property
    def unreachable(self) -> int:
        """Ordered pairs of nodes without a path from the first to the second; what follows leaves them out."""
        return self.ties.size * (self.ties.size - 1) - int(self.reached.sum())

    @property
    def mean(self) -> Number:
        """Mean distance over the pairs with a path; undefined without any."""
        return ratio(float(self.total.sum()), int(self.reached.sum()), Reason.NO_TIES)

    @property
    def diameter(self) -> Number:
        """Largest distance between two nodes with a path; undefined without any. See `unreachable` for the others."""
        return Number(self.farthest.max()) if self.reached.any() else undefined(Reason.NO_TIES)

    @property
    def efficiency(self) -> Number:
        """Mean of 1 / distance over all pairs, an unreachable one adding 0: 0 to 1 unweighted; undefined below 2 nodes.

        Latora & Marchiori 2001, https://doi.org/10.1103/PhysRevLett.87.198701.
        """
        return ratio(float(self.inverse.sum()), self.ties.size * (self.ties.size - 1), Reason.TOO_FEW_NODES)

    @property
    def closeness_centralisation(self) -> Number:
        """Sum of (largest closeness - closeness) / its maximum, that of a star: 0 to 1.

        Freeman 1978, https://doi.org/10.1016/0378-8733(78)90021-7, for connected undirected networks of three nodes up:
        the maximum (n - 1)(n - 2) / (2n - 3) assumes both. Elsewhere undefined (sna gives 0).
        """
        size = self.ties.size
        if size < 3:
            return undefined(Reason.TOO_FEW_NODES)
        if self.unreachable:
            return undefined(Reason.NOT_CONNECTED)
        values = (size - 1) / self.total
        return Number(float((values.max() - values).sum()) * (2 * size - 3) / ((size - 1) * (size - 2)))

    def _where_reached(self, values: Floats | Ints) -> NodeValues:
        none = self.reached == 0
        return node_values(self.ties.nodes, values / np.where(none, 1, self.total), (none, Reason.ISOLATE))


def distances(network: NetworkLike, direction: Direction = "out", *, weighted: bool = False) -> Distances:
    """Distances from each node along its ties; "in" takes those to it. Weighted, a tie is 1 / weight long.

    A weight says how close two nodes are (Newman 2001, https://doi.org/10.1103/PhysRevE.64.016132), so a strong tie is
    a short way. networkx's closeness of a directed graph is "in", igraph's default "out". Unweighted, 64 searches run
    at once in the bits of a word (Then et al. 2014, https://doi.org/10.14778/2735496.2735507): time n m / 64 times the
    diameter, memory n + m. Weighted: Dijkstra from each node. Raises NetworkError for "both" of a directed network.
    """
    return distances_of(ties(network), direction, weighted=weighted)


def distances_of(found: Ties, direction: Direction = "out", *, weighted: bool = False) -> Distances:
    """As `distances`, of ties of any mode."""
    if found.directed and direction == "both":
        raise NetworkError('a distance of a directed network goes one way. Ask for direction "in" or "out"')
    matrix = found.adjacency
    if direction == "in" and found.directed:
        matrix = csr_array(matrix.T)
    return _lengths(found, matrix) if weighted else _steps(found, matrix)


def _steps(found: Ties, matrix: csr_array[np.float64]) -> Distances:
    """Breadth-first searches against the arcs: a node learns from its neighbours which sources they reach."""
    size = found.size
    reached, total, inverse, farthest = np.zeros(size, np.int64), np.zeros(size), np.zeros(size), np.zeros(size)
    rows = np.flatnonzero(np.diff(matrix.indptr))
    starts, neighbours = matrix.indptr[rows], matrix.indices
    bits = np.uint64(1) << np.arange(WORD, dtype=np.uint64)
    for begin in range(0, size, WORD):
        seen = np.zeros(size, np.uint64)
        seen[begin : begin + WORD] = bits[: min(WORD, size - begin)]
        news, step = seen.copy(), 0
        while rows.size:
            step += 1
            fresh = np.bitwise_or.reduceat(news[neighbours], starts) & ~seen[rows]
            count = np.bitwise_count(fresh).astype(np.int64)
            if not count.any():
                break
            seen[rows] |= fresh
            news[rows] = fresh
            reached[rows] += count
            total[rows] += step * count
            inverse[rows] += count / step
            farthest[rows[count > 0]] = np.maximum(farthest[rows[count > 0]], step)
    return Distances(found, reached, total, inverse, farthest)


def _lengths(found: Ties, matrix: csr_array[np.float64]) -> Distances:
    """Dijkstra from a batch of nodes at a time."""
    size = found.size
    reached, total, inverse, farthest = np.zeros(size, np.int64), np.zeros(size), np.zeros(size), np.zeros(size)
    lengths = matrix.copy()
    lengths.data = 1 / lengths.data
    for begin in range(0, size, BATCH):
        rows = np.arange(begin, min(begin + BATCH, size))
        away = dijkstra(lengths, directed=True, indices=rows)
        away[np.arange(len(rows)), rows] = np.inf
        there = np.isfinite(away)
        reached[rows] = there.sum(axis=1)
        total[rows] = np.where(there, away, 0).sum(axis=1)
        inverse[rows] = (1 / away).sum(axis=1)
        farthest[rows] = np.where(there, away, 0).max(axis=1)
    return Distances(found, reached, total, inverse, farthest)
