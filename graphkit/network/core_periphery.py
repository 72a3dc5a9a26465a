"""Whether the network has a core that everyone is tied to and a periphery tied to little else."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from scipy.sparse import csr_array

from graphkit.network.errors import NetworkError
from graphkit.network.number import Floats, Ints, Marks, Number, Reason, undefined
from graphkit.network.ties import NetworkLike, Ties, degree, ties

EXACT = 20
"""Nodes up to which every core is looked at; above, a good one is searched for."""

MANY = 1000
"""Nodes up to which the search begins from several cores."""

CANDIDATES = 20
"""Nodes of the core and of the periphery, the likeliest, of which pairs are tried for an exchange."""


Move: TypeAlias = tuple[int, float, tuple[int, ...]]
"""Change of the core's size, change of the ties it touches, the nodes that change sides."""


@dataclass(frozen=True)
class CorePeriphery:
    """The nodes of the core, sorted, and the correlation with the ideal pattern: 1 a perfect core, about 0 none.

    `exact`: no core correlates more (though another may as much). Otherwise the correlation is a lower bound.
    """

    core: tuple[Any, ...]
    correlation: Number
    exact: bool


def core_periphery(network: NetworkLike) -> CorePeriphery:
    """The discrete core of Borgatti & Everett 2000 (https://doi.org/10.1016/S0378-8733(99)00019-2).

    Ideal: a pair is tied where either end is in the core; Pearson's correlation with the ties over all pairs. (UCINET
    can also leave pairs of core and periphery out, which gives other numbers.) Up to 20 nodes all cores are compared;
    above, those of the highest degrees, and from the best and several others moves of nodes as long as they help.
    Undefined where no pair or every pair is tied, and below three nodes. Raises NetworkError where directed.
    """
    found = _without_directions(network)
    pairs = found.size * (found.size - 1) // 2
    if not 0 < len(found.first) < pairs or found.size < 3:
        return CorePeriphery((), undefined(Reason.NO_VARIATION if pairs else Reason.TOO_FEW_NODES), exact=True)
    exact = found.size <= EXACT
    core = _proven(found) if exact else _searched(found)
    members = tuple(found.nodes[index] for index in np.flatnonzero(core).tolist())
    return CorePeriphery(members, core_correlation(found, members), exact)


def core_correlation(network: NetworkLike, core: Collection[Any]) -> Number:
    """Correlation of the ties with the pattern of a given core, -1 to 1; undefined where either does not vary."""
    found = _without_directions(network)
    inside = np.array([node in core for node in found.nodes], dtype=bool)
    value = _of(found, inside)
    return undefined(Reason.NO_VARIATION) if np.isnan(value) else Number(value)


def _without_directions(network: NetworkLike) -> Ties:
    found = ties(network)
    if found.directed:
        raise NetworkError("a core is looked for in undirected networks. Give graph.to_undirected()")
    return found


def _correlation(found: Ties, size: Ints, touched: Ints | Floats) -> Floats:
    """By number of core nodes and of ties that touch them: nothing else of a core matters. nan without variation."""
    pairs, count = found.size * (found.size - 1) / 2, len(found.first)
    ideal = size * (size - 1) / 2 + size * (found.size - size)
    spread = np.sqrt(count * (pairs - count) * ideal * (pairs - ideal))
    values: Floats = np.full(len(size), np.nan)
    np.divide(pairs * touched - count * ideal, spread, out=values, where=spread > 0)
    return values


def _searched(found: Ties) -> Marks:
    """The best core that is reached from some of those made of the nodes of highest degree."""
    rank = np.empty(found.size, dtype=np.int64)
    rank[np.argsort(-degree(found), kind="stable")] = np.arange(found.size)
    touched = np.cumsum(np.bincount(np.minimum(rank[found.first], rank[found.second]), minlength=found.size))
    best = int(np.nanargmax(_correlation(found, np.arange(1, found.size + 1), touched))) + 1
    # Cores of other sizes may grow or shrink to a better one; in large networks they come to the same, slowly.
    doubled = [2**power for power in range(MANY.bit_length()) if 2**power < found.size <= MANY]
    reached = [_climbed(found, rank < size) for size in (best, *doubled)]
    return max(reached, key=lambda core: _of(found, core))


