"""A server as a user starts it, and requests to it with nothing between."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlencode

STARTS_WITHIN = 30


@dataclass(frozen=True)
class Response:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def media(self) -> str:
        return self.headers["content-type"].split(";")[0]


@dataclass(frozen=True)
class Server:
    process: subprocess.Popen[str]
    address: str
    said: tuple[str, ...]

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rsplit(":", 1)[1])

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | None = None,
        client: str = "127.0.0.1",
        headers: Mapping[str, str] | None = None,
    ) -> Response:
        """A request from that address of this machine: each 127.x.y.z is a client of its own."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30, source_address=(client, 0))
        try:
            connection.request(method, path, body, dict(headers or {}))
            response = connection.getresponse()
            return Response(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()

    def query(self, query: str, accept: str = "*/*", **parameters: str) -> Response:
        return self.ask(
            f"/sparql?{urlencode({'query': query, **parameters}, quote_via=quote)}", headers={"Accept": accept}
        )

    def post(self, query: bytes, accept: str = "*/*", client: str = "127.0.0.1") -> Response:
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        return self.ask("/sparql", "POST", query, client, headers)

    def count(self, name: str) -> int:
        """A number of /metrics."""
        found = re.search(rf"^{re.escape(name)} (\d+)$", self.ask("/metrics").text, re.MULTILINE)
        return int(found[1]) if found else 0


@contextmanager
def server(*data: Path, store: Path | None = None, language: str = "en") -> Iterator[Server]:
    """A server over the data, or a store on disk, on a free port, ended when done with."""
    arguments = [part for path in data for part in ("--data", path)] + (["--store", store] if store else [])
    process = subprocess.Popen(
        [*launcher(), "serve", "--port", "0", "--lang", language, *map(str, arguments)],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stderr
    try:
        said: list[str] = []
        while not said or "Ctrl-C" not in said[-1]:
            line = process.stderr.readline()
            assert line, f"the server has ended: {said}"
            said.append(line.strip())
        address = said[0].rsplit(" ", 1)[1]
        yield Server(process, address, tuple(said))
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.wait(timeout=STARTS_WITHIN)
        process.stderr.close()


def launcher() -> list[str]:
    """The program as the tests' own Python runs it."""
    return [sys.executable, "-c", "from graphkit.cli import main; main()"]


def family(process: int) -> list[int]:
    """The process and all that descend from it, by /proc."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if fields[0] != "Z":
            children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found = [process]
    for one in found:
        found += children.get(one, [])
    return found


def memory(processes: list[int]) -> int:
    """Bytes that the processes hold, shared ones in parts."""
    total = 0
    for process in processes:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
        total += int(re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)[1]) * 1024
    return total
