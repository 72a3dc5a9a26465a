"""A network for Pajek (http://mrvar.fdv.uni-lj.si/pajek/pajekman.pdf), alone or with a partition for each code."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from graphkit.network.plain import plain

PARTITIONS = ("sector", "country", "type")


def pajek(graph: nx.Graph[str]) -> str:
    """The network as a .net file, which other programs read too.

    Of a two-mode network the number of actors stands beside that of all. Vertices are numbered in the order of their
    identifiers and bear their names; two of one name stay two. Roles and years have no place in the form.
    """
    return "".join(f"{line}\n" for line in _lines(plain(graph, with_unknown=True)))


def pajek_project(graph: nx.Graph[str]) -> str:
    """The network with partitions by sector, country and type, as a .paj file.

    In a partition 0 means not stated, or of the other kind; its name says what the other numbers mean.
    """
    written = plain(graph, with_unknown=True)
    partitions = (line for attribute in PARTITIONS for line in _partition(written, attribute))
    return "".join(f"{line}\n" for line in (*_lines(written), *partitions))


def _lines(graph: nx.Graph[str]) -> Iterator[str]:
    nodes = [(node, graph.nodes[node]) for node in graph]
    number = {node: place for place, (node, _) in enumerate(nodes, start=1)}
    first = sum(data.get("bipartite") == 0 for _, data in nodes)
    yield "*Network collaboration"
    yield f"*Vertices {len(nodes)} {first}" if graph.graph["mode"] == "two-mode" else f"*Vertices {len(nodes)}"
    for node, data in nodes:
        yield f'{number[node]} "{_quoted(str(data.get("label") or node))}"'
    yield "*Edges"
    for one, other, weight in graph.edges(data="weight", default=1):
        yield f"{number[one]} {number[other]} {weight}"


def _partition(graph: nx.Graph[str], attribute: str) -> Iterator[str]:
    codes = sorted({str(value) for _, value in graph.nodes(data=attribute) if value is not None})
    if not codes:
        return
    meaning = " ".join(f"{place}={code}" for place, code in enumerate(codes, start=1))
    place_of = {code: place for place, code in enumerate(codes, start=1)}
    yield ""
    yield f"*Partition {attribute} {meaning}"
    yield f"*Vertices {len(graph)}"
    for _, value in graph.nodes(data=attribute):
        yield str(0 if value is None else place_of[str(value)])


def _quoted(label: str) -> str:
    """A name on one line without the mark that ends it: Pajek has no way to write that mark."""
    return " ".join(label.replace('"', "'").split())
