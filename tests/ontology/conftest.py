"""What the tests of the ontology share: the own terms, and the pinned tables of foreign terms and their axioms."""

import csv
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.namespaces import NSI, PREFIXES, RDF, RDFS
from graphkit.rdf.read import read

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def nsi():
    """Quads of the ontology's own file."""
    return list(read(ROOT / "ontology" / "nsi.ttl").quads)


@pytest.fixture(scope="session")
def own_terms(nsi):
    """IRIs of the terms that the ontology declares."""
    return {
        quad.subject.value
        for quad in nsi
        if quad.predicate.value == RDF + "type" and quad.subject.value.startswith(NSI)
    }


@pytest.fixture(scope="session")
def declared_rows():
    """Rows of the pinned table of foreign terms: term, vocabulary, source."""
    with (HERE / "declared_terms.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def axiom_rows():
    """(subject, axiom, object, source) of the pinned axioms, the first three as IRIs."""
    with (HERE / "axioms.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [(_iri(row["subject"]), RDFS + row["axiom"], _iri(row["object"]), row["source"]) for row in rows]


@pytest.fixture(scope="session")
def vocabulary_file():
    """Function: name of a vocabulary's file -> its triples. Skips the test where the folder is not there."""
    folder = ROOT.parent / "shared" / "vocabularies"
    if not folder.is_dir():
        pytest.skip(f"the vocabularies' own files are not at {folder}")
    return lambda name: {
        (q.subject, q.predicate, q.object) for q in ox.parse(path=folder / name, base_iri="http://www.w3.org/ns/")
    }


def _iri(name):
    if "//" in name:
        return name
    prefix, local = name.split(":", 1)
    return PREFIXES[prefix] + local
