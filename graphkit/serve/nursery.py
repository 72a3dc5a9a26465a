"""The process that holds the store and bears the workers: `python -m graphkit.serve.nursery DESCRIPTOR`.

It loads the data once, has one thread, and answers to the web process over one socket. A worker is a copy of it made
by fork in about a millisecond, so a worker that a query has killed is replaced at once and nothing is loaded twice.
Where the web process ends, however it ends, so does all that lives here.
"""

import gc
import os
import signal
import socket
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from graphkit.errors import GraphkitError
from graphkit.serve import confinement, scrutiny, wire
from graphkit.serve.limits import Limits
from graphkit.serve.question import Questions
from graphkit.serve.worker import work
from graphkit.store import copied, open_store


@dataclass
class Nursery:
    """The store, what workers need beside it, and the workers that live."""

    control: socket.socket
    store: ox.Store
    questions: Questions
    limits: Limits
    children: set[int] = field(default_factory=set)

    def tend(self) -> None:
        """Bear and end workers as ordered, until the web process hangs up; then end all."""
        try:
            while True:
                order, descriptors, _, _ = socket.recv_fds(self.control, wire.ORDER.size, 1)
                if not order:
                    return
                self._bury()
                if descriptors:
                    self._bear(socket.socket(fileno=descriptors[0]))
                elif (process := wire.ORDER.unpack(order)[0]) in self.children:
                    os.kill(process, signal.SIGKILL)
        finally:
            self._bury()
            for child in self.children:
                os.kill(child, signal.SIGKILL)

    def _bear(self, connection: socket.socket) -> None:
        try:
            child = os.fork()
        except OSError:  # too many processes, too little memory: the web process sees the line go dead and asks again
            connection.close()
            return
        if child == 0:
            try:
                self.control.close()
                work(connection, self.store, self.questions, self.limits)
            finally:
                os._exit(0)  # nothing of the nursery's is the worker's to clean up
        connection.close()
        self.children.add(child)

    def _bury(self) -> None:
        """Take note of the workers that have ended."""
        while self.children and (ended := os.waitpid(-1, os.WNOHANG)[0]):
            self.children.discard(ended)


def main() -> None:
    """Load the data that the first message names, say so, and tend workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the web process, which hangs up
    control = socket.socket(fileno=int(sys.argv[1]))
    message = wire.receive(control)
    if message is None:
        return
    lacking = [] if confinement.leave_network() else [confinement.NETWORK]
    lacking += [] if sys.platform == "linux" else [confinement.MEMORY]
    limits = message[0]["limits"]
    assert isinstance(limits, dict)
    try:
        nursery = Nursery(control, _loaded(message[0]), Questions(Limits(**limits)), Limits(**limits))
    except (GraphkitError, OSError) as error:
        control.sendall(wire.pack({"error": str(error)}))
        return
    scrutiny.kind("ASK {}")  # the parser makes itself ready when it is first used, and once is enough
    gc.freeze()  # what is here now is never garbage, and a collection would only copy pages that workers share
    control.sendall(wire.pack({"statements": len(nursery.store), "lacking": lacking}))
    nursery.tend()


def _loaded(message: wire.Head) -> ox.Store:
    """The store in memory that the message asks for."""
    match message:
        case {"store": str(folder)}:
            return copied(Path(folder))
        case {"data": list(paths)}:
            return open_store(map(Path, paths))
    raise ValueError(f"no such message: {sorted(message)}")


if __name__ == "__main__":
    main()
