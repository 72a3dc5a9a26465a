"""What the endpoint says of itself: a SPARQL 1.1 service description (https://www.w3.org/TR/sparql11-service-description/)
with its limits as schema.org property values, since no vocabulary has terms for them."""

import pyoxigraph as ox

from graphkit.namespaces import DCTERMS, RDF, RDFS, SCHEMA, XSD
from graphkit.serve.limits import Limits
from graphkit.serve.media import GRAPHS, RESULTS, Choice, Form
from graphkit.serve.statements import written

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
FORMATS = "http://www.w3.org/ns/formats/"

_FORMATS = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/ld+json": "JSON-LD",
    "application/rdf+xml": "RDF_XML",
}
"""Names of the forms at W3C (https://www.w3.org/ns/formats/)."""


def stated(limits: Limits) -> tuple[tuple[str, int | float, str], ...]:
    """Each limit with its name, its value and its unit."""
    return (
        ("query-time", limits.seconds, "seconds of computing"),
        ("waiting-time", limits.patient, "seconds by the clock"),
        ("rows", limits.rows, "rows or triples in an answer"),
        ("answer-size", limits.answer, "bytes"),
        ("query-size", limits.query, "bytes"),
        ("nesting", limits.depth, "brackets open at once"),
        ("memory", limits.memory, "bytes a query may take"),
        ("queries-per-client", limits.per_client, "queries at once"),
        ("pause", limits.pause, "seconds after a query that had to be ended, until another may take its place"),
        ("workers", limits.workers, "queries at once"),
    )


def describe(service: str, statements: int, limits: Limits, choice: Choice) -> bytes:
    """The description of the service at that address, in a form of `GRAPHS`. Raises ValueError for a bad address."""
    triples = [
        ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), term)
        for subject, predicate, term in _said(service, statements, limits)
    ]
    return written(triples, choice.form)


Said = list[tuple[str, str, ox.NamedNode | ox.Literal]]


def _said(service: str, statements: int, limits: Limits) -> Said:
    dataset, graph = f"{service}#dataset", f"{service}#graph"
    about: Said = [
        (service, RDF + "type", ox.NamedNode(SD + "Service")),
        (service, SD + "endpoint", ox.NamedNode(service)),
        (service, SD + "supportedLanguage", ox.NamedNode(SD + "SPARQL11Query")),
        (service, SD + "defaultDataset", ox.NamedNode(dataset)),
        *((service, SD + "resultFormat", _format(form)) for form in (*RESULTS, *GRAPHS)),
        (dataset, RDF + "type", ox.NamedNode(SD + "Dataset")),
        (dataset, SD + "defaultGraph", ox.NamedNode(graph)),
        (graph, RDF + "type", ox.NamedNode(SD + "Graph")),
        (graph, VOID + "triples", ox.Literal(statements)),
        (service, DCTERMS + "title", ox.Literal("Nordic Social Innovation Graph", language="en")),
        (service, RDFS + "comment", ox.Literal(_comment(limits), language="en")),
    ]
    for name, value, unit in stated(limits):
        limit = f"{service}#limit-{name}"
        about += [
            (service, SCHEMA + "additionalProperty", ox.NamedNode(limit)),
            (limit, RDF + "type", ox.NamedNode(SCHEMA + "PropertyValue")),
            (limit, SCHEMA + "name", ox.Literal(name)),
            (limit, SCHEMA + "value", _number(value)),
            (limit, SCHEMA + "unitText", ox.Literal(unit, language="en")),
        ]
    return about


def _comment(limits: Limits) -> str:
    return (
        f"Read-only. A query may compute for {limits.seconds:g} seconds. An answer ends after {limits.rows:,} rows or "
        "triples and says so in the header X-Truncated. Updates, SERVICE, FROM and the graphs of a request are refused."
    )


def _format(form: Form) -> ox.NamedNode:
    return ox.NamedNode(FORMATS + _FORMATS[form.media])


def _number(value: float) -> ox.Literal:
    return (
        ox.Literal(int(value))
        if value == int(value)
        else ox.Literal(str(value), datatype=ox.NamedNode(XSD + "decimal"))
    )
