"""The web process's side of the nursery: start it, order workers, end it."""

import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from graphkit.errors import GraphkitError
from graphkit.serve import wire
from graphkit.serve.limits import Limits

GONE = "the process that holds the data has ended"


class ServeError(GraphkitError):
    """The endpoint cannot be started."""


class Keeper:
    """A nursery that runs: how many statements it holds, and which of its locks this system does not have."""

    def __init__(self, data: Sequence[Path] | Path, limits: Limits) -> None:
        """Start the nursery and wait until it has loaded the data: files and folders, or one store.

        Raises ServeError for data that cannot be read, and where the system cannot fork.
        """
        if not hasattr(os, "fork"):
            raise ServeError("the endpoint needs Linux or macOS: run it in a container")
        self._control, theirs = socket.socketpair()
        with theirs:
            # -P: a file that lies in the current folder is no module of ours.
            command = [sys.executable, "-P", "-m", "graphkit.serve.nursery", str(theirs.fileno())]
            self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)
        source = {"store": str(data)} if isinstance(data, Path) else {"data": [str(path) for path in data]}
        self._control.sendall(wire.pack({**source, "limits": asdict(limits)}))
        message = wire.receive(self._control)
        said: wire.Head = message[0] if message else {"error": GONE}
        if "error" in said:
            self.close()
            raise ServeError(str(said["error"]))
        statements, lacking = said["statements"], said["lacking"]
        assert isinstance(statements, int)
        assert isinstance(lacking, list)
        self.statements = statements
        self.lacking = tuple(lacking)

    def bear(self) -> socket.socket:
        """A connection to a new worker. Raises ServeError where the nursery has ended."""
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self._control, [wire.ORDER.pack(0)], [theirs.fileno()])
            except OSError as error:
                ours.close()
                raise ServeError(GONE) from error
        return ours

    def end(self, worker: int) -> None:
        """End a worker by its process number, where it lives still. Raises ServeError where the nursery has ended."""
        try:
            self._control.sendall(wire.ORDER.pack(worker))
        except OSError as error:
            raise ServeError(GONE) from error

    def close(self) -> None:
        """End the nursery and all workers."""
        self._control.close()
        self._process.wait()
