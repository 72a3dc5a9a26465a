"""From the words a person gives to the terms a query is run with.

A value becomes an RDF term first, and only the term's own N-Triples form enters the query: never the person's text.
(Substitution by the engine was tried: it leaves values out of filters in silence, docs/decisions/0006-queries.md.)
"""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date

import pyoxigraph as ox

from graphkit.errors import ParameterError
from graphkit.languages.fallback import ALL
from graphkit.namespaces import CONCEPT, PREFIXES, THING, XSD, short
from graphkit.query.header import PLACE, Parameter, Query
from graphkit.query.local import source_of
from graphkit.query.source import Source, fold

LANGUAGES = (*ALL, "smj", "sma")
"""Languages in which concepts may have labels."""

Term = ox.NamedNode | ox.Literal

_DATE = ox.NamedNode(XSD + "date")


def terms(query: Query, values: Mapping[str, str], data: ox.Store | Source) -> dict[str, Term]:
    """The term of every parameter given. Raises ParameterError, with what is allowed, for a wrong name or value."""
    source = source_of(data)
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in known:
            problem = f"takes no parameter '{name}'" if known else f"takes no parameters, so not '{name}'"
            raise ParameterError(query.name, problem, sorted(known))
    for parameter in query.parameters:
        if parameter.required and parameter.name not in values:
            allowed = _ids(source.concepts(CONCEPT + parameter.scheme)) if parameter.scheme else []
            problem = f"needs --param {parameter.name}=…, of kind {parameter.kind}"
            raise ParameterError(query.name, problem, allowed)
    return {name: _term(query, known[name], value, source) for name, value in values.items()}


def bound(query: Query, values: Mapping[str, Term]) -> str:
    """The query with each term in its place `VALUES ?_name { … }`."""

    def row(found: re.Match[str]) -> str:
        return f"VALUES ?_{found[1]} {{ {values[found[1]]} }}" if found[1] in values else found[0]

    # One pass over the file's own text: a term already put in is never searched for further places.
    return PLACE.sub(row, query.text)


def default(parameter: Parameter) -> Term | None:
    """The default as a term: a number, an IRI where it is one or a short form of one, else the words in quotes."""
    if parameter.default is None:
        return None
    if re.fullmatch(r"-?[0-9]+", parameter.default):
        return ox.Literal(int(parameter.default))
    text = parameter.default.strip("<>")
    iri = text if parameter.default.startswith("<") else _expanded(text)
    return ox.NamedNode(iri) if iri else ox.Literal(text.strip('"'))


def _term(query: Query, parameter: Parameter, value: str, source: Source) -> Term:
    if scheme := parameter.scheme:
        return _concept(query, parameter, value, source.concepts(CONCEPT + scheme))
    if parameter.kind == "iri":
        return _thing(query, parameter, value, source)
    if parameter.kind == "integer" and not re.fullmatch(r"[+-]?[0-9]{1,9}", value):
        raise ParameterError(query.name, f"{parameter.name}='{value}' is no whole number", [])
    if parameter.kind == "language" and value not in LANGUAGES:
        raise ParameterError(query.name, f"{parameter.name}='{value}' is no language of the graph", [*LANGUAGES])
    if parameter.kind == "date":
        try:
            return ox.Literal(date.fromisoformat(value).isoformat(), datatype=_DATE)
        except ValueError as error:
            raise ParameterError(query.name, f"{parameter.name}='{value}' is no date like 2018-06-30", []) from error
    return ox.Literal(int(value)) if parameter.kind == "integer" else ox.Literal(value)


def _concept(query: Query, parameter: Parameter, value: str, names: Mapping[ox.NamedNode, Collection[str]]) -> Term:
    by_id = {concept.value.rsplit("/", 1)[1]: concept for concept in names}
    if value in by_id:
        return by_id[value]
    word = fold(value)
    found = [c for c, said in names.items() if value in (c.value, short(c.value)) or word in map(fold, said)]
    if len(found) == 1:
        return found[0]
    problem = "means more than one" if found else "is no concept of"
    problem = f"{parameter.name}='{value}' {problem} '{parameter.scheme}'"
    raise ParameterError(query.name, problem, _ids(found or names))


def _ids(concepts: Iterable[ox.NamedNode]) -> list[str]:
    """The last part of each concept's IRI, in alphabetical order."""
    return sorted(concept.value.rsplit("/", 1)[1] for concept in concepts)


def _thing(query: Query, parameter: Parameter, value: str, source: Source) -> Term:
    iri = value if re.match(r"https?://", value) else _expanded(value)
    if iri is None:
        return _called(query, parameter, value, source)
    try:
        node = ox.NamedNode(iri)
    except ValueError as error:
        raise ParameterError(query.name, f"{parameter.name}='{value}' is no IRI", []) from error
    if not source.mentions(node):
        raise ParameterError(query.name, f"the data know nothing of {parameter.name}='{value}'", [])
    return node


def _called(query: Query, parameter: Parameter, value: str, source: Source) -> Term:
    """The one thing of the data that has this name or identifier."""
    found = sorted(source.called(value), key=str)
    if len(found) == 1:
        return found[0]
    if found:
        problem = f"{parameter.name}='{value}' is the name of more than one thing"
        raise ParameterError(query.name, problem, [short(node.value) for node in found])
    raise ParameterError(query.name, f"nothing is called {parameter.name}='{value}'", source.names_like(value))


def _expanded(text: str) -> str | None:
    """The IRI of `prefix:name`, or None where the text is no such name."""
    prefix, _, name = text.partition(":")
    country, _, kind = prefix.rpartition("-")
    candidates = (PREFIXES.get(prefix, "") + name, f"{THING}{country}/{kind}/{name}", f"{CONCEPT}{prefix}/{name}")
    return next((iri for iri in candidates if iri != text and short(iri) == text), None)
