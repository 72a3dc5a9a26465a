"""A network as files that Gephi, igraph, networkx, Pajek and spreadsheets open.

Two-mode, or one-mode where a projection or a backbone was asked for. The same graph gives the same bytes, in whatever
order its nodes and edges were added.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

import networkx as nx

from graphkit.network.plain import plain
from graphkit.sheets.formula import harmless

NODE_COLUMNS = ("id", "label", "kind", "country", "sector", "type")
EDGE_COLUMNS = {
    "two-mode": ("source", "target", "role", "role_as_stated", "relation", "start", "end"),
    "one-mode": ("source", "target", "weight", "p"),
}


def graphml(graph: nx.Graph[str]) -> str:
    """GraphML: what is not stated is left out, several roles stand in one string. Graph attributes are written too."""
    buffer = io.BytesIO()
    # Named outright: nx.write_graphml is another writer, with other bytes, where lxml happens to be installed.
    nx.write_graphml_xml(plain(graph, with_unknown=False), buffer, encoding="utf-8", prettyprint=True)
    return buffer.getvalue().decode("utf-8") + "\n"


def node_link(graph: nx.Graph[str]) -> str:
    """JSON in networkx's node-link form (`nx.node_link_graph(data, edges="edges")` reads it). null = not stated."""
    data = nx.node_link_data(plain(graph, with_unknown=True), edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def tables(graph: nx.Graph[str]) -> tuple[str, str]:
    """Two CSV texts, edges and nodes, UTF-8 and comma. An empty cell = not stated.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front
    (https://owasp.org/www-community/attacks/CSV_Injection).
    """
    written = plain(graph, with_unknown=True)
    columns = EDGE_COLUMNS[written.graph["mode"]]
    nodes = ([node, *(data.get(column) for column in NODE_COLUMNS[1:])] for node, data in written.nodes(data=True))
    edges = ([a, b, *(data.get(column) for column in columns[2:])] for a, b, data in written.edges(data=True))
    return rows_as_csv(columns, edges), rows_as_csv(NODE_COLUMNS, nodes)


def rows_as_csv(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """CSV text of a heading and rows; None is an empty cell, a text that looks like a formula gets an apostrophe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([harmless(value) for value in row] for row in rows)
    return buffer.getvalue()
