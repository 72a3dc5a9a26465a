"""Running a query: parameters in, an answer out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeVar

import pyoxigraph as ox

from graphkit.errors import QueryError
from graphkit.languages.texts import text
from graphkit.query.answer import Answer, Cell, Column, Labels, Release, Statements, cell, cells
from graphkit.query.header import MARK, Query
from graphkit.query.local import source_of
from graphkit.query.parameters import Term, bound, default, terms
from graphkit.query.source import Solutions, Source
from graphkit.query.words import description, heading, title

_Value = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None
_Found = TypeVar("_Found")

_RELEASES = """
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?dataset ?about ?version ?issued WHERE {
  ?dataset a dcat:Dataset ; dcat:version ?version .
  OPTIONAL { ?dataset dcterms:issued ?issued }
  OPTIONAL { ?dataset dcterms:spatial ?about }
}
ORDER BY ?dataset ?about ?version ?issued
"""


def run(query: Query, data: ox.Store | Source, values: Mapping[str, str] | None = None, language: str = "en") -> Answer:
    """Ask a store or another source for a table.

    `values` are the parameters in words: a concept by id, IRI or label, a thing by IRI, id or name. Raises
    ParameterError, in the language, for a parameter the query does not take or allow, QueryError where the query
    itself fails, and what the source raises.
    """
    source = source_of(data)
    given = terms(query, values or {}, source, language)
    found = _tried(query, lambda: source.select(bound(query, given)))
    releases = source.select(_RELEASES)
    labels = Labels(source, language)
    # All at once: one by one would be a request each where the source is an endpoint.
    labels.fetch(chain(_iris(query, found), _iris(None, releases), _parameter_iris(query, given)))
    columns = tuple(Column(name, heading(query, name, language)) for name in found.variables)
    return Answer(
        query=query.name,
        title=title(query, language),
        description=description(query, language),
        parameters=_parameters(query, given, labels, language),
        columns=columns,
        rows=tuple(
            tuple(_cell(query, c.name, t, labels) for c, t in zip(columns, row, strict=True)) for row in found.rows
        ),
        releases=_releases(releases, labels),
        language=language,
    )


def construct(
    query: Query, data: ox.Store | Source, values: Mapping[str, str] | None = None, language: str = "en"
) -> Statements:
    """Ask a store or another source for statements, by CONSTRUCT or DESCRIBE. Takes and raises what `run` does."""
    source = source_of(data)
    given = terms(query, values or {}, source, language)
    found = _tried(query, lambda: source.construct(bound(query, given)))
    labels = Labels(source, language)
    return Statements(
        query=query.name,
        title=title(query, language),
        description=description(query, language),
        parameters=_parameters(query, given, labels, language),
        triples=tuple(found),
        releases=_releases(source.select(_RELEASES), labels),
        language=language,
    )


def explain(
    query: Query, data: ox.Store | Source, values: Mapping[str, str] | None = None, language: str = "en"
) -> str:
    """The SPARQL that would be run, parameters in place: it runs as it stands on any engine with the same data.

    Raises ParameterError as `run` does. The source is only asked what the parameters mean.
    """
    source = source_of(data)
    given = terms(query, values or {}, source, language)
    lines = (line for line in bound(query, given).splitlines() if not line.startswith(MARK))
    said = "; ".join(f"{p.heading}: {v}" for p, v in _parameters(query, given, Labels(source, language), language))
    about = [title(query, language), *([text("query", "footer.parameters", language, parameters=said)] if said else [])]
    comments = "".join(f"# {' '.join(line.split())}\n" for line in about)
    return comments + "\n" + "\n".join(lines).strip() + "\n"


def _tried(query: Query, ask: Callable[[], _Found]) -> _Found:
    try:
        return ask()
    except (SyntaxError, RuntimeError, ValueError, OSError) as error:
        raise QueryError(query.name, str(error)) from error


def _iris(query: Query | None, found: Solutions) -> Iterator[str]:
    """Every IRI of the solutions, those in list columns included."""
    lists = query.lists if query else {}
    for row in found.rows:
        for name, term in zip(found.variables, row, strict=True):
            if isinstance(term, ox.NamedNode):
                yield term.value
            elif isinstance(term, ox.Literal) and lists.get(name) == "iri":
                yield from term.value.split("\n")


def _parameter_iris(query: Query, given: Mapping[str, Term]) -> Iterable[str]:
    terms = (*given.values(), *map(default, query.parameters))
    return (term.value for term in terms if isinstance(term, ox.NamedNode))


def _parameters(
    query: Query, given: Mapping[str, Term], labels: Labels, language: str
) -> tuple[tuple[Column, str], ...]:
    """What was asked with, defaults included, in the order of the header."""
    said = {p.name: given.get(p.name) or default(p) for p in query.parameters}
    return tuple(
        (Column(name, heading(query, name, language)), str(cell(term, labels))) for name, term in said.items() if term
    )


def _cell(query: Query, name: str, term: _Value, labels: Labels) -> Cell:
    if name in query.lists and (term is None or isinstance(term, ox.Literal)):
        return cells(term, query.lists[name], labels)
    return cell(term, labels)


def _releases(found: Solutions, labels: Labels) -> tuple[Release, ...]:
    return tuple(
        Release(labels.named((about or dataset).value), version.value, issued.value if issued else "")
        for dataset, about, version, issued in found.rows
    )
