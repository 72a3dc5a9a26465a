"""A network of the same degrees, drawn at random: ties swap ends, many swaps at a time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from graphkit.network.number import Ints, Marks
from graphkit.network.ties import Ties

ROUNDS = 100
"""Rounds of swaps, in each of which a quarter of the ties try one: 25 tries a tie."""


def rewired(network: Ties, random: np.random.Generator) -> Ties:
    """The same nodes, each with as many ties as before (in and out, where directed); weights are lost: all are 1.

    Two ties a-b and c-d become a-d and c-b, or a-c and b-d, but never a self-tie or a tie that is there (Maslov &
    Sneppen 2002, https://doi.org/10.1126/science.1065103). In a round all ties are paired, each pair tries with
    probability 1/2, and a pair waits where a tie that it has or would make is on the list twice: the list of all ties
    there and all that some pair would make. The way back has the same list, so it is as likely, and in the long run all
    such networks are. In directed networks some may stay out of reach, which differ by turning a three-cycle round.
    """
    first, second = network.first.copy(), network.second.copy()
    half = len(first) // 2
    for _ in range(ROUNDS if half else 0):
        one, other = random.permutation(len(first))[: 2 * half].reshape(2, half)
        trying = random.random(half) < 0.5
        one, other = one[trying], other[trying]
        turned = np.zeros(len(one), dtype=bool) if network.directed else random.random(len(one)) < 0.5
        a, b = first[one], second[one]
        c, d = np.where(turned, second[other], first[other]), np.where(turned, first[other], second[other])
        ad, cb = _ends(network, a, d), _ends(network, c, b)
        free = _free(network.size, (first, second), (one, other), (ad, cb))
        one, other = one[free], other[free]
        first[one], second[one] = ad[0][free], ad[1][free]
        first[other], second[other] = cb[0][free], cb[1][free]
    order = np.lexsort((second, first))
    return replace(network, first=first[order], second=second[order], weight=np.ones(len(first)))


def _ends(network: Ties, one: Ints, other: Ints) -> tuple[Ints, Ints]:
    return (one, other) if network.directed else (np.minimum(one, other), np.maximum(one, other))


def _free(
    size: int, ends: tuple[Ints, Ints], swaps: tuple[Ints, Ints], made: tuple[tuple[Ints, Ints], tuple[Ints, Ints]]
) -> Marks:
    """Which pairs of ties need not wait; they would make two new ones each."""
    there = ends[0] * size + ends[1]
    wanted = [one * size + other for one, other in made]
    listed = np.sort(np.concatenate((there, *wanted)))
    twice = listed[1:][listed[1:] == listed[:-1]]
    waits = (made[0][0] == made[0][1]) | (made[1][0] == made[1][1])
    if twice.size:
        for codes in (*wanted, there[swaps[0]], there[swaps[1]]):
            waits |= twice[np.minimum(np.searchsorted(twice, codes), len(twice) - 1)] == codes
    free: Marks = ~waits
    return free
