"""Servers that cut answers off, with a word or without: a client gets all rows or an error, never fewer rows."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from graphkit.query.endpoint import Endpoint, EndpointError
from graphkit.query.paging import can_be_paged, counting, page, taken_apart

ROWS = 1234
LIMIT = 150
ALL = "SELECT ?s ?o { ?s <urn:p> ?o } ORDER BY DESC(?o)"


@pytest.fixture
def store() -> ox.Store:
    """1,234 things numbered 0 to 4 over and over: an order by number leaves nearly everything open."""
    made = ox.Store()
    made.bulk_extend(ox.Quad(thing(n), ox.NamedNode("urn:p"), ox.Literal(n % 5)) for n in range(ROWS))
    return made


def thing(number: int) -> ox.NamedNode:
    return ox.NamedNode(f"urn:thing:{number}")


@contextmanager
def serving(
    store: ox.Store,
    headers: dict[str, str],
    limit: int = LIMIT,
    status: int = 200,
    before: Callable[[int], None] = lambda _: None,
) -> Iterator[tuple[str, list[str]]]:
    """A server of SELECTs that gives `limit` rows at most and sends the headers with what it cut; what it was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer(parse_qs(urlsplit(self.path).query)["query"][0])

        def do_POST(self) -> None:
            self.answer(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["query"][0])

        def answer(self, query: str) -> None:
            asked.append(query)
            before(len(asked))
            found = store.query(query)
            graph = isinstance(found, ox.QueryTriples)
            rows = list(found)
            self.send_response(status)
            self.send_header("Content-Type", "text/turtle" if graph else "application/sparql-results+json")
            for name, value in headers.items() if len(rows) > limit else ():
                self.send_header(name, value)
            self.end_headers()
            if graph:
                self.wfile.write(ox.serialize(rows[:limit], format=ox.RdfFormat.TURTLE))
            else:
                self.wfile.write(in_json([v.value for v in found.variables], rows[:limit]))

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def in_json(names: list[str], rows: list[ox.QuerySolution]) -> bytes:
    """A table of these rows: the engine writes whole answers only."""
    bindings = [{name: term(value) for name, value in zip(names, row, strict=True) if value} for row in rows]
    return json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}}).encode()


def term(value: ox.NamedNode | ox.BlankNode | ox.Literal) -> dict[str, str]:
    if isinstance(value, ox.Literal):
        return {"type": "literal", "value": value.value, "datatype": value.datatype.value}
    return {"type": "bnode" if isinstance(value, ox.BlankNode) else "uri", "value": value.value}


@pytest.mark.parametrize("headers", [{"X-Truncated": "rows; limit=150"}, {"X-SPARQL-MaxRows": "150"}, {}])
def test_all_rows_in_their_order_with_any_server(store: ox.Store, headers: dict[str, str]):
    with serving(store, headers) as (address, asked):
        found = Endpoint(address).select(ALL)
    assert len(found.rows) == ROWS
    assert {row["s"].value for row in found.rows} == {thing(n).value for n in range(ROWS)}
    numbers = [int(row["o"].value) for row in found.rows]
    assert numbers == sorted(numbers, reverse=True)
    assert len(asked) == 2 + 9 + 1  # once in vain, the count before and after, 1,234 rows by 150


def test_a_short_answer_is_not_counted(store: ox.Store):
    with serving(store, {}) as (address, asked):
        assert len(Endpoint(address).select(ALL + " LIMIT 99").rows) == 99
        assert len(asked) == 1
        assert len(Endpoint(address).select(ALL + " LIMIT 100").rows) == 100
        assert len(asked) == 3


def test_a_short_answer_that_was_cut_is(store: ox.Store):
    with serving(store, {"X-Truncated": "bytes; limit=9"}, limit=50) as (address, _):
        assert len(Endpoint(address).select(ALL).rows) == ROWS


@pytest.mark.parametrize("end", ["LIMIT 1000", "OFFSET 1", "VALUES ?o { 1 2 3 }"])
def test_what_cannot_be_asked_for_in_parts_is_refused(store: ox.Store, end: str):
    with (
        serving(store, {}) as (address, _),
        pytest.raises(EndpointError, match=r"gave 150 of \S+ rows: it cuts answers off\. Ask for less, or have its"),
    ):
        Endpoint(address).select(f"{ALL} {end}")


def test_data_that_change_meanwhile(store: ox.Store):
    def change(number: int) -> None:
        if number == 8:
            store.remove(ox.Quad(thing(3), ox.NamedNode("urn:p"), ox.Literal(3)))

    with serving(store, {}, before=change) as (address, _), pytest.raises(EndpointError, match="its data change"):
        Endpoint(address).select(ALL)


def test_blank_nodes_have_no_order():
    store = ox.Store()
    store.bulk_extend(ox.Quad(ox.BlankNode(), ox.NamedNode("urn:p"), ox.Literal(n)) for n in range(ROWS))
    with serving(store, {}) as (address, _), pytest.raises(EndpointError, match="blank nodes cannot be asked for"):
        Endpoint(address).select("SELECT ?o ?s { ?s <urn:p> ?o }")


