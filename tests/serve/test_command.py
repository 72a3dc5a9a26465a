"""`graphkit serve` as a person runs it: what it says, and that nothing of it is left."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from urllib.parse import quote

import pytest
from running import family, launcher, server

from graphkit.serve.limits import Limits

ENDLESS = quote("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
HOG = f"GET /sparql?query={ENDLESS} HTTP/1.1\r\nHost: a\r\n\r\n".encode()


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [*launcher(), "serve", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


ENDS_WITHIN = Limits.patient + 10


def state(process: int) -> str | None:
    """Its letter in /proc, None where there is no such process."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return None


def assert_gone(processes: list[int]) -> None:
    """Whatever query was running in them."""
    end = time.monotonic() + ENDS_WITHIN
    while left := [process for process in processes if state(process) not in (None, "Z")]:
        assert time.monotonic() < end, f"left behind: {left}"
        time.sleep(0.05)


def test_ctrl_c_ends_it_clean_even_while_a_query_runs(world: Path):
    with server(world) as running:
        processes = family(running.process.pid)
        assert len(processes) == 6  # the web process, the nursery, four workers
        assert running.said[0].startswith("The graph (17,")
        assert running.said[-1] == "Stop with Ctrl-C."
        with socket.create_connection(("127.0.0.1", running.port)) as hog:
            hog.sendall(HOG)
            time.sleep(0.2)
            for process in reversed(processes):  # a terminal sends the signal to all of them
                os.kill(process, signal.SIGINT)
            assert running.process.wait(timeout=ENDS_WITHIN) == 0
        assert running.process.stderr
        assert running.process.stderr.read() == ""
    assert_gone(processes)


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGKILL])
def test_however_the_web_process_ends_nothing_lives_on(world: Path, sent: signal.Signals):
    with server(world) as running, socket.create_connection(("127.0.0.1", running.port)) as hog:
        processes = family(running.process.pid)
        hog.sendall(HOG)
        time.sleep(0.1)
        running.process.send_signal(sent)
        assert running.process.wait(timeout=ENDS_WITHIN) == -sent
        assert_gone(processes)


def test_where_the_data_are_lost_the_server_ends_and_says_so(world: Path):
    with server(world) as running:
        for process in family(running.process.pid)[1:]:
            os.kill(process, signal.SIGKILL)
        time.sleep(0.3)
        with suppress(HTTPException, OSError):  # it may be gone before it answers
            assert running.post(b"ASK {}").status == 503
        assert running.process.wait(timeout=ENDS_WITHIN) == 3
        assert running.process.stderr
        assert running.process.stderr.read() == "graphkit: the process that holds the data has ended\n"


def test_a_port_that_is_taken():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run("--port", str(taken.getsockname()[1]))
    assert (result.returncode, result.stdout) == (3, "")
    assert "cannot listen on 127.0.0.1 port" in result.stderr
    assert result.stderr.count("\n") == 1


def test_data_that_cannot_be_read(tmp_path: Path):
    result = run("--port", "0", "--data", tmp_path / "nothing")
    assert (result.returncode, result.stderr.count("\n")) == (3, 1)
    assert "there is no such file or folder" in result.stderr


def test_a_wrong_port():
    assert run("--port", "70000").returncode == 2


def test_its_language_and_no_module_from_the_current_folder(
    world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "pyoxigraph.py").write_text("raise SystemExit('run')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONSAFEPATH", "1")  # an installed program has its own folder first, never the current one
    with server(world, language="fi") as running:
        assert running.post(b"ASK {}").status == 200
        assert "Kysymykset" in running.ask("/").text
        assert "Questions" in running.ask("/", headers={"Accept-Language": "en"}).text


def test_the_web_process_has_no_parser_of_queries():
    code = (
        "import sys, graphkit.cli.serve; print(sorted({'rdflib', 'pyparsing', 'networkx', 'numpy'} & {*sys.modules}))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
