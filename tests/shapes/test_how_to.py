"""What the how-to page shows is what the program prints."""

from pathlib import Path

import pytest

from graphkit.report.as_text import as_text
from graphkit.validate import validate


def test_the_example_is_what_is_printed(root: Path, monkeypatch: pytest.MonkeyPatch):
    page = (root / "docs" / "how-to" / "read-a-finding.md").read_text(encoding="utf-8")
    command, *shown = page.split("```text\n$ ")[1].split("```")[0].splitlines()
    path = Path(command.removeprefix("graphkit validate "))
    monkeypatch.chdir(root)
    assert len(shown) == 3
    assert "\n".join(shown) in as_text(validate([path]), "en")
