"""Whether two relations among the same actors go together: the QAP correlation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.network.errors import NetworkError
from graphkit.network.nulls import NullTest, compare, generator
from graphkit.network.number import Floats, Ints, Number, Reason, undefined
from graphkit.network.ties import NetworkLike, Ties, ties


@dataclass(frozen=True)
class QAPCorrelation:
    """Pearson's correlation of two relations over all `pairs` of nodes (ordered where directed), -1 to 1; see `test`.

    Undefined where one of the relations has no tie, or ties everyone alike. `test` has p: pairs of one node depend on
    each other, so that the usual p of a correlation does not hold.
    """

    value: Number
    pairs: int
    test: NullTest


def qap_correlation(
    one: NetworkLike, other: NetworkLike, *, weighted: bool = False, draws: int = 1000, seed: int = 1
) -> QAPCorrelation:
    """Correlation of two relations, with chance by giving the nodes of the first each other's places.

    Hubert 1987, Assignment Methods; Krackhardt 1987, https://doi.org/10.1016/0378-8733(87)90012-8. Both relations keep
    all they have but who has it. Time and memory follow the ties, not the pairs. Raises NetworkError where the nodes
    are not the same or only one is directed.
    """
    first, second = ties(one), ties(other)
    if first.nodes != second.nodes:
        lacking = sorted(set(first.nodes) ^ set(second.nodes), key=str)
        raise NetworkError(
            f"{lacking[0]!r} is in one relation only ({len(lacking)} such nodes). Add it to the other, or take it out"
        )
    if first.directed != second.directed:
        raise NetworkError("one relation has directions, the other none. Make both directed or both undirected")
    weights = [relation.weight if weighted else np.ones(len(relation.first)) for relation in (first, second)]
    pairs = first.size * (first.size - 1) // (1 if first.directed else 2)
    codes = second.first * second.size + second.second
    random, here = generator(draws, seed), np.arange(first.size)

    def correlation(place: Ints) -> Number:
        return _correlation(_products(first, place, weights[0], codes, weights[1]), pairs, weights)

    drawn = [float(correlation(random.permutation(here))) for _ in range(draws)]
    value = correlation(here)
    return QAPCorrelation(value, pairs, compare("node-permutation", value, drawn, seed))


def _products(relation: Ties, place: Ints, weight: Floats, codes: Ints, other: Floats) -> float:
    """Sum over the pairs of the product of both weights, the nodes of the first relation having moved."""
    one, two = place[relation.first], place[relation.second]
    if not relation.directed:
        one, two = np.minimum(one, two), np.maximum(one, two)
    wanted = one * relation.size + two
    if not codes.size:
        return 0.0
    at = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
    met = codes[at] == wanted
    return float((weight[met] * other[at[met]]).sum())


def _correlation(products: float, pairs: int, weights: list[Floats]) -> Number:
    if not pairs:
        return undefined(Reason.TOO_FEW_NODES)
    means = [float(weight.sum()) / pairs for weight in weights]
    spreads = [float((weight**2).sum()) / pairs - mean**2 for weight, mean in zip(weights, means, strict=True)]
    if min(spreads) <= 1e-15 * max(1.0, *(mean**2 for mean in means)):
        return undefined(Reason.NO_VARIATION)
    return Number((products / pairs - means[0] * means[1]) / float(np.sqrt(spreads[0] * spreads[1])))
