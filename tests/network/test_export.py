"""Files for other programs: what goes in comes out, safely, and in the same bytes."""

import csv
import io
import json
from xml.etree import ElementTree

import networkx as nx
import pytest

from graphkit.network import NetworkError, Participation
from graphkit.network.export import displayable, graphml, node_link, tables

HOSTILE = {
    "a": '=HYPERLINK("http://example.org")',
    "b": "+1",
    "c": "-1",
    "d": "@SUM(A1)",
    "e": "\tTab",
    "f": "</title><script>alert(1)</script> & \"quotes\" 'both'",
    "p": "bell \x07 and override \u202e end",
    "q": "Þróun – æøå ÄÖ",
}


@pytest.fixture
def hostile(network):
    return network({"p": "abc", "q": "cdef"}, {"a": "third-sector"}, {"a": "no"}, HOSTILE)


@pytest.fixture
def dated(network):
    rows = [
        Participation("p", "a", ("lead", "partner"), ("leads the project",), 2015, 2018),
        Participation("p", "b", (), ("guest",), 2016, None),
        Participation("q", "b"),
    ]
    graph = network(rows, {"a": "third-sector"}, {"a": "no", "b": "se"})
    graph.graph["datasets"] = "Norway 2026-11"
    return graph


def test_graphml_read_back(dated):
    text = graphml(dated)
    graph = nx.parse_graphml(text)
    assert list(graph) == ["a", "b", "p", "q"]
    assert graph.nodes["a"] == {
        "bipartite": 0,
        "kind": "actor",
        "label": "a",
        "country": "no",
        "sector": "third-sector",
    }
    assert graph.nodes["b"] == {"bipartite": 0, "kind": "actor", "label": "b", "country": "se"}
    assert graph.nodes["p"] == {"bipartite": 1, "kind": "collaboration", "label": "p", "type": "partnership"}
    years = {"start": 2015, "end": 2018}
    assert graph.edges["a", "p"] == {"role": "lead | partner", "role_as_stated": "leads the project"} | years
    assert graph.edges["b", "p"] == {"role_as_stated": "guest", "start": 2016}
    assert graph.edges["b", "q"] == {}
    assert graph.graph["datasets"] == "Norway 2026-11"


def test_json_read_back(dated):
    graph = nx.node_link_graph(json.loads(node_link(dated)), edges="edges")
    assert list(graph) == ["a", "b", "p", "q"]
    assert graph.nodes["b"]["sector"] is None
    assert graph.edges["b", "q"] == {"role": None, "role_as_stated": None, "start": None, "end": None}
    assert graph.graph == {"datasets": "Norway 2026-11"}


def test_csv_has_a_row_for_each_tie_and_each_node(dated):
    edges, nodes = (list(csv.DictReader(io.StringIO(text))) for text in tables(dated))
    assert [(row["source"], row["target"]) for row in edges] == [("a", "p"), ("b", "p"), ("b", "q")]
    assert edges[0] | {} == {
        "source": "a",
        "target": "p",
        "role": "lead | partner",
        "role_as_stated": "leads the project",
        "start": "2015",
        "end": "2018",
    }
    assert edges[2]["start"] == ""
    assert [row["id"] for row in nodes] == ["a", "b", "p", "q"]
    expected = {"id": "a", "label": "a", "kind": "actor", "country": "no", "sector": "third-sector", "type": ""}
    assert nodes[0] == expected


def test_no_cell_is_a_formula(hostile):
    nodes = {row["id"]: row["label"] for row in csv.DictReader(io.StringIO(tables(hostile)[1]))}
    assert len(nodes) == 8
    for node in "abcde":
        assert nodes[node] == "'" + HOSTILE[node]
    assert nodes["q"] == HOSTILE["q"]


def test_hostile_names_survive_as_text(hostile):
    safe = "bell \ufffd and override \ufffd end"
    for text in (graphml(hostile), node_link(hostile), *tables(hostile)):
        assert "\x07" not in text
        assert "\u202e" not in text
    ElementTree.fromstring(graphml(hostile))
    for graph in (
        nx.parse_graphml(graphml(hostile)),
        nx.node_link_graph(json.loads(node_link(hostile)), edges="edges"),
    ):
        labels = dict(graph.nodes(data="label"))
        assert labels == HOSTILE | {"p": safe}


def test_the_same_graph_gives_the_same_bytes_in_any_order(dated):
    turned = nx.Graph(**{})
    turned.graph.update(dated.graph)
    turned.add_nodes_from(reversed(list(dated.nodes(data=True))))
    turned.add_edges_from((b, a, data) for a, b, data in reversed(list(dated.edges(data=True))))
    for write in (graphml, node_link, tables):
        assert write(turned) == write(dated)


def test_nothing_at_all(network):
    assert len(nx.parse_graphml(graphml(network({})))) == 0
    assert tables(network({})) == (
        "source,target,role,role_as_stated,start,end\n",
        "id,label,kind,country,sector,type\n",
    )


def test_a_one_mode_graph_is_refused():
    for write in (graphml, node_link, tables):
        with pytest.raises(NetworkError, match="bipartite"):
            write(nx.path_graph(["a", "b"]))


def test_displayable_keeps_line_breaks_and_tabs():
    assert displayable("a\tb\nc\rd\u00a0é") == "a\tb\nc\rd\u00a0é"
    assert displayable("\x00\x1b\x7f\x85\u2066\ufffe") == "\ufffd" * 6
