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
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, ForkServerContext, SpawnContext
from typing import Concatenate, ParamSpec, TypeVar, cast

from graphkit.errors import GraphkitError

P = ParamSpec("P")
T = TypeVar("T")
M = TypeVar("M")


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


BEAT = 0.2
"""Seconds after which what a child told last is heard again."""

_TOLD = None
"""Marks what a child tells on its way, where the end is marked by True or False."""


@dataclass(frozen=True)
class _Work:
    """What a child is to do, and whether it tells of it on its way."""

    function: Callable[..., object]
    args: tuple[object, ...]
    kwargs: dict[str, object]
    tells: bool


class LimitError(GraphkitError):
    """The child was stopped or died: `reason` says by what."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def run(limits: Limits, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The function's result, or the exception it raised. Raises LimitError where a limit ended it or it crashed.

    Function, arguments and result travel by pickle.
    """
    return cast(T, _outcome(limits, None, function, args, kwargs))


def run_heard(
    limits: Limits,
    hear: Callable[[M], None],
    function: Callable[Concatenate[Callable[[M], None], P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """As `run`; the function's first argument is one more function, and what it tells that one is heard here.

    `hear` gets it at once, and the last again every `BEAT` seconds, so that who shows it can keep it moving.
    """
    return cast(T, _outcome(limits, cast(Callable[[object], None], hear), function, args, kwargs))


def _outcome(
    limits: Limits,
    hear: Callable[[object], None] | None,
    function: Callable[..., object],
    args: tuple[object, ...],
    kwargs: dict[str, object],
) -> object:
    context = _context(function.__module__)
    receiver, sender = context.Pipe(duplex=False)
    work = _Work(function, args, kwargs, hear is not None)
    child = context.Process(target=_work, args=(sender, limits, work), daemon=True)
    child.start()
    sender.close()
    try:
        outcome = _received(receiver, limits.seconds * WAITING, hear)
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
    return value


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


def _received(
    receiver: Connection, seconds: float, hear: Callable[[object], None] | None
) -> tuple[bool, object] | None:
    """What the child sent at its end; None where it ended or time ran out before it sent that."""
    end = time.monotonic() + seconds
    told: list[object] = []
    while (left := end - time.monotonic()) > 0:
        if not receiver.poll(min(left, BEAT) if told else left):
            _pass_on(told, hear)
            continue
        try:
            kind, value = pickle.loads(receiver.recv_bytes())
        except EOFError:
            return None
        if kind is not _TOLD:
            return kind, value
        told = [value]
        _pass_on(told, hear)
    return None


def _pass_on(told: list[object], hear: Callable[[object], None] | None) -> None:
    if told and hear:
        hear(told[0])


def _work(sender: Connection, limits: Limits, work: _Work) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle: it ends the child itself
    _limit(limits)

    def tell(message: object) -> None:
        sender.send_bytes(pickle.dumps((_TOLD, message)))

    first = (tell,) if work.tells else ()
    try:
        outcome: tuple[bool, object] = (True, work.function(*first, *work.args, **work.kwargs))
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
