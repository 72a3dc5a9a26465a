"""What a command costs: CPU seconds and peak memory of its process, as the kernel counts them."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

MEMORY = 16 * 2**30
"""Bytes of address space that a command may have, so that none takes the machine down with it."""

QUICK = 60.0
"""CPU seconds below which a command is run thrice."""


@dataclass(frozen=True)
class Cost:
    """CPU seconds (user and system) and peak bytes in memory; `failure` says why there is no result."""

    seconds: float
    memory: int
    failure: str | None = None


def cost(command: Sequence[str | Path], log: Path, limit: int) -> Cost:
    """The median of three runs where one is quick, else that one. Output and errors of the command go to the log.

    A command that needs more than `limit` CPU seconds is ended. The cost counts the processes that it starts too.
    """
    runs = [_once(command, log, limit)]
    if runs[0].failure is None and runs[0].seconds < QUICK:
        runs += [_once(command, log, limit), _once(command, log, limit)]
    return Cost(median(run.seconds for run in runs), max(run.memory for run in runs), runs[0].failure)


def _once(command: Sequence[str | Path], log: Path, limit: int) -> Cost:
    def bounded() -> None:
        for kind, most in ((resource.RLIMIT_CPU, limit), (resource.RLIMIT_AS, MEMORY)):
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))

    with log.open("wb") as out:
        child = subprocess.Popen(  # the limits are for the child alone, and there is one thread here
            list(map(str, command)),
            stdout=out,
            stderr=out,
            preexec_fn=bounded,  # noqa: PLW1509
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit, _failure(child.returncode, limit, log))


def _failure(code: int, limit: int, log: Path) -> str | None:
    if code == 0:
        return None
    if code == -signal.SIGXCPU:
        return f"ended after {limit} s"
    words = log.read_text(encoding="utf-8", errors="replace").splitlines() or [f"exit code {code}"]
    return words[-1][:80]
