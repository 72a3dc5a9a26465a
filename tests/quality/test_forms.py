"""How the verdicts are shown: as text in every language, and as plain data."""

import json
from pathlib import Path

import jsonschema
import pyoxigraph as ox
import pytest

from graphkit.languages.fallback import ALL, FULL
from graphkit.quality import as_tables, as_tree, headlines, quality_text, verdicts
from graphkit.rdf.read import read_all
from graphkit.report.wrapped import WIDTH
from graphkit.store import open_store
from graphkit.validate.data import Data

WORLD = Path(__file__).parent / "world"
NOTE = "This does not mean that the data is invalid"


def test_the_verdicts_are_kept_apart(accurate):
    lines = quality_text(accurate, "en").splitlines()
    assert lines[:11] == [
        "Accurate? 16 of 16 checks found something that looks wrong.",
        "This does not mean that the data is invalid: look at each, then mend it or leave",
        "it as it is.",
        "",
        "important         Amounts out of scale  × 1",
        "    Beløp 8 · no-programme:belop-8",
        "        1000000000 NOK has 10 digits, the middle amount in NOK has 6",
        "    → Look for too many zeros, or for another currency.",
        "",
        "important         Amounts below 100  × 1",
        "    Beløp 1 · no-programme:belop-1",
    ]
    heads = [line for line in lines if line.startswith(("Accurate?", "Useful?"))]
    assert heads[1].startswith("Useful? ")
    assert len(heads) == 2
    assert sum(NOTE in line for line in lines) == 2


def test_useful_as_text(useful):
    text = quality_text(useful, "en")
    assert text.startswith("Accurate? Nothing looks wrong to any of 16 checks.\n\nUseful? 20 of 20 measures found ")
    assert (
        "\nimportant         3 of 4 actors in countries whose register is known (75 %) have\n"
        "                  no organisation number\n"
        "    NO 67 % · SE 100 %\n"
        "    → With the number the same actor is found in other datasets and registers,\n"
        "      whatever its name.\n"
    ) in text
    assert (
        "\nfairly important  6 of 14 entries (43 %) have no source judged strong or medium\n"
        "    actors 40 % · programmes 67 % · collaborations 33 % · laws 0 % · follow-ups\n"
        "    of recommendations 0 % · statements about barriers 100 %\n"
        "    NO 46 % · SE 0 %\n"
    ) in text
    assert text.endswith(
        "\nSE: the dataset states no day of issue, so this was not checked: Dates after the\n"
        "  day of issue; Age of sources.\n"
    )


def test_what_is_complete_or_has_nothing_to_measure_is_named(accurate):
    assert quality_text(accurate, "en").splitlines()[-5:] == [
        "Complete: Country of actors; Sector of actors; Year of collaborations; Role of",
        "  participants; Age of sources; Strength of sources.",
        "Nothing to measure: Target group of actors; Assessments by others.",
        "SE: the dataset states no day of issue, so this was not checked: Dates after the",
        "  day of issue; Age of sources.",
    ]


def test_an_empty_store_is_not_praised():
    assert quality_text(verdicts(ox.Store()), "en") == (
        "Nothing to judge: no actors, programmes or other entries were found.\n"
    )


@pytest.mark.parametrize("language", [*FULL, "fo"])
def test_every_language_speaks_for_itself(accurate, useful, language):
    texts = {quality_text(quality, language) for quality in (accurate, useful)}
    english = {quality_text(quality, "en") for quality in (accurate, useful)}
    assert len(texts) == 2
    assert language == "en" or texts.isdisjoint(english)
    assert language == "en" or not any(NOTE in text or "Accurate?" in text for text in texts)


def test_many_are_cut_to_three():
    store = ox.Store()
    name = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    for letter in "abcde":
        thing = ox.NamedNode(f"https://w3id.org/nordic-social-innovation/id/no/actor/{letter}")
        store.add(ox.Quad(thing, name, ox.Literal(f"{letter} ", language="nb")))
    quality = verdicts(store)
    lines = quality_text(quality, "en").splitlines()
    assert "less important    Names with stray spaces  × 5" in lines
    assert "    and 2 more" in lines
    assert sum("no-actor:" in line for line in lines) == 3
    assert len(as_tree(quality, "en")["accurate"]["found"][0]["suspicions"]) == 5


def test_places_are_filled_in(accurate, monkeypatch):
    files = list(read_all([WORLD / "accurate"]))
    located = accurate.located(Data(files, []).places(accurate.statements))
    old = next(s for s in located.accurate if s.check.name == "founded-early")
    lines = (WORLD / "accurate" / "no.ttl").read_text(encoding="utf-8").splitlines()
    assert old.file == WORLD / "accurate" / "no.ttl"
    assert old.line is not None
    assert "1476" in lines[old.line - 1]
    assert all(suspicion.line for suspicion in located.accurate)
    monkeypatch.chdir(WORLD)
    assert f"    accurate/no.ttl:{old.line}: Gammel · no-actor:gammel" in quality_text(located, "en").splitlines()
    assert located.useful == accurate.useful


