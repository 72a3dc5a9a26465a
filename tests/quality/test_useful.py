"""Shares against numbers worked out on paper in `world/README.md`."""

import csv
from pathlib import Path

import pytest

from graphkit.namespaces import short
from graphkit.quality import Share
from graphkit.quality.check import checks
from graphkit.quality.groups import measured
from graphkit.quality.sentences import percent, share_message

EXPECTED = Path(__file__).parent / "world" / "useful" / "expected.csv"


def slug(focus: str) -> str:
    return focus.strip("<>").rsplit("/", 1)[1]


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(EXPECTED.read_text(encoding="utf-8").splitlines()))


def test_every_share(useful, rows):
    found = [
        {
            "measure": part.check.name,
            "dataset": part.dataset,
            "kind": short(part.kind),
            "missing": " ".join(map(slug, part.missing)),
            "total": str(part.total),
        }
        for part in useful.useful
    ]
    assert sorted(found, key=str) == sorted(rows, key=str)
    assert len(found) == 41


def test_every_measure_is_missed_and_met(rows):
    """A measure that nothing misses, or that nothing meets, would be untried."""
    names = {check.name for check in checks() if check.verdict == "useful"}
    assert names == {row["measure"] for row in rows}
    assert len(names) == 20
    for name in names:
        lacking = sum(len(row["missing"].split()) for row in rows if row["measure"] == name)
        assert 0 < lacking < sum(int(row["total"]) for row in rows if row["measure"] == name)


def test_parts_are_added_up(useful):
    shares = {one.check.name: one.share for one in measured(useful)}
    assert shares["actor-sector"] == Share(2, 5)
    assert shares["actor-sector"].percent == 40.0
    assert shares["source-strength"] == Share(6, 14)
    assert shares["source-strength"].percent == 42.9
    assert shares["membership-role"] == Share(2, 6)
    sources = next(one for one in measured(useful) if one.check.name == "source-strength")
    assert sources.by(lambda part: part.dataset) == {"no": Share(6, 13), "se": Share(0, 1)}
    assert sources.by(lambda part: short(part.kind))["nsi:Actor"] == Share(2, 5)


def test_measures_come_by_importance_then_by_what_is_missing(useful):
    order = [(one.check.importance, one.check.name) for one in measured(useful)]
    assert order[:8] == [
        ("high", "actor-number"),  # 3 of 4
        ("high", "programme-target-group"),  # 2 of 3
        ("high", "actor-sector"),  # 2 of 5
        ("high", "collaboration-year"),  # 1 of 3
        ("high", "programme-budget"),  # 1 of 3
        ("high", "programme-start"),  # 1 of 3
        ("high", "actor-country"),  # 1 of 5
        ("medium", "actor-homepage"),  # 4 of 5
    ]
    assert len(order) == 20


@pytest.mark.parametrize(
    ("missing", "total", "shown", "exact"),
    [
        (12, 40, "30", 30.0),
        (0, 7, "0", 0.0),
        (7, 7, "100", 100.0),
        (1, 300, "<1", 0.3),
        (299, 300, ">99", 99.7),
        (1, 8, "13", 12.5),
        (1, 3, "33", 33.3),
        (1, 200, "1", 0.5),
    ],
)
def test_percent(missing, total, shown, exact):
    assert percent(Share(missing, total)) == shown
    assert Share(missing, total).percent == exact


@pytest.mark.parametrize(
    ("language", "missing", "sentence"),
    [
        ("en", 12, "12 of 40 programmes (30 %) have no end year"),
        ("en", 1, "1 of 40 programmes (3 %) has no end year"),
        ("nb", 12, "12 av 40 innsatser (30 %) har ikke sluttår"),
        ("nn", 12, "12 av 40 innsatsar (30 %) har ikkje sluttår"),
        ("da", 12, "12 af 40 indsatser (30 %) har intet slutår"),
        ("sv", 12, "12 av 40 insatser (30 %) saknar slutår"),
        ("fi", 12, "Päättymisvuosi puuttuu 30 %:lta toimenpiteistä (12/40)"),
        ("is", 12, "Lokaár vantar hjá 12 af 40 átaksverkefnum (30 %)"),
        ("fo", 12, "12 af 40 indsatser (30 %) har intet slutår"),
    ],
)
def test_sentence(language, missing, sentence):
    check = next(check for check in checks() if check.name == "programme-end")
    assert share_message(check, Share(missing, 40), language) == sentence


def test_what_needs_a_day_of_issue_is_left_out_and_said(useful):
    assert useful.issued == {"no": "2026-11-24", "se": None}
    assert [(check.name, dataset) for check, dataset in useful.skipped] == [
        ("date-after-issue", "se"),
        ("source-age", "se"),
    ]


def test_of_several_releases_the_last_one_counts(judge):
    """Read 2023-06: within three years before the issue of 2025, not before that of 2026."""
    issues = ("release:2025-11 dcterms:issued '2025-11-24'", "release:2026-11 dcterms:issued '2026-11-24'")
    turtle = " ".join(f"{issue}^^xsd:date ; a dcat:Dataset ." for issue in issues)
    quality = judge(f"{turtle} :a a nsi:Actor ; dcterms:source :c . :c nsi:accessed '2023-06-01'^^xsd:date .")
    assert quality.issued == {"no": "2026-11-24"}
    assert [len(part.missing) for part in quality.useful if part.check.name == "source-age"] == [1]
