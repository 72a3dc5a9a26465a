"""The published data and the collected tables, each read on its own: nothing here knows the converter."""

import csv
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.namespaces import PREFIXES
from graphkit.rdf.read import read_all

COLLECTIONS = ("west", "west-more", "east", "east-more", "follow-up")

Term = ox.NamedNode | ox.Literal
Cells = dict[str, str]


def iri(curie: str) -> str:
    prefix, name = curie.split(":")
    return PREFIXES[prefix] + name


class Said:
    """What `data/` says, to be asked by subject and `prefix:name`."""

    def __init__(self, folder: Path) -> None:
        self.quads: list[tuple[Path, ox.Quad]] = []
        self._objects: dict[tuple[str, str], list[Term]] = defaultdict(list)
        self._subjects: dict[tuple[str, str], list[str]] = defaultdict(list)
        for document in read_all([folder]):
            for quad in document.quads:
                self.quads.append((document.path, quad))
                self._objects[quad.subject.value, quad.predicate.value].append(quad.object)
                self._subjects[quad.predicate.value, quad.object.value].append(quad.subject.value)

    def objects(self, subjects: str | list[str], curie: str) -> list[Term]:
        start = [subjects] if isinstance(subjects, str) else subjects
        return [found for subject in start for found in self._objects[subject, iri(curie)]]

    def values(self, subjects: str | list[str], *path: str) -> list[str]:
        """Values at the end of a path of properties."""
        found = [subjects] if isinstance(subjects, str) else subjects
        for curie in path:
            found = [item.value for item in self.objects(found, curie)]
        return found

    def subjects(self, curie: str, value: str) -> list[str]:
        return self._subjects[iri(curie), value]

    def instances(self, curie: str) -> list[str]:
        return self.subjects("rdf:type", iri(curie))


@pytest.fixture(scope="session")
def data(root: Path) -> Path:
    return root / "data"


@pytest.fixture(scope="session")
def said(data: Path) -> Said:
    return Said(data)


@pytest.fixture(scope="session")
def tables(root: Path) -> dict[str, list[tuple[str, Cells]]]:
    """Every row of every table, with the name of its collection."""
    found: dict[str, list[tuple[str, Cells]]] = defaultdict(list)
    for collection in COLLECTIONS:
        for path in sorted((root / "facts" / collection).glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as file:
                found[path.stem] += [(collection, row) for row in csv.DictReader(file)]
    return found
