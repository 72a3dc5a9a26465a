"""Nothing is lost: RDF to sheets and back gives the same statements, sheets to RDF and back the same cells."""

import random
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.contribute import term
from graphkit.contribute.contribution import read_book
from graphkit.contribute.statement_sheet import KEYS, row_of, statement_of
from graphkit.contribute.table import PARTS, tables
from graphkit.contribute.tabulate import Tabled, tabulate
from graphkit.languages.fallback import FULL
from graphkit.namespaces import ADMS, CONCEPT, DCTERMS, NSI, RDF, SKOS, THING, XSD
from graphkit.project import DATA
from graphkit.rdf.read import read_all
from graphkit.sheets.sheet import Book, Sheet

COUNTRIES = sorted(path.name for path in DATA.iterdir() if path.is_dir())


def statements(triples) -> set[tuple[str, str, str]]:
    return {(str(t.subject), str(t.predicate), term.written(t.object)) for t in triples}


def of(path: Path) -> list[ox.Triple]:
    return [quad.triple for document in read_all([path]) for quad in document.quads]


def book(sheets: list[Tabled]) -> Book:
    return Book(Path("a.xlsx"), tuple(Sheet(s.title, (s.keys, s.heads, *s.rows)) for s in sheets))


def back(triples, language: str = "nb"):
    sheets = tabulate(triples, language)
    found = read_book(book(sheets), language)
    assert found.problems == ()
    return sheets, found


def test_there_are_eleven_datasets():
    assert len(COUNTRIES) == 11


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_dataset_comes_back_whole(country: str):
    language = FULL[COUNTRIES.index(country) % len(FULL)]
    triples = of(DATA / country)
    sheets, found = back(triples, language)
    assert set(found.origins) == statements(triples)
    again = tabulate(found.triples, language)
    assert again == sheets, "the same cells"
    others = sum(len(sheet.rows) for sheet in sheets if not sheet.columns)
    assert others < 0.03 * len(triples) or country == "nordic", "tables hold nearly all"


def test_all_data_together_come_back_whole():
    triples = of(DATA)
    sheets, found = back(triples)
    assert len(triples) > 50_000
    assert set(found.origins) == statements(triples)
    assert {sheet.kind for sheet in sheets} == {*tables(), "statement"}


def test_the_order_of_statements_does_not_matter():
    triples = of(DATA / "is")
    mixed = list(triples)
    random.Random(1).shuffle(mixed)
    assert tabulate(mixed, "is") == tabulate(triples, "is")


def test_the_world_comes_back_whole(world: Path):
    triples = [t for path in sorted(world.rglob("*.ttl")) for t in of(path)]
    assert len(triples) > 100
    assert set(back(triples)[1].origins) == statements(triples)


TEXTS = st.text(
    st.characters(exclude_categories=("Cs",))
    | st.sampled_from("|'=+-@#\\_x000D_ \u00a0\n\r\t\u0301\ufeff\u0085æøåäöþð"),
    max_size=12,
)
LITERALS = st.one_of(
    st.builds(lambda text, tag: ox.Literal(text, language=tag), TEXTS, st.sampled_from(["nb", "en", "sv-fi", "smj"])),
    TEXTS.map(ox.Literal),
    st.builds(
        lambda text, name: ox.Literal(text, datatype=ox.NamedNode(XSD + name)),
        TEXTS
        | st.sampled_from(
            ["2014-01-01", "2014-12-31", "1899-05-05", "12", "12.50", "1.234", "-0", "1e5", "https://a.b/"]
        ),
        st.sampled_from(["date", "integer", "decimal", "anyURI", "boolean"]),
    ),
    st.just(ox.Literal("x", language="ar", direction=ox.BaseDirection.RTL)),
)
KINDS = (*tables(), *PARTS, "collection")
THINGS = [
    f"{THING}{country}/{kind}/{name}" for country in ("no", "int") for kind in KINDS for name in ("a", "a-2", "actor-a")
]
CODES = [
    f"{CONCEPT}{name}"
    for name in (
        "sector/third-sector",
        "sector/nothing",
        "precision/year",
        "precision/month",
        "actor-kind/actor-municipality",
    )
]
NODES = st.sampled_from(
    [
        ox.NamedNode(iri)
        for iri in (*THINGS, *CODES, f"{THING}no/actor/Å", "https://example.org/a,b", "http://a.b/c", "urn:x:y")
    ]
    + [ox.BlankNode("b1"), ox.BlankNode("b2")]
)
PREDICATES = sorted(
    {step.path for table in tables().values() for c in table.columns for step in (c.through, c.of) if step}
    | {NSI + "datePrecision", NSI + "endDatePrecision", DCTERMS + "hasPart", "https://example.org/p"}
)
CLASSES = [
    ox.NamedNode(iri) for iri in (*(t.target for t in tables().values()), *PARTS.values(), "https://example.org/C")
]
TYPES = st.builds(lambda s, o: ox.Triple(s, ox.NamedNode(RDF + "type"), o), NODES, st.sampled_from(CLASSES))
STATEMENTS = st.builds(
    lambda s, p, o: ox.Triple(s, ox.NamedNode(p), o), NODES, st.sampled_from(PREDICATES), NODES | LITERALS
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.lists(TYPES | STATEMENTS, max_size=25))
def test_whatever_is_stated_comes_back(triples: list[ox.Triple]):
    sheets = tabulate(triples, "nb")
    assert set(read_book(book(sheets), "nb").origins) == statements(triples)


