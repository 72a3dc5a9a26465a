"""The how-to page: its example is valid, and its Python prints what the page shows."""

import re

import pytest
from click.testing import CliRunner

from graphkit.cli import main
from graphkit.validate.validate import validate

ELLIPSIS = "…"


@pytest.fixture(scope="module")
def page(root):
    return (root / "docs" / "how-to" / "beyond-valid.md").read_text(encoding="utf-8")


@pytest.fixture
def example(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (turtle,) = re.findall(r"```turtle\n(.+?)```", page, flags=re.DOTALL)
    path = tmp_path / "example.ttl"
    path.write_text(turtle, encoding="utf-8")
    return path


def test_the_example_is_valid(example):
    findings = validate([example]).findings
    assert [finding for finding in findings if finding.severity == "violation"] == []


def test_the_example_prints_what_the_page_shows(page, example, capsys):
    (code,) = re.findall(r"```python\n(.+?)```", page, flags=re.DOTALL)
    _, shown = re.findall(r"```text\n(.+?)```", page, flags=re.DOTALL)
    exec(code, {})
    printed = capsys.readouterr().out
    pattern = ".*".join(re.escape(part) for part in shown.split(f"{ELLIPSIS}\n"))
    assert shown.count(ELLIPSIS) == 3
    assert re.fullmatch(pattern, printed, flags=re.DOTALL), printed


def test_the_command_ends_with_what_the_page_shows(page, example):
    command, shown = re.findall(r"```text\n\$ graphkit (.+?)\n…\n(.+?)```", page, flags=re.DOTALL)[0]
    result = CliRunner(env={"LC_ALL": "en"}).invoke(main, command.split())
    assert result.exit_code == 0
    assert result.stdout.endswith(shown)
