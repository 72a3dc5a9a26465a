"""Whether like is tied to like: the assortativity of an attribute and of the degree."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.network.errors import NetworkError
from graphkit.network.groups import groups
from graphkit.network.number import Floats, Ints, Marks, Number, Reason, undefined
from graphkit.network.ties import NetworkLike, Ties, degree, ties


@dataclass(frozen=True)
class Assortativity:
    """`value` -1 to 1 (1 all ties among like; the lowest may lie above -1), of the ties `counted`.

    `left_out` ties have an end whose attribute is not stated, as it is for `missing` nodes.
    """

    value: Number
    counted: int
    left_out: int
    missing: int


def attribute_assortativity(network: NetworkLike, attribute: str, *, weighted: bool = False) -> Assortativity:
    """Newman's coefficient of a category, (sum e_gg - sum a_g b_g) / (1 - sum a_g b_g), e the shares of the ties.

    Newman 2003, https://doi.org/10.1103/PhysRevE.67.026126. Undirected ties count from both ends. Undefined without
    ties, and where all ends are of one group. networkx takes "not stated" for one more group.
    """
    found = ties(network)
    where = groups(found, attribute)
    one, other, weight, judged = _ends(found, where.known, weighted=weighted)
    left_out = len(judged) - int(judged.sum())
    if not len(one):
        return Assortativity(undefined(Reason.NO_TIES), 0, left_out, where.missing)
    size = len(where.categories)
    sent = np.bincount(where.code[one], weight, size) / weight.sum()
    got = np.bincount(where.code[other], weight, size) / weight.sum()
    alike = float(weight[where.code[one] == where.code[other]].sum()) / float(weight.sum())
    chance = float((sent * got).sum())
    same = np.count_nonzero(sent) == np.count_nonzero(got) == 1 and np.argmax(sent) == np.argmax(got)
    value = undefined(Reason.ONE_GROUP) if same else Number((alike - chance) / (1 - chance))
    return Assortativity(value, int(judged.sum()), left_out, where.missing)


def numeric_assortativity(network: NetworkLike, attribute: str) -> Assortativity:
    """Pearson's correlation of a number over the ends of the ties, -1 to 1 (Newman 2003, as above, eq. 21).

    Undirected ties count from both ends. Undefined without ties and where all ends have one value. Raises NetworkError
    where the attribute holds something that is no number.
    """
    found = ties(network)
    where = groups(found, attribute)
    try:
        numbers = np.array([float(value) for value in where.categories])
    except (TypeError, ValueError):
        raise NetworkError(f"{attribute!r} has values that are no numbers. Use attribute_assortativity") from None
    one, other, weight, judged = _ends(found, where.known, weighted=False)
    value = _correlation(numbers[where.code[one]], numbers[where.code[other]], weight)
    return Assortativity(value, int(judged.sum()), len(judged) - int(judged.sum()), where.missing)


def degree_assortativity(network: NetworkLike) -> Number:
    """Correlation of the degrees at the ends of the ties, -1 to 1; directed, out-degree of the sender, in of the other.

    Newman 2002, https://doi.org/10.1103/PhysRevLett.89.208701. Undefined without ties and where one end has always the
    same degree (regular networks; a tree of reports), where programs give nan or rounding noise.
    """
    found = ties(network)
    sent, got = degree(found, "out").astype(np.float64), degree(found, "in").astype(np.float64)
    one, other, weight, _ = _ends(found, np.ones(found.size, dtype=bool), weighted=False)
    return _correlation(sent[one], got[other], weight)


def _ends(found: Ties, known: Marks, *, weighted: bool) -> tuple[Ints, Ints, Floats, Marks]:
    """Ends and weights of the ties whose ends are both known, from both ends where undirected, and which these are."""
    judged: Marks = known[found.first] & known[found.second]
    one, other = found.first[judged], found.second[judged]
    weight = found.weight[judged] if weighted else np.ones(len(one))
    if not found.directed:
        one, other, weight = (
            np.concatenate((one, other)),
            np.concatenate((other, one)),
            np.concatenate((weight, weight)),
        )
    return one, other, weight, judged


def _correlation(one: Floats, other: Floats, weight: Floats) -> Number:
    if not one.size:
        return undefined(Reason.NO_TIES)
    if np.ptp(one) == 0 or np.ptp(other) == 0:
        return undefined(Reason.NO_VARIATION)
    a, b = one - np.average(one, weights=weight), other - np.average(other, weights=weight)
    return Number(float((weight * a * b).sum()) / float(np.sqrt((weight * a * a).sum() * (weight * b * b).sum())))
