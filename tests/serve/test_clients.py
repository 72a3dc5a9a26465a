"""Clients that people have: rdflib, SPARQLWrapper, curl, and the toolkit's own."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from running import Server, server
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, URLENCODED, XML, SPARQLWrapper

from graphkit.merge import build
from graphkit.query.catalogue import named
from graphkit.query.endpoint import Endpoint
from graphkit.query.run import run
from graphkit.serve.limits import Limits

NSI = "https://w3id.org/nordic-social-innovation/ns#"
ACTORS = f"SELECT ?actor {{ ?actor a <{NSI}Actor> }} ORDER BY ?actor"
GRAPH = f"CONSTRUCT {{ ?actor a <{NSI}Actor> }} WHERE {{ ?actor a <{NSI}Actor> }}"


@pytest.fixture
def address(served: Server) -> str:
    return served.address + "sparql"


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json"])
def test_rdflib(address: str, method: str, form: str):
    graph = Graph(SPARQLStore(address, method=method, returnFormat=form))
    rows = [str(row.actor) for row in graph.query(ACTORS)]
    assert len(rows) == 12
    assert rows == sorted(rows)
    assert bool(graph.query("ASK { ?s ?p ?o }"))


def test_rdflib_walks_the_graph_and_constructs(address: str):
    graph = Graph(SPARQLStore(address))
    assert len(list(graph.subjects(RDF.type, URIRef(NSI + "Actor")))) == 12
    assert len(graph.query(GRAPH).graph) == 12


@pytest.mark.parametrize(("method", "request_method"), [("GET", URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)])
def test_sparqlwrapper_tables(address: str, method: str, request_method: str):
    client = SPARQLWrapper(address)
    client.setMethod(method)
    client.setRequestMethod(request_method)
    client.setQuery(ACTORS)
    client.setReturnFormat(JSON)
    assert len(client.queryAndConvert()["results"]["bindings"]) == 12
    client.setReturnFormat(XML)
    assert len(client.queryAndConvert().getElementsByTagName("result")) == 12
    for form in (CSV, TSV):
        client.setReturnFormat(form)
        assert len(client.queryAndConvert().splitlines()) == 13


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # SPARQLWrapper's own
def test_sparqlwrapper_graphs(address: str):
    client = SPARQLWrapper(address)
    client.setQuery(GRAPH)
    client.setReturnFormat(TURTLE)
    graph = Graph().parse(data=client.queryAndConvert().decode(), format="turtle")
    assert len(graph) == 12
    client.setReturnFormat(RDFXML)
    assert len(client.queryAndConvert()) == 12


def test_the_toolkit_asks_itself(address: str):
    answer = run(named("cross-sector-share-by-country"), Endpoint(address), language="en")
    assert [str(row[0]) for row in answer.rows] == ["Denmark", "Finland", "Norway", "Sweden"]


def test_the_toolkit_gets_what_is_beyond_the_limits(address: str):
    """More rows than one answer may have, and labels of more things than one query can name."""
    said = Endpoint(address).select("SELECT ?s ?name { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?name }").rows
    assert Limits.rows < len(said) == len({str(row) for row in said})
    things = sorted({row["s"].value for row in said})
    assert sum(map(len, things)) > Limits.query
    assert Endpoint(address).labels(things).keys() == set(things)


def test_a_store_on_disk_gives_the_same(address: str, world: Path, tmp_path: Path):
    build([world], tmp_path / "store")
    with server(store=tmp_path / "store") as running:
        for name in ("cross-sector-share-by-country", "releases"):
            there = run(named(name), Endpoint(running.address + "sparql"))
            assert there == run(named(name), Endpoint(address))
            assert there.rows
        assert running.count("graphkit_statements") > 10 * Limits.rows


@pytest.mark.skipif(not shutil.which("curl") and "CI" not in os.environ, reason="curl is not installed")
def test_curl(address: str):
    def curl(*arguments: str) -> str:
        command = ["curl", "--silent", "--show-error", "--fail", *arguments, address]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout

    assert len(json.loads(curl("--data-urlencode", f"query={ACTORS}"))["results"]["bindings"]) == 12
    assert len(curl("--get", "--data-urlencode", f"query={ACTORS}", "--header", "Accept: text/csv").splitlines()) == 13
    assert "sparql-service-description#Service" in curl()