def _of(found: Ties, core: Marks) -> float:
    touched = np.count_nonzero(core[found.first] | core[found.second])
    return float(_correlation(found, np.array([np.count_nonzero(core)]), np.array([touched]))[0])


def _climbed(found: Ties, core: Marks) -> Marks:
    """Add, take out or exchange a node as long as that raises the correlation; `outer` counts ties to the periphery."""
    core, matrix = core.copy(), found.adjacency
    pattern = csr_array((np.ones(matrix.nnz), matrix.indices, matrix.indptr), shape=matrix.shape)
    outer: Floats = pattern @ (~core).astype(np.float64)
    while True:
        size = int(np.count_nonzero(core))
        touched = float(outer[core].sum()) + (
            len(found.first) - float(outer[core].sum()) - float(outer[~core].sum()) / 2
        )
        now = float(_correlation(found, np.array([size]), np.array([touched]))[0])
        moves = _moves(pattern, core, outer)
        sizes = size + np.array([change for change, _, _ in moves])
        values = _correlation(found, sizes, touched + np.array([gain for _, gain, _ in moves]))
        if not moves or not np.nanmax(values, initial=-1) > now + 1e-12:
            return core
        for node in moves[int(np.nanargmax(values))][2]:
            sign = 1.0 if core[node] else -1.0
            core[node] = not core[node]
            outer[pattern.indices[pattern.indptr[node] : pattern.indptr[node + 1]]] += sign


def _moves(pattern: csr_array[np.float64], core: Marks, outer: Floats) -> list[tuple[int, float, tuple[int, ...]]]:
    """Promising moves: change of the core's size, change of the ties it touches, the nodes that change sides."""
    inside, outside = np.flatnonzero(core), np.flatnonzero(~core)
    leaving = inside[np.argsort(outer[inside], kind="stable")][:CANDIDATES].tolist()
    joining = outside[np.argsort(-outer[outside], kind="stable")][:CANDIDATES].tolist()
    moves: list[Move] = [(1, float(outer[node]), (node,)) for node in joining[:1]]
    if len(inside) > 1:
        moves += [(-1, -float(outer[node]), (node,)) for node in leaving[:1]]
    for out in leaving:
        own = set(pattern.indices[pattern.indptr[out] : pattern.indptr[out + 1]].tolist())
        moves += [(0, float(outer[into] - outer[out] + (into in own)), (out, into)) for into in joining]
    return moves


def _proven(found: Ties) -> Marks:
    """The best core of all: every periphery as the bits of a number, with the ties within it."""
    neighbours = np.zeros(found.size, dtype=np.int64)
    for one, other in zip(found.first.tolist(), found.second.tolist(), strict=True):
        neighbours[other] |= 1 << one
    within = np.zeros(1, dtype=np.int64)
    for node in range(found.size):
        earlier = np.arange(1 << node)
        within = np.concatenate((within, within + np.bitwise_count(earlier & neighbours[node])))
    outside = np.bitwise_count(np.arange(1 << found.size)).astype(np.int64)
    fewest = np.full(found.size + 1, len(found.first))
    np.minimum.at(fewest, outside, within)
    sizes = np.arange(1, found.size)
    values = _correlation(found, sizes, len(found.first) - fewest[found.size - sizes])
    left = found.size - int(sizes[np.nanargmax(values)])
    periphery = int(np.flatnonzero((outside == left) & (within == fewest[left]))[0])
    return np.array([not periphery >> node & 1 for node in range(found.size)], dtype=bool)
