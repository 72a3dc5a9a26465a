"""A child that hangs, eats memory or crashes costs the caller an error, no more."""

import ctypes
import faulthandler
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.child import LimitError, Limits, run, run_heard
from graphkit.errors import UnreadableError

HELD = threading.Lock()
LIMITS = Limits(seconds=20, memory=300 * 2**20)


def add(a: int, b: int = 0) -> int:
    return a + b


def fail() -> None:
    raise KeyError("own")


def refuse() -> None:
    raise UnreadableError(Path("a.ttl"), "no dot", "Add it", 3)


def hang() -> None:
    while True:
        pass


def wait() -> None:
    time.sleep(100)


def eat() -> int:
    return len(bytearray(2**30))


def crash() -> None:
    faulthandler.disable()
    ctypes.string_at(0)


def leave() -> None:
    os._exit(3)


def take() -> bool:
    with HELD:
        return True


def big() -> bytes:
    return b"x" * 50_000_000


def count(tell: Callable[[int], None], upto: int, pause: float = 0) -> str:
    for number in range(upto):
        tell(number)
        time.sleep(pause)
    return "done"


def test_what_it_tells_is_heard_in_order_and_the_result_comes_last():
    heard: list[int] = []
    assert run_heard(LIMITS, heard.append, count, 1000) == "done"
    assert heard == list(range(1000))


def test_what_it_told_last_is_heard_again_while_it_is_silent(monkeypatch):
    monkeypatch.setattr("graphkit.child.BEAT", 0.01)
    heard: list[int] = []
    assert run_heard(LIMITS, heard.append, count, 1, pause=1) == "done"
    assert len(heard) > 5
    assert set(heard) == {0}


def test_who_hears_may_end_it():
    """As Ctrl-C does, which comes to the parent while it waits."""

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        run_heard(LIMITS, stop, count, 2, pause=50)
    assert time.monotonic() - start < 30


def test_the_result_comes_back():
    assert run(LIMITS, add, 2, b=3) == 5
    assert len(run(LIMITS, big)) == 50_000_000


def test_an_exception_comes_back():
    with pytest.raises(KeyError, match="own"):
        run(LIMITS, fail)


def test_our_own_errors_come_back_with_their_data():
    with pytest.raises(UnreadableError) as caught:
        run(LIMITS, refuse)
    assert (caught.value.path, caught.value.line) == (Path("a.ttl"), 3)
    assert str(caught.value) == "a.ttl:3: no dot. Add it"


def test_computing_is_limited():
    with pytest.raises(LimitError, match="longer than 1 seconds of computing"):
        run(Limits(1, 2**30), hang)


def test_waiting_is_limited(monkeypatch):
    monkeypatch.setattr("graphkit.child.WAITING", 0.5)
    start = time.monotonic()
    with pytest.raises(LimitError, match="longer than 1 seconds of computing"):
        run(Limits(1, 2**30), wait)
    assert time.monotonic() - start < 30


def test_memory_is_limited():
    with pytest.raises(LimitError, match="more than 300 MiB"):
        run(LIMITS, eat)


@pytest.mark.parametrize("end", [crash, leave])
def test_a_crash_is_an_error_and_no_more(end):
    with pytest.raises(LimitError, match="ended the checking process"):
        run(LIMITS, end)
    assert run(LIMITS, add, 1) == 1


def test_a_lock_that_another_thread_holds_does_not_stop_it():
    """As the pool of threads of a library may, at the moment of a fork."""
    let_go = threading.Event()

    def hold() -> None:
        with HELD:
            let_go.wait()

    holder = threading.Thread(target=hold)
    holder.start()
    try:
        assert run(Limits(seconds=1, memory=2**30), take)
    finally:
        let_go.set()
        holder.join()
