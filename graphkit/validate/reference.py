"""The reference engine: pySHACL on rdflib graphs, for a second opinion. Slow on `sh:sparql`: it asks node by node."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pyoxigraph as ox
import pyshacl
from pyshacl.errors import ConstraintLoadError, ShapeLoadError, ValidationFailure
from rdflib import Graph
from rdflib.collection import Collection
from rdflib.namespace import SH, XSD
from rdflib.plugins.serializers.nt import _quoteLiteral as literal_to_ntriples
from rdflib.term import BNode, Literal, Node

from graphkit.errors import ShapesError
from graphkit.validate.data import Data
from graphkit.validate.result import Result
from graphkit.validate.shapes import Shapes

FORMS = {ox.RdfFormat.TURTLE: "ox-turtle", ox.RdfFormat.N_TRIPLES: "ox-nt"}


def run(shapes: Shapes, data: Data) -> Iterator[Result]:
    """Every result for the data in the context that its store adds to it. Raises ShapesError.

    The shapes graph is kept apart, nothing is imported or inferred, and the data can not speak to the shapes.
    """
    try:
        with _quiet():
            report = _report(shapes, data)
    except (ShapeLoadError, ConstraintLoadError, ValidationFailure) as error:
        raise ShapesError("graph", str(error)) from error
    for result in report.objects(None, SH.result):
        path = report.value(result, SH.resultPath)
        value = report.value(result, SH.value)
        yield Result(
            _n3(report.value(result, SH.focusNode)),
            None if path is None else _path(report, path),
            None if value is None else _n3(value),
            str(report.value(result, SH.sourceConstraintComponent)),
            str(report.value(result, SH.resultSeverity)),
            _n3(report.value(result, SH.sourceShape)).strip("<>"),
        )


def _report(shapes: Shapes, data: Data) -> Graph:
    text, form = data.text
    _, report, _ = pyshacl.validate(
        Graph().parse(data=text, format=FORMS[form]),
        shacl_graph=Graph().parse(data=shapes.ntriples, format="ox-nt"),
        ont_graph=Graph().parse(data=_dump(data.store), format="ox-nt"),
        inference="none",
        advanced=False,
        js=False,
        do_owl_imports=False,
    )
    assert isinstance(report, Graph)
    return report


@contextmanager
def _quiet() -> Iterator[None]:
    """rdflib logs a traceback for each ill-typed literal; here that is a finding, told once and in our own words."""
    logger = logging.getLogger("rdflib.term")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _dump(store: ox.Store) -> bytes:
    return store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""


def _n3(term: Node | None) -> str:
    assert term is not None
    if isinstance(term, Literal):
        return literal_to_ntriples(term).removesuffix(f"^^<{XSD.string}>")
    return f"_:{term}" if isinstance(term, BNode) else f"<{term}>"


_UNARY = ((SH.inversePath, "^{}"), (SH.zeroOrMorePath, "{}*"), (SH.oneOrMorePath, "{}+"), (SH.zeroOrOnePath, "{}?"))


def _path(graph: Graph, path: Node) -> str:
    """A SHACL path in SPARQL syntax (https://www.w3.org/TR/shacl/#property-paths)."""
    if not isinstance(path, BNode):
        return _n3(path)
    for predicate, form in _UNARY:
        if (inner := graph.value(path, predicate)) is not None:
            return form.format(_path(graph, inner))
    if (choices := graph.value(path, SH.alternativePath)) is not None:
        return "(" + "|".join(_path(graph, p) for p in Collection(graph, choices)) + ")"
    return "(" + "/".join(_path(graph, p) for p in Collection(graph, path)) + ")"
