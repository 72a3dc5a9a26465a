"""The reference engine: pySHACL on rdflib graphs, for a second opinion. Slow on `sh:sparql`: it asks node by node."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import pyoxigraph as ox
import pyshacl
import rdflib
from pyshacl.errors import ConstraintLoadError, ShapeLoadError, ValidationFailure
from rdflib import Graph
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, SH, XSD
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result as Answer
from rdflib.term import BNode, Literal, Node, URIRef

from graphkit.errors import ShapesError
from graphkit.validate.data import Data
from graphkit.validate.result import Result
from graphkit.validate.shapes import Shapes, Target, subclasses

FORMS = {ox.RdfFormat.TURTLE: "ox-turtle", ox.RdfFormat.N_TRIPLES: "ox-nt"}


class _Prepared(Graph):
    """A graph that reads each query once. pySHACL asks a rule anew for each focus node, and reading takes 0.07 s."""

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Answer:  # noqa: ANN401 - as its base
        """As `Graph.query`."""
        asked = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(asked, *args, **kwargs)


_prepared = lru_cache(maxsize=100)(prepareQuery)


def run(shapes: Shapes, data: Data) -> Iterator[Result]:
    """Every result for the data; only `sh:sparql` rules see the context. Raises ShapesError.

    The shapes graph is kept apart, nothing is imported or inferred, and the data can not speak to the shapes.
    """
    with _as_written():
        yield from list(_all_results(shapes, data))


def _all_results(shapes: Shapes, data: Data) -> Iterator[Result]:
    text, form = data.text
    graph = _Prepared().parse(data=text, format=FORMS[form])
    rules = Graph().parse(data=shapes.ntriples, format=FORMS[ox.RdfFormat.N_TRIPLES])
    if not data.context:
        yield from _results(graph, rules)
        return
    by_focus = _by_focus(shapes, data, graph, rules)
    rules.remove((None, SH.sparql, None))
    yield from _results(graph, rules)
    for document in data.context:
        graph.parse(data=document.data, format=FORMS[document.form])
    yield from _results(graph, by_focus)


def _by_focus(shapes: Shapes, data: Data, graph: Graph, rules: Graph) -> Graph:
    """The `sh:sparql` rules alone, the focus nodes that they have in the graph named one by one.

    So what the context adds is looked up and not checked: it has more nodes than most data.
    """
    named = Graph()
    for predicate in (SH.prefixes, SH.declare, SH.prefix, SH.namespace, SH.select, SH.path, SH.severity, OWL.imports):
        named += rules.triples((None, predicate, None))
    for rule in shapes.sparql_rules:
        shape = URIRef(rule.shape)
        named.add((shape, RDF.type, SH.PropertyShape if rule.path else SH.NodeShape))
        for constraint in rules.objects(shape, SH.sparql):
            named.add((shape, SH.sparql, constraint))
        for node in {node for target in rule.targets for node in _focus_nodes(target, data, graph)}:
            named.add((shape, SH.targetNode, node))
    return named


def _focus_nodes(target: Target, data: Data, graph: Graph) -> Iterator[Node]:
    """What a target declaration finds in the graph (https://www.w3.org/TR/shacl/#targets)."""
    node = URIRef(target.node.value)
    if target.kind == "targetClass":
        for iri in subclasses(data.store, target.node.value):
            yield from graph.subjects(RDF.type, URIRef(iri))
    elif target.kind == "targetSubjectsOf":
        yield from graph.subjects(node, None)
    elif target.kind == "targetObjectsOf":
        yield from graph.objects(None, node)
    else:
        yield node


def _results(data: Graph, shapes: Graph) -> Iterator[Result]:
    try:
        _, report, _ = pyshacl.validate(
            data, shacl_graph=shapes, inference="none", advanced=False, js=False, do_owl_imports=False
        )
    except (ShapeLoadError, ConstraintLoadError, ValidationFailure) as error:
        raise ShapesError("graph", str(error)) from error
    assert isinstance(report, Graph)
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


@contextmanager
def _as_written() -> Iterator[None]:
    """rdflib writes "1.50"^^xsd:decimal as "1.5" and logs a traceback for each ill-typed literal.

    Here each is kept as it was written, and an ill-typed one is a finding, told once and in our own words.
    """
    logger = logging.getLogger("rdflib.term")
    before = logger.level, rdflib.NORMALIZE_LITERALS
    logger.setLevel(logging.CRITICAL)
    rdflib.NORMALIZE_LITERALS = False
    try:
        yield
    finally:
        logger.setLevel(before[0])
        rdflib.NORMALIZE_LITERALS = before[1]


def _n3(term: Node | None) -> str:
    """The term as Oxigraph writes it, which is how the fast engine names it."""
    assert term is not None
    if not isinstance(term, Literal):
        return f"_:{term}" if isinstance(term, BNode) else f"<{term}>"
    if term.language:
        return str(ox.Literal(str(term), language=term.language))
    return str(ox.Literal(str(term), datatype=ox.NamedNode(term.datatype or XSD.string)))


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
