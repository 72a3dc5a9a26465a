"""How far the network hangs together: its components and its density."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import networkx as nx

from graphkit.network.two_mode import ACTOR, COLLABORATION, members


@dataclass(frozen=True)
class Component:
    """A largest set of actors and collaborations in which each reaches every other; both sorted."""

    actors: tuple[str, ...]
    collaborations: tuple[str, ...]


def components(graph: nx.Graph[str]) -> tuple[Component, ...]:
    """Connected components of a two-mode network: most actors first, then most collaborations, then by first actor."""
    kinds = dict.fromkeys(members(graph, ACTOR), ACTOR) | dict.fromkeys(members(graph, COLLABORATION), COLLABORATION)
    found = [
        Component(
            tuple(sorted(node for node in nodes if kinds[node] == ACTOR)),
            tuple(sorted(node for node in nodes if kinds[node] == COLLABORATION)),
        )
        for nodes in nx.connected_components(graph)
    ]
    return tuple(
        sorted(found, key=lambda one: (-len(one.actors), -len(one.collaborations), one.actors, one.collaborations))
    )


def density(graph: nx.Graph[str]) -> float:
    """Participations / (actors x collaborations) of a two-mode network, 0 to 1; nan without actors or collaborations.

    Borgatti & Everett 1997, https://doi.org/10.1016/S0378-8733(96)00301-2: m / (n1 n2), not the one-mode formula.
    """
    possible = len(members(graph, ACTOR)) * len(members(graph, COLLABORATION))
    return graph.number_of_edges() / possible if possible else nan
