"""A report as a SHACL validation report in Turtle (https://www.w3.org/TR/shacl/#validation-report)."""

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

import pyoxigraph as ox

from graphkit.namespaces import BASE, RDF, SH
from graphkit.rdf.write import turtle
from graphkit.report.finding import Finding, Report
from graphkit.report.fingerprint import fingerprints
from graphkit.report.messages import cell_place, message_and_suggestion
from graphkit.report.path_nodes import PathNodes
from graphkit.report.spoken import spoken

_Term = ox.NamedNode | ox.BlankNode | ox.Literal


def as_turtle(report: Report, language: str) -> str:
    """The report as canonical Turtle, its messages with a language tag.

    A result has an IRI made from its fingerprint: it is the same one in the next report, and however many results say
    the like of blank nodes, naming those in a canonical way stays quick.
    """
    paths = PathNodes()
    node = ox.BlankNode()
    triples = [_is_a(node, "ValidationReport"), _says(node, "conforms", ox.Literal(not report.findings))]
    for finding, fingerprint in zip(report.findings, fingerprints(report.findings), strict=True):
        result = ox.NamedNode(uuid5(NAMESPACE_URL, f"{BASE}finding/{fingerprint}").urn)
        triples += [_says(node, "result", result), _is_a(result, "ValidationResult")]
        triples += [_says(result, name, value) for name, value in _parts(finding, paths, language)]
    return turtle([*triples, *paths.triples])


def _parts(finding: Finding, paths: PathNodes, language: str) -> Iterator[tuple[str, _Term]]:
    component = finding.component
    yield "focusNode", _term(finding.focus)
    yield "resultSeverity", _sh(finding.severity.capitalize())
    yield "sourceConstraintComponent", ox.NamedNode(component) if ":" in component else _sh(component)
    # SHACL has no word for a cell, and a message without its place is of no use to the owner of a sheet.
    words = ": ".join(filter(None, (cell_place(finding), message_and_suggestion(finding, language))))
    yield "resultMessage", ox.Literal(words, language=spoken(language))
    if finding.path is not None:
        yield "resultPath", paths.node(finding.path)
    if finding.value is not None:
        yield "value", _term(finding.value)
    if finding.shape is not None:
        yield "sourceShape", _term(finding.shape if finding.shape.startswith("_:") else f"<{finding.shape}>")


def _term(ntriples: str) -> _Term:
    quads = ox.parse(f"<urn:x> <urn:x> {ntriples} .", ox.RdfFormat.N_TRIPLES)
    term: _Term | ox.Triple = next(iter(quads)).object
    assert not isinstance(term, ox.Triple), "SHACL speaks of nodes alone"
    return term


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(SH + name)


def _is_a(node: ox.NamedNode | ox.BlankNode, name: str) -> ox.Triple:
    return ox.Triple(node, ox.NamedNode(RDF + "type"), _sh(name))


def _says(node: ox.NamedNode | ox.BlankNode, name: str, value: _Term) -> ox.Triple:
    return ox.Triple(node, _sh(name), value)
