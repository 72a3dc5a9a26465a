"""From the words a person gives to the terms a query is run with.

A value becomes an RDF term first, and only the term's own N-Triples form enters the query: never the person's text.
(Substitution by the engine was tried: it leaves values out of filters in silence, docs/decisions/0006-queries.md.)
"""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date

import pyoxigraph as ox

from graphkit.languages.fallback import ALL
from graphkit.namespaces import CONCEPT, PREFIXES, THING, XSD, short
from graphkit.query.header import PLACE, Parameter, Query
from graphkit.query.local import source_of
from graphkit.query.source import Source, fold
from graphkit.query.wrong import WrongParameter

LANGUAGES = (*ALL, "smj", "sma")
"""Languages in which concepts may have labels."""

Term = ox.NamedNode | ox.Literal

_DATE = ox.NamedNode(XSD + "date")


def terms(query: Query, values: Mapping[str, str], data: ox.Store | Source, language: str = "en") -> dict[str, Term]:
    """The term of every parameter given.

    Raises ParameterError, in the language and with what is allowed, for a wrong name or value.
    """
    asked = _Asked(query, source_of(data), language)
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in known:
            raise asked.wrong("unknown" if known else "none", name, "", sorted(known))
    for parameter in query.parameters:
        if parameter.required and parameter.name not in values:
            allowed = _ids(asked.source.concepts(CONCEPT + parameter.scheme)) if parameter.scheme else []
            raise asked.wrong("missing", parameter.name, "", allowed)
    return {name: asked.term(known[name], value) for name, value in values.items()}


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


class _Asked:
    """A query, what it is asked of, and the language in which the asker is told what is wrong."""

    def __init__(self, query: Query, source: Source, language: str) -> None:
        self._query, self.source, self._language = query, source, language

    def wrong(self, key: str, name: str, value: str, allowed: list[str]) -> WrongParameter:
        """The error to raise."""
        return WrongParameter(self._query, key, allowed, self._language, name=name, value=value)

    def term(self, parameter: Parameter, value: str) -> Term:
        """The term that a value stands for."""
        if scheme := parameter.scheme:
            return self._concept(parameter, value, self.source.concepts(CONCEPT + scheme))
        if parameter.kind == "iri":
            return self._thing(parameter, value)
        if parameter.kind == "integer" and not re.fullmatch(r"[+-]?[0-9]{1,9}", value):
            raise self.wrong("integer", parameter.name, value, [])
        if parameter.kind == "language" and value not in LANGUAGES:
            raise self.wrong("language", parameter.name, value, [*LANGUAGES])
        if parameter.kind == "date":
            try:
                return ox.Literal(date.fromisoformat(value).isoformat(), datatype=_DATE)
            except ValueError as error:
                raise self.wrong("date", parameter.name, value, []) from error
        return ox.Literal(int(value)) if parameter.kind == "integer" else ox.Literal(value)

    def _concept(self, parameter: Parameter, value: str, names: Mapping[ox.NamedNode, Collection[str]]) -> Term:
        by_id = {concept.value.rsplit("/", 1)[1]: concept for concept in names}
        if value in by_id:
            return by_id[value]
        word = fold(value)
        found = [c for c, said in names.items() if value in (c.value, short(c.value)) or word in map(fold, said)]
        if len(found) == 1:
            return found[0]
        raise self.wrong("several" if found else "concept", parameter.name, value, _ids(found or names))

    def _thing(self, parameter: Parameter, value: str) -> Term:
        iri = value if re.match(r"https?://", value) else _expanded(value)
        if iri is None:
            return self._called(parameter, value)
        try:
            node = ox.NamedNode(iri)
        except ValueError as error:
            raise self.wrong("iri", parameter.name, value, []) from error
        if not self.source.mentions(node):
            raise self.wrong("unmentioned", parameter.name, value, [])
        return node

    def _called(self, parameter: Parameter, value: str) -> Term:
        """The one thing of the data that has this name or identifier."""
        found = sorted(self.source.called(value), key=str)
        if len(found) == 1:
            return found[0]
        if found:
            raise self.wrong("ambiguous", parameter.name, value, [short(node.value) for node in found])
        raise self.wrong("nobody", parameter.name, value, self.source.names_like(value))


def _ids(concepts: Iterable[ox.NamedNode]) -> list[str]:
    """The last part of each concept's IRI, in alphabetical order."""
    return sorted(concept.value.rsplit("/", 1)[1] for concept in concepts)


def _expanded(text: str) -> str | None:
    """The IRI of `prefix:name`, or None where the text is no such name."""
    prefix, _, name = text.partition(":")
    country, _, kind = prefix.rpartition("-")
    candidates = (PREFIXES.get(prefix, "") + name, f"{THING}{country}/{kind}/{name}", f"{CONCEPT}{prefix}/{name}")
    return next((iri for iri in candidates if iri != text and short(iri) == text), None)
