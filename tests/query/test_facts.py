"""Answers on the project's own data, worked out again from the tables in `facts/` by other means."""

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from graphkit.namespaces import short
from graphkit.query.answer import Cell, Named
from graphkit.query.catalogue import named
from graphkit.query.run import run
from graphkit.store import open_store

COLLECTIONS = ("west", "west-more", "east", "east-more", "follow-up")

KINDS = {
    "association/network": "association-network",
    "company": "business",
    "cooperative": "cooperative",
    "civil society organisation": "civil-society-organisation",
    "foundation": "foundation",
    "funder/investor": "funder-investor",
    "media": "media",
    "ministry": "ministry",
    "municipality": "municipality",
    "public agency": "public-agency",
    "social enterprise": "social-enterprise",
    "support organisation/incubator": "support-incubator",
    "university/research centre": "university-research-centre",
    "work-integration social enterprise": "work-integration-social-enterprise",
}

Row = dict[str, str]


@pytest.fixture(scope="module")
def facts(root: Path) -> dict[str, list[Row]]:
    """Rows of all collections by table; of an id that stands in several, the first row, with what patches add."""
    tables: dict[str, dict[str, Row]] = defaultdict(dict)
    patches: list[Row] = []
    for collection in COLLECTIONS:
        for path in sorted((root / "facts" / collection).glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            patches += rows if path.stem == "actors_patch" else []
            for row in rows:
                tables[path.stem].setdefault(row["id"], row)
    for patch in patches:
        actor = tables["actors"][patch["id"]]
        actor[patch["column"]] = actor[patch["column"]] or patch["value"]
    return {name: list(rows.values()) for name, rows in tables.items()}


@pytest.fixture(scope="module")
def asked():
    store = open_store()

    def ask(name: str, values: dict[str, str] | None = None) -> list[Row]:
        answer = run(named(name), store, values)
        columns = [column.name for column in answer.columns]
        return [dict(zip(columns, map(plain, row), strict=True)) for row in answer.rows]

    return ask


def plain(cell: Cell) -> str:
    if isinstance(cell, tuple):
        return "; ".join(plain(item) for item in cell)
    return short(cell.iri) if isinstance(cell, Named) else "" if cell is None else str(cell)


def members(row: Row) -> list[str]:
    return sorted({part.strip() for part in row["participant_ids"].split(";") if part.strip()})


def test_actors_by_kind_and_country(facts, asked):
    counted = Counter((row["country"].lower(), KINDS[row["kind"]]) for row in facts["actors"])
    found = {
        (row["country"].removeprefix("jurisdiction:"), row["kind"].removeprefix("actor-kind:actor-")): int(
            row["actors"]
        )
        for row in asked("actors-by-kind-and-country")
    }
    assert sum(found.values()) == 1113
    assert found == counted


def test_collaborations_across_sectors(facts, asked):
    sector = {row["id"]: row["sector"] for row in facts["actors"]}
    crossing = {
        row["id"]: (len({sector[m] for m in members(row)} - {""}), len(members(row)))
        for row in facts["collaborations"]
        if len({sector[m] for m in members(row)} - {""}) >= 2
    }
    found = asked("cross-sector-collaborations")
    assert len(found) == len(crossing) == 363
    assert Counter((len(row["sectors"].split("; ")), int(row["members"])) for row in found) == Counter(
        crossing.values()
    )


def test_barriers_reported(facts, asked):
    rows = [row for row in facts["barriers"] if row["kind"] == "reported"]
    counted = Counter((row["barrier_id"], row["country"].lower()) for row in rows)
    found = {
        (row["barrier"].removeprefix("barrier:"), row["country"].removeprefix("jurisdiction:")): int(row["statements"])
        for row in asked("barriers-reported")
    }
    assert sum(found.values()) == len(rows) == 50
    assert found == counted


def test_collaborations_that_have_ended(facts, asked):
    """The data were issued on 2026-11-24, and no stated end of that year is a month or a day before it."""
    ended = {row["id"]: row for row in facts["collaborations"] if row["end"][:4].isdigit() and row["end"] < "2026"}
    found = asked("ended-collaborations")
    assert len(found) == len(ended) == 158
    spans = Counter(months(row["start"], row["end"]) if row["start"][:4].isdigit() else "" for row in ended.values())
    assert Counter(row["months"] for row in found) == spans
    assert Counter((row["start"], row["end"]) for row in found) == Counter(
        (row["start"] if row["start"][:4].isdigit() else "", row["end"]) for row in ended.values()
    )


def months(start: str, end: str) -> str:
    first = [*map(int, start.split("-")), 1][:2]
    last = [*map(int, end.split("-")), 12][:2]
    return str((last[0] - first[0]) * 12 + last[1] - first[1] + 1)


def test_programmes_with_money(facts, asked):
    rows = [row for row in facts["programmes"] if row["budget"]]
    found = asked("programmes-with-money")
    counted = Counter((float(row["budget"]), row["currency"]) for row in rows)
    assert Counter((float(row["amount"]), row["currency"]) for row in found) == counted
    assert len(found) == 71


def test_partners_of_one_actor(facts, asked):
    one = "se-malmo-stad"
    together = [set(members(row)) - {one} for row in facts["collaborations"] if one in members(row)]
    counted = Counter(partner for group in together for partner in group)
    found = asked("partners-of-actor", {"actor": "se-malmo-stad"})
    assert Counter(int(row["times"]) for row in found) == Counter(counted.values())
    assert len(found) == len(counted) > 30
