"""Who stands between two that are not tied, and whose sides these are: the brokerage roles of Gould and Fernandez."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from graphkit.network.brokerage_null import Moments, at_nodes, in_network
from graphkit.network.groups import Groups, among, groups
from graphkit.network.number import Floats, Ints, NodeValues, Number, Reason, node_values, undefined
from graphkit.network.roles import DIRECTED, ROLES, TOTAL, UNDIRECTED
from graphkit.network.ties import NetworkLike, Pairs, Ties, ties

_ROLE = np.array([4, 3, 2, -1, 1, -1, -1, 0])
"""Place of a role in ROLES by what is of one group: sender and broker 1, broker and receiver 2, the ends 4."""


@dataclass(frozen=True, eq=False)
class Role:
    """How often each node has a role, what chance gives, and both for the whole network (sums over the nodes)."""

    counts: NodeValues
    expected: NodeValues
    z: NodeValues
    total: int
    total_expected: float
    total_z: Number


@dataclass(frozen=True, eq=False)
class Brokerage:
    """The `roles` by name, `total` among them; `excluded` nodes, whose attribute is not stated, broker for nobody."""

    roles: Mapping[str, Role]
    excluded: int


def brokerage(network: NetworkLike, attribute: str) -> Brokerage:
    """Brokerage roles (Gould & Fernandez 1989, https://doi.org/10.2307/270949), counts from 0 up, as in R's sna.

    j brokers for i and k where i -> j -> k and not i -> k. By the groups of the three: `coordinator` all of one;
    `itinerant` (consultant) the ends of one, j of another; `gatekeeper` j and k of one, i of another; `representative`
    i and j of one, k of another; `liaison` all of three; `total` any. In an undirected network each unordered pair of
    ends counts once, and gatekeeper is one role with representative (sna makes two arcs of a tie and so counts
    coordinator, itinerant, liaison and total twice).

    Chance is a network of the same groups in which each tie is there with the probability of the density, independent
    of the others. z = (count - expected) / standard deviation; undefined where no such triple is possible. An isolate
    has a negative z, so read z only for nodes at risk. Nodes whose attribute is not stated are taken out first, with
    their ties, and the density is that of the rest: nobody's role can be told without the group (sna makes them one).
    """
    found = ties(network)
    all_groups = groups(found, attribute)
    known = all_groups.known
    rest = among(found, known)
    within = Groups(attribute, all_groups.categories, all_groups.code[known])
    counts = _directed(rest, within) if found.directed else _undirected(rest, within)
    possible = rest.size * (rest.size - 1) / (1 if found.directed else 2)
    density = len(rest.first) / possible if possible else 0.0
    names = DIRECTED if found.directed else UNDIRECTED
    made = {}
    for name in names:
        local = at_nodes(name, within.sizes, density, directed=found.directed)
        whole = in_network(name, within.sizes, density, directed=found.directed)
        made[name] = _role(found, all_groups, counts[name], local, whole)
    return Brokerage(made, all_groups.missing)


def _role(found: Ties, where: Groups, counts: Ints, local: Moments, whole: Moments) -> Role:
    """One role: what is known by group goes to the group's nodes."""
    group, known = where.code[where.known], where.known
    expected, deviation = local.expected[group], local.deviation[group]
    none = np.zeros(found.size, dtype=bool)
    none[known] = deviation == 0
    z = (counts - expected) / np.where(deviation == 0, 1, deviation)
    unknown = (~known, Reason.NOT_STATED)

    def spread(values: Floats | Ints) -> Floats:
        everyone = np.zeros(found.size)
        everyone[known] = values
        return everyone

    total, mean, sd = int(counts.sum()), float(whole.expected[0]), float(whole.deviation[0])
    return Role(
        counts=node_values(found.nodes, spread(counts), unknown),
        expected=node_values(found.nodes, spread(expected), unknown),
        z=node_values(found.nodes, spread(z), unknown, (none, Reason.NO_VARIATION)),
        total=total,
        total_expected=mean,
        total_z=Number((total - mean) / sd) if sd else undefined(Reason.NO_VARIATION),
    )


def _by_group(rows: Ints, others: Ints, where: Groups, size: int) -> csr_array[np.float64]:
    """Number of neighbours of each node (row) in each group (column)."""
    shape = (size, max(len(where.categories), 1))
    return csr_array((np.ones(len(rows)), (rows, where.code[others])), shape=shape)


def _own(table: csr_array[np.float64], where: Groups) -> Ints:
    """Of each row, the entry of the node's own group."""
    size = table.shape[0]
    picked = np.asarray(table[np.arange(size), where.code]) if size else np.zeros(0)
    return picked.ravel().astype(np.int64)


def _sum(table: csr_array[Any]) -> Ints:
    return np.asarray(table.sum(axis=1)).ravel().astype(np.int64)


def _directed(rest: Ties, where: Groups) -> dict[str, Ints]:
    """All ordered pairs of in- and out-neighbours by group, without i = k and without those with an arc i -> k."""
    pairs = rest.pairs
    both = (pairs.forward > 0) & (pairs.back > 0)
    one, other = pairs.first[both], pairs.second[both]
    mutual = _by_group(np.concatenate((one, other)), np.concatenate((other, one)), where, rest.size)
    sent, got = (_by_group(*ends, where, rest.size) for ends in ((rest.first, rest.second), (rest.second, rest.first)))
    sent_own, got_own, mutual_own = _own(sent, where), _own(got, where), _own(mutual, where)
    sent_all, got_all, mutual_all = _sum(sent), _sum(got), _sum(mutual)
    total = got_all * sent_all - mutual_all
    roles = [
        got_own * sent_own - mutual_own,
        _sum(csr_array(got.multiply(sent))) - got_own * sent_own - (mutual_all - mutual_own),
        (got_all - got_own) * sent_own,
        got_own * (sent_all - sent_own),
    ]
    roles.append(total - sum(roles))
    return _named(np.stack(roles), _closed(pairs, where, directed=True), DIRECTED)


def _undirected(rest: Ties, where: Groups) -> dict[str, Ints]:
    """All unordered pairs of neighbours by group, without those that are tied."""
    ends = np.concatenate((rest.first, rest.second)), np.concatenate((rest.second, rest.first))
    table = _by_group(*ends, where, rest.size)
    own, everyone = _own(table, where), _sum(table)
    alike = (_sum(table.multiply(table).tocsr()) - everyone) // 2
    total = everyone * (everyone - 1) // 2
    coordinator = own * (own - 1) // 2
    roles = [coordinator, alike - coordinator, own * (everyone - own), np.zeros_like(own)]
    roles.append(total - sum(roles))
    return _named(np.stack(roles), _closed(rest.pairs, where, directed=False), UNDIRECTED)


def _named(pairs: Ints, closed: Ints, names: tuple[str, ...]) -> dict[str, Ints]:
    """Counts by name; where undirected, representatives are already among the gatekeepers."""
    counts = dict(zip(ROLES, pairs - closed, strict=True)) | {TOTAL: (pairs - closed).sum(axis=0)}
    return {name: counts[name] for name in names}


def _closed(pairs: Pairs, where: Groups, *, directed: bool) -> Ints:
    """Of each role (row) and node: pairs of its neighbours that are tied, from i to k where directed."""
    corners, size = pairs.triangles, pairs.size
    nodes = (pairs.first[corners.ab], pairs.second[corners.ab], pairs.second[corners.ac])
    arcs = {}
    for one, other, side in ((0, 1, corners.ab), (0, 2, corners.ac), (1, 2, corners.bc)):
        arcs[one, other], arcs[other, one] = pairs.forward[side] > 0, pairs.back[side] > 0
    total = np.zeros(len(ROLES) * size, dtype=np.int64)
    for i, j, k in permutations(range(3)):
        if not directed and i > k:
            continue
        there = arcs[i, j] & arcs[j, k] & arcs[i, k]
        group = [where.code[nodes[end][there]] for end in (i, j, k)]
        role = _ROLE[(group[0] == group[1]) + 2 * (group[1] == group[2]) + 4 * (group[0] == group[2])]
        if not directed:
            role = np.where(role == ROLES.index("representative"), ROLES.index("gatekeeper"), role)
        total += np.bincount(role * size + nodes[j][there], minlength=len(total))
    return total.reshape(len(ROLES), size)
