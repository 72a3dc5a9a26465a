"""The numbers that `tests/world/README.md` gives, counted from the world by the edges query."""

from collections import Counter, defaultdict
from itertools import combinations

import pytest

SHORT = {
    "A1": "no-actor:eksempel-kommune",
    "A2": "no-actor:eksempel-forening",
    "A3": "no-actor:eksempel-drift",
    "A4": "no-actor:eksempel-direktorat",
    "B1": "se-actor:exempelforbundet",
    "B2": "se-actor:exempel-ab",
    "B3": "se-actor:exempeluniversitetet",
    "C1": "fi-actor:esimerkki-saatio",
    "C3": "fi-actor:esimerkki-kaupunki",
    "D1": "dk-actor:eksempel-fond",
    "D2": "dk-actor:eksempel-netvaerk",
}
NAME = {iri: name for name, iri in SHORT.items()}


@pytest.fixture(scope="module")
def memberships(ask, rows) -> list[dict[str, str]]:
    answer = ask("participation")
    return [dict(zip((c.name for c in answer.columns), row, strict=True)) for row in rows(answer)]


@pytest.fixture(scope="module")
def pairs(memberships) -> list[tuple[str, str]]:
    members = defaultdict(set)
    for row in memberships:
        members[row["collaboration"]].add(NAME[row["actor"]])
    return sorted(pair for group in members.values() for pair in combinations(sorted(group), 2))


def test_memberships(memberships):
    assert len(memberships) == 18
    by_actor = Counter(NAME[a] for _, a in {(row["collaboration"], row["actor"]) for row in memberships})
    assert by_actor == {
        "A1": 3,
        "A2": 2,
        "A3": 1,
        "A4": 2,
        "B1": 2,
        "B2": 1,
        "B3": 1,
        "C1": 2,
        "C3": 1,
        "D1": 1,
        "D2": 1,
    }
    assert by_actor.total() == 17


def test_ties(pairs):
    assert len(pairs) == 14
    assert len(set(pairs)) == 13
    assert [pair for pair, times in Counter(pairs).items() if times > 1] == [("A1", "A4")]
    degree = Counter(actor for pair in set(pairs) for actor in pair)
    assert degree == {"A1": 5, "A2": 3, "A3": 1, "A4": 2, "B1": 2, "B2": 3, "B3": 1, "C1": 4, "C3": 3, "D1": 1, "D2": 1}


def test_mixing(memberships, pairs):
    sector = {NAME[row["actor"]]: row["sector"].removeprefix("sector:") or "not stated" for row in memberships}
    mixing = Counter("+".join(sorted((sector[a], sector[b]))) for a, b in set(pairs))
    assert mixing == {
        "public-sector+public-sector": 2,
        "public-sector+third-sector": 4,
        "private-sector+public-sector": 2,
        "third-sector+third-sector": 1,
        "private-sector+third-sector": 1,
        "academia+third-sector": 1,
        "not stated+third-sector": 1,
        "hybrid-sector+private-sector": 1,
    }


def test_borders(memberships, pairs):
    country = {NAME[row["actor"]]: row["country"] for row in memberships}
    assert Counter(country[a] != country[b] for a, b in set(pairs)) == {True: 8, False: 5}
