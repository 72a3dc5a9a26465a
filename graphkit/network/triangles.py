"""The triangles of a network, found once for all: clustering, triads, structural holes, brokerage, two-mode closure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graphkit.network.number import Ints

BLOCK = 1 << 21
"""Pairs of neighbours looked up at a time, so that memory does not grow with their number."""


@dataclass(frozen=True, eq=False)
class Triangles:
    """Each triangle once, as three pairs: `ab`, `ac` and `bc` are places in the list of pairs, with a < b < c."""

    ab: Ints
    ac: Ints
    bc: Ints

    def __len__(self) -> int:
        return len(self.ab)


def triangles(size: int, first: Ints, second: Ints) -> Triangles:
    """The triangles among `size` nodes tied in pairs first < second, sorted by both and each there once.

    Each pair points from the end of lower degree to the other; two arrows from one node are a triangle where their
    heads are tied (Chiba & Nishizeki 1985, https://doi.org/10.1137/0214017). Time and memory follow the number of such
    pairs of arrows, which no single hub can raise to the square of its degree.
    """
    degree = np.bincount(first, minlength=size) + np.bincount(second, minlength=size)
    turned = degree[first] > degree[second]
    tail, head = np.where(turned, second, first), np.where(turned, first, second)
    order = np.lexsort((head, tail))
    start = np.searchsorted(tail[order], np.arange(size + 1))
    codes = first * size + second
    found = [_closed(order[left], order[right], head, codes, size) for left, right in _arrow_pairs(start)]
    if not found:
        return Triangles(first[:0], first[:0], first[:0])
    one, other, third = (np.concatenate(sides) for sides in zip(*found, strict=True))
    # The three pairs in order of place are in order of their ends: ab < ac < bc.
    lowest, highest = np.minimum(np.minimum(one, other), third), np.maximum(np.maximum(one, other), third)
    return Triangles(lowest, one + other + third - lowest - highest, highest)


def _arrow_pairs(start: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Places of two different arrows of one tail, each unordered pair once, a block at a time."""
    place = np.arange(start[-1])
    later = np.repeat(start[1:], np.diff(start)) - place - 1
    total = np.concatenate(([0], np.cumsum(later)))
    begin = 0
    while begin < len(place):
        end = max(begin + 1, int(np.searchsorted(total, total[begin] + BLOCK, side="right")) - 1)
        counts = later[begin:end]
        left = np.repeat(place[begin:end], counts)
        offset = np.arange(len(left)) - np.repeat(total[begin:end] - total[begin], counts)
        yield left, left + 1 + offset
        begin = end


def _closed(left: Ints, right: Ints, head: Ints, codes: Ints, size: int) -> tuple[Ints, Ints, Ints]:
    """Of pairs of arrows, those with tied heads: both arrows and the pair of their heads."""
    one, other = head[left], head[right]
    wanted = np.minimum(one, other) * size + np.maximum(one, other)
    at = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
    closed = codes[at] == wanted
    return left[closed], right[closed], at[closed]
