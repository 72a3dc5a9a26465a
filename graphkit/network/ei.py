"""The E-I index: are ties more across groups or within, and is that more than the sizes of the groups make likely?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from graphkit.network.groups import Groups, groups
from graphkit.network.nulls import NullTest, against_permutation
from graphkit.network.number import Floats, Marks, NodeValues, Number, Reason, node_values, ratio, undefined
from graphkit.network.ties import NetworkLike, Ties, ties


@dataclass(frozen=True)
class GroupEI:
    """Ties of one group: `external` to other groups, `internal` within, each tie once.

    `value` is (external - internal) / (external + internal). `by_node_sums` counts an internal tie from both its ends,
    as adding up the nodes does (UCINET): two numbers, never to be compared.
    """

    external: float
    internal: float

    @property
    def value(self) -> Number:
        """Each tie once: -1 all within to 1 all across; undefined without ties."""
        return ratio(self.external - self.internal, self.external + self.internal, Reason.NO_TIES)

    @property
    def by_node_sums(self) -> Number:
        """An internal tie counts twice: -1 to 1; undefined without ties."""
        return ratio(self.external - 2 * self.internal, self.external + 2 * self.internal, Reason.NO_TIES)


@dataclass(frozen=True)
class EI:
    """The E-I index of a network by an attribute, its groups and its nodes, beside what the group sizes allow.

    `value` (external - internal) / (external + internal), each tie once: -1 all within to 1 all across. `expected` the
    mean when the attribute is given out at random: (slots across - slots within) / all slots. `minimum` and `maximum`
    what so many ties among groups of these sizes can have; `rescaled` the value on the way from -1 (minimum) to 1
    (maximum): read this one when networks are compared. They count ties, so they are undefined where weighted. `test`
    has p from permutations. Ties to nodes whose attribute is not stated are left out and counted (`left_out`), and
    those nodes have no value (netrics counts such ties as external).
    """

    external: float
    internal: float
    value: Number
    expected: Number
    minimum: Number
    maximum: Number
    rescaled: Number
    test: NullTest
    groups: Mapping[Any, GroupEI]
    nodes: NodeValues
    left_out: int
    missing: int


def ei_index(network: NetworkLike, attribute: str, *, weighted: bool = False, draws: int = 1000, seed: int = 1) -> EI:
    """The E-I index (Krackhardt & Stern 1988, https://doi.org/10.2307/2786835), with chance by permutation.

    Directed: arcs count, and a node's value has its in- and out-ties. Undefined values say why (EI has them by part).
    """
    found = ties(network)
    where = groups(found, attribute)
    weight = found.weight if weighted else np.ones(len(found.first))
    judged = where.known[found.first] & where.known[found.second]
    external, internal = _sides(found, where, weight)
    value = ratio(external - internal, external + internal, Reason.NO_TIES)
    slots = _slots(found, where)
    expected = ratio(slots[0] - slots[1], slots[0] + slots[1], Reason.TOO_FEW_NODES)
    low, high = (undefined(Reason.WEIGHTED),) * 2 if weighted else _range(int(judged.sum()), slots)

    def measure(network: Ties, drawn: Groups) -> float:
        across, within = _sides(network, drawn, weight)
        return ratio(across - within, across + within, Reason.NO_TIES)

    return EI(
        external,
        internal,
        value,
        expected,
        low,
        high,
        _rescaled(value, low, high),
        against_permutation(found, attribute, measure, draws=draws, seed=seed),
        _by_group(found, where, weight, judged),
        _by_node(found, where, weight, judged),
        int(np.count_nonzero(~judged)),
        where.missing,
    )


def _sides(found: Ties, where: Groups, weight: Floats) -> tuple[float, float]:
    """Weight of the ties across and within groups."""
    one, other = where.code[found.first], where.code[found.second]
    judged = (one >= 0) & (other >= 0)
    within = float(weight[judged & (one == other)].sum())
    return float(weight[judged].sum()) - within, within


def _slots(found: Ties, where: Groups) -> tuple[float, float]:
    """Places for a tie across and within groups; two for a pair of nodes where directed."""
    sizes = where.sizes.astype(np.float64)
    ways = 1 if found.directed else 2
    within = float((sizes * (sizes - 1)).sum()) / ways
    return float(sizes.sum() * (sizes.sum() - 1)) / ways - within, within


def _range(count: int, slots: tuple[float, float]) -> tuple[Number, Number]:
    across, within = slots
    lowest = ratio(count - 2 * min(count, within), count, Reason.NO_TIES)
    return lowest, ratio(2 * min(count, across) - count, count, Reason.NO_TIES)


def _rescaled(value: Number, low: Number, high: Number) -> Number:
    if low.reason is not None:
        return undefined(low.reason)
    return Number(2 * (value - low) / (high - low) - 1) if high > low else undefined(Reason.ONE_GROUP)


def _by_group(found: Ties, where: Groups, weight: Floats, judged: Marks) -> dict[Any, GroupEI]:
    one, other, kept = where.code[found.first[judged]], where.code[found.second[judged]], weight[judged]
    count, within = len(where.categories), one == other
    internal = np.bincount(one[within], kept[within], count)
    external = np.bincount(one[~within], kept[~within], count) + np.bincount(other[~within], kept[~within], count)
    values = zip(where.categories, external.tolist(), internal.tolist(), strict=True)
    return {category: GroupEI(float(across), float(inside)) for category, across, inside in values}


def _by_node(found: Ties, where: Groups, weight: Floats, judged: Marks) -> NodeValues:
    first, second, kept = found.first[judged], found.second[judged], weight[judged]
    sign = np.where(where.code[first] == where.code[second], -1.0, 1.0) * kept
    balance = np.bincount(first, sign, found.size) + np.bincount(second, sign, found.size)
    total = np.bincount(first, kept, found.size) + np.bincount(second, kept, found.size)
    none = total == 0
    tied = np.bincount(found.first, minlength=found.size) + np.bincount(found.second, minlength=found.size)
    gaps = (~where.known, Reason.NOT_STATED), (tied == 0, Reason.ISOLATE), (none, Reason.NO_KNOWN_TIES)
    return node_values(found.nodes, balance / np.where(none, 1, total), *gaps)
