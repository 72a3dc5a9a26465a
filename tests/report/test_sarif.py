"""The SARIF form: valid by the standard's schema, with lines, levels, rules and marks that last."""

import json
from pathlib import Path

import jsonschema
import pytest

from graphkit.languages.fallback import FULL
from graphkit.report import Report
from graphkit.report.as_sarif import as_sarif


@pytest.fixture(scope="module")
def schema():
    tree = json.loads((Path(__file__).parent / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
    return jsonschema.Draft4Validator(tree)


def run_of(report: Report, language: str = "en") -> dict:
    (run,) = json.loads(as_sarif(report, language))["runs"]
    return run


@pytest.mark.parametrize("language", FULL)
def test_it_keeps_the_schema(schema, hostile, finding, report, language):
    nowhere = finding(file=None, line=None, shape="_:b1", path=None, limit=None)
    for each in (hostile, report(finding(), nowhere), report()):
        schema.validate(json.loads(as_sarif(each, language)))


def test_the_schema_would_tell(schema, finding, report):
    tree = json.loads(as_sarif(report(finding()), "en"))
    tree["runs"][0]["results"][0]["level"] = "violation"
    with pytest.raises(jsonschema.ValidationError):
        schema.validate(tree)


def test_a_result(finding, report):
    (result,) = run_of(report(finding(value='"x"@nb')))["results"]
    assert result["ruleId"] == "Actor-name"
    assert result["level"] == "error"
    assert result["message"] == {"text": "Eksempel 1: name: at least 1 needed, fewer given"}
    assert result["locations"] == [
        {
            "logicalLocations": [
                {
                    "name": "Eksempel 1",
                    "fullyQualifiedName": "https://w3id.org/nordic-social-innovation/id/no/actor/eksempel-1",
                }
            ],
            "physicalLocation": {
                "artifactLocation": {"uri": "data/no/actors.ttl", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 7},
            },
        }
    ]
    assert result["properties"]["value"] == '"x"@nb'


def test_rules_are_listed_once_with_their_worst_level(finding, report):
    findings = [
        finding(1, rule="B"),
        finding(2, rule="B", severity="info"),
        finding(3, rule="A", severity="warning", shape=None),
    ]
    run = run_of(report(*findings))
    rules = run["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["defaultConfiguration"]["level"]) for rule in rules] == [("A", "warning"), ("B", "error")]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["B", "B", "A"]
    assert [result["level"] for result in run["results"]] == ["error", "note", "warning"]
    assert [rule.get("helpUri", "")[-11:] for rule in rules] == ["", "#Actor-name"]
    assert rules[0]["shortDescription"] == {"text": "name"}
    assert rules[0]["fullDescription"] == {"text": "name: at least 1 needed, fewer given"}


def test_what_a_rule_says_names_no_thing_and_no_value(finding, report):
    run = run_of(report(finding(component="PatternConstraintComponent", value='"wrong"', limit="^a$")))
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["fullDescription"] == {"text": "name: '…' does not have the form ^a$"}


def test_addresses_are_relative_to_the_working_folder(finding, report, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    files = (tmp_path / "dåta fil.ttl", Path("/elsewhere/a b.ttl"), Path("../up.ttl"))
    run = run_of(report(*(finding(n, file=file, line=None) for n, file in enumerate(files))))
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert places == [
        {"artifactLocation": {"uri": "d%C3%A5ta%20fil.ttl", "uriBaseId": "%SRCROOT%"}},
        {"artifactLocation": {"uri": "file:///elsewhere/a%20b.ttl"}},
        {"artifactLocation": {"uri": "../up.ttl", "uriBaseId": "%SRCROOT%"}},
    ]


def test_marks_outlive_language_and_line(finding, report):
    def marks(language: str, **changes: object) -> list[str]:
        run = run_of(report(finding(1, **changes), finding(2, **changes)), language)
        return [result["partialFingerprints"]["graphkit/v1"] for result in run["results"]]

    assert marks("en") == marks("fi") == marks("en", line=99, file=Path("moved.ttl"), labels={})
    assert len(set(marks("en"))) == 2
    assert not set(marks("en")) & set(marks("en", path="<urn:other>"))


def test_no_text_is_a_placeholder_or_a_link(hostile):
    results = run_of(hostile)["results"]
    (text,) = (r["message"]["text"] for r in results if "{{0}}" in r["message"]["text"])
    assert "{{{{x}}}} [x\\](http://example.org) \\](" in text
    assert "](" not in text.replace("\\](", "")


def test_nothing_can_fool_a_terminal(hostile):
    assert all(c.isprintable() or c == "\n" for c in as_sarif(hostile, "is"))


@pytest.mark.parametrize(("asked", "spoken"), [("nn", "nn"), ("kl", "da"), ("no", "nb")])
def test_it_says_its_language(report, asked, spoken):
    assert run_of(report(), asked)["language"] == spoken
