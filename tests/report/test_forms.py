"""What a reader gets: every word in her language, the worst first, nothing that could fool her terminal."""

import json
from pathlib import Path

import pytest

from graphkit.languages.fallback import FULL
from graphkit.report import Finding, Report
from graphkit.report.as_json import as_json
from graphkit.report.as_text import as_text
from graphkit.report.messages import MAX_VALUE, message, term, visible

ACTOR = "https://w3id.org/nordic-social-innovation/id/no/actor/eksempel"


def finding(number: int = 1, **changes) -> Finding:
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
    }
    return Finding(**(parts | changes))


def report(*findings: Finding) -> Report:
    nsi = "https://w3id.org/nordic-social-innovation/ns#"
    return Report(
        findings, {nsi + "Actor": 5, nsi + "Other": 2}, 40, ("Actor-name",), ("Law-number",), {nsi + "Other": 2}
    )


def test_the_text_form_groups_and_shows_three():
    text = as_text(report(*(finding(n) for n in range(1, 6))), "en")
    assert text == (
        "Checked 40 statements:\n"
        "        5  actors\n"
        "        2  other things\n"
        "1 rules tried, 1 had nothing to look at\n"
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


def test_nothing_found_and_nothing_read():
    assert as_text(Report((), {}, 3, ("A",), ()), "sv").endswith("\nInga fel hittades.\n")
    assert "Gögnin eru tóm" in as_text(Report((), {}, 0, (), ("A",)), "is")


def test_a_name_in_the_language_asked_for():
    assert message(finding(), "fi") == "nimi: tarvitaan vähintään 1, annettu vähemmän"
    assert message(finding(), "is") == "heiti: að minnsta kosti 1 þarf, færri eru gefin"
    assert message(finding(names={}), "en") == "skos:prefLabel: at least 1 needed, fewer given"


@pytest.mark.parametrize("language", FULL)
def test_a_component_without_words_of_its_own_still_speaks(language):
    said = message(finding(component="XoneConstraintComponent", value='"x"@nb'), language)
    assert "x (nb)" in said
    assert "Xone" not in said


def test_json_has_stable_keys():
    tree = json.loads(as_json(report(finding(value='"é\\"x"@nb')), "en"))
    assert list(tree) == ["summary", "checked", "statements", "rulesTried", "rulesUntried", "unchecked", "findings"]
    assert tree["summary"] == {"violation": 1, "warning": 0, "info": 0}
    assert tree["checked"] == {"nsi:Actor": 5, "nsi:Other": 2}
    assert tree["findings"][0] == {
        "rule": "Actor-name",
        "component": "MinCountConstraintComponent",
        "severity": "violation",
        "file": "data/no/actors.ttl",
        "line": 7,
        "focus": f"<{ACTOR}-1>",
        "thing": "Eksempel 1",
        "path": "<http://www.w3.org/2004/02/skos/core#prefLabel>",
        "value": '"é\\"x"@nb',
        "limit": "1",
        "message": "name: at least 1 needed, fewer given",
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
    assert visible("æøåöäþð – «ok»") == "æøåöäþð – «ok»"


def test_long_values_are_cut():
    shown = visible("x" * 5000)
    assert len(shown) == MAX_VALUE
    assert shown.endswith("…")