@st.composite
def datasets(draw: st.DrawFn) -> list[ox.Triple]:
    """Things of one kind with values of the right forms and of near ones, and parts that belong to them."""
    triples = []
    for _ in range(draw(st.integers(1, 4))):
        table = tables()[draw(st.sampled_from(sorted(tables())))]
        iri = ox.NamedNode(
            f"{THING}{draw(st.sampled_from(['no', 'dk']))}/{table.kind}/{draw(st.sampled_from(['a', 'b']))}"
        )
        triples.append(ox.Triple(iri, ox.NamedNode(RDF + "type"), ox.NamedNode(table.target)))
        for column in draw(st.lists(st.sampled_from(table.columns[1:]), max_size=8)):
            subject = iri
            if column.through:
                number = draw(st.sampled_from(["a", "a-2", f"{table.kind}-a"]))
                subject = ox.NamedNode(f"{THING}no/{column.through.target}/{number}")
                triples.append(ox.Triple(iri, ox.NamedNode(column.through.path), subject))
                triples.append(
                    ox.Triple(subject, ox.NamedNode(RDF + "type"), ox.NamedNode(PARTS[column.through.target]))
                )
            for value in draw(st.lists(NODES | LITERALS, max_size=3)) if column.of else []:
                triples.append(ox.Triple(subject, ox.NamedNode(column.of.path), value))
                if column.precision and draw(st.booleans()):
                    part = ox.NamedNode(CONCEPT + "precision/" + draw(st.sampled_from(["year", "month", "day"])))
                    triples.append(ox.Triple(subject, ox.NamedNode(column.precision), part))
    return triples


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(datasets(), st.sampled_from(FULL))
def test_things_with_parts_come_back(triples: list[ox.Triple], language: str):
    sheets = tabulate(triples, language)
    found = read_book(book(sheets), language)
    assert set(found.origins) == statements(triples)
    assert tabulate(found.triples, language) == sheets


@settings(max_examples=100, deadline=None, derandomize=True)
@given(STATEMENTS | st.builds(lambda t: ox.Triple(ox.NamedNode("x:s"), ox.NamedNode("x:p"), t), STATEMENTS))
def test_a_statement_that_fits_no_table_is_kept_to_the_letter(triple: ox.Triple):
    row = row_of(triple)
    assert len(row) == len(KEYS)
    assert {statement_of(row)} == statements([triple])


def test_the_last_sheet_holds_what_no_cell_can():
    actor = ox.NamedNode(THING + "no/actor/a")
    kept, lost = ox.Literal("A", language="nb"), ox.Literal(" A\r", language="nb")
    typed = ox.Triple(actor, ox.NamedNode(RDF + "type"), ox.NamedNode(NSI + "Actor"))
    triples = [typed, *(ox.Triple(actor, ox.NamedNode(SKOS + "prefLabel"), name) for name in (kept, lost))]
    table, other = tabulate(triples, "nb")
    assert table.rows[0][:2] == ("a", "A")
    assert other.rows == (("no-actor:a", "skos:prefLabel", "\\u0020A\\u000d", "@nb"),)


def test_a_number_that_reading_would_mend_is_kept_as_it_is():
    """A row is read back before it is believed: what comes back otherwise stands in the last sheet."""
    actor, number = ox.NamedNode(THING + "fi/actor/a"), ox.NamedNode(THING + "fi/identifier/a-pro")
    register = ox.NamedNode(CONCEPT + "identifier-scheme/fi-pro")
    triples = [
        ox.Triple(actor, ox.NamedNode(RDF + "type"), ox.NamedNode(NSI + "Actor")),
        ox.Triple(actor, ox.NamedNode(ADMS + "identifier"), number),
        ox.Triple(number, ox.NamedNode(RDF + "type"), ox.NamedNode(ADMS + "Identifier")),
        ox.Triple(number, ox.NamedNode(DCTERMS + "conformsTo"), register),
        ox.Triple(number, ox.NamedNode(SKOS + "notation"), ox.Literal("1120389")),
    ]
    (_, other), found = back(triples)
    assert set(found.origins) == statements(triples)
    assert other.rows == (("fi-identifier:a-pro", "skos:notation", "1120389", "xsd:string"),)
