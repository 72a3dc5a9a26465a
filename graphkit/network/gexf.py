"""A network as GEXF 1.3 (https://gexf.net/schema.html), for Gephi. networkx writes the day of the clock into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import networkx as nx

from graphkit.network.plain import plain

NAMESPACE = "http://gexf.net/1.3"

_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}


def gexf(graph: nx.Graph[str]) -> str:
    """GEXF of a network, two-mode or one-mode; what is not stated is left out. Graph attributes stand in `description`.

    `start` and `end` of a participation are attributes, not GEXF's own: there a missing end would mean "for ever".
    """
    written = plain(graph, with_unknown=False)
    root = Element("gexf", {"xmlns": NAMESPACE, "version": "1.3"})
    about = SubElement(root, "meta")
    SubElement(about, "creator").text = "graphkit"
    SubElement(about, "description").text = "; ".join(f"{key}: {value}" for key, value in written.graph.items())
    body = SubElement(root, "graph", {"defaultedgetype": "undirected", "mode": "static"})
    nodes = [(node, written.nodes[node]) for node in written]
    edges = [(one, other, written.edges[one, other]) for one, other in written.edges]
    keys = _declared(body, "node", (data for _, data in nodes), {"label"})
    parts = SubElement(body, "nodes")
    for node, data in nodes:
        _values(SubElement(parts, "node", {"id": node, "label": str(data.get("label", node))}), data, keys)
    keys = _declared(body, "edge", (data for *_, data in edges), {"weight"})
    parts = SubElement(body, "edges")
    for number, (one, other, data) in enumerate(edges):
        weight = {"weight": str(data["weight"])} if "weight" in data else {}
        ends = {"id": str(number), "source": one, "target": other}
        _values(SubElement(parts, "edge", ends | weight), data, keys)
    indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _declared(body: Element, kind: str, every: Iterable[Mapping[str, object]], apart: set[str]) -> dict[str, str]:
    """Declare the attributes that occur, in alphabetical order, but for those `apart`; their ids by name."""
    types = {key: _TYPES[type(value)] for data in every for key, value in data.items() if key not in apart}
    ids = {key: str(number) for number, key in enumerate(sorted(types))}
    if ids:
        declared = SubElement(body, "attributes", {"class": kind, "mode": "static"})
        for key, number in ids.items():
            SubElement(declared, "attribute", {"id": number, "title": key, "type": types[key]})
    return ids


def _values(element: Element, data: Mapping[str, object], ids: Mapping[str, str]) -> None:
    said = {key: data[key] for key in ids if key in data}
    if said:
        values = SubElement(element, "attvalues")
        for key, value in said.items():
            SubElement(values, "attvalue", {"for": ids[key], "value": str(value)})