def test_plain_data(useful, accurate):
    tree = json.loads(json.dumps(as_tree(useful, "en")))
    assert tree.keys() == {"accurate", "useful", "skipped", "issued"}
    assert tree["useful"]["checks"] == len(tree["useful"]["measures"]) == 20
    measure = next(m for m in tree["useful"]["measures"] if m["check"] == "actor-sector")
    assert measure == {
        "check": "actor-sector",
        "importance": "high",
        "importanceName": "important",
        "title": "Sector of actors",
        "gain": "With a sector one sees which collaborations cross sectors.",
        "missing": 2,
        "total": 5,
        "percent": 40.0,
        "message": "2 of 5 actors (40 %) have no sector",
        "parts": [
            {
                "dataset": "no",
                "kind": "nsi:Actor",
                "kindName": "actors",
                "missing": 1,
                "total": 4,
                "percent": 25.0,
                "things": ["<https://w3id.org/nordic-social-innovation/id/no/actor/tom>"],
            },
            {
                "dataset": "se",
                "kind": "nsi:Actor",
                "kindName": "actors",
                "missing": 1,
                "total": 1,
                "percent": 100.0,
                "things": ["<https://w3id.org/nordic-social-innovation/id/se/actor/ensam>"],
            },
        ],
    }
    assert [(s["check"], s["dataset"]) for s in tree["skipped"]] == [("date-after-issue", "se"), ("source-age", "se")]
    assert tree["useful"]["untried"] == []
    other = as_tree(accurate, "nb")
    assert [check["check"] for check in other["useful"]["untried"]] == ["actor-target-group", "assertion-by-others"]
    found = other["accurate"]["found"]
    assert len(found) == 16
    suspicion = next(group for group in found if group["check"] == "kind-and-sector")["suspicions"]
    assert suspicion == [
        {
            "file": None,
            "line": None,
            "focus": "<https://w3id.org/nordic-social-innovation/id/no/actor/tredje>",
            "thing": "Tredje kommune",
            "path": "<https://w3id.org/nordic-social-innovation/ns#sector>",
            "values": {"kind": "kommune", "sector": "tredje sektor", "expected": "offentlig sektor"},
            "message": "sektoren «tredje sektor» er uvanlig for typen «kommune»; de fleste er «offentlig sektor»",
        }
    ]


@pytest.mark.parametrize("language", FULL)
def test_plain_data_keep_the_schema(accurate, useful, root, language):
    schema = json.loads((root / "docs" / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
    checker = jsonschema.Draft202012Validator({"$defs": schema["$defs"], "$ref": "#/$defs/quality"})
    described = schema["$defs"]
    trees = [as_tree(quality, language) for quality in (accurate, useful, verdicts(ox.Store()))]
    for tree in trees:
        checker.validate(json.loads(json.dumps(tree)))
    (suspicion, *_), (part, *_) = (
        trees[0]["accurate"]["found"][0]["suspicions"],
        trees[1]["useful"]["measures"][0]["parts"],
    )
    assert list(suspicion) == list(described["suspicion"]["properties"])
    assert part.keys() == {*described["part"]["properties"], *described["share"]["properties"]}
    trees[0]["accurate"]["found"][0]["importance"] = "grave"
    with pytest.raises(jsonschema.ValidationError):
        checker.validate(trees[0])


@pytest.mark.parametrize("language", FULL)
def test_no_line_is_wider_than_a_terminal(accurate, useful, language):
    for quality in (accurate, useful):
        assert all(len(line) <= WIDTH for line in quality_text(quality, language).splitlines())


def test_each_verdict_in_a_sentence(accurate, useful):
    assert headlines(accurate, "en")[0] == "Accurate? 16 of 16 checks found something that looks wrong."
    assert headlines(useful, "en") == (
        "Accurate? Nothing looks wrong to any of 16 checks.",
        "Useful? 20 of 20 measures found something to fill in.",
    )
    assert headlines(verdicts(ox.Store()), "en") == ()


def test_tables(accurate, useful):
    doubts, _ = as_tables(accurate, "en")
    assert (doubts.name, len(doubts.rows)) == ("Looks wrong", 16)
    assert {len(row) for row in doubts.rows} == {len(doubts.head)} == {len(doubts.widths)}
    row = next(row for row in doubts.rows if row[1] == "Amounts below 100")
    assert row == [
        "important",
        "Amounts below 100",
        None,
        None,
        "Beløp 1",
        "50 NOK is less than 100",
        "Was it printed in thousands or millions? Write it out in full.",
        "https://w3id.org/nordic-social-innovation/id/no/programme/belop-1",
    ]
    _, shares = as_tables(useful, "en")
    assert {len(row) for row in shares.rows} == {len(shares.head)} == {len(shares.widths)}
    assert [row[2:7] for row in shares.rows if row[1] == "Organisation number of actors"] == [
        ["NO", "actors", 2, 3, 66.7],
        ["SE", "actors", 1, 1, 100.0],
    ]


def test_a_thing_is_counted_once_and_blank_nodes_are_not(judge):
    """An actor of two kinds is one actor; what has no address could not be named to whoever should mend it."""
    quality = judge("""
        :a a nsi:Actor ; nsi:actorKind actor-kind:actor-business , actor-kind:actor-foundation .
        [] a nsi:Actor ; nsi:actorKind actor-kind:actor-business .
    """)
    parts = {part.check.name: (part.dataset, part.total, part.missing) for part in quality.useful}
    expected = ("no", 1, ("<https://w3id.org/nordic-social-innovation/id/no/actor/a>",))
    assert parts["actor-legal-form"] == parts["actor-sector"] == expected


def test_the_order_of_the_data_changes_nothing(accurate):
    quads = [quad for document in read_all([WORLD / "accurate"]) for quad in document.quads]
    store = open_store([])
    store.extend(reversed(quads))
    for language in ALL:
        assert quality_text(verdicts(store), language) == quality_text(accurate, language)
