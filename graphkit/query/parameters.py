"""From the words a person gives to the terms a query is run with.

A value becomes an RDF term first, and only the term's own N-Triples form enters the query: never the person's text.
(Substitution by the engine was tried: it leaves values out of filters in silence, docs/decisions/0006-queries.md.)
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches

import pyoxigraph as ox

from graphkit.errors import ParameterError
from graphkit.languages.fallback import ALL
from graphkit.namespaces import CONCEPT, DCTERMS, PREFIXES, SKOS, THING, XSD, short
from graphkit.query.header import PLACE, Parameter, Query

LANGUAGES = (*ALL, "smj", "sma")
"""Languages in which concepts may have labels."""

Term = ox.NamedNode | ox.Literal

_IN_SCHEME = ox.NamedNode(SKOS + "inScheme")
_LABELS = tuple(ox.NamedNode(iri) for iri in (SKOS + "prefLabel", SKOS + "altLabel", DCTERMS + "identifier"))
_DATE = ox.NamedNode(XSD + "date")


def terms(query: Query, values: Mapping[str, str], store: ox.Store) -> dict[str, Term]:
    """The term of every parameter given. Raises ParameterError, with what is allowed, for a wrong name or value."""
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in known:
            problem = f"takes no parameter '{name}'" if known else f"takes no parameters, so not '{name}'"
            raise ParameterError(query.name, problem, sorted(known))
    for parameter in query.parameters:
        if parameter.required and parameter.name not in values:
            allowed = [*_ids(store, parameter.scheme)] if parameter.scheme else []
            problem = f"needs --param {parameter.name}=…, of kind {parameter.kind}"
            raise ParameterError(query.name, problem, allowed)
    return {name: _term(query, known[name], value, store) for name, value in values.items()}


def bound(query: Query, values: Mapping[str, Term]) -> str:
    """The query with each term in its place `VALUES ?_name { … }`."""

    def row(found: re.Match[str]) -> str:
        return f"VALUES ?_{found[1]} {{ {values[found[1]]} }}" if found[1] in values else found[0]

    # One pass over the file's own text: a term already put in is never searched for further places.
    return PLACE.sub(row, query.text)


def _term(query: Query, parameter: Parameter, value: str, store: ox.Store) -> Term:
    if scheme := parameter.scheme:
        return _concept(query, parameter, scheme, value, store)
    if parameter.kind == "iri":
        return _thing(query, parameter, value, store)
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


def _concept(query: Query, parameter: Parameter, scheme: str, value: str, store: ox.Store) -> Term:
    ids = _ids(store, scheme)
    if value in ids:
        return ids[value]
    said = {concept: {_fold(name) for _, name in _names(store, concept)} for concept in ids.values()}
    found = [c for c in said if value in (c.value, short(c.value)) or _fold(value) in said[c]]
    if len(found) == 1:
        return found[0]
    problem = "means more than one" if found else "is no concept of"
    allowed = [i for i, concept in ids.items() if concept in found] if found else [*ids]
    raise ParameterError(query.name, f"{parameter.name}='{value}' {problem} '{scheme}'", allowed)


def _ids(store: ox.Store, scheme: str | None) -> dict[str, ox.NamedNode]:
    """Concepts of a scheme by the last part of their IRI, in alphabetical order."""
    quads = store.quads_for_pattern(None, _IN_SCHEME, ox.NamedNode(f"{CONCEPT}{scheme}"))
    concepts = (quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode))
    return {c.value.rsplit("/", 1)[1]: c for c in sorted(concepts, key=lambda concept: concept.value)}


def _names(store: ox.Store, of: ox.NamedNode | None = None) -> Iterator[tuple[ox.NamedNode, str]]:
    """Names and identifiers in every language, each with what bears it."""
    for label in _LABELS:
        for quad in store.quads_for_pattern(of, label, None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                yield quad.subject, quad.object.value


def _thing(query: Query, parameter: Parameter, value: str, store: ox.Store) -> Term:
    iri = value if re.match(r"https?://", value) else _expanded(value)
    if iri is not None:
        try:
            node = ox.NamedNode(iri)
        except ValueError as error:
            raise ParameterError(query.name, f"{parameter.name}='{value}' is no IRI", []) from error
        if any(store.quads_for_pattern(node, None, None)) or any(store.quads_for_pattern(None, None, node)):
            return node
        raise ParameterError(query.name, f"the data know nothing of {parameter.name}='{value}'", [])
    return _called(query, parameter, value, store)


def _called(query: Query, parameter: Parameter, value: str, store: ox.Store) -> Term:
    """The one thing of the data that has this name or identifier."""
    things: dict[str, set[ox.NamedNode]] = defaultdict(set)
    written: dict[str, str] = {}
    for thing, name in sorted(_names(store), key=lambda pair: pair[1]):
        if thing.value.startswith(THING):
            things[_fold(name)].add(thing)
            written[_fold(name)] = name
    found = sorted(things.get(_fold(value), ()), key=lambda node: node.value)
    if len(found) == 1:
        return found[0]
    if found:
        problem = f"{parameter.name}='{value}' is the name of more than one thing"
        raise ParameterError(query.name, problem, [short(node.value) for node in found])
    near = get_close_matches(_fold(value), sorted(things), n=5)
    raise ParameterError(query.name, f"nothing is called {parameter.name}='{value}'", [written[name] for name in near])


def _expanded(text: str) -> str | None:
    """The IRI of `prefix:name`, or None where the text is no such name."""
    prefix, _, name = text.partition(":")
    country, _, kind = prefix.rpartition("-")
    candidates = (PREFIXES.get(prefix, "") + name, f"{THING}{country}/{kind}/{name}", f"{CONCEPT}{prefix}/{name}")
    return next((iri for iri in candidates if iri != text and short(iri) == text), None)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().strip()
