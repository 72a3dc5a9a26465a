"""How many others an actor works with: degree, strength, and the most connected actors."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from graphkit.network.one_mode import one_mode


@dataclass(frozen=True)
class Rank:
    """An actor with the number of others it shares a collaboration with, and the number of its collaborations."""

    actor: str
    partners: int
    collaborations: int


def degrees(graph: nx.Graph[str]) -> dict[str, int]:
    """Number of neighbours of each node, in sorted order: 0 up, no unit. Weights play no part.

    In a two-mode network: collaborations of an actor, participants of a collaboration.
    """
    return {node: graph.degree(node) for node in sorted(graph)}


def strengths(graph: nx.Graph[str]) -> dict[str, float]:
    """Sum of the weights of each node's ties, in sorted order: 0 up, in the unit of `weight` (1 where it is absent).

    Barrat et al. 2004, https://doi.org/10.1073/pnas.0400087101. Under `count` it is the number of (partner,
    collaboration) pairs; under `newman` the number of the actor's collaborations with at least two participants.
    """
    return {node: graph.degree(node, weight="weight") for node in sorted(graph)}


def most_connected(graph: nx.Graph[str], limit: int) -> tuple[Rank, ...]:
    """The `limit` actors of a two-mode network with the most partners, then the most collaborations, then by IRI.

    Partners are distinct actors that share at least one collaboration, each counted once. The last key is the IRI and
    not the name, so that a report names the same actors in every language.
    """
    partners = degrees(one_mode(graph))
    ranks = [Rank(actor, count, graph.degree(actor)) for actor, count in partners.items()]
    return tuple(sorted(ranks, key=lambda rank: (-rank.partners, -rank.collaborations, rank.actor))[:limit])
