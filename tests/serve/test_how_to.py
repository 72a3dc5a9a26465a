"""The page about serving: its commands do and say what it shows, and its numbers are those of the program."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from running import Server

from graphkit.serve.limits import Limits

HERE = "http://127.0.0.1:8000/"


@pytest.fixture
def guide(root: Path) -> str:
    return (root / "docs" / "how-to" / "serve-the-graph.md").read_text(encoding="utf-8")


def fits(printed: str, shown: str) -> bool:
    """`…` stands for what is left out."""
    return re.fullmatch(".*".join(map(re.escape, shown.split("…"))), printed, re.DOTALL) is not None


@pytest.mark.skipif(not shutil.which("curl") and "CI" not in os.environ, reason="curl is not installed")
def test_the_commands(guide: str, served: Server):
    blocks = re.findall(r"```console\n(.+?)```", guide, flags=re.DOTALL)
    commands = [
        (c, shown) for block in blocks for c, shown in re.findall(r"^\$ (.+)\n((?:[^$].*\n)*)", block, re.MULTILINE)
    ]
    assert len(commands) == 6
    for command, shown in commands:
        if command.startswith("graphkit"):
            assert fits("\n".join(served.said).replace(served.address, HERE), shown.rstrip("\n"))
        else:
            line = command.replace(HERE, served.address)
            result = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=True, timeout=30)
            assert fits(result.stdout.replace("\r", "").rstrip("\n"), shown.rstrip("\n")), result.stdout


def test_the_limits(guide: str):
    stated = re.findall(r"^\| ([a-z ,]+) \| ([\d,]+)( seconds| MiB| KiB)? \|", guide, re.MULTILINE)
    units = {"": 1, " seconds": 1, " MiB": 2**20, " KiB": 2**10}
    limits = {name: int(number.replace(",", "")) * units[unit] for name, number, unit in stated}
    assert limits == {
        "computing of a query": Limits.seconds,
        "time of a query, waiting included": Limits.patient,
        "memory of a query": Limits.memory,
        "rows or triples of an answer": Limits.rows,
        "size of an answer": Limits.answer,
        "size of a query": Limits.query,
        "brackets open at once": Limits.depth,
        "queries of one client at once": Limits.per_client,
        "queries that run at once": Limits.workers,
    }
    assert f"they wait, {Limits.patience:g} seconds at most and {Limits.waiting} at most" in guide
    assert f"counts for {Limits.pause:g} seconds more" in guide
