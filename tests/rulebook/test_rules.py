"""Every rule of the shapes is in the rulebook, with its words, its limits and its reasons in seven languages."""

from pathlib import Path

import pytest

from graphkit.languages.fallback import FULL
from graphkit.languages.texts import catalogue
from graphkit.project import SHAPES
from graphkit.rulebook import NOUNS, example, find, near
from graphkit.rulebook.explanation import explain
from graphkit.rulebook.load import PARAMETERS
from graphkit.rulebook.reasons import topics
from graphkit.validate.shapes import Shapes


def test_every_rule_that_the_check_knows_is_here(rules):
    assert {rule.shape for rule in rules.values()} == set(Shapes.load([SHAPES]).rules)


def test_the_nouns_are_the_shapes_files(rules):
    assert sorted(NOUNS) == sorted(path.stem for path in SHAPES.glob("*.ttl"))
    assert len(NOUNS) == 23
    assert {rule.noun for rule in rules.values()} == set(NOUNS)


def test_rules_stand_noun_by_noun_and_by_name(rules):
    keys = [(NOUNS.index(rule.noun), rule.name) for rule in rules.values()]
    assert keys == sorted(keys)
    assert next(iter(rules)) == "Actor"


def test_a_rule_says_what_the_shape_says(rules):
    rule = rules["Actor-kind"]
    assert (rule.noun, rule.severity, rule.tier) == ("actor", "violation", "basic")
    assert [(ask.name, ask.limit) for ask in rule.asks] == [("MinCount", "1"), ("MaxCount", "1")]
    assert rule.names["is"] == "gerð aðila"
    assert rule.classes == ("https://w3id.org/nordic-social-innovation/ns#Actor",)
    assert rule.properties == ("https://w3id.org/nordic-social-innovation/ns#actorKind",)


def test_paths_against_the_arrow_and_alternatives_are_told_by_their_properties(rules):
    assert rules["Collaboration-participants"].properties == ("http://www.w3.org/ns/org#organization",)
    assert len(rules["Label-used"].properties) == 4


def test_every_constraint_of_the_shapes_is_one_that_the_rulebook_knows(rules):
    """A keyword that is not in PARAMETERS would go unexplained: each rule has one, and all of them are in use."""
    shapes = Shapes.load([SHAPES])
    names = {ask.name for rule in rules.values() for ask in rule.asks}
    assert {parameter for parameter in PARAMETERS if parameter.lower() not in {name.lower() for name in names}} == set()
    assert [rule.name for rule in rules.values() if not rule.asks] == []
    beside = {"name", "description", "severity", "path", "property", "qualifiedValueShape", "targetClass"}
    beside |= {"targetSubjectsOf", "select", "prefixes", "declare", "prefix", "namespace", "inversePath"}
    terms = {t.predicate.value.rpartition("#")[2] for t in shapes.triples if "/ns/shacl#" in t.predicate.value}
    assert terms - beside - {"alternativePath"} == set(PARAMETERS)


class TestReasons:
    def test_every_rule_has_a_reason(self, rules):
        """A new `sh:sparql` rule needs a topic in `graphkit/rulebook/reasons.py`, and its texts."""
        assert [rule.name for rule in rules.values() if not topics(rule)] == []

    def test_every_reason_has_why_and_causes_and_is_used(self, rules):
        used = {topic for rule in rules.values() for topic in topics(rule)}
        for part in ("why", "causes"):
            keys = {key.removeprefix(f"{part}.") for key in catalogue("rulebook", "en") if key.startswith(f"{part}.")}
            assert keys == used, part
        assert len(used) >= 60

    def test_what_is_particular_comes_before_what_is_general(self, rules):
        assert topics(rules["Identifier-no-brc"]) == ["org-number"]
        assert topics(rules["Source"]) == ["source"]
        assert topics(rules["Actor-country-one"]) == ["many"]
        assert topics(rules["Actor-sector-code"]) == ["text-for-iri", "code"]
        assert topics(rules["Period-start"]) == ["many", "date", "order"]
        assert topics(rules["Name-length"]) == ["short", "long"]

    @pytest.mark.parametrize("language", FULL)
    def test_causes_are_as_many_in_every_language(self, language):
        for key, english in catalogue("rulebook", "en").items():
            if key.startswith("causes."):
                lines = catalogue("rulebook", language)[key].strip().splitlines()
                assert len(lines) == len(english.strip().splitlines()), key
                assert [line for line in lines if not line.endswith(".")] == [], key


