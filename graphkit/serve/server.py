"""The server: one socket, one web process, one nursery, from start to stop."""

import asyncio
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from graphkit.serve.app import application
from graphkit.serve.keeper import GONE, Keeper, ServeError
from graphkit.serve.limits import Limits
from graphkit.serve.pool import GRACE

CONNECTIONS = 256
"""Connections at once; more get 503."""

HEAD = 2**16
"""Bytes of a request's line and headers: room for a query within the limit, each of its bytes in three."""


class PatientProtocol(H11Protocol):
    """HTTP that hangs up on a client which is still sending the same request after two looks at it."""

    pause = Limits.patience
    """Seconds between two looks."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in its parent
        """Begin to look at the connection."""
        super().connection_made(transport)
        self._seen: object = None
        self._look()

    def _look(self) -> None:
        if self.transport.is_closing():
            return
        state = self.conn.their_state
        if state in (h11.IDLE, h11.SEND_BODY) and self._seen == (state, self.cycle):
            self.transport.close()
            return
        self._seen = (state, self.cycle)
        self.loop.call_later(self.pause, self._look)


class _Server(uvicorn.Server):
    """A server that says when it has started."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        if self.started:
            self._ready()


def serve(
    data: Sequence[Path] | Path, host: str, port: int, language: str, ready: Callable[[str, Keeper], None]
) -> None:
    """Serve files and folders, or one store built on disk, until SIGINT or SIGTERM.

    `ready` is called with the address once requests can come.

    Raises ServeError for data that cannot be read, for an address that cannot be listened on, and where the process
    that holds the data has ended.
    """
    limits = Limits()
    with _listening(host, port) as listener:
        keeper = Keeper(data, limits)
        try:
            lost: list[str] = []
            config = _config(keeper, limits, language, lambda: _end(server, lost))
            server = _Server(config, lambda: ready(_address(listener, host), keeper))
            with suppress(KeyboardInterrupt):  # raised again once all is shut down: Ctrl-C is how a server ends
                server.run([listener])
        finally:
            keeper.close()
    if lost:
        raise ServeError(GONE)


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=CONNECTIONS)
    except OSError as error:
        problem = error.strerror or str(error)
        raise ServeError(
            f"cannot listen on {host} port {port}: {problem}. Choose another with --host, --port"
        ) from error


def _config(keeper: Keeper, limits: Limits, language: str, on_loss: Callable[[], None]) -> uvicorn.Config:
    return uvicorn.Config(
        application(keeper, limits, language, on_loss),
        http=PatientProtocol,
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_level="warning",
        access_log=False,  # who asked what is nobody's business
        server_header=False,
        limit_concurrency=CONNECTIONS,
        h11_max_incomplete_event_size=HEAD,
        timeout_graceful_shutdown=int(limits.patient + GRACE) + 1,  # a query that runs ends before
    )


def _end(server: uvicorn.Server, lost: list[str]) -> None:
    lost.append(GONE)
    server.should_exit = True


def _address(listener: socket.socket, host: str) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{listener.getsockname()[1]}/"
