"""The most connected actors of a two-mode network."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from graphkit.network.degree import degrees
from graphkit.network.one_mode import one_mode


@dataclass(frozen=True)
class Rank:
    """An actor with the number of others it shares a collaboration with, and the number of its collaborations."""

    actor: str
    partners: int
    collaborations: int


def most_connected(graph: nx.Graph[str], limit: int) -> tuple[Rank, ...]:
    """The `limit` actors of a two-mode network with the most partners, then the most collaborations, then by IRI.

    Partners are distinct actors that share at least one collaboration, each counted once. The last key is the IRI and
    not the name, so that a report names the same actors in every language.
    """
    partners = degrees(one_mode(graph))
    ranks = [Rank(actor, count, graph.degree(actor)) for actor, count in partners.items()]
    return tuple(sorted(ranks, key=lambda rank: (-rank.partners, -rank.collaborations, rank.actor))[:limit])
