"""Every query on the made-up world, row by row, against tables worked out from its README and that of `more/`."""

import csv
from pathlib import Path

import pytest

from graphkit.query.catalogue import names

EXPECTED = sorted((Path(__file__).parent / "expected").glob("*.csv"))

EMPTY = {
    "actors-by-kind-and-country",
    "actors-depending-on-one-funder",
    "actors-linking-countries",
    "actors-with-characteristics-by-others",
    "actors-without-sector",
    "barriers-reported",
    "barriers-without-programme",
    "brokers-between-sectors",
    "collaborations-of-country",
    "concepts-without-label",
    "coverage",
    "cross-sector-collaborations",
    "disagreements",
    "ended-collaborations",
    "funding-flows",
    "identifiers-of-actors",
    "laws-changed-after-programme",
    "legal-forms-by-country",
    "membership",
    "national-concepts-without-counterpart",
    "ownership",
    "partners-of-actor",
    "procurement",
    "programmes-by-country-and-type",
    "programmes-with-money",
    "programmes-without-end",
    "read-since",
    "recommendations-followed-up",
    "recommendations-without-follow-up",
    "releases",
    "sources-of-thing",
    "statements-by-source",
    "support-for-target-group",
    "target-groups-without-programme",
    "weak-sources",
    "words-to-review",
}
"""Queries whose empty answer means something, so that it is tried."""


def parts(path: Path) -> tuple[dict[str, str], list[list[str]]]:
    """Parameters of the first line where it is a comment (`with=more` among them), then the table."""
    lines = path.read_text(encoding="utf-8").splitlines()
    values = dict(pair.split("=") for pair in lines.pop(0)[1:].split()) if lines[0].startswith("#") else {}
    return values, list(csv.reader(lines))


def test_every_query_is_tried():
    assert {path.name.split(".")[0] for path in EXPECTED} == set(names())
    assert len(names()) == 50
    assert len(EXPECTED) == 115
    assert {p.name.split(".")[0] for p in EXPECTED if len(parts(p)[1]) == 1} == EMPTY


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_rows(path, ask, rows):
    values, table = parts(path)
    answer = ask(path.name.split(".")[0], values, with_more=values.pop("with", None) == "more")
    assert [column.name for column in answer.columns] == table[0]
    assert rows(answer) == table[1:]
