"""Who stands between two groups: pairs of contacts, one of each group, that are not tied to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from graphkit.network.errors import NetworkError
from graphkit.network.groups import UNKNOWN, Groups, groups
from graphkit.network.number import Floats, Ints, NodeValues, Reason, node_values
from graphkit.network.ties import NetworkLike, Pairs, ties


@dataclass(frozen=True, eq=False)
class Bridges:
    """`pairs` of each node (counts from 0 up), the number `expected` by chance, and the `open` pairs it is taken from.

    `open` are pairs of contacts of known group that are not tied, whatever the groups. `expected` is how many of them
    would join the two groups if the attribute were given out at random among the other nodes for which it is known:
    open x 2ab / (m (m - 1)), of m such nodes a in one group and b in the other. Undefined below two such nodes.
    """

    pairs: NodeValues
    expected: NodeValues
    open: NodeValues


def bridges(network: NetworkLike, attribute: str, one: object, other: object) -> Bridges:
    """Pairs of contacts that a node alone joins: one in group `one`, one in group `other`, no tie between the two.

    The triples of Gould & Fernandez (1989, https://doi.org/10.2307/270949) by the groups of the ends; the node itself
    may be of any group or of none stated. Contacts whose attribute is not stated make no pair. Weights play no part.
    Raises NetworkError where the network is directed, or `one` and `other` are the same.
    """
    found = ties(network)
    if found.directed:
        raise NetworkError("bridges are counted in networks without directions. Give nx.Graph(network)")
    if one == other:
        raise NetworkError(f"both groups are {one!r}. Name two; within one group there is `brokerage` (coordinator)")
    where = groups(found, attribute)
    first, second = (_members(where, value) for value in (one, other))
    known = where.known.astype(np.int64)
    near = [_contacts(found.pairs, marked) for marked in (first, second, known)]
    tied, tied_known = _tied(found.pairs, first, second), _tied(found.pairs, known, known)
    opened = near[2] * (near[2] - 1) // 2 - tied_known
    rest, ours, theirs = (marked.sum() - marked for marked in (known, first, second))
    chance = 2 * ours * theirs / np.maximum(rest * (rest - 1), 1)
    expected: Floats = opened * chance
    return Bridges(
        pairs=node_values(found.nodes, near[0] * near[1] - tied),
        expected=node_values(found.nodes, expected, (rest < 2, Reason.TOO_FEW_NODES)),
        open=node_values(found.nodes, opened),
    )


def _members(where: Groups, value: Any) -> Ints:  # noqa: ANN401 - whatever the attribute holds
    """1 for each node of the group; nobody where no node has the value."""
    code = where.categories.index(value) if value in where.categories else UNKNOWN - 1
    marked: Ints = (where.code == code).astype(np.int64)
    return marked


def _contacts(pairs: Pairs, marked: Ints) -> Ints:
    """Number of marked contacts of each node."""
    number = np.bincount(pairs.first, marked[pairs.second], pairs.size)
    return (number + np.bincount(pairs.second, marked[pairs.first], pairs.size)).astype(np.int64)


def _tied(pairs: Pairs, one: Ints, other: Ints) -> Ints:
    """Tied pairs of contacts of each node, an end marked `one` and an end marked `other`: from the triangles."""
    corners = pairs.triangles
    a, b, c = pairs.first[corners.ab], pairs.second[corners.ab], pairs.second[corners.ac]
    count = np.zeros(pairs.size)
    for node, x, y in ((a, b, c), (b, a, c), (c, a, b)):
        joins = (one[x] & other[y]) | (one[y] & other[x])
        count += np.bincount(node, joins, pairs.size)
    return count.astype(np.int64)
