"""What a process that runs strangers' queries may not do, whatever a query makes the engine try.

The engine opens sockets by itself (SERVICE), where no hook of Python sees it. So the kernel says no: no network to
reach, no file descriptor to open anything with, a bound on memory, a clock that kills.
"""

import ctypes
import os
import resource
import signal
import sys

NETWORK = "network"
MEMORY = "memory"

_CLONE_NEWUSER, _CLONE_NEWNET = 0x1000_0000, 0x4000_0000  # linux/sched.h


def leave_network() -> bool:
    """Move this process and its children into a network namespace with nothing in it; False where the kernel says no.

    To be called before the process has threads: a user namespace is for a process with one only.
    """
    if sys.platform != "linux":
        return False
    return bool(ctypes.CDLL(None).unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)


def hold(memory: int) -> None:
    """Bound what this process may take (bytes of address space beyond what it has) and let it open nothing more.

    Without a free descriptor there is no socket, no file and no name look-up, on any Unix and inside any container.
    """
    _die_first()
    if sys.platform == "linux":  # elsewhere the bound on address space is not kept
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - a kernel interface, no path of ours
            used = int(statm.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + memory, used + memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 2)  # the engine's last words on a stranger's query belong in no log
    os.close(silence)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def wind(computing: float, waiting: float) -> None:
    """Let the kernel end this process after so many seconds of computing, and after so many by the clock.

    It does so even inside a call of the engine; 0 stops a timer.
    """
    signal.setitimer(signal.ITIMER_PROF, computing)
    signal.setitimer(signal.ITIMER_REAL, waiting)


def peak_memory() -> int:
    """Most bytes of real memory that this process has held at once."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _die_first() -> None:
    """Where the machine runs out of memory, the kernel is to end a worker and nothing else."""
    try:
        with open("/proc/self/oom_score_adj", "w", encoding="ascii") as score:  # noqa: PTH123 - a kernel interface
            score.write("1000")
    except OSError:
        return  # not Linux, or closed inside this container
