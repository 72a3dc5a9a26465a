"""What a query gives: typed cells, each IRI with the label a reader of the asked language gets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyoxigraph as ox

from graphkit.languages.fallback import FULL
from graphkit.languages.labels import Label, pick
from graphkit.languages.texts import catalogue
from graphkit.namespaces import XSD, short
from graphkit.query.local import source_of
from graphkit.query.source import Source


@dataclass(frozen=True)
class Named:
    """A thing: its IRI and the label picked for it, None where it has none."""

    iri: str
    label: Label | None

    def __str__(self) -> str:
        """The label, marked where it stands in for another language; without a label the short form of the IRI."""
        return str(self.label) if self.label else short(self.iri)


@dataclass(frozen=True)
class Text:
    """Words of the data in a language."""

    text: str
    language: str

    def __str__(self) -> str:
        """The words alone."""
        return self.text


Single = Named | Text | str | int | float | bool | Decimal | date
Cell = Single | tuple[Single, ...] | None


@dataclass(frozen=True)
class Column:
    """A column or a parameter: its name and its heading in the language asked for."""

    name: str
    heading: str


@dataclass(frozen=True)
class Release:
    """A dataset that the answer rests on: what it is about, its version and the day it was issued."""

    about: Named
    version: str
    issued: str


@dataclass(frozen=True)
class Answer:
    """The rows a query gave, in its order, with what a reader needs to trust them."""

    query: str
    title: str
    description: str
    parameters: tuple[tuple[Column, str], ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    releases: tuple[Release, ...]
    language: str


@dataclass(frozen=True)
class Statements:
    """The statements a CONSTRUCT or DESCRIBE gave, in no order, with what a reader needs to trust them."""

    query: str
    title: str
    description: str
    parameters: tuple[tuple[Column, str], ...]
    triples: tuple[ox.Triple, ...]
    releases: tuple[Release, ...]
    language: str


class Labels:
    """Labels of things and concepts in one language, each fetched once."""

    def __init__(self, data: ox.Store | Source, language: str) -> None:
        self._source, self._language = source_of(data), language
        self._known: dict[str, Named] = {}

    def fetch(self, iris: Iterable[str]) -> None:
        """Get the labels of all these at once: over a network one by one would take long."""
        wanted = sorted({iri for iri in iris if iri not in self._known and _is_iri(iri)})
        labels = self._source.labels(wanted) if wanted else {}
        for iri in wanted:
            self._known[iri] = self._picked(iri, labels.get(iri, {}))

    def named(self, iri: str) -> Named:
        """The IRI with the label picked from all that the source has of it."""
        self.fetch([iri])
        return self._known.get(iri) or Named(iri, None)

    def _picked(self, iri: str, labels: Mapping[str, str]) -> Named:
        return Named(iri, pick(labels or _own_words(iri), self._language))


def cell(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None, labels: Labels) -> Cell:
    """A term of a solution as a typed cell; a literal that is not of its datatype stays text."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return labels.named(term.value)
    if not isinstance(term, ox.Literal):
        return str(term)
    return Text(term.value, term.language) if term.language else _typed(term)


def cells(term: ox.Literal | None, kind: str, labels: Labels) -> Cell:
    """The values of a list column: one a line, each once, in alphabetical order."""
    lines = sorted({line for line in term.value.split("\n") if line}) if term is not None else []
    return tuple(map(labels.named, lines)) if kind == "iri" else tuple(lines)


def texts(items: Iterable[Single]) -> list[str]:
    """What a reader sees of several values, in alphabetical order."""
    return sorted(map(str, items))


def _is_iri(text: str) -> bool:
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def _own_words(iri: str) -> dict[str, str]:
    """Words of our own for terms of other vocabularies, whose files do not travel with the data."""
    key = f"term.{short(iri)}"
    return {language: words[key] for language in FULL if key in (words := catalogue("query", language))}


def _typed(literal: ox.Literal) -> Cell:
    kind = literal.datatype.value.removeprefix(XSD)
    try:
        if kind == "integer":
            return int(literal.value)
        if kind == "decimal":
            return Decimal(literal.value)
        if kind in ("double", "float"):
            return float(literal.value)
        if kind == "date":
            return date.fromisoformat(literal.value)
    except ValueError:
        return literal.value
    return literal.value == "true" if kind == "boolean" else literal.value
