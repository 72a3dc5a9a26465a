"""How many ties a node has, what they weigh, and how unevenly they are spread."""

from __future__ import annotations

from typing import Any

import numpy as np

from graphkit.network.number import NodeValues, Number, Reason, node_values, undefined
from graphkit.network.ties import Direction, NetworkLike, degree, strength, ties


def degrees(network: NetworkLike, direction: Direction = "both") -> dict[Any, int]:
    """Number of ties of each node, in sorted order: 0 up, no unit. Weights play no part.

    A two-mode network goes in too: collaborations of an actor, participants of a collaboration. In a directed network
    "both" is in plus out, as in networkx and igraph.
    """
    found = ties(network, any_mode=True)
    return dict(zip(found.nodes, degree(found, direction).tolist(), strict=True))


def strengths(network: NetworkLike, direction: Direction = "both") -> dict[Any, float]:
    """Sum of the weights of each node's ties, in sorted order: 0 up, in the unit of `weight` (1 where it is absent).

    Barrat et al. 2004, https://doi.org/10.1073/pnas.0400087101. Under `count` it is the number of (partner,
    collaboration) pairs; under `newman` the number of the actor's collaborations with at least two participants.
    """
    found = ties(network, any_mode=True)
    return dict(zip(found.nodes, strength(found, direction).tolist(), strict=True))


def degree_shares(network: NetworkLike, direction: Direction = "both") -> NodeValues:
    """Degree / (n - 1), the share of the others that a node is tied to: 0 to 1; undefined where there is no other.

    Freeman 1978, https://doi.org/10.1016/0378-8733(78)90021-7. "both" of a directed network may reach 2.
    """
    found = ties(network)
    alone = np.full(found.size, found.size < 2)
    return node_values(found.nodes, degree(found, direction) / max(found.size - 1, 1), (alone, Reason.TOO_FEW_NODES))


def degree_centralisation(network: NetworkLike, direction: Direction = "both") -> Number:
    """Sum of (largest degree - degree) / its maximum: 0 all alike, 1 a star; undefined below three nodes.

    Freeman 1978, https://doi.org/10.1016/0378-8733(78)90021-7. The maximum is that of a star without self-ties, (n - 1)
    (n - 2), as in R's sna; igraph's default allows self-ties, n (n - 1). In a directed network it is (n - 1)^2 for "in"
    and "out" and 2 (n - 1) (n - 2) for "both", as in sna.
    """
    found = ties(network)
    if found.size < 3:
        return undefined(Reason.TOO_FEW_NODES)
    counts, others = degree(found, direction), found.size - 1
    most = others * (others - 1)
    if found.directed:
        most = 2 * most if direction == "both" else others**2
    return Number((counts.max() - counts).sum() / most)
