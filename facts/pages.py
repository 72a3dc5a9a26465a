"""The files being written: one page a folder and file name, each a list of triples."""

import re
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
from dates import stated
from errors import FactsError
from iris import concept

from graphkit.namespaces import NSI, PREFIXES, RDF, XSD
from graphkit.rdf.write import turtle, write

Node = ox.NamedNode | ox.Literal

_TAG = re.compile(r"en|nb|nn|da|sv|fi|is|fo|kl|se")


def text(value: str, language: str = "en") -> ox.Literal:
    """Words in a language of the graph."""
    if not _TAG.fullmatch(language):
        raise FactsError(value, f"'{language}' is no language of the graph")
    return ox.Literal(value, language=language)


def plain(value: str) -> ox.Literal:
    """A string of no language: an identifier, a number as printed."""
    return ox.Literal(value)


def day(value: date) -> ox.Literal:
    """An `xsd:date`."""
    return ox.Literal(value.isoformat(), datatype=ox.NamedNode(XSD + "date"))


def number(value: str) -> ox.Literal:
    """A number as printed: `xsd:integer`, or `xsd:decimal` where it has a decimal point. Raises FactsError else."""
    if not re.fullmatch(r"\d+(\.\d+)?", value):
        raise FactsError(value, "is no number")
    return ox.Literal(str(Decimal(value)), datatype=ox.NamedNode(XSD + ("decimal" if "." in value else "integer")))


def address(value: str) -> ox.Literal:
    """A web address as the collection wrote it."""
    return ox.Literal(value, datatype=ox.NamedNode(XSD + "anyURI"))


def literal(words: str, form: str) -> ox.Literal:
    """Words in the form a table gives them: `date`, `number`, `string`, or else a language. Raises FactsError."""
    if form == "date":
        found = stated(words)
        if found is None:
            raise FactsError(words, "is no date")
        return day(found.first)
    if form == "number":
        return number(words)
    return plain(words) if form == "string" else text(words, form)


def term(curie: str) -> ox.NamedNode:
    """The IRI of a `prefix:name` of the project's prefixes."""
    prefix, name = curie.split(":")
    return ox.NamedNode(PREFIXES[prefix] + name)


class Page:
    """The triples of one file."""

    def __init__(self) -> None:
        self.triples: list[ox.Triple] = []

    def add(self, subject: ox.NamedNode, predicate: str, *objects: Node) -> None:
        """Say `subject predicate object` for each object; the predicate is a full IRI."""
        self.triples += [ox.Triple(subject, ox.NamedNode(predicate), item) for item in objects]

    def type(self, subject: ox.NamedNode, of: str) -> None:
        """Say that the subject is of a class (a full IRI)."""
        self.add(subject, RDF + "type", ox.NamedNode(of))

    def start(self, subject: ox.NamedNode, predicate: str, value: str) -> None:
        """A single or start date: the first day it may mean and its precision. Words go to `nsi:dateAsStated`."""
        if not value:
            return
        if found := stated(value):
            self.add(subject, predicate, day(found.first))
            say_precision(self, subject, value)
        else:
            self.add(subject, NSI + "dateAsStated", text(value))

    def end(self, subject: ox.NamedNode, predicate: str, value: str) -> None:
        """An end date: the last day it may mean and its precision. Words go to `nsi:dateAsStated`."""
        if not value:
            return
        if found := stated(value):
            self.add(subject, predicate, day(found.last))
            self.add(subject, NSI + "endDatePrecision", concept("precision", found.precision))
        else:
            self.add(subject, NSI + "dateAsStated", text(value))


def say_precision(page: Page, subject: ox.NamedNode, words: str) -> None:
    """How much of a single or start date the words state."""
    if found := stated(words):
        page.add(subject, NSI + "datePrecision", concept("precision", found.precision))


class Pages:
    """All the files, by folder and name."""

    def __init__(self) -> None:
        self._pages: dict[tuple[str, str], Page] = defaultdict(Page)

    def page(self, folder: str, name: str) -> Page:
        """The page `data/<folder>/<name>.ttl`."""
        return self._pages[folder, name]

    def folder(self, folder: str) -> list[ox.Triple]:
        """Every triple of a folder, in the order said."""
        return [t for (place, _), page in self._pages.items() if place == folder for t in page.triples]

    def write(self, target: Path) -> list[Path]:
        """Write every page that has content; the files written, in order."""
        written = []
        for (folder, name), page in sorted(self._pages.items()):
            if page.triples:
                write(path := target / folder / f"{name}.ttl", turtle(page.triples))
                written.append(path)
        return written
