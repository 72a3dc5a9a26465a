"""Messages between the web process and its workers: a JSON head and a body of bytes, each with its length before it.

JSON and no pickle: what a worker sends after a stranger's query has run in it is read as data, never run.
"""

import json
import socket
import struct
from asyncio import StreamReader
from collections.abc import Mapping

Head = dict[str, object]

ORDER = struct.Struct("!I")
"""An order to the nursery: a process to end; or 0 with a socket beside it, for a new worker that serves this socket."""

_LENGTHS = struct.Struct("!II")


def pack(head: Mapping[str, object], body: bytes = b"") -> bytes:
    """A message as bytes."""
    said = json.dumps(head).encode()
    return _LENGTHS.pack(len(said), len(body)) + said + body


def receive(connection: socket.socket) -> tuple[Head, bytes] | None:
    """The next message, waited for. None where the other side has gone."""
    lengths = _exactly(connection, _LENGTHS.size)
    if lengths is None:
        return None
    head, body = (_exactly(connection, length) for length in _LENGTHS.unpack(lengths))
    return None if head is None or body is None else (json.loads(head), body)


async def read(reader: StreamReader) -> tuple[Head, bytes]:
    """The next message. Raises asyncio.IncompleteReadError where the other side has gone."""
    head, body = _LENGTHS.unpack(await reader.readexactly(_LENGTHS.size))
    return json.loads(await reader.readexactly(head)), await reader.readexactly(body)


def _exactly(connection: socket.socket, length: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < length:
        part = connection.recv(length - len(parts))
        if not part:
            return None
        parts += part
    return bytes(parts)
