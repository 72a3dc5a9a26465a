"""The pages and examples are those that the shapes, texts and test files make, to the byte."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.languages.fallback import FULL
from graphkit.namespaces import CONCEPT, COUNTRIES, PREFIXES, THING
from graphkit.rulebook import NOUNS
from graphkit.rulebook.as_markdown import index, page
from graphkit.rulebook.example import FILE

SCHEMES = re.compile(r"(?<![\w:/<#\"-])([a-z][\w-]*):")


@pytest.fixture(scope="module")
def made(root: Path, pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the one command makes now, in a folder of its own and with a hash seed of its own."""
    folder = tmp_path_factory.mktemp("rules")
    environment = os.environ | {"PYTHONHASHSEED": "1", "PYTHONPATH": str(root)}
    command = [sys.executable, str(pages / "make.py"), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, cwd=folder)
    assert done.stdout == "170 files\n"
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.md"))}


def test_the_pages_are_up_to_date(made: Path, pages: Path):
    now, committed = files(made), files(pages)
    assert sorted(now) == sorted(committed)
    assert len(now) == len(FULL) * (len(NOUNS) + 1) + 1 == 169
    assert [name for name in now if now[name] != committed[name]] == [], "run: python docs/rules/make.py"


def test_the_examples_are_up_to_date(made: Path):
    assert (made / FILE.name).read_bytes() == FILE.read_bytes(), "run: python docs/rules/make.py"


@pytest.mark.parametrize("language", FULL)
def test_every_rule_has_its_place_on_a_page_and_in_the_index(rules, pages: Path, language: str):
    listed = (pages / language / "README.md").read_text(encoding="utf-8")
    found = []
    for noun in NOUNS:
        text = (pages / language / f"{noun}.md").read_text(encoding="utf-8")
        headings = re.findall(r"(?m)^## (.+)$", text)
        anchors = [heading.lower() for heading in headings]
        assert len(set(anchors)) == len(anchors), noun
        links = re.findall(rf"\]\({noun}\.md#([^)]+)\)", listed)
        assert links == anchors, noun
        found += headings
    assert found == list(rules)


@pytest.mark.parametrize("language", FULL)
def test_each_rule_shows_wrong_and_right(rules, pages: Path, language: str):
    """One block for each constraint and one right; the test counts the blocks of every rule."""
    counted = 0
    for noun in NOUNS:
        text = (pages / language / f"{noun}.md").read_text(encoding="utf-8")
        for part in re.split(r"(?m)^## ", text)[1:]:
            rule = rules[part.split("\n", 1)[0]]
            assert part.count("```turtle\n") == len(rule.asks) + 1, rule.name
            counted += 1
    assert counted == len(rules)


def test_no_word_of_a_page_is_markup_by_accident(pages: Path):
    """`<country>` would vanish as an element: outside code each angle bracket has a backslash before it."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(pages.rglob("*.md")))
    prose = re.sub(r"```.*?```|``.*?``|`[^`\n]*`", "", text, flags=re.DOTALL)
    assert "\\<" in prose
    assert re.findall(r"(?<!\\)<", prose) == []


def test_a_page_is_of_its_noun_alone(rules):
    one = page("address", rules.values(), "en")
    assert re.findall(r"(?m)^## (.+)$", one) == [rule.name for rule in rules.values() if rule.noun == "address"]
    assert index(list(rules.values()), "en").count("\n- [`") == len(rules)


class TestExamples:
    def test_every_rule_has_both(self, rules, examples):
        assert sorted(examples) == sorted(rules)
        for name, rule in rules.items():
            wrong, right = examples[name]["wrong"], examples[name]["right"]
            assert [one["component"] for one in wrong] == [ask.component for ask in rule.asks], name
            assert right["turtle"], name
        assert sum(len(one["wrong"]) for one in examples.values()) >= 495

    def test_wrong_is_from_a_file_that_announces_the_fault(self, root: Path, rules, examples):
        for name, entry in examples.items():
            for one in entry["wrong"]:
                announced = f"# expect: {name} {one['component']} {rules[name].severity}"
                assert announced in (root / one["file"]).read_text(encoding="utf-8").splitlines(), name

    def test_right_is_from_a_file_that_does_not_announce_the_rule(self, root: Path, examples):
        files = {name: entry["right"]["file"] for name, entry in examples.items()}
        for name, file in files.items():
            assert f"# expect: {name} " not in (root / file).read_text(encoding="utf-8"), name
        assert {file for file in files.values() if not file.startswith("tests/shapes/valid/")} == set()

    def test_every_statement_shown_is_one_of_the_file(self, root: Path, examples):
        """Nothing is invented: cut texts apart, each statement of an example stands in its file."""
        tried = 0
        for name, entry in examples.items():
            for one in [*entry["wrong"], entry["right"]]:
                shown, whole = parsed("\n".join(one["turtle"])), parsed((root / one["file"]).read_text("utf-8"))
                assert shown, name
                assert {t for t in shown if not any(same(t, other) for other in whole)} == set(), name
                tried += len(shown)
        assert tried > 2000

    def test_what_is_left_out_is_marked(self, root: Path, examples):
        marked = 0
        for name, entry in examples.items():
            for one in [*entry["wrong"], entry["right"]]:
                shown, whole = parsed("\n".join(one["turtle"])), parsed((root / one["file"]).read_text("utf-8"))
                subjects = {str(t.subject) for t in shown}
                cut = sum(
                    len([t for t in shown if str(t.subject) == s]) < len([t for t in whole if str(t.subject) == s])
                    for s in subjects
                )
                assert one["turtle"].count("    # …") == cut, name
                marked += cut
        assert marked > 500

    def test_no_character_of_an_example_is_hidden(self, examples):
        lines = [
            line for entry in examples.values() for one in [*entry["wrong"], entry["right"]] for line in one["turtle"]
        ]
        assert len(lines) > 2000
        assert [line for line in lines if not line.isprintable()] == []
        assert max(map(len, lines)) <= 240


def parsed(turtle: str) -> list[ox.Triple]:
    used = sorted(set(SCHEMES.findall(turtle)))
    head = "".join(f"@prefix {prefix}: <{namespace(prefix)}> .\n" for prefix in used if prefix not in ("http", "https"))
    if "@prefix" in turtle:
        head = ""
    return [quad.triple for quad in ox.parse(head + turtle, ox.RdfFormat.TURTLE)]


def namespace(prefix: str) -> str:
    country, _, kind = prefix.partition("-")
    if prefix in PREFIXES:
        return PREFIXES[prefix]
    return f"{THING}{country}/{kind}/" if country in COUNTRIES and kind else f"{CONCEPT}{prefix}/"


def same(shown: ox.Triple, other: ox.Triple) -> bool:
    if (shown.subject, shown.predicate) != (other.subject, other.predicate):
        return False
    a, b = shown.object, other.object
    if isinstance(a, ox.Literal) and isinstance(b, ox.Literal) and a.value.endswith("…"):
        return a.language == b.language and b.value.startswith(a.value.removesuffix("…"))
    return a == b
