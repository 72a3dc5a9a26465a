"""The layers of a two-mode network, a relation each, and the network of actors that each makes."""

from __future__ import annotations

from typing import Any

import networkx as nx

from graphkit.network.one_mode import projection
from graphkit.network.participation import RELATIONS
from graphkit.network.ties import Ties
from graphkit.network.two_mode import ACTOR, COLLABORATION, members


def layer(graph: nx.Graph[Any], relation: str) -> nx.Graph[Any]:
    """The two-mode network of one relation: all actors, and the collaborations and participations of that layer.

    An edge is in the layers that its attribute `relations` names. Raises NetworkError where the graph is not two-mode.
    """
    kept = sorted(
        tuple(sorted(edge)) for *edge, relations in graph.edges(data="relations", default=()) if relation in relations
    )
    wanted = {node for edge in kept for node in edge}
    made: nx.Graph[Any] = nx.Graph()
    nodes = (*members(graph, ACTOR), *(node for node in members(graph, COLLABORATION) if node in wanted))
    made.add_nodes_from((node, graph.nodes[node]) for node in nodes)
    made.add_edges_from((one, other, graph.edges[one, other]) for one, other in kept)
    return made


def layers(graph: nx.Graph[Any]) -> dict[str, Ties]:
    """The actors of a two-mode network as one network for each relation, weights as `count` of `one_mode`.

    All have the same nodes, so that `multiplexity` and `qap_correlation` take them as they are.
    """
    return {relation: projection(layer(graph, relation)) for relation in RELATIONS}
