"""The two-mode network as files that Gephi, igraph, networkx and spreadsheets open.

The same graph gives the same bytes, in whatever order its nodes and edges were added.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping

import networkx as nx

from graphkit.network.two_mode import ACTOR, COLLABORATION, members

NODE_COLUMNS = ("id", "label", "kind", "country", "sector", "type")
EDGE_COLUMNS = ("source", "target", "role", "role_as_stated", "start", "end")

BETWEEN = " | "
"""What stands between several roles of one actor in one collaboration."""

_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def displayable(text: str) -> str:
    """The text with U+FFFD, which stays visible, for each character that nobody reads.

    Those are what XML forbids (https://www.w3.org/TR/xml/#charsets), other control characters, and bidi overrides.
    """
    return _UNSAFE.sub("\ufffd", text)


def graphml(graph: nx.Graph[str]) -> str:
    """GraphML of a two-mode network: what is not stated is left out, several roles stand in one string.

    Graph attributes are written too. Raises NetworkError where the graph is not two-mode.
    """
    buffer = io.BytesIO()
    # Named outright: nx.write_graphml is another writer, with other bytes, where lxml happens to be installed.
    nx.write_graphml_xml(_plain(graph, with_unknown=False), buffer, encoding="utf-8", prettyprint=True)
    return buffer.getvalue().decode("utf-8") + "\n"


def node_link(graph: nx.Graph[str]) -> str:
    """JSON in networkx's node-link form (`nx.node_link_graph(data, edges="edges")` reads it). null = not stated.

    Raises NetworkError where the graph is not two-mode.
    """
    return (
        json.dumps(nx.node_link_data(_plain(graph, with_unknown=True), edges="edges"), ensure_ascii=False, indent=1)
        + "\n"
    )


def tables(graph: nx.Graph[str]) -> tuple[str, str]:
    """Two CSV texts, edges and nodes, UTF-8 and comma. An empty cell = not stated.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front
    (https://owasp.org/www-community/attacks/CSV_Injection). Raises NetworkError where the graph is not two-mode.
    """
    plain = _plain(graph, with_unknown=True)
    nodes = ([node, *(data.get(column) for column in NODE_COLUMNS[1:])] for node, data in plain.nodes(data=True))
    edges = ([a, b, *(data[column] for column in EDGE_COLUMNS[2:])] for a, b, data in plain.edges(data=True))
    return _csv(EDGE_COLUMNS, edges), _csv(NODE_COLUMNS, nodes)


def _plain(graph: nx.Graph[str], *, with_unknown: bool) -> nx.Graph[str]:
    """The graph in sorted order, edges from actor to collaboration, attributes as strings and numbers (and None)."""
    plain: nx.Graph[str] = nx.Graph()
    plain.graph.update(_attributes(graph.graph, with_unknown=with_unknown))
    actors = members(graph, ACTOR)
    for node in (*actors, *members(graph, COLLABORATION)):
        plain.add_node(node, **_attributes(graph.nodes[node], with_unknown=with_unknown))
    for actor in actors:
        for collaboration in sorted(graph[actor]):
            data = graph.edges[actor, collaboration]
            named = {"role": data.get("roles"), "role_as_stated": data.get("stated")}
            years = {"start": data.get("start"), "end": data.get("end")}
            plain.add_edge(actor, collaboration, **_attributes(named | years, with_unknown=with_unknown))
    return plain


def _attributes(attributes: Mapping[str, object], *, with_unknown: bool) -> dict[str, object]:
    plain = {key: _value(value) for key, value in attributes.items()}
    return plain if with_unknown else {key: value for key, value in plain.items() if value is not None}


def _value(value: object) -> object:
    if isinstance(value, tuple):
        return displayable(BETWEEN.join(value)) or None
    return displayable(value) if isinstance(value, str) else value


def _csv(columns: tuple[str, ...], rows: Iterable[list[object]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return buffer.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
