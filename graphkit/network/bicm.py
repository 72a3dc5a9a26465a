"""The bipartite configuration model: how likely each actor is in each collaboration, given the degrees of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_array
from scipy.special import expit

from graphkit.network.errors import NetworkError
from graphkit.network.number import Floats, Ints, Marks

CLOSE = 1e-10
"""The expected degrees come so near the observed ones, as a part of them."""

STEPS = 200
SHORTEST = 1e-10


@dataclass(frozen=True, eq=False)
class Bicm:
    """Probability `chance[row_class[i], column_class[j]]` that row i has column j; rows of one degree are one class."""

    row_class: Ints
    column_class: Ints
    chance: Floats

    def probability(self, row: int, column: int) -> float:
        """Probability of one cell, 0 to 1."""
        return float(self.chance[self.row_class[row], self.column_class[column]])


def bicm(matrix: csr_array[Any]) -> Bicm:
    """The maximum-entropy probabilities whose sums are the row and column sums of a matrix of 0 and 1.

    Saracco et al. 2015, https://doi.org/10.1038/srep10595: p_ij = 1 / (1 + exp(-(a_i + b_j))), found by Newton's method
    on the convex likelihood. One unknown a degree, not a node. Rows and columns that are empty or full have
    probabilities 0 and 1, and are set aside first, as often as that makes others so. Raises NetworkError where the sums
    are not met within 1e-10 of them.
    """
    rows = np.asarray(matrix.sum(axis=1)).ravel().astype(np.int64)
    columns = np.asarray(matrix.sum(axis=0)).ravel().astype(np.int64)
    row_degree, row_class, row_count = np.unique(rows, return_inverse=True, return_counts=True)
    column_degree, column_class, column_count = np.unique(columns, return_inverse=True, return_counts=True)
    chance = np.zeros((len(row_degree), len(column_degree)))
    left = [row_degree.copy(), column_degree.copy()]
    unsettled = [np.ones(len(row_degree), dtype=bool), np.ones(len(column_degree), dtype=bool)]
    counts = (row_count, column_count)
    while _set_aside(chance, left, unsettled, counts, 0) or _set_aside(chance, left, unsettled, counts, 1):
        pass
    inner = np.ix_(*unsettled)
    if unsettled[0].any():
        here = [degrees[kept].astype(np.float64) for degrees, kept in zip(left, unsettled, strict=True)]
        sizes = [count[kept].astype(np.float64) for count, kept in zip(counts, unsettled, strict=True)]
        chance[inner] = _solved(*here, *sizes)
    return Bicm(row_class, column_class, chance)


def _set_aside(
    chance: Floats,
    left: list[Ints],
    unsettled: list[Marks],
    counts: tuple[Ints, Ints],
    mode: int,
) -> bool:
    """Take out the classes of one mode that are empty or full among those still open; whether there were any."""
    other = 1 - mode
    room = int(counts[other][unsettled[other]].sum())
    full = unsettled[mode] & (left[mode] == room)
    done = full | (unsettled[mode] & (left[mode] == 0))
    if not done.any():
        return False
    view = chance if mode == 0 else chance.T
    view[np.ix_(full, unsettled[other])] = 1.0
    left[other][unsettled[other]] -= int(counts[mode][full].sum())
    unsettled[mode] &= ~done
    return True


def _solved(rows: Floats, columns: Floats, row_sizes: Floats, column_sizes: Floats) -> Floats:
    """Newton's method, the step halved until the likelihood grows or the sums come nearer (which rounding hides last).

    Adding t to all a and taking it from all b changes nothing, so the last b is held.
    """
    total, split = float((rows * row_sizes).sum()), len(rows)
    degrees, sizes = np.concatenate((rows, columns)), np.concatenate((row_sizes, column_sizes))
    weights = np.outer(row_sizes, column_sizes)

    def state(x: Floats) -> tuple[Floats, Floats, float]:
        logits = x[:split, None] + x[split:]
        chance: Floats = expit(logits)
        off = np.concatenate((chance @ column_sizes, row_sizes @ chance)) - degrees
        return chance, off, float((weights * np.logaddexp(0, logits)).sum() - (sizes * degrees * x).sum())

    x = np.log(degrees / np.sqrt(total))
    chance, off, loss = state(x)
    for _ in range(STEPS):
        if np.all(np.abs(off) <= CLOSE * degrees):
            return chance
        spread = weights * chance * (1 - chance)
        hessian = np.block([[np.diag(spread.sum(axis=1)), spread], [spread.T, np.diag(spread.sum(axis=0))]])[:-1, :-1]
        hessian[np.diag_indices_from(hessian)] += 1e-300 + 1e-15 * hessian.diagonal()
        step = np.append(np.linalg.solve(hessian, (sizes * off)[:-1]), 0.0)
        length, worst = min(1.0, 20 / np.abs(step).max()), np.abs(off / degrees).max()
        while length > SHORTEST:
            chance, now, lower = state(x - length * step)
            if lower < loss or np.abs(now / degrees).max() < worst:
                break
            length /= 2
        x, off, loss = x - length * step, now, lower
    raise NetworkError("the configuration model of this two-mode network was not found. Are its margins extreme?")