class TestExplanation:
    @pytest.mark.parametrize("language", FULL)
    def test_no_rule_lacks_a_word(self, rules, language):
        for rule in rules.values():
            told = explain(rule, language)
            assert all((told.title, told.means, told.severity, told.tier, told.why, told.causes, told.about)), rule.name
            assert len(told.wrong) == len(rule.asks), rule.name
            assert all(wrong.says and wrong.turtle for wrong in told.wrong), rule.name
            assert told.right is not None
            assert told.right.turtle, rule.name
            words = [told.title, told.means, *told.asks, *(term.label for term in told.properties)]
            assert [word for word in words if word.endswith("]")] == [], f"{rule.name} falls back"

    def test_limits_are_told_as_people_read_them(self, rules):
        def asks(name: str, language: str) -> tuple[str, ...]:
            return explain(rules[name], language).asks

        assert asks("Actor-kind", "sv") == ("minst 1", "högst 1")
        assert asks("Actor-address", "nb") == ("en IRI, ikke tekst", "formen …/id/<land>/address/<navn>")
        assert asks("Actor-founded-date", "en") == ("the type xsd:date", "not after schema:dissolutionDate")
        assert asks("Amount-currency-code", "da")[1] == "formen ^[A-Z]{3}$"
        assert asks("Term-domain", "fi") == ("ei yhtään",)
        assert asks("Name-length", "is") == ("meira en bil", "í mesta lagi 300 stafi")
        assert asks("Identifier-no-brc", "en") == ()

    def test_what_a_rule_looks_at_has_a_label_and_our_own_a_definition(self, rules):
        (actor,) = explain(rules["Actor-kind"], "is").about
        assert (actor.label, actor.name) == ("aðili", "nsi:Actor")
        assert actor.definition.startswith("Skipulögð eining")
        (membership,) = explain(rules["Membership"], "nb").about
        assert (membership.name, membership.definition) == ("org:Membership", "")
        assert membership.label
        assert explain(rules["Text-language"], "da").about == "alle ting"
        assert explain(rules["Country-of-address"], "en").about == "every thing that has nsi:country"

    def test_every_class_has_a_name(self, rules):
        terms = [term for r in rules.values() if isinstance(a := explain(r, "en").about, tuple) for term in a]
        assert len(terms) > 300
        assert {term.name for term in terms if not term.label} == set()

    def test_the_wrong_example_says_what_a_finding_would(self, rules):
        wrong = explain(rules["Membership-late"], "is").wrong
        assert [one.says for one in wrong] == ["tímabil: „2019-12-31“ er eftir að samstarfinu lauk"]


class TestFind:
    @pytest.mark.parametrize(
        "name",
        [
            "Actor-kind",
            "actor-KIND",
            "shape:Actor-kind",
            "https://w3id.org/nordic-social-innovation/shapes#Actor-kind",
            " <https://w3id.org/nordic-social-innovation/shapes#Actor-kind> ",
        ],
    )
    def test_by_any_of_its_names(self, rules, name: str):
        assert find(rules, name) is rules["Actor-kind"]

    def test_what_is_misspelt_is_not_found_but_guessed(self, rules):
        assert find(rules, "Actor-knid") is None
        assert near(rules, "Actor-knid")[0] == "Actor-kind"
        assert near(rules, "shape:Membership-latte")[0] == "Membership-late"
        assert near(rules, "xyzzy") == []

    def test_a_part_of_another_rule_is_none(self, rules):
        assert find(rules, "Period-started") is None


def test_a_rule_newer_than_the_examples_is_shown_without_them(rules, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    empty = tmp_path / "examples.json"
    empty.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(example, "FILE", empty)
    example._entries.cache_clear()
    told = explain(rules["Actor-kind"], "en")
    example._entries.cache_clear()
    assert (told.wrong, told.right) == ((), None)
