"""Who meets whom in which collaboration: the pairs of rows of an incidence matrix, and each column that they share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy.sparse import csc_array, csr_array

from graphkit.network.number import Floats, Ints
from graphkit.network.ties import Pairs

BLOCK = 1 << 21
"""Triangles looked at together, so that memory does not grow with their number."""


@dataclass(frozen=True, eq=False)
class Meetings:
    """Meeting m: the pair `pair[m]` of rows is in column `column[m]`; sorted by both.

    `pairs` are the rows that share a column, with the number of shared columns as weight; `matrix` holds 0 and 1.
    """

    matrix: csr_array[np.int64]
    pairs: Pairs
    pair: Ints
    column: Ints

    @property
    def shared(self) -> Ints:
        """Columns that each pair shares."""
        return self.pairs.forward.astype(np.int64)

    @cached_property
    def shared_by_three(self) -> Ints:
        """Columns that all three rows of each triangle of `pairs` share."""
        corners, pairs = self.pairs.triangles, self.pairs
        sides = np.stack((corners.ab, corners.ac, corners.bc))
        fewest = np.argmin(self.shared[sides], axis=0) if len(corners) else np.zeros(0, dtype=np.int64)
        side = sides[fewest, np.arange(len(corners))]
        a, b, c = pairs.first[corners.ab], pairs.second[corners.ab], pairs.second[corners.ac]
        third = np.where(fewest == 0, c, np.where(fewest == 1, b, a))
        start = np.searchsorted(self.pair, np.arange(len(pairs.first) + 1))
        cells = self.matrix.tocoo()
        codes = np.sort(cells.row.astype(np.int64) * self.matrix.shape[1] + cells.col)
        count = np.zeros(len(corners), dtype=np.int64)
        for begin in range(0, len(corners), BLOCK):
            block = slice(begin, begin + BLOCK)
            lengths = self.shared[side[block]]
            owner = np.repeat(np.arange(len(lengths)), lengths)
            offset = np.arange(len(owner)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
            columns = self.column[start[side[block]][owner] + offset]
            wanted = third[block][owner] * self.matrix.shape[1] + columns
            there = codes[np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)] == wanted
            count[block] = np.bincount(owner[there], minlength=len(lengths))
        return count


def meetings(matrix: csr_array[Any]) -> Meetings:
    """The meetings of the rows of an incidence matrix of 0 and 1; memory follows their number."""
    by_column = csc_array(matrix)
    by_column.sort_indices()
    rows, count = by_column.indices.astype(np.int64), np.diff(by_column.indptr)
    place = np.arange(len(rows))
    column = np.repeat(np.arange(matrix.shape[1]), count)
    later = by_column.indptr[1:][column] - place - 1
    one = np.repeat(place, later)
    other = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(later) - later, later)
    codes, pair = np.unique(rows[one] * matrix.shape[0] + rows[other], return_inverse=True)
    order = np.lexsort((column[one], pair))
    weight: Floats = np.bincount(pair, minlength=len(codes)).astype(np.float64)
    first, second = np.divmod(codes, matrix.shape[0]) if matrix.shape[0] else (codes, codes)
    pairs = Pairs(matrix.shape[0], first, second, weight, weight)
    return Meetings(csr_array(matrix), pairs, pair[order], column[one][order])
