"""How far two divisions of the same nodes agree: communities with a sector, one wave with the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from graphkit.network.groups import stated
from graphkit.network.number import Floats, Ints, Number, Reason, ratio, undefined


@dataclass(frozen=True)
class Agreement:
    """Two measures of one question, over the nodes `counted`; `left_out` nodes are not stated in one of the divisions.

    `nmi` normalised mutual information, 2 I / (H + H'), 0 to 1: the arithmetic mean below, as igraph and scikit-learn
    (geometric, minimum and maximum give other numbers). Never below 0, and higher by chance the more groups there are.
    `ari` adjusted Rand index of Hubert & Arabie 1985 (https://doi.org/10.1007/BF01908075): 0 by chance, 1 equal.
    Where one division has a single group, both are 0 by formula; where both have, or each node is a group in both, the
    adjusted one is 0 / 0. nmi is undefined where both have one group.
    """

    nmi: Number
    ari: Number
    counted: int
    left_out: int


def agreement(one: Mapping[Any, object], other: Mapping[Any, object]) -> Agreement:
    """How far two mappings of nodes to groups agree, whatever the groups are called.

    Give `communities.labels` and `networkx.get_node_attributes(graph, "sector")`. Nodes that are not in both, or have
    None in one, are left out and counted.
    """
    nodes = [
        node for node in one if node in other and stated(one[node]) is not None and stated(other[node]) is not None
    ]
    left_out = len({*one, *other}) - len(nodes)
    if not nodes:
        return Agreement(undefined(Reason.TOO_FEW_NODES), undefined(Reason.TOO_FEW_NODES), 0, left_out)
    first, second = _codes([one[node] for node in nodes]), _codes([other[node] for node in nodes])
    table = np.bincount(first * (int(second.max()) + 1) + second)
    return Agreement(_nmi(table, first, second), _ari(table, first, second), len(nodes), left_out)


def _codes(values: list[object]) -> Ints:
    number: dict[object, int] = {}
    return np.array([number.setdefault(value, len(number)) for value in values], dtype=np.int64)


def _entropy(counts: Ints) -> float:
    share: Floats = counts[counts > 0] / counts.sum()
    return -float((share * np.log(share)).sum())


def _nmi(table: Ints, first: Ints, second: Ints) -> Number:
    one, other = _entropy(np.bincount(first)), _entropy(np.bincount(second))
    return ratio(2 * (one + other - _entropy(table)), one + other, Reason.ONE_GROUP)


def _ari(table: Ints, first: Ints, second: Ints) -> Number:
    def pairs(counts: Ints) -> int:
        return int((counts * (counts - 1) // 2).sum())

    together, one, other = pairs(table), pairs(np.bincount(first)), pairs(np.bincount(second))
    possible = pairs(np.array([len(first)]))
    if not possible:
        return undefined(Reason.TOO_FEW_NODES)
    chance = one * other / possible
    return ratio(together - chance, (one + other) / 2 - chance, Reason.ONE_GROUP)
