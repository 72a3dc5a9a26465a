"""All of the project's queries at once: signature, words, valid for any engine, the same answer every time, quick."""

import random
import re
import time
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from graphkit.languages.fallback import FULL
from graphkit.languages.texts import catalogue
from graphkit.namespaces import CONCEPT, DATASET, THING
from graphkit.project import DATA
from graphkit.query.answer import Labels, Named, cell, cells
from graphkit.query.catalogue import named, names
from graphkit.query.parameters import bound, terms
from graphkit.query.results import as_json
from graphkit.query.run import run
from graphkit.query.safety import form_of
from graphkit.query.words import heading
from graphkit.rdf.read import read
from graphkit.store import open_store

NAMES = list(names())

REQUIRED = {
    "collaborations-of-country": {"country": "no"},
    "concepts-without-label": {"language": "fi"},
    "one-actor-all-roles": {"actor": "no-actor:eksempel-drift"},
    "one-programme": {"programme": "no-programme:eksempel-tilskudd"},
    "partners-of-actor": {"actor": "no-actor:eksempel-kommune"},
    "read-since": {"since": "2026-11-20"},
    "sources-of-thing": {"thing": "no-actor:eksempel-drift"},
    "support-for-target-group": {"group": "vulnerable-groups"},
    "words-to-review": {"language": "nb"},
}

REAL = {
    "one-actor-all-roles": {"actor": "no-actor:ferd"},
    "one-programme": {"programme": "dk-programme:prog-dsi"},
    "partners-of-actor": {"actor": "no-actor:ferd-sosiale-entreprenorer"},
    "sources-of-thing": {"thing": "no-actor:ferd"},
}
"""The same for the project's own data, where the made-up names are not."""


def test_there_are_queries():
    assert len(NAMES) == 50
    assert NAMES[-1] == "research"


@pytest.mark.parametrize("name", NAMES)
def test_words_in_seven_languages(name):
    query = named(name)
    assert set(query.title) == set(query.description) == set(FULL)
    for words in (*query.title.values(), *query.description.values()):
        assert words == words.strip()
        assert len(words) > 5


def test_titles_are_told_apart():
    for language in FULL:
        titles = Counter(named(name).title[language] for name in NAMES)
        assert max(titles.values()) == 1, language


@pytest.mark.parametrize("name", NAMES)
def test_every_column_and_parameter_has_a_heading(name, ask):
    query = named(name)
    columns = [column.name for column in ask(name, REQUIRED.get(name)).columns]
    assert set(query.lists) <= set(columns)
    for word in (*columns, *(parameter.name for parameter in query.parameters)):
        assert f"heading.{word}" in catalogue("query", "en"), word
        for language in FULL:
            assert heading(query, word, language) != "", word


def test_no_heading_is_left_over(ask):
    used = {c.name for name in NAMES for c in ask(name, REQUIRED.get(name)).columns}
    used |= {parameter.name for name in NAMES for parameter in named(name).parameters}
    assert {key.removeprefix("heading.") for key in catalogue("query", "en") if key.startswith("heading.")} == used


@pytest.mark.parametrize("name", NAMES)
def test_signature(name):
    query = named(name)
    assert "ORDER BY" in query.text
    assert set(re.findall(r"VALUES \?_(\w+)", query.text)) == {parameter.name for parameter in query.parameters}
    assert set(re.findall(r"\?_(\w+)", query.text)) == {parameter.name for parameter in query.parameters}


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_plain_sparql_for_any_engine(name):
    assert form_of(named(name)) == "table"


@pytest.fixture(scope="module")
def graph(world: Path, more: Path, concepts: Path) -> rdflib.Graph:
    together = rdflib.Graph()
    for path in (*sorted(world.rglob("*.ttl")), *sorted(more.glob("*.ttl")), concepts):
        together.parse(path)
    return together


@pytest.mark.parametrize("country", [None, "no"])
@pytest.mark.parametrize("name", NAMES)
def test_rdflib_gives_the_same_rows(name, country, graph, whole):
    query = named(name)
    values = dict(REQUIRED.get(name, {}))
    if country and "country" in {parameter.name for parameter in query.parameters}:
        values["country"] = country
    text = bound(query, terms(query, values, whole))
    labels = Labels(whole, "en")
    found = graph.query(text)
    variables = [str(variable) for variable in found.vars]

    def typed(name: str, term):
        node = None if term is None else _ox(term)
        return cells(node, query.lists[name], labels) if name in query.lists else cell(node, labels)

    theirs = Counter(tuple(typed(n, t) for n, t in zip(variables, row, strict=True)) for row in found)
    assert theirs == Counter(run(query, whole, values).rows)


def _ox(term):
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    if term.language:
        return ox.Literal(str(term), language=term.language)
    return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype))) if term.datatype else ox.Literal(str(term))


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_the_data_does_not_matter(name, ask, world, more, concepts):
    paths = (*sorted(world.rglob("*.ttl")), *sorted(more.glob("*.ttl")), concepts)
    quads = [quad for path in paths for quad in read(path).quads]
    random.Random(4).shuffle(quads)
    shuffled = ox.Store()
    for quad in quads:
        shuffled.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    answer = run(named(name), shuffled, REQUIRED.get(name))
    assert as_json(answer) == as_json(ask(name, REQUIRED.get(name), with_more=True))


@pytest.fixture(scope="module")
def real() -> ox.Store:
    return open_store()


@pytest.mark.skipif(not any(DATA.rglob("*.ttl")), reason="the project has no data yet")
@pytest.mark.parametrize("name", NAMES)
def test_quick_on_the_real_data(name, real):
    start = time.process_time()
    answer = run(named(name), real, REAL.get(name, REQUIRED.get(name)))
    assert time.process_time() - start < 1
    assert answer.rows


def test_the_readme_lists_every_query(root: Path):
    page = (root / "queries" / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \| [^|]+ \|[^|]*\|$", page, flags=re.MULTILINE) == NAMES
    for name in NAMES:
        assert f"| `{name}` | {named(name).title['en']} |" in page


@pytest.mark.skipif(not any(DATA.rglob("*.ttl")), reason="the project has no data yet")
def test_every_term_shown_has_words_in_every_language(real):
    shown = set()
    for name in NAMES:
        answer = run(named(name), real, REAL.get(name, REQUIRED.get(name)))
        cells = (item for row in answer.rows for cell in row for item in (cell if isinstance(cell, tuple) else [cell]))
        shown |= {item.iri for item in cells if isinstance(item, Named)}
    terms = {iri for iri in shown if not iri.startswith((THING, DATASET, CONCEPT))}
    assert len(terms) > 40
    missing = {
        (iri, language)
        for language in FULL
        for iri in terms
        if (label := Labels(real, language).named(iri).label) is None or label.fallback
    }
    assert missing == set()
    concepts = {iri for iri in shown if iri.startswith(CONCEPT)}
    assert not [iri for iri in concepts if not Labels(real, "en").named(iri).label]
