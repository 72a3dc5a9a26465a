"""What a reader gets: every word in her language, the worst first, nothing that could fool her terminal."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graphkit.languages.fallback import FULL
from graphkit.report import Report
from graphkit.report.as_json import as_json
from graphkit.report.as_text import as_text
from graphkit.report.messages import MAX_VALUE, advice, message, place, term, visible

ACTOR = "https://w3id.org/nordic-social-innovation/id/no/actor/eksempel"


def test_the_text_form_groups_and_shows_three(finding, report, monkeypatch):
    monkeypatch.setattr("graphkit.report.as_text.advice", lambda *_: "")
    text = as_text(report(*(finding(n) for n in range(1, 6))), "en")
    assert text == (
        "Statements checked: 40\n"
        "        5  actors\n"
        "        2  other things\n"
        "Rules tried: 1; rules with nothing to look at: 1\n"
        "Looked at by no rule: nsi:Other (2)\n"
        "\n"
        "error  Actor-name  × 5\n"
        "    data/no/actors.ttl:7: Eksempel 1 · no-actor:eksempel-1\n"
        "        name: at least 1 needed, fewer given\n"
        "    data/no/actors.ttl:7: Eksempel 2 · no-actor:eksempel-2\n"
        "        name: at least 1 needed, fewer given\n"
        "    data/no/actors.ttl:7: Eksempel 3 · no-actor:eksempel-3\n"
        "        name: at least 1 needed, fewer given\n"
        "    and 2 more\n"
        "\n"
        "error: 5 · warning: 0 · note: 0\n"
    )


def test_what_to_do_is_said_once_a_group(finding, report, monkeypatch):
    monkeypatch.setattr("graphkit.report.as_text.advice", lambda finding, _: f"Do {finding.limit}.")
    lines = as_text(report(finding(1), finding(2), finding(3, limit="3"), finding(4, limit="4")), "en").splitlines()
    assert lines[lines.index("    and 1 more") + 1 :] == [
        "    → Do 1.",
        "    → Do 3.",
        "",
        "error: 4 · warning: 0 · note: 0",
    ]


def test_long_messages_are_wrapped_and_places_stay_whole(finding, report):
    folder = Path("a" * 90)
    lines = as_text(report(finding(names={"en": "word " * 15 + "x" * 90}, file=folder / "b.ttl")), "en").splitlines()
    place = lines.index(f"    {folder}/b.ttl:7: Eksempel 1 · no-actor:eksempel-1")
    assert lines[place + 1 : place + 5] == [
        "        word word word word word word word word word word word word word word",
        "        word",
        "        " + "x" * 90 + ":",
        "        at least 1 needed, fewer given",
    ]


def test_ways_of_breaking_a_rule_stand_together(finding, report):
    both = [finding(n, component=c) for n in (1, 2) for c in ("MinCountConstraintComponent", "XConstraintComponent")]
    ordered = sorted(both, key=lambda one: one.sort_key)
    assert [one.component[0] for one in ordered] == ["M", "M", "X", "X"]
    assert as_text(report(*ordered), "en").count("Actor-name  × 2") == 2


def test_files_are_seen_from_the_working_folder(finding, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert place(finding(file=tmp_path / "no" / "actors.ttl")) == "no/actors.ttl:7"
    assert place(finding(file=Path("/elsewhere/actors.ttl"), line=None)) == "/elsewhere/actors.ttl"
    assert place(finding(file=None, line=None)) == ""


def test_nothing_in_the_text_can_fool_a_terminal(hostile, report):
    apart = [replace(one, rule=f"Rule-{number}") for number, one in enumerate(hostile.findings)]
    for language in FULL:
        text = as_text(report(*apart), language)
        assert all(c.isprintable() or c == "\n" for c in text)
        assert len(text) < 20_000
        assert "\\x1b[31mred" in text


def test_nothing_found_and_nothing_read():
    assert as_text(Report((), {}, 3, ("A",), ()), "sv").endswith("\nInga fel hittades.\n")
    assert "Gögnin eru tóm" in as_text(Report((), {}, 0, (), ("A",)), "is")


def test_what_to_do_is_said_in_the_words_of_the_shape(finding):
    described = finding(descriptions={"en": "Give the actor a name.", "fi": "Anna toimijalle nimi."})
    assert advice(described, "fi") == "Anna toimijalle nimi."
    assert advice(finding(), "fi") == ""


def test_a_name_in_the_language_asked_for(finding):
    assert message(finding(), "fi") == "nimi: tarvitaan vähintään 1, annettu vähemmän"
    assert message(finding(), "is") == "heiti: að minnsta kosti 1 þarf, færri eru gefin"
    assert message(finding(names={}), "en") == "skos:prefLabel: at least 1 needed, fewer given"


@pytest.mark.parametrize("language", FULL)
def test_a_component_without_words_of_its_own_still_speaks(finding, language):
    said = message(finding(component="XoneConstraintComponent", value='"x"@nb'), language)
    assert "x (nb)" in said
    assert "Xone" not in said


def test_json_has_stable_keys(finding, report):
    tree = json.loads(as_json(report(finding(value='"é\\"x"@nb')), "en"))
    assert list(tree) == [
        *("summary", "checked", "statements", "rulesTried", "rulesUntried"),
        *("unchecked", "untyped", "uncheckedProperties", "emptyFiles", "findings", "quality"),
    ]
    assert tree["summary"] == {"violation": 1, "warning": 0, "info": 0}
    assert tree["checked"] == {"nsi:Actor": 5, "nsi:Other": 2}
    assert isinstance(tree["findings"][0].pop("advice"), str)
    assert tree["findings"][0] == {
        "rule": "Actor-name",
        "shape": "https://w3id.org/nordic-social-innovation/shapes#Actor-name",
        "component": "MinCountConstraintComponent",
        "severity": "violation",
        "file": "data/no/actors.ttl",
        "line": 7,
        "sheet": None,
        "cell": None,
        "head": None,
        "focus": f"<{ACTOR}-1>",
        "thing": "Eksempel 1",
        "path": "<http://www.w3.org/2004/02/skos/core#prefLabel>",
        "property": "name",
        "value": '"é\\"x"@nb',
        "limit": "1",
        "message": "name: at least 1 needed, fewer given",
        "unknown": None,
        "suggestions": [],
    }


@pytest.mark.parametrize(
    ("ntriples", "shown"),
    [
        (f"<{ACTOR}>", "no-actor:eksempel"),
        ('"blåbær"@nb', "blåbær (nb)"),
        ('"5"^^<http://www.w3.org/2001/XMLSchema#integer>', "5"),
        ('"a\\"b\\\\c"', 'a"b\\c'),
        ('"two\\nlines"', "two\\nlines"),
        ('"\\u001b[31mred"', "\\u001b[31mred"),
        ("_:b0", "_:b0"),
    ],
)
def test_terms_as_people_read_them(ntriples, shown):
    assert term(ntriples) == shown


def test_what_could_fool_a_reader_is_made_visible():
    assert visible("a\x1b[31m") == "a\\x1b[31m"
    assert visible("no\u202eseY") == "no\\u202eseY"
    assert visible("zero\u200bwidth") == "zero\\u200bwidth"
    assert visible("10\u00a0000\u202fkr\u2009\u3000.") == "10\u00a0000\u202fkr\u2009\u3000."
    assert visible("10\u00a0000\u200b") == "10\u00a0000\\u200b"
    assert visible("æøåöäþð – «ok»") == "æøåöäþð – «ok»"


def test_long_values_are_cut():
    shown = visible("x" * 5000)
    assert len(shown) == MAX_VALUE
    assert shown.endswith("…")
