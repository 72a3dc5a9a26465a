"""Reports made by hand: one finding with changes, a report of findings, and one that would harm whoever believes it."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.report import Finding, Report

ACTOR = "https://w3id.org/nordic-social-innovation/id/no/actor/eksempel"
NSI = "https://w3id.org/nordic-social-innovation/ns#"
SHAPE = "https://w3id.org/nordic-social-innovation/shapes#"

HOSTILE = (
    '=HYPERLINK("http://example.org","x")',
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '"><script>alert(1)</script>',
    "</script><!--",
    "\x1b[31mred\x9b32m\x07",
    "no\u202eseY \u2066x\u200b",
    "{0} {{x}} [x](http://example.org) ](",
    'a,b;"c"\nd',
    "$&\\n'`",
    "x" * 10_000,
)


@pytest.fixture(scope="session")
def finding() -> Callable[..., Finding]:
    """Function: the finding of that number, with changes."""

    def made(number: int = 1, **changes: object) -> Finding:
        parts = {
            "rule": "Actor-name",
            "component": "MinCountConstraintComponent",
            "severity": "violation",
            "focus": f"<{ACTOR}-{number}>",
            "path": "<http://www.w3.org/2004/02/skos/core#prefLabel>",
            "limit": "1",
            "names": {"en": "name", "fi": "nimi", "is": "heiti"},
            "labels": {"nb": f"Eksempel {number}"},
            "file": Path("data/no/actors.ttl"),
            "line": 7,
            "shape": SHAPE + "Actor-name",
        }
        return Finding(**(parts | changes))

    return made


@pytest.fixture(scope="session")
def report() -> Callable[..., Report]:
    """Function: a report of the findings."""

    def made(*findings: Finding) -> Report:
        counts = {NSI + "Actor": 5, NSI + "Other": 2}
        return Report(findings, counts, 40, ("Actor-name",), ("Law-number",), {NSI + "Other": 2})

    return made


@pytest.fixture(scope="session")
def hostile(finding, report) -> Report:
    """A finding for each hostile text, which stands wherever data or shapes can put a text."""
    findings = [
        finding(
            number,
            component="PatternConstraintComponent",
            value=str(ox.Literal(text)),
            limit=text,
            names={"en": text},
            labels={"en": text},
            file=Path(f"data/{number}-{text[:50]}.ttl".replace("/", "_")),
            sheet=text,
            cell=f"B{number}",
            head=text,
        )
        for number, text in enumerate(HOSTILE, start=1)
    ]
    return report(*findings)
