"""The W3C SHACL test suite, by the whole result: every core and every SPARQL case in the folder beside the checkout."""

from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlparse

import pyoxigraph as ox
import pytest

from graphkit.errors import ShapesError
from graphkit.namespaces import RDF, SH
from graphkit.validate import validate

SUITE = Path(__file__).parents[3] / "shared" / "w3c-shacl"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SHT = "http://www.w3.org/ns/shacl-test#"
EXPECTED_CASES = {"core": 78, "sparql": 16}

pytestmark = pytest.mark.skipif(
    not SUITE.is_dir(), reason=f"the W3C suite is used in place and {SUITE.name}/ is absent"
)

Rows = Counter[tuple[str | None, ...]]


class Graph:
    """The triples of one file, with its relative IRIs made absolute."""

    def __init__(self, path: Path) -> None:
        parsed = ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE, base_iri=path.as_uri())
        self.triples = [quad.triple for quad in parsed]

    def subjects(self, predicate: str, value: str) -> list[ox.NamedNode]:
        return [t.subject for t in self.triples if t.predicate.value == predicate and t.object == ox.NamedNode(value)]

    def values(self, subject: object, predicate: str) -> list[ox.NamedNode]:
        return [t.object for t in self.triples if t.subject == subject and t.predicate.value == predicate]

    def value(self, subject: object, predicate: str) -> ox.NamedNode | None:
        return next(iter(self.values(subject, predicate)), None)


CASES = [path for path in sorted(SUITE.rglob("*.ttl")) if Graph(path).subjects(RDF + "type", SHT + "Validate")]


def token(term: object) -> str | None:
    return None if term is None else "_" if str(term).startswith("_:") else str(term)


def path_token(path: str | None) -> str | None:
    """Complex paths compare as one token, as blank nodes do."""
    return path if path is None or (path.startswith("<") and path.count("<") == 1 and path.endswith(">")) else "_"


def expected(graph: Graph, result: object) -> Rows:
    rows: Rows = Counter()
    for node in graph.values(result, SH + "result"):
        path = graph.value(node, SH + "resultPath")
        rows[
            token(graph.value(node, SH + "focusNode")),
            path_token(token(path)),
            token(graph.value(node, SH + "value")),
            graph.value(node, SH + "sourceConstraintComponent").value.removeprefix(SH),
            graph.value(node, SH + "resultSeverity").value.removeprefix(SH).lower(),
        ] += 1
    return rows


def ntriples(iri: ox.NamedNode, folder: Path) -> Path:
    source = Path(unquote(urlparse(iri.value).path))
    target = folder / f"{source.stem}.nt"
    target.write_bytes(ox.serialize(Graph(source).triples, format=ox.RdfFormat.N_TRIPLES))
    return target


@pytest.mark.parametrize("path", CASES, ids=lambda p: str(p.relative_to(SUITE)))
def test_case(path: Path, tmp_path: Path):
    graph = Graph(path)
    (entry,) = graph.subjects(RDF + "type", SHT + "Validate")
    action, result = graph.value(entry, MF + "action"), graph.value(entry, MF + "result")
    data = ntriples(graph.value(action, SHT + "dataGraph"), tmp_path)
    shapes = ntriples(graph.value(action, SHT + "shapesGraph"), tmp_path)
    if result == ox.NamedNode(SHT + "Failure"):
        with pytest.raises(ShapesError):
            validate([data], shapes=[shapes])
        return
    report = validate([data], shapes=[shapes])
    found = Counter(
        (token(f.focus), path_token(f.path), token(f.value), f.component, f.severity) for f in report.findings
    )
    assert found == expected(graph, result)
    assert report.fails("info") == (graph.value(result, SH + "conforms").value != "true")


def test_every_case_ran():
    assert Counter(path.relative_to(SUITE).parts[0] for path in CASES) == EXPECTED_CASES
