"""The columns come from the shapes, all of them, with heads and help in every language."""

import pytest

from graphkit.contribute.column import END_PRECISION, PRECISION
from graphkit.contribute.shape import shapes
from graphkit.contribute.table import PARTS, in_template, tables
from graphkit.contribute.words import choice_label, concepts
from graphkit.languages.fallback import FULL
from graphkit.namespaces import CONCEPT, NSI, SCHEMA, short

KINDS = sorted(tables())


def test_there_are_eleven_tables():
    assert len(KINDS) == 11
    assert sum(len(table.columns) for table in tables().values()) > 150


@pytest.mark.parametrize("kind", KINDS)
def test_every_property_of_the_shapes_is_a_column(kind: str):
    table = tables()[kind]
    asked = {p.path for p in shapes()[table.target].properties} - {PRECISION, END_PRECISION}
    there = {(column.through or column.of).path for column in table.columns if column.through or column.of}
    assert there == asked
    for column in table.columns:
        if column.form == "part":
            inside = {p.path for p in shapes()[PARTS[column.through.target]].properties} - {PRECISION, END_PRECISION}
            found = {c.of.path for c in table.columns if c.of and c.through == column.through}
            assert found == inside, column.key


@pytest.mark.parametrize("language", FULL)
@pytest.mark.parametrize("kind", KINDS)
def test_heads_and_keys_are_told_apart_and_explained(kind: str, language: str):
    table = tables()[kind]
    assert len({column.key for column in table.columns}) == len(table.columns)
    assert len({column.head(language).casefold() for column in table.columns}) == len(table.columns)
    assert all(column.help(language) for column in table.columns)


@pytest.mark.parametrize("language", FULL)
def test_sheets_have_names_that_a_workbook_can_bear(language: str):
    titles = [table.title(language) for table in tables().values()]
    assert len({title.casefold() for title in titles}) == len(titles)
    assert all(0 < len(title) <= 31 and not set(title) & set("[]:*?/\\'") for title in titles)


def test_an_actor_by_hand():
    table = tables()["actor"]
    assert table.at("skos:prefLabel@nb").required
    assert not table.at("skos:prefLabel@nb").split
    assert table.at("nsi:actorKind").required
    assert table.at("nsi:actorKind").of.target == "actor-kind"
    assert not table.at("nsi:sector").required
    assert table.at("nsi:sector").wanted
    assert table.at("schema:foundingDate").precision == PRECISION
    assert table.at("schema:dissolutionDate").precision == END_PRECISION
    assert table.at("adms:identifier/skos:notation").head("nb") == "organisasjonsnummer"
    assert table.at("skos:prefLabel") is None, "words need a language"
    assert table.at("skos:prefLabel@xx") is None
    assert table.at("nsi:country@nb") is None
    assert [short(c.of.path) for c in table.columns if c.of and c.of.ends] == ["schema:dissolutionDate"]


def test_a_part_of_a_thing_is_columns_of_its_row():
    keys = {column.key for column in tables()["programme"].columns}
    assert {"dcterms:temporal/dcat:startDate", "schema:amount/schema:currency"} <= keys
    assert not any(
        column.of and column.of.path in (PRECISION, END_PRECISION) for column in tables()["programme"].columns
    )
    amount = tables()["programme"].at("schema:amount/schema:currency")
    assert amount.of.required, "an amount has a currency"
    assert not amount.required, "but a programme needs no amount"
    assert shapes()[SCHEMA + "MonetaryAmount"].names["nb"] == "beløp"


def test_no_template_asks_for_what_follows():
    hidden = {f"{kind} {c.key}" for kind, table in tables().items() for c in table.columns if not in_template(table, c)}
    assert "assertion prov:wasDerivedFrom/m8g:supportsRequirement" in hidden
    assert "dataset dcterms:hasPart" in hidden
    assert "citation dcterms:isPartOf" in hidden
    assert "actor adms:identifier" in hidden
    assert not any(name.endswith(("skos:notation", "nsi:country", " id")) for name in hidden)
    assert tables()["actor"].target == NSI + "Actor"


@pytest.mark.parametrize("language", FULL)
def test_a_template_has_no_word_in_another_language(language: str):
    """Only a legal form keeps its own country's word where nobody else has one."""
    tried = 0
    for table in tables().values():
        for column in table.columns:
            for step in (column.through, column.of):
                assert step is None or {language} <= step.names.keys() & step.helps.keys(), column.key
            if column.of and column.form == "code" and column.of.target != "legal-form":
                members = concepts().members(CONCEPT + column.of.target)
                assert all(language in concept.preferred for concept in members), column.key
                tried += len(members)
            if column.of and column.form == "choice":
                assert len({choice_label(iri, language) for iri in column.of.choices}) == len(column.of.choices)
    assert tried > 300
