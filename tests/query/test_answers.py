"""Every query on the made-up world, row by row, against tables worked out from `tests/world/README.md`."""

import csv
from pathlib import Path

import pytest

from graphkit.query.catalogue import names

EXPECTED = sorted((Path(__file__).parent / "expected").glob("*.csv"))

EMPTY = {
    "actors-with-characteristics-by-others",
    "barriers-reported",
    "barriers-without-programme",
    "concepts-without-label",
    "cross-sector-collaborations",
    "disagreements",
    "programmes-by-country-and-type",
    "programmes-with-money",
    "recommendations-followed-up",
    "recommendations-without-follow-up",
    "sources-of-thing",
    "support-for-target-group",
    "target-groups-without-programme",
}
"""Queries whose empty answer means something, so that it is tried."""


def parts(path: Path) -> tuple[dict[str, str], list[list[str]]]:
    """Parameters of the first line where it is a comment, then the table."""
    lines = path.read_text(encoding="utf-8").splitlines()
    values = dict(pair.split("=") for pair in lines.pop(0)[1:].split()) if lines[0].startswith("#") else {}
    return values, list(csv.reader(lines))


def test_every_query_is_tried():
    assert {path.name.split(".")[0] for path in EXPECTED} == set(names())
    assert len(names()) == 21
    assert len(EXPECTED) == 44
    assert {p.name.split(".")[0] for p in EXPECTED if len(parts(p)[1]) == 1} == EMPTY


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_rows(path, ask, rows):
    values, table = parts(path)
    answer = ask(path.name.split(".")[0], values)
    assert [column.name for column in answer.columns] == table[0]
    assert rows(answer) == table[1:]
