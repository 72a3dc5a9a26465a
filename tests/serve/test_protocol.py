"""The SPARQL 1.1 protocol over HTTP: every way to ask, every form of answer, every refusal."""

import csv
import io
import json
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from running import Server

from graphkit.serve.description import SD, stated
from graphkit.serve.limits import Limits
from graphkit.serve.media import GRAPHS, RESULTS

NSI = "https://w3id.org/nordic-social-innovation/ns#"
SELECT = (
    f"SELECT ?actor ?country {{ ?actor a <{NSI}Actor> OPTIONAL {{ ?actor <{NSI}country> ?country }} }} ORDER BY ?actor"
)
ASK = f"ASK {{ ?actor a <{NSI}Actor> }}"
CONSTRUCT = f"CONSTRUCT {{ ?actor a <{NSI}Actor> }} WHERE {{ ?actor a <{NSI}Actor> }}"
DESCRIBE = "DESCRIBE <https://w3id.org/nordic-social-innovation/id/no/actor/eksempel-kommune>"
FORM = "application/x-www-form-urlencoded"

WAYS = {
    "get": lambda served, query, accept: served.query(query, accept),
    "form": lambda served, query, accept: served.ask(
        "/sparql", "POST", urlencode({"query": query}).encode(), headers={"Content-Type": FORM, "Accept": accept}
    ),
    "direct": lambda served, query, accept: served.post(query.encode(), accept),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", RESULTS, ids=lambda form: form.names[0])
def test_a_table_in_every_form_by_every_way(served: Server, way: str, form):
    response = WAYS[way](served, SELECT, form.media)
    assert (response.status, response.media) == (200, form.media)
    found = ox.parse_query_results(response.body, format=form.engine) if form.media != "text/csv" else None
    if found is None:
        rows = list(csv.reader(io.StringIO(response.text)))
        assert rows[0] == ["actor", "country"]
        assert len(rows) == 13
    else:
        assert [variable.value for variable in found.variables] == ["actor", "country"]
        rows = [solution["actor"].value for solution in found]
        assert len(rows) == 12
        assert rows == sorted(rows)


@pytest.mark.parametrize("form", RESULTS, ids=lambda form: form.names[0])
def test_a_boolean_in_every_form(served: Server, form):
    response = served.query(ASK, form.media)
    assert (response.status, response.media) == (200, form.media)
    assert b"true" in response.body


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.names[0])
def test_a_graph_in_every_form_by_every_way(served: Server, way: str, form):
    response = WAYS[way](served, CONSTRUCT, form.media)
    assert (response.status, response.media) == (200, form.media)
    assert len(set(ox.parse(response.body, form.engine))) == 12


def test_describe(served: Server):
    quads = list(ox.parse(served.query(DESCRIBE, "text/turtle").body, ox.RdfFormat.TURTLE))
    assert {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)} == {DESCRIBE[10:-1]}


def test_terms_of_every_kind_survive(served: Server):
    query = """SELECT * { VALUES (?a ?b ?c ?d ?e) {
        ("blåbær, \\"æ\\"\\n\\t" "ord"@nn-no 1.50 "2018-05-01"^^<http://www.w3.org/2001/XMLSchema#date> <http://a/ø>)
        (UNDEF UNDEF UNDEF UNDEF UNDEF) } }"""
    answers = [
        [tuple(map(str, row)) for row in ox.parse_query_results(served.query(query, f.media).body, format=f.engine)]
        for f in RESULTS
        if f.media != "text/csv"
    ]
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0][:2] == ('"blåbær, \\"æ\\"\\n\\t"', '"ord"@nn-no')
    assert answers[0][1] == ("None",) * 5


def test_no_variables_and_one_row(served: Server):
    assert json.loads(served.query("SELECT * {}").body) == {"head": {"vars": []}, "results": {"bindings": [{}]}}


@pytest.mark.parametrize(
    ("name", "media"),
    [("json", RESULTS[0].media), ("xml", RESULTS[1].media), ("csv", "text/csv"), ("tsv", RESULTS[3].media)],
)
def test_format_overrules_accept(served: Server, name: str, media: str):
    assert served.query(SELECT, "text/csv", format=name).media == media


