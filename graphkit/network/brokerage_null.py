"""What chance gives of each brokerage role: mean and standard deviation, exact, for a node and for the whole network.

Groups keep their sizes; each tie is there with probability d, independent of the others. A triple (i, j, k) is a
brokerage with probability p = d d (1 - d). Two triples that have a tie in common vary together: by c = d^3 (1 - d)^3
where both need the tie, by e = d^5 (1 - d) where both need its absence, by -p^2 where one needs it and one its absence.
The counts of such pairs of triples follow from the sizes of the groups.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.network.number import Floats, Ints
from graphkit.network.roles import has_role


@dataclass(frozen=True, eq=False)
class Moments:
    """Mean and standard deviation: one entry a group of the broker, or a single one for the network."""

    expected: Floats
    deviation: Floats


def at_nodes(name: str, sizes: Ints, density: float, *, directed: bool) -> Moments:
    """Moments of the count of one node, by its group. Only triples that share an end share a tie (the one to j)."""
    triples, by_one, by_other = _ends(name, sizes.astype(np.float64))
    halved = not directed and name != "gatekeeper"  # an unordered pair of ends alike was counted from both
    sharing = by_one if halved else by_one + by_other
    triples = triples / 2 if halved else triples
    p, c = density**2 * (1 - density), (density * (1 - density)) ** 3
    return Moments(triples * p, np.sqrt(triples * p * (1 - p) + sharing * c))


def _ends(name: str, sizes: Floats) -> tuple[Floats, Floats, Floats]:
    """Ordered pairs of ends of a broker of each group; ordered pairs of such pairs that share the one or the other end.

    Gatekeeper and representative are the same but for the order of the ends.
    """
    everyone, own = sizes.sum(), np.maximum(sizes - 1, 0)
    outside = everyone - sizes
    if name == "coordinator":
        return own * (own - 1), *(own * (own - 1) * (own - 2),) * 2
    if name == "itinerant":
        pairs, shared = sizes * (sizes - 1), sizes * (sizes - 1) * (sizes - 2)
        return pairs.sum() - pairs, *(shared.sum() - shared,) * 2
    if name in ("gatekeeper", "representative"):
        return outside * own, outside * own * (own - 1), outside * (outside - 1) * own
    if name == "liaison":
        squares, cubes = (sizes**2).sum() - sizes**2, (sizes**3).sum() - sizes**3
        # Sum over the other groups g of n_g (outside - n_g) (outside - n_g - 1).
        shared = outside * outside * (outside - 1) - (2 * outside - 1) * squares + cubes
        return outside**2 - squares, *(shared,) * 2
    others = np.full(len(sizes), max(everyone - 1, 0.0))
    return others * (others - 1), *(others * (others - 1) * (others - 2),) * 2


def in_network(name: str, sizes: Ints, density: float, *, directed: bool) -> Moments:
    """Moments of the sum over all nodes: every pair of triples with a tie in common counts, whoever brokers."""
    local = _ends(name, sizes.astype(np.float64))[0]
    triples = float((sizes * local).sum()) / (1 if directed or name == "gatekeeper" else 2)
    p = density**2 * (1 - density)
    variance = triples * p * (1 - p)
    for weight, thirds in _shared(sizes.astype(np.float64)):
        for_pair = _directed if directed else _undirected
        variance += float((weight * for_pair(name, thirds, density)).sum())
    return Moments(np.array([triples * p]), np.sqrt(np.array([max(variance, 0.0)])))


Thirds = dict[tuple[int, int, int], Floats]
"""Number of possible third nodes by the groups (sender, receiver of the shared tie, third), as small numbers."""


def _shared(sizes: Floats) -> tuple[tuple[Floats, Thirds], tuple[Floats, Thirds]]:
    """The ordered pairs of nodes that a shared tie may join, within a group and between two, with their thirds."""
    everyone = sizes.sum()
    within = sizes * np.maximum(sizes - 1, 0)
    one, other = np.meshgrid(sizes, sizes, indexing="ij")
    between = one * other * (1 - np.eye(len(sizes)))
    alike: Thirds = {(0, 0, 0): sizes - 2, (0, 0, 1): everyone - sizes}
    unlike: Thirds = {(0, 1, 0): one - 1, (0, 1, 1): other - 1, (0, 1, 2): everyone - one - other}
    return (within, alike), (between, unlike)


def _directed(name: str, thirds: Thirds, d: float) -> Floats:
    """Covariances of the triples that have the arc u -> v: as i -> j, as j -> k, or as the i -> k that is not there.

    Triples on the same three nodes are no independent thirds: they stand apart, and share one tie or two.
    """
    p, c, e = d**2 * (1 - d), (d * (1 - d)) ** 3, d**5 * (1 - d)
    first, second, absent, as_both, with_first, with_second = np.zeros((6, *next(iter(thirds.values())).shape))
    for (u, v, third), count in thirds.items():
        is_first = has_role(name, u, v, third, directed=True)
        is_second = has_role(name, third, u, v, directed=True)
        is_absent = has_role(name, u, third, v, directed=True)
        first += count * is_first
        second += count * is_second
        absent += count * is_absent
        as_both += count * (is_first and is_second)
        with_first += count * (is_first and is_absent)
        with_second += count * (is_second and is_absent)
    needed = first * (first - 1) + second * (second - 1) + 2 * (first * second - as_both)
    mixed = 2 * (first * absent - with_first + second * absent - with_second)
    on_three = 2 * as_both * c - p * p * (with_first + with_second)
    found: Floats = needed * c + absent * (absent - 1) * e - mixed * p * p + on_three
    return found


def _undirected(name: str, thirds: Thirds, d: float) -> Floats:
    """The same without directions: u - v is a tie of the broker v or of the broker u, or the tie that is not there.

    Each unordered pair u, v is met twice, hence the half. Two brokers among the same three nodes exclude each other.
    """
    p, c, e = d**2 * (1 - d), (d * (1 - d)) ** 3, d**5 * (1 - d)
    needed, absent, as_both, with_needed = np.zeros((4, *next(iter(thirds.values())).shape))
    for (u, v, third), count in thirds.items():
        brokers = [has_role(name, *ends, third, directed=False) for ends in ((u, v), (v, u))]
        is_absent = has_role(name, u, third, v, directed=False)
        needed += count * sum(brokers)
        absent += count * is_absent
        as_both += count * all(brokers)
        with_needed += count * sum(brokers) * is_absent
    pairs = needed * (needed - 1) - 2 * as_both
    mixed = 2 * (needed * absent - with_needed)
    found: Floats = (pairs * c + absent * (absent - 1) * e - mixed * p * p - 2 * as_both * p * p) / 2
    return found
