"""A query that asks for another host opens no connection: each lock is tried by itself, with a host that listens."""

import os
import socket
import sys
import time
from collections.abc import Callable, Iterator

import pyoxigraph as ox
import pytest

from graphkit.serve import confinement

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="namespaces and /proc are Linux's")

MEMORY = 256 * 2**20


@pytest.fixture
def canary() -> Iterator[socket.socket]:
    """A host that listens on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(1)
        yield listener


def asked(canary: socket.socket, *locks: Callable[[], object]) -> bool:
    """Whether a query with SERVICE, run in a child behind the locks, came to the canary."""
    query = f"SELECT * {{ SERVICE <http://127.0.0.1:{canary.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
    store = ox.Store()
    child = os.fork()
    if child == 0:
        try:
            for lock in locks:
                lock()
            list(store.query(query))
        finally:
            os._exit(0)
    try:
        connection, _ = canary.accept()
    except TimeoutError:
        return False
    else:
        connection.close()
        return True
    finally:
        os.waitpid(child, 0)


def test_the_canary_sings_where_there_is_no_lock(canary: socket.socket):
    assert asked(canary)


def test_without_descriptors_nothing_is_opened(canary: socket.socket):
    assert not asked(canary, lambda: confinement.hold(MEMORY))


def test_without_a_network_nothing_is_reached(canary: socket.socket):
    # Some containers forbid namespaces of one's own; then serve says so, and the lock above has to do.
    forbidden = os.system(f"{sys.executable} -c '{PROBE}'") != 0
    assert asked(canary, confinement.leave_network) == forbidden


PROBE = "import sys; from graphkit.serve.confinement import leave_network; sys.exit(not leave_network())"


def in_child(work: Callable[[], object]) -> int:
    """How a child that does the work ends: its exit code, or minus the signal that ended it."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_the_clock_ends_a_query_that_python_cannot():
    store = ox.Store()
    store.extend(ox.Quad(ox.NamedNode(f"x:{i}"), ox.NamedNode("x:p"), ox.Literal(i)) for i in range(300))

    def count() -> None:
        confinement.wind(0.3, 0)
        list(store.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"))

    def in_time() -> None:
        confinement.wind(0.3, 0)
        list(store.query("SELECT * { ?a ?b ?c }"))
        confinement.wind(0, 0)

    assert in_child(count) == -27  # SIGPROF

    def wait() -> None:
        confinement.wind(0, 0.1)
        time.sleep(60)

    assert in_child(wait) == -14  # SIGALRM
    assert in_child(in_time) == 0


def test_memory_ends_at_the_limit():
    def take(size: int) -> None:
        confinement.hold(MEMORY)
        assert len(bytearray(size)) == size

    assert in_child(lambda: take(MEMORY // 2)) == 0
    assert in_child(lambda: take(MEMORY * 2)) == 1


def test_no_file_is_opened():
    def read() -> None:
        confinement.hold(MEMORY)
        with open(__file__, encoding="utf-8"):  # noqa: PTH123 - what a fault in the engine would do
            pass

    assert in_child(read) == 1


def test_peak_memory_grows_with_what_is_held():
    def grow() -> None:
        before = confinement.peak_memory()
        held = b"x" * (64 * 2**20)
        assert 60 * 2**20 < confinement.peak_memory() - before < 80 * 2**20, len(held)

    assert in_child(grow) == 0
