"""How a file is checked here: shapes and what their rules look up are loaded once, then each file takes a moment."""

import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.namespaces import NSI, RDF, SKOSXL
from graphkit.project import ONTOLOGY, SHAPES, VOCABULARY_SHAPES
from graphkit.rdf.read import Document, read, read_all
from graphkit.validate import fast
from graphkit.validate.data import Data
from graphkit.validate.shapes import Shapes

VOCABULARY = tuple(path.stem for path in VOCABULARY_SHAPES)
"""The shapes of the ontology and the concept lists. They are no contribution, so contribution.ttl is not for them."""

Check = Callable[[Path], set[tuple[str, str, str]]]

_EXPECT = re.compile(r"# expect: (.+)")


@pytest.fixture(scope="session")
def expected() -> Check:
    """Function: (rule, component, severity) of every finding that a file's first lines announce."""

    def announced(path: Path) -> set[tuple[str, str, str]]:
        lines = path.read_text(encoding="utf-8").splitlines()
        words = [found[1].split() for line in lines if (found := _EXPECT.fullmatch(line))]
        assert words, f"{path} does not say what it expects"
        assert all(len(w) == 3 or w == ["nothing"] for w in words), f"{path}: # expect: RULE COMPONENT SEVERITY"
        return {(w[0], w[1], w[2]) for w in words if len(w) == 3}

    return announced


def of_vocabulary(path: Path) -> bool:
    """Whether a file holds concepts, labels or terms: by its folder, or by its name where valid files lie together."""
    return bool({path.stem, path.parent.name} & set(VOCABULARY[1:]))


@pytest.fixture(scope="session")
def lookup(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """What rules look up: which terms and concepts there are and whose they are, without the two thousand labels."""
    quads = [quad for document in read_all([ONTOLOGY]) for quad in document.quads]
    labels = {quad.subject for quad in quads if quad.object == ox.NamedNode(SKOSXL + "Label")}
    wanted = {RDF + "type", NSI + "country"}
    kept = [q.triple for q in quads if q.predicate.value in wanted and q.subject not in labels]
    assert len(kept) > 300
    path = tmp_path_factory.mktemp("lookup") / "lookup.ttl"
    ox.serialize(kept, path, format=ox.RdfFormat.TURTLE)
    return read(path)


@pytest.fixture(scope="session")
def check(lookup: Document) -> Check:
    """Function: what the fast engine finds in a file."""
    every = Shapes.load([SHAPES])
    vocabulary = Shapes.load(VOCABULARY_SHAPES)

    def findings(path: Path) -> set[tuple[str, str, str]]:
        shapes, context = (vocabulary, []) if of_vocabulary(path) else (every, [lookup])
        data = Data([read(path)], context)
        return {
            (local(result.shape), local(result.component), local(result.severity).lower())
            for result in fast.run(shapes, data)
            if data.holds(result.focus)
        }

    return findings


def local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]
