"""The guide's commands run as they stand and print what it shows."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit.cli import main


def test_outgrow_one_machine(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").symlink_to(root / "data")
    guide = (root / "docs" / "how-to" / "outgrow-one-machine.md").read_text(encoding="utf-8")
    ran = 0
    for block in re.findall(r"```console\n(.+?)```", guide, flags=re.DOTALL):
        command, shown = "", []
        for line in [*block.splitlines(), "$ "]:
            if not line.startswith("$ "):
                shown.append(line)
                continue
            if command and "serve" not in command and "--endpoint" not in command:
                result = CliRunner().invoke(main, shlex.split(command.removeprefix("graphkit ")))
                assert result.exit_code == 0, result.stderr
                printed = result.stdout + result.stderr
                assert all(part in printed for said in shown for part in said.split("…")), command
                ran += 1
            command, shown = line.removeprefix("$ "), []
    assert ran == 3
