"""Running a query: parameters in, an answer out."""

from collections.abc import Mapping

import pyoxigraph as ox

from graphkit.errors import QueryError
from graphkit.languages.labels import pick
from graphkit.languages.texts import text
from graphkit.query.answer import Answer, Cell, Column, Labels, Release, cell, cells
from graphkit.query.header import Query
from graphkit.query.parameters import Term, bound, terms

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


def run(query: Query, store: ox.Store, values: Mapping[str, str] | None = None, language: str = "en") -> Answer:
    """Ask a store. `values` are the parameters in words: a concept by id, IRI or label, a thing by IRI, id or name.

    Raises ParameterError for a parameter the query does not take or allow, QueryError where the query itself fails.
    """
    given = terms(query, values or {}, store)
    labels = Labels(store, language)
    variables, solutions = _solve(query, bound(query, given), store)
    columns = tuple(Column(name, heading(query, name, language)) for name in variables)
    return Answer(
        query=query.name,
        title=title(query, language),
        description=_picked(query.description, language),
        parameters=_parameters(query, given, labels, language),
        columns=columns,
        rows=tuple(
            tuple(_cell(query, c.name, t, labels) for c, t in zip(columns, row, strict=True)) for row in solutions
        ),
        releases=_releases(store, labels),
        language=language,
    )


def _parameters(
    query: Query, given: Mapping[str, Term], labels: Labels, language: str
) -> tuple[tuple[Column, str], ...]:
    """What was asked with, defaults included, in the order of the header."""
    said = {p.name: p.default for p in query.parameters if p.default} | {
        name: str(cell(term, labels)) for name, term in given.items()
    }
    return tuple(
        (Column(p.name, heading(query, p.name, language)), said[p.name]) for p in query.parameters if p.name in said
    )


def title(query: Query, language: str) -> str:
    """The query's title in the language, its name where it has none."""
    return _picked(query.title, language) or query.name


def heading(query: Query, name: str, language: str) -> str:
    """What a column or a parameter is called: by the query's header, else by the common names, else by itself."""
    if own := _picked(query.headings.get(name, {}), language):
        return own
    try:
        return text("query", f"heading.{name}", language)
    except KeyError:
        return name


def _solve(query: Query, text: str, store: ox.Store) -> tuple[list[str], list[ox.QuerySolution]]:
    try:
        found = store.query(text)
        if not isinstance(found, ox.QuerySolutions):
            raise QueryError(query.name, "only SELECT gives a table")
        return [variable.value for variable in found.variables], list(found)
    except (SyntaxError, RuntimeError, ValueError, OSError) as error:
        raise QueryError(query.name, str(error)) from error


def _cell(query: Query, name: str, term: ox.NamedNode | ox.BlankNode | ox.Literal | None, labels: Labels) -> Cell:
    if name in query.lists and (term is None or isinstance(term, ox.Literal)):
        return cells(term, query.lists[name], labels)
    return cell(term, labels)


def _picked(texts: Mapping[str, str], language: str) -> str:
    found = pick(texts, language)
    return found.text if found else ""


def _releases(store: ox.Store, labels: Labels) -> tuple[Release, ...]:
    solutions = store.query(_RELEASES)
    assert isinstance(solutions, ox.QuerySolutions)
    return tuple(
        Release(labels.named((about or dataset).value), version.value, issued.value if issued else "")
        for dataset, about, version, issued in solutions
    )
