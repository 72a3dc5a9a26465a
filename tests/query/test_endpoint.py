"""An endpoint elsewhere gives what the store at hand gives, and whatever goes wrong is one line and exit code 3."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from graphkit.cli import main
from graphkit.errors import ParameterError, QueryError
from graphkit.namespaces import CONCEPT
from graphkit.query import endpoint as module
from graphkit.query.answer import Labels
from graphkit.query.catalogue import from_file, named, names
from graphkit.query.endpoint import Endpoint, EndpointError
from graphkit.query.results import as_json
from graphkit.query.run import construct, explain, run


class Handler(BaseHTTPRequestHandler):
    """As much of the SPARQL protocol as the tests need; some paths answer as no endpoint should."""

    protocol_version = "HTTP/1.1"
    store: ClassVar[ox.Store]
    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        self.answer(parse_qs(urlsplit(self.path).query)["query"][0])

    def do_POST(self) -> None:
        assert self.headers["Content-Type"] == "application/x-www-form-urlencoded"
        self.answer(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["query"][0])

    def answer(self, query: str) -> None:
        self.asked.append((self.command, query))
        fault = getattr(self, urlsplit(self.path).path.strip("/"), None)
        if fault:
            fault()
            return
        try:
            found = self.store.query(query)
        except SyntaxError as error:
            self.send(400, "text/plain", f"{error}\nmore of it".encode())
            return
        if isinstance(found, ox.QueryTriples):
            assert "application/n-triples" in self.headers["Accept"]
            self.send(200, "application/n-triples", found.serialize(format=ox.RdfFormat.N_TRIPLES))
        else:
            assert self.headers["Accept"].startswith("application/sparql-results+json")
            body = found.serialize(format=ox.QueryResultsFormat.JSON)
            self.send(200, "application/sparql-results+json; charset=utf-8", body)

    def send(self, code: int, media: str, body: bytes, **headers: str) -> None:
        self.send_response(code)
        for name, value in ({"Content-Type": media, "Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def page(self) -> None:
        self.send(200, "text/html", b"<html>Welcome</html>")

    def broken(self) -> None:
        self.send(200, "application/sparql-results+json", b'{"head": {"vars": ["a"]}, "results": {"bindings": [{')

    def yes(self) -> None:
        self.send(200, "application/sparql-results+json", b'{"head": {}, "boolean": true}')

    def moved(self) -> None:
        self.send(302, "text/plain", b"", Location="http://127.0.0.1:1/elsewhere")

    def failing(self) -> None:
        self.send(500, "text/plain", b"out of memory\n\tat Engine.java:12")

    def silent(self) -> None:
        time.sleep(0.6)
        self.send(200, "text/plain", b"")

    def slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(6):
            self.wfile.write(b" ")
            time.sleep(0.1)
        self.close_connection = True

    def cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"{")
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(whole: ox.Store) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Handler.store = whole
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.mark.parametrize("name", names())
def test_the_same_answer_as_from_the_store_at_hand(name, address, whole, required):
    values = required.get(name)
    elsewhere = run(named(name), Endpoint(f"{address}/sparql"), values, "fi")
    here = run(named(name), whole, values, "fi")
    assert as_json(elsewhere) == as_json(here)
    assert elsewhere == here
    assert here.rows


def test_labels_come_by_the_page(address, whole, monkeypatch):
    monkeypatch.setattr(module, "PAGE", 520)
    iris = [thing.value for thing in Endpoint(address).concepts(f"{CONCEPT}target-group")]
    assert len(iris) == 8
    assert 520 < sum(len(f"<{iri}> ") for iri in iris) < 2 * 520
    Handler.asked.clear()
    labels = Labels(Endpoint(address), "en")
    labels.fetch(iris)
    assert len(Handler.asked) == 2
    assert [str(labels.named(iri)) for iri in iris] == [str(Labels(whole, "en").named(iri)) for iri in iris]
    assert len(Handler.asked) == 2


def test_a_question_asks_little(address):
    """Concepts of the parameter, the question, the releases, labels of all that is shown."""
    Handler.asked.clear()
    run(named("cross-sector-collaborations"), Endpoint(address), {"country": "no"})
    assert len(Handler.asked) == 4
    assert {method for method, _ in Handler.asked} == {"GET", "POST"}


@pytest.mark.parametrize("path", ["/", "/sparql?default-graph-uri=", "/a/b"])
def test_any_path_and_query_string(address, path):
    assert run(named("coverage"), Endpoint(address + path), {"country": "no"}).rows


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"actor": "Nobody"}, "nothing is called actor='Nobody'"),
        ({"actor": "no-actor:nobody"}, "the data know nothing of actor='no-actor:nobody'"),
        ({"actor": '") } #'}, "nothing is called actor="),
        ({}, "needs --param actor=…"),
    ],
)
def test_parameters_are_judged_by_the_endpoint(values, problem, address):
    with pytest.raises(ParameterError, match=problem.replace("(", r"\(").replace(")", r"\)")):
        run(named("one-actor-all-roles"), Endpoint(address), values)


def test_explain_asks_only_what_the_parameters_mean(address, whole):
    Handler.asked.clear()
    said = explain(named("coverage"), Endpoint(address), {"country": "Norge"}, "nb")
    assert said == explain(named("coverage"), whole, {"country": "Norge"}, "nb")
    assert len(Handler.asked) == 2


def test_statements(address, whole, tmp_path):
    path = tmp_path / "own.rq"
    path.write_text(
        "PREFIX nsi: <https://w3id.org/nordic-social-innovation/ns#>\n"
        "CONSTRUCT { ?a nsi:sector ?s } WHERE { ?a nsi:sector ?s }",
        encoding="utf-8",
    )
    elsewhere = construct(from_file(path), Endpoint(address))
    assert len(elsewhere.triples) == 12
    assert set(elsewhere.triples) == set(construct(from_file(path), whole).triples)


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("page", "answered 'text/html', not SPARQL results"),
        ("broken", "answered what are no SPARQL results"),
        ("yes", "answered yes or no, not a table"),
        ("moved", "redirects to http://127.0.0.1:1/elsewhere. Name that address where you trust it"),
        ("failing", "answers 500 Internal Server Error: out of memory"),
        ("silent", "has not answered within 0.3 seconds"),
        ("slow", "has not answered within 0.3 seconds"),
        ("cut", "broke off 999 bytes before the end of its answer"),
    ],
)
def test_what_no_endpoint_should_answer(path, problem, address):
    with pytest.raises(EndpointError) as caught:
        run(named("participation"), Endpoint(f"{address}/{path}", timeout=0.3))
    assert str(caught.value).startswith(f"endpoint {address}/{path}: {problem}")
    assert "Engine.java" not in str(caught.value)


def test_statements_cut_off_are_no_fewer_statements(address, tmp_path):
    path = tmp_path / "own.rq"
    path.write_text("DESCRIBE ?s WHERE { ?s ?p ?o }", encoding="utf-8")
    with pytest.raises(EndpointError, match="broke off 999 bytes"):
        construct(from_file(path), Endpoint(f"{address}/cut"))


def test_an_answer_without_end_is_not_read_to_the_end(address, monkeypatch):
    monkeypatch.setattr(module, "MAX_BYTES", 1000)
    with pytest.raises(EndpointError, match="answers with more than 1,000 bytes"):
        run(named("participation"), Endpoint(address))


def test_a_query_that_the_endpoint_does_not_understand(address):
    with pytest.raises(EndpointError, match="answers 400 Bad Request: error at 1:"):
        Endpoint(address).select("SELECT nonsense")


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("file:///etc/hosts", "is no http or https address"),
        ("ftp://127.0.0.1/", "is no http or https address"),
        ("localhost:3030", "is no http or https address"),
        ("http://", "is no http or https address"),
        ("http://me:secret@127.0.0.1/", "takes no name or password in its address"),
    ],
)
def test_no_address(address, problem):
    with pytest.raises(EndpointError, match=problem) as caught:
        Endpoint(address)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://127.0.0.1:x/", "http://127.0.0.1:1/ space"])
def test_nobody_there(address):
    with pytest.raises(EndpointError, match=r"cannot be (reached|asked)"):
        Endpoint(address, timeout=1).select("SELECT * WHERE { ?s ?p ?o }")


def test_the_command(address):
    arguments = ["query", "cross-sector-share-by-country", "--endpoint", f"{address}/sparql", "--lang", "en"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0
    assert "│ Norway  │" in result.stdout
    assert "Data: 2026-06 (2026-06-30): Iceland; 2026-11 (2026-11-24): Denmark, Finland, Iceland, " in result.stdout


def test_the_command_where_nobody_is(world):
    result = CliRunner().invoke(main, ["query", "coverage", "--endpoint", "http://127.0.0.1:1/"])
    assert result.exit_code == 3
    assert result.stderr == "graphkit: endpoint http://127.0.0.1:1/: cannot be reached (Connection refused)\n"
    result = CliRunner().invoke(main, ["query", "coverage", "--endpoint", "http://127.0.0.1:1/", "--data", str(world)])
    assert result.exit_code == 2
    assert "choose one" in result.stderr


def test_nothing_is_opened_unless_asked(world, monkeypatch):
    def opened(*_: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr("socket.socket.connect", opened)
    assert CliRunner().invoke(main, ["query", "coverage", "--data", str(world)]).exit_code == 0


def test_ones_own_query_may_not_send_the_endpoint_elsewhere(address, tmp_path):
    path = tmp_path / "own.rq"
    path.write_text("SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", encoding="utf-8")
    with pytest.raises(QueryError, match="SERVICE is refused"):
        from_file(path)
    assert CliRunner().invoke(main, ["query", str(path), "--endpoint", address]).exit_code == 3