def test_rows_end_at_the_limit_and_the_answer_says_so(served: Server):
    response = served.query("SELECT * { ?s ?p ?o }", "application/sparql-results+json")
    assert len(json.loads(response.body)["results"]["bindings"]) == Limits.rows
    assert response.headers["x-truncated"] == "rows; limit=1000"
    assert response.headers["link"] == '</sparql#limit-rows>; rel="help"'
    whole = served.query(f"SELECT * {{ ?s ?p ?o }} LIMIT {Limits.rows}")
    assert "x-truncated" not in whole.headers
    assert len(json.loads(whole.body)["results"]["bindings"]) == Limits.rows


def test_triples_end_at_the_limit(served: Server):
    response = served.query("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples")
    assert len(response.body.splitlines()) == Limits.rows
    assert response.headers["x-truncated"] == "rows; limit=1000"


def test_bytes_end_at_the_limit(served: Server):
    long = 'SELECT ?x ?o { ?s ?p ?o BIND(REPLACE("' + "a" * 200 + f'", "a", "{"b" * 200}") AS ?x) }}'
    response = served.query(long)
    assert response.headers["x-truncated"] == f"bytes; limit={Limits.answer}"
    assert len(response.body) < Limits.answer * 1.5


REFUSED = [
    (400, "update", lambda s: s.ask("/sparql?update=DROP+ALL")),
    (400, "update", lambda s: s.ask("/sparql", "POST", b"update=DROP+ALL", headers={"Content-Type": FORM})),
    (
        400,
        "update",
        lambda s: s.ask("/sparql", "POST", b"DROP ALL", headers={"Content-Type": "application/sparql-update"}),
    ),
    (400, "update", lambda s: s.query("DROP ALL")),
    (400, "default-graph-uri", lambda s: s.ask(f"/sparql?query={quote(ASK)}&default-graph-uri=http://a/")),
    (400, "default-graph-uri", lambda s: s.ask(f"/sparql?query={quote(ASK)}&named-graph-uri=http://a/")),
    (400, "'query' is given more than once", lambda s: s.ask(f"/sparql?query={quote(ASK)}&query={quote(ASK)}")),
    (400, "no query", lambda s: s.ask("/sparql?query=+")),
    (400, "no query", lambda s: s.ask("/sparql", "POST", b"", headers={"Content-Type": FORM})),
    (400, "UTF-8", lambda s: s.ask("/sparql?query=ASK+%7B%7D+%23%FF")),
    (400, "UTF-8", lambda s: s.post(b"ASK {} #\xff")),
    (400, "not SPARQL 1.1", lambda s: s.query("SELEKT * { ?s ?p ?o }")),
    (400, "SELECT contains a variable", lambda s: s.query("SELECT ?s { ?s ?p ?o } GROUP BY ?p")),
    (400, "parameters", lambda s: s.ask("/sparql?" + "a=1&" * 60)),
    (405, "/sparql takes POST too", lambda s: s.ask("/sparql", "PUT", b"")),
    (405, "GET", lambda s: s.ask("/sparql", "DELETE")),
    (406, "application/sparql-results+json", lambda s: s.query(SELECT, "text/turtle")),
    (406, "text/turtle", lambda s: s.query(CONSTRUCT, "text/csv")),
    (406, "text/turtle", lambda s: s.query(SELECT, format="xlsx")),
    (406, "text/turtle", lambda s: s.ask("/sparql", headers={"Accept": "image/png"})),
    (406, "XML cannot carry", lambda s: s.query('SELECT ("\\u0007" AS ?x) {}', RESULTS[1].media)),
    (406, "XML cannot carry", lambda s: s.query("CONSTRUCT { <x:a> <http://e/1> 1 } WHERE {}", GRAPHS[3].media)),
    (413, "8192 bytes", lambda s: s.post(b"ASK {} #" + b"a" * 8185)),
    (413, "8192 bytes", lambda s: s.post(b"a" * 10_000_000)),
    (413, "8192 bytes", lambda s: s.ask("/sparql", "POST", b"query=" + b"a" * 60_000, headers={"Content-Type": FORM})),
    (414, "8192 bytes", lambda s: s.query("ASK {} #" + "ø" * 4100)),
    (
        415,
        "application/sparql-query",
        lambda s: s.ask("/sparql", "POST", b"{}", headers={"Content-Type": "text/plain"}),
    ),
    (415, "sparql-query", lambda s: s.ask("/sparql", "POST", b"{}")),
    (500, "<x:f> is not supported", lambda s: s.query("SELECT (<x:f>(1) AS ?x) {}")),
]


