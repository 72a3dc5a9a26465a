"""Real servers of others, started here: the same questions give the same rows there, through every limit.

Oxigraph's own server, and Virtuoso from Debian (`make browser` installs it), which shares nothing with our engine.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pyoxigraph as ox
import pytest

from graphkit.query.answer import Cell
from graphkit.query.catalogue import named, names
from graphkit.query.endpoint import Endpoint, EndpointError
from graphkit.query.run import run
from graphkit.store import open_store

REQUIRED = {
    "collaborations-of-country": {"country": "no"},
    "concepts-without-label": {"language": "fi"},
    "one-actor-all-roles": {"actor": "no-actor:ferd"},
    "one-programme": {"programme": "dk-programme:prog-dsi"},
    "partners-of-actor": {"actor": "no-actor:ferd-sosiale-entreprenorer"},
    "read-since": {"since": "2026-11-20"},
    "sources-of-thing": {"thing": "no-actor:ferd"},
    "support-for-target-group": {"group": "vulnerable-groups", "year": "2018"},
    "words-to-review": {"language": "nb"},
}

REFUSES = {
    "collaborations-by-year": "Internal Optimized compiler error",
    "cross-sector-share-by-country": "Division by",
    "ended-collaborations": "needs a datetime",
    "one-actor-all-roles": "Internal Optimized compiler error",
    "programmes-by-country-and-type": "needs a datetime",
    "programmes-with-money": "needs a datetime",
    "read-since": "used in the result set outside aggregate",
}
"""What Virtuoso 7.2.5 refuses: an error in one value, as the year of nothing, is an error of its whole query, where
SPARQL 1.1 (section 17.3) leaves that value unbound; its compiler fails on some nested subqueries; and an answer with
aggregates that is longer than its limit cannot be put in the order that paging needs."""

WRONG = {
    "funding-flows": "leaves values of OPTIONAL unbound",
    "laws-changed-after-programme": "does not come to an end",
    "statements-by-source": "finds nothing where its parameter is left out",
    "support-for-target-group": "loses rows of OPTIONAL",
}
"""What Virtuoso 7.2.5 gives wrong, so that nobody should ask it there."""

CUT = 500
"""Rows after which the Virtuoso of the tests cuts off, as public ones do after 10,000."""


def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(command: list[str], address: str, folder: Path) -> Iterator[None]:
    """The server, once it answers; ended when done with."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 60
        while True:
            try:
                urlopen(address, timeout=5).close()
                break
            except URLError:
                assert process.poll() is None, f"{command[0]} has ended"
                assert time.monotonic() < end, f"{command[0]} does not answer"
                time.sleep(0.1)
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return open_store()


@pytest.fixture(scope="module")
def everything(store: ox.Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("all") / "all.nt"
    store.dump(str(path), ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    return path


@pytest.fixture(scope="module")
def oxigraph(everything: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program, folder = str(Path(sys.executable).with_name("oxigraph")), tmp_path_factory.mktemp("oxigraph")
    subprocess.run([program, "load", "--location", str(folder / "db"), "--file", str(everything)], check=True)
    bind = f"127.0.0.1:{port()}"
    command = [program, "serve-read-only", "--location", str(folder / "db"), "--bind", bind]
    with running(command, f"http://{bind}/", folder):
        yield f"http://{bind}/query"


CONFIGURATION = """
[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
[TempDatabase]
DatabaseFile = t.db
TransactionFile = t.trx
[Parameters]
ServerPort = {sql}
DirsAllowed = {folder}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = {rows}
"""


@pytest.fixture(scope="module")
def virtuoso(everything: Path) -> Iterator[str]:
    if not shutil.which("virtuoso-t") and "CI" not in os.environ:
        pytest.skip("Virtuoso is not installed (Debian: virtuoso-opensource-7-bin)")
    folder, sql, http = everything.parent, port(), port()
    said = CONFIGURATION.format(folder=folder, sql=sql, http=http, rows=CUT)
    (folder / "v.ini").write_text(said, encoding="utf-8")
    with running(["virtuoso-t", "+foreground", "+configfile", "v.ini"], f"http://127.0.0.1:{http}/sparql", folder):
        load = f"DB.DBA.TTLP(file_to_string_output('{everything}'), '', 'urn:all'); checkpoint;"
        subprocess.run(["isql-vt", str(sql), "dba", "dba", f"exec={load}"], check=True, capture_output=True, timeout=60)
        yield f"http://127.0.0.1:{http}/sparql?default-graph-uri=urn:all"


@pytest.mark.parametrize("name", names())
def test_oxigraph(name: str, oxigraph: str, store: ox.Store):
    values = REQUIRED.get(name)
    assert run(named(name), Endpoint(oxigraph), values) == run(named(name), store, values)


def plain(row: tuple[Cell, ...]) -> str:
    """The row as text, to be put in order; Virtuoso writes true and false as 1 and 0."""
    return str([int(cell) if isinstance(cell, bool) else cell for cell in row])


@pytest.mark.parametrize("name", [name for name in names() if name not in REFUSES | WRONG])
def test_virtuoso(name: str, virtuoso: str, store: ox.Store):
    """The same rows; their order may differ where texts are compared, for that is each server's own."""
    values = REQUIRED.get(name)
    here, there = run(named(name), store, values), run(named(name), Endpoint(virtuoso), values)
    assert sorted(map(plain, there.rows)) == sorted(map(plain, here.rows))
    assert there.releases == here.releases


@pytest.mark.parametrize("name", REFUSES)
def test_what_virtuoso_refuses_is_an_error_and_no_empty_table(name: str, virtuoso: str):
    with pytest.raises(EndpointError, match=REFUSES[name]):
        run(named(name), Endpoint(virtuoso), REQUIRED.get(name))


def test_it_does_cut_answers_off(virtuoso: str, store: ox.Store):
    """So the questions above with more rows than that have come page by page."""
    whole = run(named("participation"), store)
    assert len(whole.rows) > 3 * CUT
    url = f"{virtuoso}&query=SELECT+*+%7B+%3Fs+%3Fp+%3Fo+%7D&format=text%2Fcsv"
    with urlopen(url, timeout=30) as response:
        assert response.headers["X-SPARQL-MaxRows"] == str(CUT)
        assert len(response.read().splitlines()) == CUT + 1


def test_statements_beyond_the_limit(virtuoso: str, store: ox.Store):
    """Virtuoso cuts a CONSTRUCT off without a word."""
    query = "PREFIX nsi: <https://w3id.org/nordic-social-innovation/ns#>\nCONSTRUCT WHERE { ?a nsi:sector ?s }"
    found = Endpoint(virtuoso).construct(query)
    assert len(found) > CUT
    assert set(found) == set(store.query(query))


def test_the_guide_says_which_servers_to_trust(root: Path):
    guide = (root / "docs" / "how-to" / "outgrow-one-machine.md").read_text(encoding="utf-8")
    assert (len(REFUSES), len(WRONG)) == (7, 4)
    assert "all but 11: seven it refuses (you see its error), four it does not answer right" in guide
    assert all(f"`{name}`" in guide for name in WRONG)
