"""From any form to any other: spreadsheets and RDF, both ways, and nothing lost on the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graphkit.contribute import term
from graphkit.contribute.contribution import Contribution, read_book
from graphkit.contribute.open_document import open_document
from graphkit.contribute.place import Problem
from graphkit.contribute.tabulate import Tabled, tabulate
from graphkit.contribute.text_files import text_file
from graphkit.contribute.workbook import workbook
from graphkit.errors import GraphkitError
from graphkit.namespaces import DCAT
from graphkit.rdf.read import FORMATS, read_all
from graphkit.rdf.write import turtle
from graphkit.sheets.read import FORMS as SHEET_FORMS
from graphkit.sheets.read import TEXT_FORMS
from graphkit.sheets.read import read as read_sheets
from graphkit.sheets.sheet import Book, Sheet

FOLDER = "folder"
"""The form of a path without an extension: a folder of text files."""

WRITTEN = (*FORMATS, *SHEET_FORMS, FOLDER)
"""Forms that can be written."""

_DELIMITERS = {".csv": ";", ".tsv": "\t"}


class ConversionError(GraphkitError):
    """Something that cannot be said in the form asked for."""


@dataclass(frozen=True)
class Converted:
    """What was read: statements with their graphs, and the problems of cells that were not read as they stand."""

    quads: tuple[ox.Quad, ...]
    problems: tuple[Problem, ...]


def is_sheet(path: Path) -> bool:
    """Whether the path is a spreadsheet, or a folder with text files and no RDF."""
    if path.is_dir():
        suffixes = {p.suffix.lower() for p in path.rglob("*") if p.is_file()}
        return not suffixes & FORMATS.keys() and bool(suffixes & set(TEXT_FORMS))
    return path.suffix.lower() in SHEET_FORMS


def contribution(path: Path, language: str) -> Contribution:
    """A spreadsheet, read. Raises UnreadableError for a file that is none."""
    return read_book(read_sheets(path), language)


def load(path: Path, language: str) -> Converted:
    """Whatever the path holds. Raises UnreadableError."""
    if is_sheet(path):
        found = contribution(path, language)
        return Converted(tuple(term.quads(found.origins)), found.problems)
    return Converted(tuple(quad for document in read_all([path]) for quad in document.quads), ())


def files(quads: Iterable[ox.Quad], form: str, language: str) -> dict[str, bytes]:
    """What is to be written, by file name; a form that is one file has the empty name.

    `form` is an extension or FOLDER. Raises ConversionError for what the form cannot say.
    """
    if form in FORMATS:
        return {"": _rdf(list(quads), FORMATS[form])}
    triples = _of_one_graph(quads)
    sheets = tabulate(triples, language)
    _check(triples, sheets, language)
    if form == FOLDER:
        return {f"{sheet.title}.csv": text_file(sheet) for sheet in sheets}
    if form in _DELIMITERS:
        if len(sheets) > 1:
            titles = ", ".join(sheet.title for sheet in sheets)
            raise ConversionError(f"one text file holds one sheet, these are {len(sheets)} ({titles}). Name a folder")
        return {"": text_file(sheets[0], _DELIMITERS[form]) if sheets else b""}
    if form == ".ods":
        return {"": open_document(sheets)}
    country = sheets[0].keys[0].partition("-")[0] if sheets and sheets[0].columns else ""
    return {"": workbook(sheets, language, country)}


def refuse_mixture(folder: Path, made: Iterable[str]) -> None:
    """Raise ConversionError for a folder with tables that are not written now: it would be read as one with them."""
    there = {path.name for path in folder.iterdir() if path.suffix in TEXT_FORMS} if folder.is_dir() else set()
    if others := sorted(there.difference(made)):
        raise ConversionError(f"{folder} holds other tables ({', '.join(others)}). Name a new folder")


def _rdf(quads: list[ox.Quad], form: ox.RdfFormat) -> bytes:
    """RDF text; of the forms without named graphs none is written that would lose them."""
    named = any(not isinstance(quad.graph_name, ox.DefaultGraph) for quad in quads)
    if named and not form.supports_datasets:
        raise ConversionError(f"the data has named graphs, which {form.name} cannot hold. Write .trig, .nq or .jsonld")
    if form == ox.RdfFormat.TURTLE:
        return turtle(quads).encode()
    ordered = sorted(quads, key=str)
    return ox.serialize(ordered if form.supports_datasets else [q.triple for q in ordered], format=form) or b""


def _of_one_graph(quads: Iterable[ox.Quad]) -> list[ox.Triple]:
    """The statements of a workbook: of no named graph, or of one that is named as the dataset in it is."""
    found = list(quads)
    graphs = {quad.graph_name for quad in found}
    named = [graph for graph in graphs if not isinstance(graph, ox.DefaultGraph)]
    types = {quad.subject for quad in found if quad.object == ox.NamedNode(DCAT + "Dataset")} if named else set()
    if len(graphs) > 1 or not types.issuperset(named):
        raise ConversionError("a workbook holds the statements of one dataset, the data has named graphs. Split it")
    return [quad.triple for quad in found]


def _check(triples: list[ox.Triple], sheets: list[Tabled], language: str) -> None:
    """Read the sheets back before they are written: a lost statement would be a fault of ours, and is no secret."""
    book = Book(Path(), tuple(Sheet(each.title, (each.keys, each.heads, *each.rows)) for each in sheets))
    read = set(read_book(book, language).origins)
    there = {(str(t.subject), str(t.predicate), term.written(t.object)) for t in triples}
    if lost := sorted(there ^ read):
        raise ConversionError(f"a statement would not come back as it is: {' '.join(lost[0])}")
