"""`graphkit validate --watch` in a process of its own, while files are saved beside it."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest
from click.testing import CliRunner

from graphkit.cli import main

HERE = Path(__file__).parents[1] / "validate"
GRAPHKIT = (
    sys.executable,
    "-c",
    # As on a terminal: what is begun in the background of a shell ignores Ctrl-C, and so do its children.
    "from signal import *; signal(SIGINT, default_int_handler); from graphkit.cli import main; main()",
)
LONGEST = 60
"""Seconds by the clock after which a busy machine is taken for a program that hangs."""


class Watched:
    """A running `graphkit validate --watch` and the lines it has said."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said: list[str] = []
        self._lines: Queue[str] = Queue()
        for stream in (process.stdout, process.stderr):
            Thread(target=self._listen, args=(stream,), daemon=True).start()

    def _listen(self, stream) -> None:
        for line in stream:
            self._lines.put(line.rstrip("\n"))

    def until(self, pattern: str) -> str:
        """The next line that matches."""
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            try:
                line = self._lines.get(timeout=1)
            except Empty:
                continue
            self.said.append(line)
            if re.search(pattern, line):
                return line
        raise AssertionError(f"never said: {pattern}; said: {self.said}")


@contextmanager
def watched(*arguments: str) -> Iterator[Watched]:
    process = subprocess.Popen(
        [*GRAPHKIT, "validate", "--watch", "--lang", "en", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"},
    )
    try:
        yield Watched(process)
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "boats.ttl"
    path.write_text((HERE / "data.ttl").read_text(encoding="utf-8"), encoding="utf-8")
    return path


@pytest.fixture
def shapes() -> tuple[str, str]:
    return "--shapes", str(HERE / "shapes.ttl")


def test_what_is_new_what_is_mended_and_what_is_left(data, shapes):
    text = data.read_text(encoding="utf-8")
    with watched(str(data), *shapes) as running:
        running.until("Watching 2 files. Ctrl-C ends it")
        running.until("^error: 7 · warning: 2 · note: 2$")
        broken = text.replace("e:length 7", "e:length 301")
        assert broken != text
        data.write_text(broken, encoding="utf-8")
        assert running.until("^Checked again") == "Checked again. New: 1 · mended: 0 · left: 11"
        assert running.until("Boat-length") == "warning  Boat-length  × 1"
        assert running.until("boats.ttl").endswith("boats.ttl:6: https://example.org/blenda")
        data.write_text(text, encoding="utf-8")
        assert running.until("^Checked again") == "Checked again. New: 0 · mended: 1 · left: 11"
        assert running.until("Boat-length") == "    Boat-length: https://example.org/blenda"
        data.write_text(text + "\n# a remark\n", encoding="utf-8")
        assert running.until("^Checked again") == "Checked again: the findings are the same, 11 left."


def test_half_saved_is_one_line_and_the_waiting_goes_on(data, shapes):
    text = data.read_text(encoding="utf-8")
    with watched(str(data), *shapes) as running:
        running.until("^error: 7")
        data.write_text(text[: len(text) // 2] + ' "', encoding="utf-8")
        assert running.until("^graphkit: ").endswith("Waiting for the next save.")
        data.unlink()
        assert "no such file" in running.until("^graphkit: ")
        data.write_text(text, encoding="utf-8")
        assert running.until("^Checked again") == "Checked again: the findings are the same, 11 left."
        assert running.process.poll() is None


def test_a_file_that_comes_into_the_folder_is_seen(data, shapes):
    with watched(str(data.parent), *shapes) as running:
        running.until("^error: 7")
        (data.parent / "more.ttl").write_text("<https://example.org/more> a <https://example.org/Boat> .\n")
        assert "mended: 0" in running.until("^Checked again. New: [1-9]")


def test_ctrl_c_ends_it_cleanly(data, shapes):
    with watched(str(data), *shapes) as running:
        running.until("^error: 7")
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(LONGEST) == 0
        assert not any("Traceback" in line or "Aborted" in line for line in running.said)


def test_the_report_is_written_anew_each_time(data, shapes, tmp_path):
    report = tmp_path / "out" / "report.json"
    report.parent.mkdir()
    with watched(str(data), *shapes, "-o", str(report)) as running:
        running.until("→ .*report.json")
        first = report.read_text(encoding="utf-8")
        data.write_text(f"{data.read_text(encoding='utf-8')}\n<https://example.org/m> a <https://example.org/Boat> .\n")
        running.until("^Checked again. New: [1-9]")
        assert report.read_text(encoding="utf-8") != first


def test_a_form_that_is_no_text_needs_a_file(data):
    result = CliRunner().invoke(main, ["validate", "--watch", "--format", "json", str(data)])
    assert result.exit_code == 2
    assert "needs -o" in result.stderr
