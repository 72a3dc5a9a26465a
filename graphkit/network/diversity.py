"""Over how many groups a node's ties are spread: the participation coefficient."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from graphkit.network.groups import groups
from graphkit.network.number import Floats, Ints, NodeValues, Reason, node_values
from graphkit.network.ties import Direction, NetworkLike, Ties, degree, ties


def participation_coefficients(
    network: NetworkLike, attribute: str, direction: Direction = "both", *, weighted: bool = False
) -> NodeValues:
    """1 - the sum over groups of (share of the node's ties there)^2: 0 all to one group, at most 1 - 1 / groups.

    Guimera & Amaral 2005, https://doi.org/10.1038/nature03288. Ties to nodes whose attribute is not stated are left
    out; a node's own attribute plays no part. Undefined without ties to known nodes (bct 0). Weighted: shares of
    strength.
    """
    found = ties(network)
    where = groups(found, attribute)
    ego, alter, weight = _ends(found, direction)
    judged = where.known[alter]
    kept = weight[judged] if weighted else np.ones(int(judged.sum()))
    shape = (found.size, max(len(where.categories), 1))
    table = csr_array((kept, (ego[judged], where.code[alter[judged]])), shape=shape)
    total: Floats = np.asarray(table.sum(axis=1)).ravel()
    squares: Floats = np.asarray(table.multiply(table).sum(axis=1)).ravel()
    none = total == 0
    values = 1 - squares / np.where(none, 1, total) ** 2
    gaps = (degree(found, direction) == 0, Reason.ISOLATE), (none, Reason.NO_KNOWN_TIES)
    return node_values(found.nodes, values, *gaps)


def _ends(found: Ties, direction: Direction) -> tuple[Ints, Ints, Floats]:
    """Each tie as seen by a node: itself, the other end, the weight."""
    if found.directed and direction == "out":
        return found.first, found.second, found.weight
    if found.directed and direction == "in":
        return found.second, found.first, found.weight
    ego, alter = np.concatenate((found.first, found.second)), np.concatenate((found.second, found.first))
    return ego, alter, np.concatenate((found.weight, found.weight))
