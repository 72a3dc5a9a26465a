"""Break one value of the project's own data, whichever: the check fails and names the thing."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.namespaces import RDF, XSD, short
from graphkit.project import DATA
from graphkit.rdf.read import read_all
from graphkit.validate import validate

MIN_PREDICATES = 60

ANY_VALUE = (RDF + "type", RDF + "object")
"""A class has its own rule and test; the object of a claim may be anything that another source says."""


def broken(term: ox.NamedNode | ox.Literal) -> ox.NamedNode | ox.Literal:
    """The value with a fault that a hand could make."""
    if isinstance(term, ox.NamedNode):
        return ox.NamedNode("broken:value")
    if term.language:
        return ox.Literal(term.value, language="xx")
    if term.datatype.value == XSD + "string":
        return ox.Literal("")
    return ox.Literal("2014-13-45 abc", datatype=term.datatype)


def one_of_each_kind() -> Iterator[ox.Triple]:
    """For each class and predicate a statement of its kind, on things of their own where there are enough."""
    triples = sorted({q.triple for document in read_all([DATA]) for q in document.quads}, key=str)
    kinds = {t.subject: t.object.value for t in triples if t.predicate.value == RDF + "type"}
    by_kind: dict[tuple[str, str], list[ox.Triple]] = {}
    for triple in triples:
        if triple.predicate.value not in ANY_VALUE:
            by_kind.setdefault((kinds[triple.subject], triple.predicate.value), []).append(triple)
    used: set[object] = set()
    for candidates in sorted(by_kind.values(), key=len):
        chosen = next((t for t in candidates if t.subject not in used), candidates[0])
        used.add(chosen.subject)
        yield chosen


CASES = list(one_of_each_kind())


def test_there_are_enough_cases():
    assert len(CASES) >= MIN_PREDICATES


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of the dataset in which every case is broken at once: each fault stands on a thing of its own."""
    faults = {case: ox.Triple(case.subject, case.predicate, broken(case.object)) for case in CASES}
    target = tmp_path_factory.mktemp("broken")
    for document in read_all([DATA]):
        triples = [faults.get(quad.triple, quad.triple) for quad in document.quads]
        text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
        (target / f"{document.path.parent.name}-{document.path.stem}.nt").write_bytes(text)
    return target


@pytest.fixture(scope="module")
def found(folder: Path) -> set[tuple[str, str | None, str | None]]:
    report = validate([folder])
    assert report.fails("violation")
    return {(f.focus, f.path, f.value) for f in report.findings if f.severity == "violation"}


@pytest.mark.parametrize("case", CASES, ids=lambda t: f"{short(t.subject.value)} {short(t.predicate.value)}")
def test_the_fault_is_found(found: set[tuple[str, str | None, str | None]], case: ox.Triple):
    thing, predicate, value = str(case.subject), str(case.predicate), str(broken(case.object))
    assert any(focus == thing and (path == predicate or told == value) for focus, path, told in found)