@pytest.mark.parametrize(("headers", "status"), [({"X-SQL-State": "S1TAT"}, 200), ({}, 206)])
def test_an_answer_from_part_of_the_data(store: ox.Store, headers: dict[str, str], status: int):
    with (
        serving(store, headers, status=status) as (address, _),
        pytest.raises(EndpointError, match="answered from a part of its data only"),
    ):
        Endpoint(address).select(ALL)


def test_statements_of_a_construct_are_all_there(store: ox.Store):
    query = "PREFIX x: <urn:x#>\nCONSTRUCT { ?s x:number ?o ; x:known true . _:some x:of ?s } WHERE { ?s <urn:p> ?o }"
    with serving(store, {}) as (address, _):
        found = Endpoint(address).construct(query)
        described = pytest.raises(EndpointError, match="cut its answer off, and a DESCRIBE cannot")
        short = Endpoint(address).construct("CONSTRUCT WHERE { ?s <urn:p> ?o }")
    assert len(found) == 3 * ROWS
    assert len({triple.subject for triple in found if isinstance(triple.subject, ox.BlankNode)}) == ROWS
    assert set(short) == {quad.triple for quad in store}
    with serving(store, {"X-SPARQL-MaxRows": "150"}) as (address, _), described:
        Endpoint(address).construct("DESCRIBE ?s { ?s <urn:p> ?o }")


def test_blank_nodes_of_the_data_come_through_a_template():
    store = ox.Store()
    node = ox.BlankNode()
    store.add(ox.Quad(node, ox.NamedNode("urn:p"), node))
    with serving(store, {}) as (address, _):
        (triple,) = Endpoint(address).construct("CONSTRUCT { ?s <urn:q> ?o } WHERE { ?s <urn:p> ?o }")
    assert triple.subject == triple.object
    assert isinstance(triple.subject, ox.BlankNode)


AWKWARD = (
    'SELECT ?s WHERE { ?s ?p "LIMIT 3 }" }',
    "SELECT ?s WHERE { ?s ?p '''it's } OFFSET''' } # LIMIT 3",
    "SELECT ?limit WHERE { ?limit <urn:ORDER#BY> ?o } ORDER BY ?limit",
    "PREFIX limit: <urn:LIMIT/>\nSELECT ?s { ?s limit:x\\#LIMIT ?o { SELECT ?s { ?s ?p ?o } ORDER BY ?o LIMIT 5 } }",
    "# VALUES\nBASE <urn:x:>\nPREFIX : <y>\nselect distinct ?s { values ?s { <a> } ?s :p ?o } group by ?s",
)


@pytest.mark.parametrize("query", AWKWARD)
def test_only_outermost_clauses_count(query: str):
    """The engine takes the rewritten query; no word in a string, a comment or a subquery is read as a clause."""
    store = ox.Store()
    assert can_be_paged(query)
    (row,) = store.query(counting(query))
    assert row[0] == ox.Literal(0)
    assert list(store.query(page(query, ["s" if "?s" in query else "limit"], 10, 0))) == []


def test_an_order_is_kept_and_completed():
    assert '\nORDER BY (CONCAT(COALESCE(STR(?a), ""), ' in page("SELECT ?a { ?a ?b ?c }", ["a"], 10, 20)
    paged = page("SELECT ?a { ?a ?b ?c } order by ?c", ["a"], 10, 20)
    assert '} order by ?c\n(CONCAT(COALESCE(STR(?a), ""), ' in paged
    assert paged.endswith(")\nLIMIT 10 OFFSET 20")


def test_terms_that_look_alike_are_told_apart():
    """A text, the same in two languages, as an IRI, as a number, and nothing: by every order of their insertion."""
    terms = (
        ox.Literal("1"),
        ox.Literal("1", language="nb"),
        ox.Literal("1", language="nn"),
        ox.Literal(1),
        ox.NamedNode("urn:1"),
        ox.Literal("urn:1"),
    )
    query = page("SELECT ?o { ?s <urn:p> ?o }", ["o"], 10, 0)
    orders = set()
    for shift in range(len(terms)):
        store = ox.Store()
        for number, term in enumerate(terms[shift:] + terms[:shift]):
            store.add(ox.Quad(thing(number), ox.NamedNode("urn:p"), term))
        orders.add(tuple(str(row["o"]) for row in store.query(query)))
    assert len(orders) == 1
    assert len(*orders) == 6


def test_taken_apart():
    assert taken_apart("DESCRIBE <urn:a>") is None
    assert taken_apart("SELECT ?construct { ?construct ?p ?o }") is None
    parts = taken_apart("PREFIX a: <urn:#>\nCONSTRUCT { ?s a:b ?o } WHERE { { ?s ?p ?o } } LIMIT 3")
    assert parts == (
        "PREFIX a: <urn:#>\n",
        "{ ?s a:b ?o }",
        "PREFIX a: <urn:#>\nSELECT *  WHERE { { ?s ?p ?o } } LIMIT 3",
    )
