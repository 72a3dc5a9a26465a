"""The tables and the schemes, each read once, and by other ways than the converter's."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from graphkit.concepts import Concepts, Finder, load
from graphkit.rdf.read import read_all


@pytest.fixture(scope="session")
def terms(root) -> Path:
    return root / "facts" / "terms"


@pytest.fixture(scope="session")
def schemes(root) -> Path:
    return root / "ontology" / "concepts"


@pytest.fixture(scope="session")
def table(terms):
    """Rows of a table by its file name."""

    def rows(name):
        with (terms / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return rows


@pytest.fixture(scope="session")
def graph(schemes):
    """Subject -> predicate -> set of objects, for all schemes."""
    nodes = defaultdict(lambda: defaultdict(set))
    for document in read_all([schemes]):
        for quad in document.quads:
            nodes[quad.subject.value][quad.predicate.value].add(quad.object)
    return nodes


@pytest.fixture(scope="session")
def known() -> Concepts:
    return load()


@pytest.fixture(scope="session")
def finder(known) -> Finder:
    return Finder(known)
