"""How far the network hangs together: components, density, connectedness, reciprocity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import networkx as nx
import numpy as np
from scipy.sparse.csgraph import connected_components

from graphkit.network.number import Ints, NodeValues, Number, Reason, node_values, ratio
from graphkit.network.ties import NetworkLike, Ties, degree, ties
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


def parts(network: NetworkLike, *, strong: bool = False) -> tuple[tuple[Any, ...], ...]:
    """The components of a one-mode network, each a sorted tuple of nodes: largest first, then by first node.

    An isolate is a component of one. In a directed network directions do not count, unless `strong`: then each node of
    a component reaches every other along arcs.
    """
    found = ties(network)
    code = component_codes(found, strong=strong)
    rows = np.split(np.argsort(code, kind="stable"), np.cumsum(np.bincount(code))[:-1]) if found.size else []
    split = [tuple(found.nodes[index] for index in part.tolist()) for part in rows]
    return tuple(sorted(split, key=lambda nodes: (-len(nodes), nodes)))


def component_sizes(network: NetworkLike) -> NodeValues:
    """Size of the component of each node: 1 (an isolate) to n. Directions do not count."""
    found = ties(network)
    code = component_codes(found)
    return node_values(found.nodes, np.bincount(code)[code] if found.size else code)


def component_codes(network: Ties, *, strong: bool = False) -> Ints:
    """The number of each node's component, in no particular order."""
    if not network.size:
        return np.zeros(0, dtype=np.int64)
    kind: Literal["strong", "weak"] = "strong" if strong and network.directed else "weak"
    return connected_components(network.adjacency, directed=True, connection=kind)[1].astype(np.int64)


def isolates(network: NetworkLike) -> tuple[Any, ...]:
    """Nodes without a tie, sorted."""
    found = ties(network, any_mode=True)
    return tuple(found.nodes[index] for index in np.flatnonzero(degree(found) == 0).tolist())


def density(network: NetworkLike) -> Number:
    """Ties / possible ties, 0 to 1; undefined where none is possible (0 / 0).

    One-mode: m / (n (n - 1) / 2), without the half where directed; no self-ties. Two-mode: m / (n1 n2), participations
    / (actors x collaborations) (Borgatti & Everett 1997, https://doi.org/10.1016/S0378-8733(96)00301-2).
    """
    found = ties(network, any_mode=True)
    if found.two_mode:
        second = sum(data.get("bipartite") == 1 for data in found.attributes)
        return ratio(len(found.first), second * (found.size - second), Reason.TOO_FEW_NODES)
    possible = found.size * (found.size - 1)
    return ratio(len(found.first) * (1 if found.directed else 2), possible, Reason.TOO_FEW_NODES)


def connectedness(network: NetworkLike) -> Number:
    """Share of the pairs of nodes that reach each other, 0 to 1; directions do not count. Undefined below two nodes.

    Krackhardt 1994 (Graph theoretical dimensions of informal organizations).
    """
    found = ties(network)
    sizes = np.bincount(component_codes(found))
    return ratio(float((sizes * (sizes - 1)).sum()), found.size * (found.size - 1), Reason.TOO_FEW_NODES)


@dataclass(frozen=True)
class DyadCensus:
    """Pairs of nodes by their arcs: both ways, one way, none. In an undirected network every tie is mutual."""

    mutual: int
    asymmetric: int
    null: int

    @property
    def reciprocity(self) -> Number:
        """Share of the arcs that are returned, 2M / (2M + A): 0 to 1; undefined without arcs.

        The edgewise form (igraph's and networkx's default). sna's default counts pairs, empty ones too, as returned.
        """
        return ratio(2 * self.mutual, 2 * self.mutual + self.asymmetric, Reason.NO_TIES)


def dyad_census(network: NetworkLike) -> DyadCensus:
    """Counts of pairs by mutual, asymmetric and no ties (Holland & Leinhardt 1970, https://doi.org/10.1086/224954)."""
    found = ties(network)
    mutual = int(np.count_nonzero((found.pairs.forward > 0) & (found.pairs.back > 0)))
    tied = len(found.pairs.first)
    return DyadCensus(mutual, tied - mutual, found.size * (found.size - 1) // 2 - tied)
