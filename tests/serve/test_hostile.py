"""Queries that would bring a server down: each gets one plain line, the next good query works, no memory is lost."""

import os
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from running import Response, Server, family, memory, server

from graphkit.serve.limits import Limits

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux only")

HOSTILE = Path(__file__).parent / "hostile"

FILES = {
    "bad_utf8": (400, "the request is not in UTF-8"),
    "concat_bomb": (None, None),
    "cross_product": (500, "more than 2 seconds of computing"),
    "drop_after_comment": (400, "updates are refused"),
    "endless_triples": (500, "more than 2 seconds of computing"),
    "from": (400, "FROM is refused"),
    "from_file": (400, "FROM is refused"),
    "group_concat_bomb": (None, None),
    "insert": (400, "updates are refused"),
    "load": (400, "updates are refused"),
    "path_star": (None, None),
    "redos": (200, "false"),
    "repeated_pattern": (200, "bindings"),
    "replace_bomb": (500, None),
    "service": (400, "SERVICE is refused"),
    "service_escaped": (400, "SERVICE is refused"),
    "service_in_exists": (400, "SERVICE is refused"),
    "sorted_product": (None, None),
    "two_requests": (400, "not SPARQL 1.1, from line 1, column 23"),
}
"""Status and words of the answer; words are None where time or memory may run out first, and the status where a fast
machine may have an answer before either does."""

WRITTEN = {
    "20000 parentheses": ("ASK { FILTER" + "(" * 20_000 + "1" + ")" * 20_000 + " }", 413, "8192 bytes"),
    "4000 parentheses": ("ASK { FILTER" + "(" * 4000 + "1" + ")" * 4000 + " }", 400, "nested too deep"),
    "101 groups": ("ASK " + "{" * 101 + "}" * 101, 400, "nested too deep"),
    "4000 signs": ("ASK { FILTER(" + "- " * 3900 + "1) }", 400, "not SPARQL"),
    "1100 steps of a path": ("ASK { ?a " + "/".join(["<a:b>*"] * 1100) + " ?b }", None, None),
    "4000 values": ("ASK { VALUES ?a { " + "1 " * 4000 + "} }", None, None),
}
"""The query, and the same of its answer."""

ENDINGS = ("crash", "grown", "slow", "time")
"""Why a worker is replaced."""

LIMITED = ("more than 2 seconds of computing", "512 MiB of memory")

GOOD = "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/nordic-social-innovation/ns#Actor> }"


@pytest.fixture(scope="module")
def attacked(world: Path) -> Iterator[Server]:
    """A server of its own, so that what is counted is what was done here."""
    with server(world) as running:
        yield running


@dataclass(frozen=True)
class Tried:
    """What a hostile query got, after how many seconds, and what a good one got right after it."""

    answer: Response
    seconds: float
    next: Response


@pytest.fixture(scope="module")
def tried(attacked: Server) -> dict[str, Tried]:
    """Every hostile query, two at a time, each from a client of its own: one that had queries ended has to pause."""
    queries = {name: (HOSTILE / f"{name}.rq").read_bytes() for name in FILES}
    queries |= {name: query.encode() for name, (query, _, _) in WRITTEN.items()}

    def attempt(number: int, query: bytes) -> Tried:
        start = time.monotonic()
        answer = attacked.post(query, client=f"127.0.3.{number}")
        return Tried(answer, time.monotonic() - start, attacked.post(GOOD.encode(), client=f"127.0.4.{number}"))

    with ThreadPoolExecutor(2) as threads:
        return dict(zip(queries, threads.map(attempt, range(1, 1 + len(queries)), queries.values()), strict=True))


def assert_refused(one: Tried, status: int | None, words: str | None) -> None:
    assert one.answer.status in ((status,) if status else (200, 500)), one.answer.text
    if one.answer.status != 200:
        assert one.answer.media == "text/plain"
        assert one.answer.text.count("\n") == 1
        assert len(one.answer.text) < 300
        assert any(said in one.answer.text for said in ((words,) if words else LIMITED))
    elif words:
        assert words in one.answer.text
    assert one.seconds < Limits.patient + Limits.patience
    assert b'"12"' in one.next.body


def test_every_file_is_tried():
    assert {path.stem for path in HOSTILE.glob("*.rq")} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_file(tried: dict[str, Tried], name: str):
    assert_refused(tried[name], *FILES[name])


@pytest.mark.parametrize("name", WRITTEN)
def test_written_here(tried: dict[str, Tried], name: str):
    assert_refused(tried[name], *WRITTEN[name][1:])


def test_no_query_opens_a_connection(attacked: Server):
    """By every way that names another host; what does stop them one by one is tried in test_confinement."""
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.settimeout(0.5)
        host = f"http://127.0.0.1:{canary.getsockname()[1]}/"
        for query in (
            f"SELECT * {{ SERVICE <{host}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ SERVICE SILENT <{host}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ VALUES ?h {{ <{host}> }} SERVICE ?h {{ ?s ?p ?o }} }}",
            f"LOAD <{host}>",
            f"SELECT * FROM <{host}> {{ ?s ?p ?o }}",
            f"SELECT * FROM NAMED <{host}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        ):
            assert attacked.post(query.encode()).status == 400
        assert attacked.ask(f"/sparql?query=ASK+%7B%7D&default-graph-uri={host}").status == 400
        assert attacked.query(f"ASK {{ GRAPH <{host}> {{ ?s ?p ?o }} }}").status == 200
        assert attacked.query(f"DESCRIBE <{host}>").status == 200
        with pytest.raises(TimeoutError):
            canary.accept()


def test_all_is_as_it_was(attacked: Server, tried: dict[str, Tried]):
    """After all that: as many workers, no process more, and no more memory than a fresh server has."""
    assert len(tried) == len(FILES) + len(WRITTEN) == 25
    end = time.monotonic() + Limits.patience
    while attacked.count("graphkit_workers") < Limits.workers and time.monotonic() < end:
        time.sleep(0.1)
    assert attacked.count("graphkit_workers") == Limits.workers
    born = attacked.count('graphkit_workers_total{event="born"}')
    ended = sum(attacked.count(f'graphkit_workers_total{{event="{how}"}}') for how in ENDINGS)
    assert born == Limits.workers + ended
    assert ended >= 3  # those that never end, and what is certain to need too much memory
    processes = family(attacked.process.pid)
    assert len(processes) == 2 + Limits.workers
    if os.access(f"/proc/{processes[-1]}/smaps_rollup", os.R_OK):
        assert memory(processes) < 600 * 2**20
    assert attacked.ask("/health").status == 200
