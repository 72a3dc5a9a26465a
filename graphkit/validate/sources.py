"""What is checked: RDF files, and spreadsheets read as statements whose findings are led back to their cells."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyoxigraph as ox

from graphkit.contribute.contribution import Contribution, read_book
from graphkit.errors import UnreadableError
from graphkit.rdf.read import FORMATS, Document
from graphkit.rdf.read import files as rdf_files
from graphkit.rdf.read import read as read_rdf
from graphkit.report import Finding
from graphkit.sheets.read import BOOK_FORMS, TEXT_FORMS
from graphkit.sheets.read import read as read_book_file
from graphkit.sheets.sheet import Book
from graphkit.validate.cells import Labels, cell_findings, consequences
from graphkit.validate.excerpts import Excerpts

_SHEETS = (*BOOK_FORMS, *TEXT_FORMS)
KNOWN = (*FORMATS, *_SHEETS)


def inputs(paths: Iterable[Path]) -> list[Path]:
    """Every RDF file, workbook and text table under the paths, each once; a folder of text tables stays one.

    In a folder with RDF files, text tables are not taken for contributions. Raises UnreadableError for a path that does
    not exist, a file of no known form, and a folder without any.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_inside(path) if path.is_dir() else [path]))
    for path in found:
        if not path.exists():
            raise UnreadableError(path, "there is no such file or folder", "Check the spelling of the path")
        if not path.is_dir() and path.suffix.lower() not in KNOWN:
            raise UnreadableError(path, f"'{path.suffix}' is no form that is read", f"Use one of {' '.join(KNOWN)}")
    return list(found)


def is_sheet(path: Path) -> bool:
    """Whether one of the inputs is a spreadsheet, not RDF."""
    return path.is_dir() or path.suffix.lower() in _SHEETS


def size(path: Path) -> int:
    """Bytes of an input on the disk."""
    return (
        sum(each.stat().st_size for each in path.iterdir() if each.is_file()) if path.is_dir() else path.stat().st_size
    )


@dataclass
class Sources:
    """The inputs of a check. What a sheet says is known once `documents` has been walked through."""

    paths: list[Path]
    language: str
    """In which untagged heads of sheets are."""
    _read: dict[Path, tuple[Book, Contribution]] = field(default_factory=dict)

    def documents(self) -> Iterator[Document]:
        """Each input's statements, one input after another. Raises UnreadableError."""
        for path in self.paths:
            yield self._sheet(path) if is_sheet(path) else read_rdf(path)

    def complete(self, findings: Iterable[Finding], labels: Labels) -> Iterator[Finding]:
        """The findings with their cells, and what is wrong with cells besides.

        A value that is missing since its cell could not be read is not told a second time.
        """
        placed = [self._placed(finding) for finding in findings]
        of_cells = [each for book, read in self._read.values() for each in cell_findings(book, read, labels)]
        shown = {path: Excerpts(book.sheets) for path, (book, _) in self._read.items()}
        for finding in (*consequences(placed, of_cells), *of_cells):
            excerpts = shown.get(finding.file) if finding.file else None
            yield replace(finding, excerpt=excerpts.around(finding.sheet, finding.cell)) if excerpts else finding

    def _sheet(self, path: Path) -> Document:
        book = read_book_file(path)
        contribution = read_book(book, self.language)
        self._read[path] = book, contribution
        data = ox.serialize(contribution.triples, format=ox.RdfFormat.N_TRIPLES) or b""
        # Written by nobody, so without lines: the cells say where.
        return Document(path, b"", ox.RdfFormat.N_TRIPLES, data, ox.RdfFormat.N_TRIPLES)

    def _placed(self, finding: Finding) -> Finding:
        if finding.file not in self._read:
            return finding
        place = self._read[finding.file][1].place(finding.focus, finding.path, finding.value)
        if place is None:
            return finding
        return replace(finding, sheet=place.sheet, cell=place.cell or None, head=place.head or None)


def _inside(folder: Path) -> list[Path]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    books = [path for path in files if path.suffix.lower() in BOOK_FORMS and not path.name.startswith((".", "~$"))]
    if any(path.suffix.lower() in FORMATS for path in files):
        return [*rdf_files([folder]), *books]
    tables = dict.fromkeys(path.parent for path in files if path.suffix.lower() in TEXT_FORMS)
    if not (books or tables):
        raise UnreadableError(folder, "nothing to check in this folder", f"Name one with {' '.join(KNOWN)} files")
    return [*tables, *books]
