"""A function run in a child process with limits, so that no input can take the caller down with it.

Parsers and engines written in other languages can end the whole process (a stack overflow, memory) or go on for ever,
and Python can neither catch the one nor cancel the other.
"""

import multiprocessing
import os
import pickle
import resource
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, ForkServerContext, SpawnContext
from typing import ParamSpec, TypeVar, cast

from graphkit.errors import GraphkitError

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Limits:
    """What a child may use: seconds of computing, and bytes of address space beyond what the caller has.

    Computing is counted, not the clock, so that a busy machine does not make a good file look bad; a child that waits
    instead of computing is ended after `WAITING` times as long by the clock.
    """

    seconds: int
    memory: int


WAITING = 20
"""How many times its seconds of computing a child may take by the clock."""


class LimitError(GraphkitError):
    """The child was stopped or died: `reason` says by what."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def run(limits: Limits, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The function's result, or the exception it raised. Raises LimitError where a limit ended it or it crashed.

    Function, arguments and result travel by pickle.
    """
    context = _context(function.__module__)
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(sender, limits, function, args, kwargs), daemon=True)
    child.start()
    sender.close()
    try:
        outcome = _received(receiver, limits.seconds * WAITING)
        child.join(1 if outcome is not None else 0)
    finally:
        if child.is_alive():
            child.kill()
        child.join()
        receiver.close()
    if outcome is None:
        raise LimitError(_reason(child.exitcode, limits))
    succeeded, value = outcome
    if not succeeded:
        raise cast(BaseException, value)
    return cast(T, value)


def _context(module: str) -> ForkContext | ForkServerContext | SpawnContext:
    """How to start a child that needs this module.

    A fork starts in a millisecond, but only a process of one thread may be forked: locks held by the others stay locked
    in the child for ever (https://docs.python.org/3/library/os.html#os.fork). Where there are more, a server of one
    thread, started once, is forked instead.
    """
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    if len(os.listdir("/proc/self/task")) == 1:  # noqa: PTH208 - a kernel interface, not a path of ours
        return multiprocessing.get_context("fork")
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload([module])
    return server


def _received(receiver: Connection, seconds: float) -> tuple[bool, object] | None:
    """What the child sent; None where it ended or time ran out before it sent anything."""
    if not receiver.poll(seconds):
        return None
    try:
        return cast(tuple[bool, object], pickle.loads(receiver.recv_bytes()))
    except EOFError:
        return None


def _work(
    sender: Connection,
    limits: Limits,
    function: Callable[..., object],
    args: tuple[object, ...],
    kwargs: dict[str, object],
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle: it ends the child itself
    _limit(limits)
    try:
        outcome: tuple[bool, object] = (True, function(*args, **kwargs))
    except MemoryError:
        outcome = (False, LimitError(f"it needed more than {limits.memory // 2**20:,} MiB of memory"))
    except Exception as error:
        outcome = (False, error)
    sender.send_bytes(pickle.dumps(outcome))


def _limit(limits: Limits) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - a kernel interface, not a path of ours
            used = int(statm.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + limits.memory, used + limits.memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _reason(exitcode: int | None, limits: Limits) -> str:
    if exitcode in (-signal.SIGKILL, -signal.SIGXCPU):
        return f"it took longer than {limits.seconds} seconds of computing"
    return f"it ended the checking process (memory beyond {limits.memory // 2**20:,} MiB, or nested too deeply)"
