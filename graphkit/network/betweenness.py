"""How often a node lies on the shortest paths between others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, eye_array
from scipy.sparse.csgraph import dijkstra, reverse_cuthill_mckee
from scipy.sparse.linalg import spsolve_triangular

from graphkit.network.errors import NetworkError
from graphkit.network.number import Floats, Ints, Marks, NodeValues, Number, Reason, node_values, undefined
from graphkit.network.ties import NetworkLike, Ties, degree, ties

BATCH = 32
"""Sources worked on side by side: as many as keep the matrices near the processor."""

FEW = 8
"""Of so many nodes less than one has something to pass on: then the others are not looked at."""

NEAR = 1e-9
"""Two lengths that differ by less than this part are equal. Sums of 1 / weight equal as fractions may differ as
floats, and a tie missed moves betweenness by whole paths: networkx and networkit are off by up to 2.5."""


@dataclass(frozen=True, eq=False)
class Betweenness:
    """Betweenness of each node; `pivots` sources were followed, all of them where exact, drawn by `seed` otherwise.

    `raw` number of shortest paths through the node, each pair of ends sharing 1 among its shortest paths: 0 up. Pairs
    are unordered where the network is undirected (networkit counts ordered ones: twice as much).
    """

    ties: Ties
    raw: NodeValues
    pivots: int
    seed: int | None

    @property
    def shares(self) -> NodeValues:
        """Raw / the number of pairs of other nodes, 0 to 1; undefined below three nodes, where there is none."""
        size = self.ties.size
        pairs = (size - 1) * (size - 2) / (1 if self.ties.directed else 2)
        small = np.full(size, size < 3)
        return node_values(self.ties.nodes, self.raw.array / max(pairs, 1), (small, Reason.TOO_FEW_NODES))

    @property
    def centralisation(self) -> Number:
        """Sum of (largest share - share) / (n - 1): 0 all alike, 1 a star; undefined below three nodes.

        Freeman 1978, https://doi.org/10.1016/0378-8733(78)90021-7. Isolates count as nodes.
        """
        size = self.ties.size
        if size < 3:
            return undefined(Reason.TOO_FEW_NODES)
        shares = self.shares.array
        return Number(float((shares.max() - shares).sum()) / (size - 1))


def betweenness(
    network: NetworkLike, *, weighted: bool = False, pivots: int | None = None, seed: int = 1
) -> Betweenness:
    """Betweenness (Freeman 1977, https://doi.org/10.2307/3033543; Brandes 2001, doi 10.1080/0022250X.2001.9990249).

    Weighted, a tie is 1 / weight long, and lengths equal within 1e-9 are equal. With `pivots`, the paths from so many
    nodes drawn by `seed` are counted and scaled by n / pivots: unbiased, and good for the ranks of large values
    (Brandes & Pich 2007, https://doi.org/10.1142/S0218127407018403). Exact time is n m. Raises NetworkError where
    pivots is below 1.
    """
    return betweenness_of(ties(network), weighted=weighted, pivots=pivots, seed=seed)


def betweenness_of(found: Ties, *, weighted: bool = False, pivots: int | None = None, seed: int = 1) -> Betweenness:
    """As `betweenness`, of ties of any mode."""
    sources, drawn = _sources(found.size, pivots, seed)
    raw = _summed(found, sources, weighted)
    scale = found.size / len(sources) if len(sources) else 1.0
    return Betweenness(found, node_values(found.nodes, raw * scale), len(sources), seed if drawn else None)


def _sources(size: int, pivots: int | None, seed: int) -> tuple[Ints, bool]:
    if pivots is None or pivots >= size:
        return np.arange(size), False
    if pivots < 1:
        raise NetworkError(f"{pivots} pivots follow no path. Ask for at least one, or for none (None): all nodes")
    return np.sort(np.random.default_rng(seed).choice(size, pivots, replace=False)), True


def _summed(found: Ties, sources: Ints, weighted: bool) -> Floats:
    raw = np.zeros(found.size)
    used = np.flatnonzero(degree(found))  # isolates are on no path
    if not used.size:
        return raw
    matrix = csr_array(found.adjacency[used][:, used])
    chosen = np.bincount(sources, minlength=found.size)[used]
    if weighted:
        lengths = csr_array((1 / matrix.data, matrix.indices, matrix.indptr), shape=matrix.shape)
        starts = np.flatnonzero(chosen)
        for begin in range(0, len(starts), BATCH):
            raw[used] += _by_length(lengths, starts[begin : begin + BATCH])
    else:
        kind = np.arange(len(used)) if found.directed else _twins(matrix)
        raw[used] = _by_steps(matrix, kind, chosen)[kind]
    return raw if found.directed else raw / 2


def _twins(matrix: csr_array[np.float64]) -> Ints:
    """The same number for nodes that are tied and have the same contacts, as those have who meet in one place only."""
    numbers: dict[bytes, int] = {}
    own = csr_array(matrix + eye_array(matrix.shape[0], format="csr"))
    own.sort_indices()
    rows = np.split(own.indices.astype(np.int64), own.indptr[1:-1])
    return np.array([numbers.setdefault(row.tobytes(), len(numbers)) for row in rows], dtype=np.int64)


def _by_steps(matrix: csr_array[np.float64], kind: Ints, chosen: Ints) -> Floats:
    """What depends on a node of each kind, summed over the chosen sources of each kind.

    Twins are on no shortest path of each other, and a path through one goes through each: one stands for all, and
    counts as often (as in Sariyuce et al. 2013, https://doi.org/10.1137/1.9781611972832.76). Neighbours get places near
    each other, so that the searches side by side go through the same part of the network.
    """
    first = np.unique(kind, return_index=True)[1]
    first = first[reverse_cuthill_mckee(csr_array(matrix[first][:, first]))]
    forward = csr_array(matrix[first][:, first])
    forward.data[:] = 1
    back, total = csr_array(forward.T), np.zeros(len(first))
    size, times = np.bincount(kind)[kind[first]].astype(np.float64)[:, None], np.bincount(kind, chosen)[kind[first]]
    starts = np.flatnonzero(times)
    for begin in range(0, len(starts), BATCH):
        batch = starts[begin : begin + BATCH]
        total += _dependencies(forward, back, size, batch) @ times[batch]
    of_kind = np.zeros(len(first))
    of_kind[kind[first]] = total
    return of_kind


def _dependencies(forward: csr_array[np.float64], back: csr_array[np.float64], size: Floats, sources: Ints) -> Floats:
    """Of each node (row) and source (column): Brandes' two passes, level by level, all sources at once.

    `levels[d]` holds the numbers of shortest paths from each source to the nodes d steps away, else 0.
    """
    shape = (forward.shape[0], len(sources))
    level, levels = np.zeros(shape), []
    level[sources, np.arange(len(sources))] = 1
    unseen: Marks = level == 0
    while level.any():
        levels.append(level)
        level = _passed(back, forward, level * size if len(levels) > 1 else level) * unseen
        unseen &= level == 0
    total, passed_on = np.zeros(shape), np.zeros(shape)
    for level in levels[:0:-1]:
        dependency = passed_on * level
        total += dependency
        share = np.divide((1 + dependency) * size, level, out=np.zeros(shape), where=level > 0)
        passed_on = _passed(forward, back, share)
    return total


def _passed(matrix: csr_array[np.float64], transposed: csr_array[np.float64], level: Floats) -> Floats:
    """matrix @ level; by the few rows of the level that are not 0 where they are few."""
    active = np.flatnonzero(level.any(axis=1))
    if FEW * active.size < len(level):
        return np.asarray(transposed[active].T @ level[active])
    return np.asarray(matrix @ level)


def _by_length(lengths: csr_array[np.float64], sources: Ints) -> Floats:
    """The same along ties of different length: the shortest ways from a source form a network without cycles.

    Numbers of paths along it, and shares back against it, are each the solution of one triangular system.
    """
    size = lengths.shape[0]
    tails = np.repeat(np.arange(size), np.diff(lengths.indptr))
    heads, length = lengths.indices, lengths.data
    total = np.zeros(size)
    for source, away in zip(sources.tolist(), dijkstra(lengths, directed=True, indices=sources), strict=True):
        reached = np.flatnonzero(np.isfinite(away))
        order = reached[np.argsort(away[reached], kind="stable")]
        place = np.full(size, -1)
        place[order] = np.arange(len(order))
        shortest = np.zeros(len(length), dtype=bool)
        inside = np.isfinite(away[tails])
        gap = np.abs(away[tails[inside]] + length[inside] - away[heads[inside]])
        shortest[inside] = gap <= NEAR * away[heads[inside]]
        rows, columns = place[tails[shortest]], place[heads[shortest]]
        shape = (len(order), len(order))
        ways = csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
        start = np.zeros(len(order))
        start[0] = 1
        identity = eye_array(len(order), format="csr")
        paths = spsolve_triangular(csr_array(identity - ways.T), start, lower=True, unit_diagonal=True)
        share = spsolve_triangular(csr_array(identity - ways), 1 / paths, lower=False, unit_diagonal=True)
        total[order] += share * paths - 1
        total[source] -= share[0] * paths[0] - 1
    return total
