"""A query's header as RDF, so that shapes can say what is missing from it and catalogues can list it.

Terms are SHACL's own for queries (sh:SPARQLSelectExecutable, sh:select, sh:parameter, https://www.w3.org/TR/shacl/) and
Dublin Core's for words.
"""

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from graphkit.namespaces import BASE, CONCEPT, DCTERMS, RDF, SH, SKOS, XSD
from graphkit.query.header import Parameter, Query
from graphkit.query.parameters import default

QUERIES = BASE + "query/"
"""Namespace of the queries: `…/query/<name>`, its parameters `…/query/<name>#<parameter>`."""

_DATATYPES = {"literal": "string", "integer": "integer", "date": "date", "language": "language"}


def signature(query: Query) -> list[ox.Triple]:
    """What the header of a SELECT says: its name, words, text and parameters."""
    node = ox.NamedNode(QUERIES + query.name)
    said: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        (RDF + "type", ox.NamedNode(SH + "SPARQLSelectExecutable")),
        (DCTERMS + "identifier", ox.Literal(query.name)),
        (SH + "select", ox.Literal(query.text)),
        *((DCTERMS + "title", label) for label in _labels(query.title)),
        *((DCTERMS + "description", label) for label in _labels(query.description)),
        *((SH + "parameter", _node(query, parameter)) for parameter in query.parameters),
    ]
    statements = [ox.Triple(node, ox.NamedNode(name), value) for name, value in said]
    return statements + [triple for parameter in query.parameters for triple in _parameter(query, parameter)]


def _parameter(query: Query, parameter: Parameter) -> Iterator[ox.Triple]:
    node = _node(query, parameter)
    said: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        (RDF + "type", ox.NamedNode(SH + "Parameter")),
        (SH + "path", ox.NamedNode(f"{QUERIES}parameter/{parameter.name}")),
        (SH + "name", ox.Literal(parameter.name)),
        (SH + "optional", ox.Literal(not parameter.required)),
    ]
    if parameter.kind in _DATATYPES:
        said.append((SH + "datatype", ox.NamedNode(XSD + _DATATYPES[parameter.kind])))
    else:
        said.append((SH + "nodeKind", ox.NamedNode(SH + "IRI")))
    if parameter.scheme:
        said.append((SKOS + "inScheme", ox.NamedNode(CONCEPT + parameter.scheme)))
    if value := default(parameter):
        said.append((SH + "defaultValue", value))
    yield from (ox.Triple(node, ox.NamedNode(name), value) for name, value in said)


def _node(query: Query, parameter: Parameter) -> ox.NamedNode:
    return ox.NamedNode(f"{QUERIES}{query.name}#{parameter.name}")


def _labels(words: Mapping[str, str]) -> list[ox.Literal]:
    return [ox.Literal(text, language=language) for language, text in words.items()]
