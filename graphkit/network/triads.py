"""The triad census: how many triples of nodes have which ties, counted without listing the triples."""

from __future__ import annotations

from itertools import permutations
from math import comb

import numpy as np

from graphkit.network.number import Ints, Marks
from graphkit.network.ties import NetworkLike, Pairs, ties

TYPES = (
    *("003", "012", "102", "021D", "021U", "021C", "111D", "111U"),
    *("030T", "030C", "201", "120D", "120U", "120C", "210", "300"),
)
"""Mutual, asymmetric and null pairs of the triple; D down, U up, T transitive, C cyclic."""


def triad_census(network: NetworkLike) -> dict[str, int]:
    """Number of triples of nodes by their ties; the counts sum to n (n - 1) (n - 2) / 6.

    Undirected: "0" to "3" ties. Directed: the 16 types of Davis & Leinhardt 1972 in their order. Time follows ties and
    triangles, not triples: what has fewer than three ties is counted by subtraction (Moody 1998,
    https://doi.org/10.1016/S0378-8733(98)00006-9).
    """
    found = ties(network)
    pairs, triples = found.pairs, comb(found.size, 3)
    if not found.directed:
        three = len(pairs.triangles)
        two = int((pairs.degree * (pairs.degree - 1) // 2).sum()) - 3 * three
        one = len(pairs.first) * (found.size - 2) - 2 * two - 3 * three if found.size > 2 else 0
        return {"0": triples - one - two - three, "1": one, "2": two, "3": three}
    closed, sides = _closed(pairs), _sides(pairs)
    wedges = _wedges(pairs, sides)
    counts = dict.fromkeys(TYPES, 0) | closed | wedges
    mutual = (pairs.forward > 0) & (pairs.back > 0)
    mutual_total = int(np.count_nonzero(mutual))
    single_total = len(mutual) - mutual_total
    mutual_used, single_used = _pairs_used(counts)
    others = max(found.size - 2, 0)
    counts["102"] = mutual_total * others - mutual_used
    counts["012"] = single_total * others - single_used
    counts["003"] = triples - sum(counts.values())
    return counts


def _pairs_used(counts: dict[str, int]) -> tuple[int, int]:
    """Mutual and asymmetric pairs in the triples counted so far: the digits of the type say how many it has."""
    mutual = sum(int(name[0]) * count for name, count in counts.items())
    return mutual, sum(int(name[1]) * count for name, count in counts.items())


def _closed(pairs: Pairs) -> dict[str, int]:
    """Types of the triples with three ties."""
    corners = pairs.triangles
    sides = (corners.ab, corners.bc, corners.ac)
    forward = [pairs.forward[side] > 0 for side in sides]
    back = [pairs.back[side] > 0 for side in sides]
    mutual = [one & other for one, other in zip(forward, back, strict=True)]
    several = np.sum(mutual, axis=0)
    # Around the triangle a > b > c > a: the third side is passed from c to a, against its own order.
    round_trip = forward[0] & forward[1] & back[2]
    other_way = back[0] & back[1] & forward[2]
    cyclic = round_trip | other_way
    counts = {
        "030T": int(np.count_nonzero((several == 0) & ~cyclic)),
        "030C": int(np.count_nonzero((several == 0) & cyclic)),
        "120C": int(np.count_nonzero((several == 1) & cyclic)),
        "210": int(np.count_nonzero(several == 2)),
        "300": int(np.count_nonzero(several == 3)),
    }
    # One mutual pair and no cycle: the third node sends to both (D), or both send to it (U).
    arcs = {(0, 1): forward[0], (1, 0): back[0], (1, 2): forward[1], (2, 1): back[1], (0, 2): forward[2]}
    arcs[2, 0] = back[2]
    sends = _third_sends(arcs, several == 1)
    counts["120D"] = sends
    counts["120U"] = int(np.count_nonzero((several == 1) & ~cyclic)) - sends
    return counts


def _third_sends(arcs: dict[tuple[int, int], Marks], one_mutual: Marks) -> int:
    """Triples with one mutual pair whose third node sends to both and gets nothing."""
    total = 0
    for third, one, other in permutations(range(3)):
        if one < other:
            sends = arcs[third, one] & arcs[third, other] & ~arcs[one, third] & ~arcs[other, third]
            total += int(np.count_nonzero(one_mutual & sends & arcs[one, other] & arcs[other, one]))
    return total


def _sides(pairs: Pairs) -> dict[str, Ints]:
    """Of each node: pairs in which it only sends, only gets, or both."""
    both = (pairs.forward > 0) & (pairs.back > 0)
    sent, got = (pairs.forward > 0) & ~both, (pairs.back > 0) & ~both

    def ends(at_first: Marks, at_second: Marks) -> Ints:
        one = np.bincount(pairs.first[at_first], minlength=pairs.size)
        return one + np.bincount(pairs.second[at_second], minlength=pairs.size)

    return {"sends": ends(sent, got), "gets": ends(got, sent), "both": ends(both, both)}


def _wedges(pairs: Pairs, sides: dict[str, Ints]) -> dict[str, int]:
    """Types of the triples with exactly two ties: the pairs of sides at each node, without those in a triangle."""
    sends, gets, both = sides["sends"], sides["gets"], sides["both"]
    all_wedges = {
        "021D": sends * (sends - 1) // 2,
        "021U": gets * (gets - 1) // 2,
        "021C": sends * gets,
        "111D": gets * both,
        "111U": sends * both,
        "201": both * (both - 1) // 2,
    }
    inside = _wedges_in_triangles(pairs)
    return {name: int(count.sum()) - inside[name] for name, count in all_wedges.items()}


def _wedges_in_triangles(pairs: Pairs) -> dict[str, int]:
    corners = pairs.triangles
    forward, back = pairs.forward > 0, pairs.back > 0
    counts = dict.fromkeys(("021D", "021U", "021C", "111D", "111U", "201"), 0)
    # The node between two sides: a of ab and ac; b of ab and bc; c of ac and bc. Of a side it is the first end or not.
    for one, one_first, other, other_first in (
        (corners.ab, True, corners.ac, True),
        (corners.ab, False, corners.bc, True),
        (corners.ac, False, corners.bc, False),
    ):
        out1, in1 = (forward[one], back[one]) if one_first else (back[one], forward[one])
        out2, in2 = (forward[other], back[other]) if other_first else (back[other], forward[other])
        kinds = [(out & ~got, got & ~out, out & got) for out, got in ((out1, in1), (out2, in2))]
        (sends1, gets1, both1), (sends2, gets2, both2) = kinds
        counts["021D"] += int(np.count_nonzero(sends1 & sends2))
        counts["021U"] += int(np.count_nonzero(gets1 & gets2))
        counts["021C"] += int(np.count_nonzero((sends1 & gets2) | (gets1 & sends2)))
        counts["111D"] += int(np.count_nonzero((gets1 & both2) | (both1 & gets2)))
        counts["111U"] += int(np.count_nonzero((sends1 & both2) | (both1 & sends2)))
        counts["201"] += int(np.count_nonzero(both1 & both2))
    return counts
