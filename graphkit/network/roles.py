"""The names of the brokerage roles, and which groups the three of a role may be of."""

from __future__ import annotations

TOTAL = "total"

ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")

DIRECTED = (*ROLES, TOTAL)

UNDIRECTED = ("coordinator", "itinerant", "gatekeeper", "liaison", TOTAL)
"""Without directions nobody can say which end is the sender: gatekeeper is then gatekeeper or representative."""


def has_role(name: str, sender: int, broker: int, receiver: int, *, directed: bool) -> bool:
    """Whether a broker of that group between two of those groups has the role."""
    if name == "coordinator":
        return sender == broker == receiver
    if name == "itinerant":
        return sender == receiver != broker
    if name == "gatekeeper":
        inwards = sender != broker == receiver
        return inwards if directed else inwards or sender == broker != receiver
    if name == "representative":
        return sender == broker != receiver
    return name == TOTAL or len({sender, broker, receiver}) == 3
