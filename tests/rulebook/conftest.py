"""The rules, their examples, and the files that the examples were cut from."""

import json
from pathlib import Path

import pytest

from graphkit.rulebook import Rule, load
from graphkit.rulebook.example import FILE


@pytest.fixture(scope="session")
def rules() -> dict[str, Rule]:
    found = load()
    assert len(found) >= 311
    return found


@pytest.fixture(scope="session")
def examples() -> dict[str, dict]:
    return json.loads(FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def pages(root: Path) -> Path:
    return root / "docs" / "rules"
