"""A client that is slow to send its request is cut off; one that is done with it is not."""

import asyncio
import socket

import uvicorn
from starlette.types import Receive, Scope, Send

from graphkit.serve.server import PatientProtocol

HEAD = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n"


class Hurried(PatientProtocol):
    pause = 0.2


async def application(_: Scope, receive: Receive, send: Send) -> None:
    """Reads the request, then takes longer than a slow client may."""
    message = await receive()
    while message.get("more_body"):
        message = await receive()
    if message["type"] == "http.request":
        await asyncio.sleep(0.8)
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})


async def answers(*requests: bytes) -> list[bytes]:
    """The first line that each client gets to what it sends and then leaves open; empty where it is cut off."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(application, http=Hurried, ws="none", lifespan="off", log_level="critical")
        server = uvicorn.Server(config)
        served = asyncio.create_task(server._serve([listener]))
        lines = []
        for request in requests:
            reader, writer = await asyncio.open_connection(*listener.getsockname())
            writer.write(request)
            lines.append((await asyncio.wait_for(reader.read(15), 5), writer))
        server.should_exit = True
        await served
        for _, writer in lines:
            writer.close()
        return [line for line, _ in lines]


def test_patience():
    slow = [b"", b"POST / HT", HEAD[:-2], HEAD, HEAD + b"abc"]
    assert asyncio.run(answers(*slow, HEAD + b"abcd")) == [b""] * 5 + [b"HTTP/1.1 204 No"]
