"""The stochastic degree sequence model: which two actors meet more often than their activity makes likely."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
from scipy.sparse import csr_array
from scipy.special import betainc, gammaln, xlog1py, xlogy

from graphkit.network.backbone import Backbone, must_be_share
from graphkit.network.bicm import bicm
from graphkit.network.number import Floats, Ints
from graphkit.network.one_mode import projection
from graphkit.network.ties import Ties
from graphkit.network.two_mode import ACTOR, Kind, incidence


def sdsm(graph: nx.Graph[Any], alpha: float = 0.05, mode: Kind = ACTOR) -> Backbone:
    """The backbone of a projection by the SDSM (Neal 2014, https://doi.org/10.1016/j.socnet.2014.06.001).

    Ties are pairs that share a collaboration, weighted by how many. p is the probability that they share as many or
    more in the bipartite configuration model, which keeps both margins in expectation. It is exact: the upper tail of
    the Poisson-binomial distribution. (R's backbone approximates it by a normal one: p differs by up to .04, and weak
    ties are dropped or kept by it.) One large collaboration makes many ties and few or none significant.

    Raises NetworkError where alpha is not between 0 and 1 or the graph is not two-mode.
    """
    must_be_share(alpha)
    found, matrix = projection(graph, mode=mode), incidence(graph)[0]
    return Backbone(found, _chances(matrix if mode == ACTOR else csr_array(matrix.T), found), alpha, "sdsm")


def _chances(matrix: csr_array[Any], found: Ties) -> Floats:
    """p of each tie. Rows of one degree are alike, so each pair of degrees is worked out once for each count."""
    model = bicm(matrix)
    classes = len(model.chance)
    code = np.sort(np.stack((model.row_class[found.first], model.row_class[found.second])), axis=0)
    kinds, kind = np.unique(code[0] * classes + code[1], return_inverse=True)
    count = found.weight.astype(np.int64)
    most = np.zeros(len(kinds), dtype=np.int64)
    np.maximum.at(most, kind, count)
    sizes = np.bincount(model.column_class, minlength=model.chance.shape[1])
    p = np.zeros(len(count))
    for highest in np.unique(most).tolist():
        rows = np.flatnonzero(most == highest)
        one, other = np.divmod(kinds[rows], classes)
        tails = _tails(model.chance[one] * model.chance[other], sizes, highest)
        place = np.full(len(kinds), -1)
        place[rows] = np.arange(len(rows))
        here = most[kind] == highest
        p[here] = tails[place[kind[here]], count[here]]
    return p


def _tails(chance: Floats, sizes: Ints, highest: int) -> Floats:
    """P(X >= x) for x from 0 to `highest`, X the sum over columns c of binomials of `sizes[c]` trials: a row a chance.

    Columns are added one class at a time; only positive terms are summed, so small tails stay exact.
    """
    exactly = np.zeros((len(chance), highest + 1))
    exactly[:, 0] = 1.0
    at_least = np.zeros_like(exactly)
    at_least[:, 0] = 1.0
    steps = np.arange(highest + 1)
    for column, size in enumerate(sizes.tolist()):
        mass, tail = _binomial(chance[:, column, None], size, steps)
        grown, reached = np.zeros_like(exactly), at_least.copy()
        for x in steps.tolist():
            grown[:, x] = (exactly[:, : x + 1] * mass[:, x::-1]).sum(axis=1)
            reached[:, x] += (exactly[:, :x] * tail[:, x:0:-1]).sum(axis=1)
        exactly, at_least = grown, reached
    return at_least


def _binomial(chance: Floats, size: int, steps: Ints) -> tuple[Floats, Floats]:
    """P(X = k) and P(X >= k) for each k of `steps` (columns) and each chance (rows); scipy.stats is slow to import."""
    k = np.minimum(steps, size)  # above, both are 0; there the formulas have no meaning
    ways = gammaln(size + 1) - gammaln(k + 1) - gammaln(size - k + 1)
    mass = np.exp(ways + xlogy(k, chance) + xlog1py(size - k, -chance))
    tail = np.where(k == 0, 1.0, betainc(np.maximum(k, 1), size - np.maximum(k, 1) + 1, chance))
    possible = steps <= size
    return np.where(possible, mass, 0.0), np.where(possible, tail, 0.0)
