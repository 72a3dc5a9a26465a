"""Sheets as people send them: notes above, columns moved or added, heads misspelt, no keys."""

import pytest

from graphkit.contribute.layout import layout
from graphkit.contribute.table import tables
from graphkit.languages.fallback import FULL
from graphkit.sheets.sheet import Sheet


def of(*rows: list[object], name: str = "Ark1", language: str = "nb"):
    return layout(Sheet(name, tuple(map(tuple, rows))), language)


def keys(found) -> dict[int, str]:
    return {at: column.key for at, column in found.columns.items()}


def test_notes_above_the_heads_are_passed_over():
    found = of(
        ["Register over aktører"], [], ["Oppdatert 2026"], ["navn", "aktørtype", "sektor"], ["A", "kommune", "x"]
    )
    assert found.table.kind == "actor"
    assert (keys(found), found.first) == ({0: "skos:prefLabel@nb", 1: "nsi:actorKind", 2: "nsi:sector"}, 4)


@pytest.mark.parametrize("language", FULL)
@pytest.mark.parametrize("kind", sorted(tables()))
def test_heads_of_any_language_are_known_wherever_they_stand(kind: str, language: str):
    table = tables()[kind]
    columns = [table.at(f"{c.key}@{language}") if c.form == "words" else c for c in table.columns]
    heads = [column.head(language).upper() for column in reversed(columns)]
    found = of(heads, language="en", name=table.title(language))
    assert [column.key for column in found.columns.values()] == [column.key for column in reversed(columns)]


def test_keys_win_over_heads_and_the_sheets_name():
    found = of(["se-law:", "eli:id_local"], ["id", "navn"], ["a", "1"], name="Aktører")
    assert (found.table.kind, found.country, keys(found)) == ("law", "se", {0: "id", 1: "eli:id_local"})


def test_an_added_column_without_a_key_is_known_by_its_head():
    found = of(["se-actor:", None, "nsi:sector"], ["id", "land", "sektor"], ["a", "Sverige", "x"])
    assert keys(found) == {0: "id", 1: "nsi:country", 2: "nsi:sector"}
    assert found.unknown == ()


def test_an_unknown_column_is_told_of_only_if_it_holds_something():
    found = of(["navn", "sektor", "Telefon", "Merk"], ["A", "x", "123", None])
    assert (found.unknown, found.heads[2]) == ((2,), "Telefon")


def test_a_misspelt_head_is_read_as_the_one_it_is_like():
    found = of(["navn", "aktørtype", "sekktor"], ["A", "kommune", "x"])
    assert (keys(found)[2], dict(found.doubtful)) == ("nsi:sector", {2: "sektor"})


def test_a_column_that_stands_twice():
    found = of(["navn", "sektor", "sector"], ["A", "x", "y"])
    assert (found.twice, keys(found)) == ((2,), {0: "skos:prefLabel@nb", 1: "nsi:sector"})


def test_a_head_without_a_tag_is_in_the_only_language_that_has_it():
    found = of(["nimi", "toimijatyyppi", "sektori"], ["A", "x", "y"])
    assert keys(found)[0] == "skos:prefLabel@fi"
    danish = of(["navn", "aktørtype", "sektor"], ["A", "x", "y"], language="da")
    assert keys(danish)[0] == "skos:prefLabel@da"


def test_heads_that_several_kinds_have_tell_nothing():
    assert of(["navn", "land", "kilde"], ["A", "Norge", "x"]) is None
    assert of(["navn", "land", "kilde"], ["A", "Norge", "x"], name="Lover").table.kind == "law"


@pytest.mark.parametrize("rows", [[["Hei"]], [["a", "b"], [1, 2]], [["navn"]]])
def test_what_is_no_table(rows):
    assert of(*rows) is None


def test_sheets_that_cannot_be_read_are_told_of(read):
    others = {"Notater": [["Ring Kari"]], "Tomt": [[None]], "Om": [["graphkit"], ["x"]]}
    (problem,) = read({**others, "Aktører": [["navn"], ["A"]]}).problems
    assert (problem.kind, problem.severity, problem.value) == ("sheet-unknown", "warning", "Notater")
    assert [p.severity for p in read(others).problems] == ["violation"], "nothing at all could be read"
    assert "Aktører" in problem.sentence("nb")


def test_heads_are_problems_of_their_own_cell(read):
    rows = [["x"], ["id", "navn", "sekktor", "Telefon", "navn [nb]"], ["a", "A", "tredje sektor", "1", "B"]]
    found = read({"Aktører": rows})
    assert [(p.kind, p.severity, p.place.cell, p.value) for p in found.problems] == [
        ("head-unknown", "warning", "D2", "Telefon"),
        ("head-misspelt", "warning", "C2", "sekktor"),
        ("head-twice", "violation", "E2", "navn [nb]"),
    ]
    assert any(p.endswith("sector>") for _, p, _ in found.origins), "the misspelt column is read"
