"""Files for other programs: what goes in comes out, safely, and in the same bytes."""

import csv
import io
import json
import re
from xml.etree import ElementTree

import igraph
import networkx as nx
import pytest

from graphkit.network import NetworkError, Participation, one_mode, sdsm
from graphkit.network.export import graphml, node_link, tables
from graphkit.network.gexf import gexf
from graphkit.network.pajek import pajek, pajek_project
from graphkit.network.plain import displayable

WRITERS = (graphml, gexf, node_link, pajek, pajek_project, tables)

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
        Participation("p", "a", ("lead", "partner"), ("leads the project",), 2015, 2018, ("research", "cooperation")),
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
    said = {"role": "lead | partner", "role_as_stated": "leads the project", "relation": "cooperation | research"}
    assert graph.edges["a", "p"] == said | years
    assert graph.edges["b", "p"] == {"role_as_stated": "guest", "start": 2016}
    assert graph.edges["b", "q"] == {}
    assert graph.graph["datasets"] == "Norway 2026-11"


def test_json_read_back(dated):
    graph = nx.node_link_graph(json.loads(node_link(dated)), edges="edges")
    assert list(graph) == ["a", "b", "p", "q"]
    assert graph.nodes["b"]["sector"] is None
    assert graph.edges["b", "q"] == {
        "role": None,
        "role_as_stated": None,
        "relation": None,
        "start": None,
        "end": None,
    }
    assert graph.graph == {"mode": "two-mode", "datasets": "Norway 2026-11"}


def test_csv_has_a_row_for_each_tie_and_each_node(dated):
    edges, nodes = (list(csv.DictReader(io.StringIO(text))) for text in tables(dated))
    assert [(row["source"], row["target"]) for row in edges] == [("a", "p"), ("b", "p"), ("b", "q")]
    assert edges[0] | {} == {
        "source": "a",
        "target": "p",
        "role": "lead | partner",
        "role_as_stated": "leads the project",
        "relation": "cooperation | research",
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
    ElementTree.fromstring(gexf(hostile))
    for text in (graphml(hostile), node_link(hostile), gexf(hostile), pajek(hostile), *tables(hostile)):
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
    for write in WRITERS:
        assert write(turned) == write(dated)


def test_nothing_at_all(network):
    assert len(nx.parse_graphml(graphml(network({})))) == 0
    assert tables(network({})) == (
        "source,target,role,role_as_stated,relation,start,end\n",
        "id,label,kind,country,sector,type\n",
    )


def test_what_is_neither_one_mode_nor_two_mode_is_refused(dated):
    dated.add_node("x")
    for write in WRITERS:
        with pytest.raises(NetworkError, match="x has no node attribute 'bipartite'"):
            write(dated)
        with pytest.raises(NetworkError, match="without directions"):
            write(nx.DiGraph(["ab"]))


def test_one_mode(dated, network):
    actors = one_mode(dated, "newman")
    graph = nx.parse_graphml(graphml(actors))
    assert graph.graph["mode"] == "one-mode"
    assert (graph.graph["weighting"], graph.edges["a", "b"]) == ("newman", {"weight": 1.0})
    assert tables(actors)[0] == "source,target,weight,p\na,b,1.0,\n"
    kept = sdsm(network({"p": "ab", "q": "c", "r": "bd"}), 0.999).graph()
    assert kept.graph == {"model": "sdsm", "alpha": 0.999}
    assert set(kept.edges["a", "b"]) == {"weight", "p"}
    assert tables(kept)[0].startswith("source,target,weight,p\na,b,1.0,0.")


def test_gexf_read_back(dated, tmp_path):
    dated.nodes["a"]["label"] = "A <&> \u00c5"
    path = tmp_path / "net.gexf"
    path.write_text(gexf(dated), encoding="utf-8")
    graph = nx.read_gexf(path, version="1.3")
    assert list(graph) == ["a", "b", "p", "q"]
    assert graph.nodes["a"]["label"] == "A <&> \u00c5"
    assert (graph.nodes["a"]["sector"], graph.nodes["a"]["bipartite"]) == ("third-sector", 0)
    assert "sector" not in graph.nodes["b"]
    assert {key: graph.edges["a", "p"][key] for key in ("role", "start")} == {"role": "lead | partner", "start": 2015}
    assert "datasets: Norway 2026-11" in gexf(dated)
    assert not re.search(r"lastmodified|20\d\d-\d\d-\d\d", gexf(dated)), "no clock"
    path.write_text(gexf(one_mode(dated, "jaccard")), encoding="utf-8")
    assert nx.read_gexf(path, version="1.3").edges["a", "b"]["weight"] == 0.5


def test_pajek(dated, tmp_path):
    dated.nodes["a"]["label"] = 'A "x"\ny'
    assert pajek_project(dated) == (
        "*Network collaboration\n*Vertices 4 2\n"
        '1 "A \'x\' y"\n2 "b"\n3 "p"\n4 "q"\n'
        "*Edges\n1 3 1\n2 3 1\n2 4 1\n"
        "\n*Partition sector 1=third-sector\n*Vertices 4\n1\n0\n0\n0\n"
        "\n*Partition country 1=no 2=se\n*Vertices 4\n1\n2\n0\n0\n"
        "\n*Partition type 1=partnership\n*Vertices 4\n0\n0\n1\n1\n"
    )
    path = tmp_path / "net.net"
    assert pajek_project(dated).startswith(pajek(dated))
    path.write_text(pajek(dated), encoding="utf-8")
    read = igraph.Graph.Read_Pajek(str(path))
    assert (read.vcount(), read.ecount(), read.vs["type"]) == (4, 3, [False, False, True, True])
    path.write_text(pajek(one_mode(dated)), encoding="utf-8")
    assert nx.read_pajek(path).number_of_edges() == 1


def test_displayable_keeps_line_breaks_and_tabs():
    assert displayable("a\tb\nc\rd\u00a0é") == "a\tb\nc\rd\u00a0é"
    assert displayable("\x00\x1b\x7f\x85\u2066\ufffe") == "\ufffd" * 6
