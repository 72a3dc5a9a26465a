"""A network in sorted order with plain attributes: the form that every file is written from."""

from __future__ import annotations

import re
from collections.abc import Mapping

import networkx as nx

from graphkit.network.errors import NetworkError
from graphkit.network.two_mode import ACTOR, COLLABORATION, members

BETWEEN = " | "
"""What stands between several roles of one actor in one collaboration."""

_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")

_RENAMED = {"roles": "role", "stated": "role_as_stated", "relations": "relation"}


def displayable(text: str) -> str:
    """The text with U+FFFD, which stays visible, for each character that nobody reads.

    Those are what XML forbids (https://www.w3.org/TR/xml/#charsets), other control characters, and bidi overrides.
    """
    return _UNSAFE.sub("\ufffd", text)


def is_two_mode(graph: nx.Graph[str]) -> bool:
    """Whether any node says which mode it is of (node attribute `bipartite`, as networkx has it)."""
    return any("bipartite" in data for _, data in graph.nodes(data=True))


def plain(graph: nx.Graph[str], *, with_unknown: bool) -> nx.Graph[str]:
    """The graph in sorted order, attributes as strings and numbers, and None where `with_unknown` keeps those.

    The graph attribute `mode` says "two-mode" or "one-mode". Edges of a two-mode network go from actor to
    collaboration. Raises NetworkError where the graph is directed, or two-mode with a node that does not say its mode.
    """
    if graph.is_directed():
        raise NetworkError("files hold networks without directions. Give nx.Graph(network)")
    two_mode = is_two_mode(graph) or not (len(graph) or {"weighting", "model"} & set(graph.graph))
    nodes = (*members(graph, ACTOR), *members(graph, COLLABORATION)) if two_mode else tuple(sorted(graph))
    place = {node: index for index, node in enumerate(nodes)}
    made: nx.Graph[str] = nx.Graph(mode="two-mode" if two_mode else "one-mode")
    made.graph.update(_attributes(graph.graph, with_unknown=with_unknown))
    for node in nodes:
        made.add_node(node, **_attributes(graph.nodes[node], with_unknown=with_unknown))
    edges = sorted(tuple(sorted(edge, key=place.__getitem__)) for edge in graph.edges)
    for one, other in edges:
        made.add_edge(one, other, **_attributes(graph.edges[one, other], with_unknown=with_unknown))
    return made


def _attributes(attributes: Mapping[str, object], *, with_unknown: bool) -> dict[str, object]:
    named = {_RENAMED.get(key, key): _value(value) for key, value in attributes.items()}
    return named if with_unknown else {key: value for key, value in named.items() if value is not None}


def _value(value: object) -> object:
    if isinstance(value, tuple):
        return displayable(BETWEEN.join(value)) or None
    return displayable(value) if isinstance(value, str) else value
