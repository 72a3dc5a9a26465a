"""`graphkit rules` as a user types it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit.cli import main
from graphkit.languages.fallback import FULL


def run(*arguments: str):
    return CliRunner().invoke(main, ["rules", *arguments])


@pytest.mark.parametrize("language", FULL)
def test_the_list_has_every_rule_with_its_sentence(rules, language: str):
    result = run("--lang", language)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    names = [line.split()[0] for line in lines if line.startswith("  ") and not line.startswith("   ")]
    assert [name for name in names if name in rules] == list(rules)
    assert max(map(len, lines)) <= 80
    assert [line for line in lines if line.endswith(" ")] == []


def test_one_rule_in_full():
    result = run("Actor-country-one", "--lang", "is")
    assert result.exit_code == 0
    shown = result.stdout
    assert shown.startswith("Actor-country-one  villa · grunnstig · land\n")
    for part in (
        "Krefst: í mesta lagi 1",
        "Skoðar: aðili (nsi:Actor): Skipulögð eining",
        "Eigind: land (nsi:country)",
        "Algengar ástæður\n  · Tvær línur eða tvær heimildir voru sameinaðar.\n",
        "Rangt: land: í mesta lagi 1 má vera, fleiri eru gefin\n",
        "      nsi:country jurisdiction:no ,\n          jurisdiction:se .\n",
        "Rétt\n  no-actor:eksempel a nsi:Actor ;\n      # …\n      nsi:country jurisdiction:no .\n",
    ):
        assert part in shown, part


def test_every_rule_can_be_shown(rules):
    for name in rules:
        result = run(name, "--lang", "fi")
        assert result.exit_code == 0, name
        assert result.stdout.count("\n") > 10, name


def test_a_language_that_falls_back():
    assert run("Source", "--lang", "fo").stdout == run("Source", "--lang", "da").stdout


def test_a_misspelt_rule_is_wrong_usage_with_a_guess():
    result = run("Actor-knid")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "there is no rule 'Actor-knid'; did you mean Actor-kind" in result.stderr


def test_a_name_like_no_rule_is_told_where_to_look():
    result = run("xyzzy")
    assert result.exit_code == 2
    assert "`graphkit rules` lists them all" in result.stderr


@pytest.mark.parametrize("name", ["shape:Source", "https://w3id.org/nordic-social-innovation/shapes#Source"])
def test_the_other_forms_of_a_name(name: str):
    assert run(name, "--lang", "en").stdout == run("Source", "--lang", "en").stdout


def test_json_of_one_rule_and_of_all(rules):
    one = json.loads(run("Source", "--lang", "sv", "--format", "json").stdout)
    assert (one["rule"], one["noun"], one["severity"], one["tier"]) == ("Source", "common", "violation", "basic")
    assert one["title"] == "källa"
    assert one["wrong"][0]["file"] == "tests/shapes/faults/common/source-missing.ttl"
    every = json.loads(run("--lang", "sv", "--format", "json").stdout)
    assert [entry["rule"] for entry in every] == list(rules)
    assert every[list(rules).index("Source")] == one


def test_the_how_to_page_shows_what_is_printed(root: Path):
    page = (root / "docs" / "how-to" / "read-a-finding.md").read_text(encoding="utf-8")
    command, _, shown = page.split("```text\n$ graphkit rules ")[1].split("```")[0].partition("\n")
    assert run(*command.split()).stdout.startswith(shown)
    assert shown.count("\n") == 7
