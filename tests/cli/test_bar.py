"""The progress bar: on a terminal, after a while, gone at the end; in a pipe nothing at all."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.languages.fallback import FULL
from graphkit.languages.texts import catalogue

HERE = Path(__file__).parents[1] / "validate"
SHOWING = "import graphkit.cli.bar as b; b.PATIENCE = {patience}; from graphkit.cli import main; main()"
ARGUMENTS = ("validate", str(HERE / "data.ttl"), "--shapes", str(HERE / "shapes.ttl"), "--lang", "nb")


def on_a_terminal(patience: float) -> tuple[str, bytes]:
    """What a terminal shows of stderr, and what a pipe gets of stdout."""
    master, slave = pty.openpty()
    command = [sys.executable, "-c", SHOWING.format(patience=patience), *ARGUMENTS]
    environment = {key: value for key, value in os.environ.items() if key not in ("CI", "NO_COLOR")}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=slave, env=environment | {"TERM": "xterm", "COLUMNS": "100"}
    )
    os.close(slave)
    shown = b""
    while True:
        try:
            part = os.read(master, 1 << 16)
        except OSError:  # on Linux a terminal whose other end is closed reads as an error
            break
        if not part:
            break
        shown += part
    os.close(master)
    out, _ = process.communicate()
    return shown.decode(), out


def test_on_a_terminal_it_shows_files_and_rules_and_goes():
    shown, out = on_a_terminal(patience=0)
    assert "Leser filer: 1 av 1" in shown
    found = [int(done) for done in re.findall(r"Prøver regler: (\d+) av \d+", shown)]
    assert found
    assert found == sorted(found)
    assert shown.rstrip().endswith(("\x1b[2K", "\x1b[?25h", "\x1b[1A\x1b[2K"))
    assert "Prøver" not in out.decode()
    assert out.decode().endswith("feil: 7 · advarsel: 2 · merknad: 2\n")


def test_what_is_quick_shows_none():
    shown, _ = on_a_terminal(patience=600)
    assert "Leser" not in shown
    assert "Prøver" not in shown


def test_in_a_pipe_there_is_none():
    command = [sys.executable, "-c", SHOWING.format(patience=0), *ARGUMENTS]
    assert subprocess.run(command, capture_output=True, check=False).stderr == b""


@pytest.mark.parametrize("language", FULL)
def test_its_words_are_in_every_language(language):
    english, texts = catalogue("check", "en"), catalogue("check", language)
    assert texts.keys() == english.keys()
    assert language == "en" or not [key for key in texts if texts[key] == english[key]]
