"""How many more ties lie within groups than their degrees make likely."""

from __future__ import annotations

import numpy as np

from graphkit.network.errors import NetworkError
from graphkit.network.groups import among, groups
from graphkit.network.number import Floats, Ints, Number, Reason, undefined
from graphkit.network.ties import NetworkLike, Ties, ties


def modularity(network: NetworkLike, attribute: str, *, weighted: bool = False) -> Number:
    """Modularity of the groups of an attribute, -1/2 to below 1: the sum over groups of L / m - (D / 2m)^2.

    Newman & Girvan 2004, https://doi.org/10.1103/PhysRevE.69.026113. L ties within, D the sum of degrees, m all ties;
    resolution 1. Nodes whose attribute is not stated are taken out first, with their ties. Undefined without ties.
    Raises NetworkError where the network is directed.
    """
    found = without_directions(network)
    where = groups(found, attribute)
    rest = among(found, where.known)
    weight = rest.weight if weighted else np.ones(len(rest.first))
    return of_codes(rest, where.code[where.known], weight)


def of_codes(network: Ties, code: Ints, weight: Floats) -> Number:
    """Modularity of a division of an undirected network into groups by number, from 0 up."""
    if not len(weight):
        return undefined(Reason.NO_TIES)
    total, count = float(weight.sum()), int(code.max()) + 1
    ends = np.bincount(code[network.first], weight, count) + np.bincount(code[network.second], weight, count)
    within = float(weight[code[network.first] == code[network.second]].sum())
    return Number(within / total - float(((ends / (2 * total)) ** 2).sum()))


def without_directions(network: NetworkLike) -> Ties:
    """The ties. Raises NetworkError where they have directions."""
    found = ties(network)
    if found.directed:
        raise NetworkError("communities are found in undirected networks. Give graph.to_undirected()")
    return found
