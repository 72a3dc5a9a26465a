"""Examples of wrong and right, cut from the tests' own files. `docs/rules/make.py` writes the file they stand in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graphkit.report import Finding
from graphkit.rulebook.model import Ask, Rule

FILE = Path(__file__).parent / "examples.json"
"""For every rule by name: `wrong`, one example a constraint component, and `right`, one example."""


@dataclass(frozen=True)
class Example:
    """Statements in Turtle without prefixes, the test file that they were cut from and, where wrong, the finding."""

    file: str
    turtle: str
    finding: Finding | None = None


def wrong(rule: Rule) -> list[Example]:
    """One example for each way of breaking the rule, in the order of its constraints."""
    asks = {ask.component: ask for ask in rule.asks}
    entries = _entries().get(rule.name, {}).get("wrong", [])
    return [Example(e["file"], _turtle(e), _finding(rule, e, asks.get(e["component"]))) for e in entries]


def right(rule: Rule) -> Example | None:
    """Something that the rule looked at and found nothing wrong with. None for a rule newer than the examples."""
    entry = _entries().get(rule.name, {}).get("right")
    return Example(entry["file"], _turtle(entry)) if entry else None


def _finding(rule: Rule, entry: Mapping[str, Any], ask: Ask | None) -> Finding:
    return Finding(
        rule=rule.name,
        component=entry["component"],
        severity=rule.severity,
        focus=entry["focus"],
        path=entry["path"],
        value=entry["value"],
        limit=ask.limit if ask else None,
        limit_names=ask.limit_names if ask else {},
        names=rule.names,
        descriptions=rule.descriptions,
        labels=entry["labels"],
        shape=rule.shape,
    )


def _turtle(entry: Mapping[str, Any]) -> str:
    return "".join(f"{line}\n" for line in entry["turtle"])


@cache
def _entries() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found