@pytest.mark.parametrize(("status", "reason", "ask"), REFUSED, ids=[f"{s}-{i}" for i, (s, _, _) in enumerate(REFUSED)])
def test_refused_on_one_plain_line(served: Server, status: int, reason: str, ask):
    response = ask(served)
    assert (response.status, response.media) == (status, "text/plain")
    assert reason in response.text
    assert response.text.count("\n") == 1
    assert len(response.text) < 300


def test_as_long_as_may_be(served: Server):
    padded = ASK + " #"
    assert served.post((padded + "a" * (Limits.query - len(padded))).encode()).status == 200
    assert served.query(padded + "ø" * ((Limits.query - len(padded)) // 2)).status == 200


def test_405_says_what_is_allowed(served: Server):
    assert set(served.ask("/sparql", "PUT", b"").headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}


def test_a_reason_in_the_language_of_the_browser(served: Server):
    headers = {"Accept-Language": "sv-SE,sv;q=0.9,en;q=0.1"}
    assert (
        served.ask("/sparql?query=DROP+ALL", headers=headers).text == "uppdateringar avvisas: grafen kan bara läsas\n"
    )


def test_a_reason_for_a_browser_is_a_page(served: Server):
    response = served.ask("/sparql?query=SELECT+%3Cscript%3E", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (response.status, response.media) == (400, "text/html")
    assert b"&lt;script&gt;" in response.body
    assert b"<script" not in response.body


@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.names[0])
def test_service_description(served: Server, form):
    response = served.ask("/sparql", headers={"Accept": form.media})
    assert (response.status, response.media) == (200, form.media)
    store = ox.Store()
    store.extend(ox.parse(response.body, form.engine))
    service = ox.NamedNode(served.address + "sparql")
    assert [q.object for q in store.quads_for_pattern(service, ox.NamedNode(SD + "endpoint"), None)] == [service]
    limits = store.query(
        """SELECT ?name ?value { ?service a <http://www.w3.org/ns/sparql-service-description#Service> ;
        <https://schema.org/additionalProperty> ?limit .
        ?limit <https://schema.org/name> ?name ; <https://schema.org/value> ?value }"""
    )
    assert {row["name"].value: float(row["value"].value) for row in limits} == {
        name: value for name, value, _ in stated(Limits())
    }


def test_the_description_needs_an_address(served: Server):
    response = served.ask("/sparql", headers={"Host": "a%zz"})
    assert (response.status, response.text) == (400, "the Host of the request is no address\n")


def test_head(served: Server):
    asked, got = served.ask(f"/sparql?query={quote(ASK)}", "HEAD"), served.query(ASK)
    assert (asked.status, asked.body) == (200, b"")
    assert asked.headers["content-length"] == got.headers["content-length"]
    assert asked.headers["content-type"] == got.headers["content-type"]


def test_other_sites_may_read(served: Server):
    headers = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    preflight = served.ask("/sparql", "OPTIONS", headers=headers)
    assert preflight.status == 204
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert preflight.headers["access-control-allow-headers"] == "Accept, Content-Type"
    for response in (preflight, served.query(ASK), served.query("DROP ALL")):
        assert response.headers["access-control-allow-origin"] == "*"
        assert "X-Truncated" in response.headers["access-control-expose-headers"]


def test_health_and_metrics(served: Server):
    assert served.ask("/health").text == f"ok: {Limits.workers} workers\n"
    before = served.count('graphkit_responses_total{status="400"}')
    served.query("DROP ALL")
    assert served.count('graphkit_responses_total{status="400"}') == before + 1
    assert served.count("graphkit_statements") > 10_000


def test_nothing_is_anywhere_else(served: Server):
    for path in ("/nothing", "/static/../keeper.py", "/static/%2e%2e/keeper.py", "/query/", "/query/nothing"):
        assert served.ask(path).status == 404, path
