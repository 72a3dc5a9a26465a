"""A two-mode network of the same margins, drawn at random: rows trade what only one of them has."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.sparse import csr_array

TRADES = 20
"""Rounds in which every row trades once with another."""


def curveball(incidence: csr_array[Any], random: np.random.Generator) -> csr_array[np.int64]:
    """An incidence matrix of 0 and 1 with the same sums of rows and of columns; all such are equally likely.

    Two rows keep the columns they share, throw together those that only one of them has, and draw as many as each had
    (Strona et al. 2014, https://doi.org/10.1038/ncomms5114). In a round all rows are paired at random and all pairs
    trade: they have no row in common (Carstens, Berger & Strona 2018, https://doi.org/10.1016/j.mex.2018.07.018).
    """
    rows_there, columns_there = incidence.shape
    cells = incidence.tocoo()
    row, column = cells.row.astype(np.int64), cells.col.astype(np.int64)
    for _ in range(TRADES):
        partner = np.empty(rows_there, dtype=np.int64)
        partner[random.permutation(rows_there)] = np.arange(rows_there)
        pair, side = partner // 2, partner % 2
        place = pair[row] * columns_there + column
        order = np.argsort(place, kind="stable")
        alone = np.ones(len(order), dtype=bool)
        same = place[order][1:] == place[order][:-1]
        alone[1:][same] = False
        alone[:-1][same] = False
        traded = order[alone]
        # Of a pair, the places of what is traded are filled in random order with the rows as often as each had one.
        group = pair[row[traded]]
        owners = np.lexsort((side[row[traded]], group))
        drawn = np.lexsort((random.random(len(traded)), group))
        row[traded[drawn]] = row[traded[owners]]
    order = np.lexsort((column, row))
    ones = np.ones(len(row), dtype=np.int64)
    return csr_array((ones, (row[order], column[order])), shape=incidence.shape)
