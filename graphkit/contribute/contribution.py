"""A workbook read as a contribution: its statements, the cell each stands in, and what could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pyoxigraph as ox

from graphkit.contribute import statement_sheet, term
from graphkit.contribute.cell import Fault, is_empty, said
from graphkit.contribute.languages import of_words
from graphkit.contribute.layout import Layout, is_about, is_statements, layout
from graphkit.contribute.place import Place, Problem
from graphkit.contribute.references import References
from graphkit.contribute.row import RowReader
from graphkit.contribute.statement_sheet import KEYS, statement_of
from graphkit.contribute.table import COVERAGE, tables
from graphkit.contribute.term import Statement
from graphkit.contribute.things import Row, things
from graphkit.sheets.sheet import Book, Sheet


@dataclass(frozen=True)
class Contribution:
    """What a workbook says.

    `origins` has every statement, as N-Triples, with the cell it was first read from; `problems` are in reading order.
    """

    origins: Mapping[Statement, Place] = field(repr=False)
    problems: tuple[Problem, ...]
    homes: Mapping[str, tuple[Row, str]] = field(repr=False)
    """Of every thing and part, as N-Triples: its row, and for a part the IRI of the property that leads to it."""

    @cached_property
    def triples(self) -> tuple[ox.Triple, ...]:
        """The statements, each once."""
        return tuple(quad.triple for quad in term.quads(self.origins))

    def place(self, subject: str, predicate: str | None = None, value: str | None = None) -> Place | None:
        """The cell for a finding: of the statement, else where the property's value should stand, else of the row.

        Terms are in N-Triples form. None where the workbook does not speak of the subject.
        """
        if predicate and value and (found := self.origins.get((subject, predicate, value))):
            return found
        if subject not in self.homes:
            return None
        row, through = self.homes[subject]
        place = row.place_of(through, (predicate or "").strip("<>")) if predicate else None
        return place or (row.place_of("", through) if through else None) or row.place(row.id_at)


class _Reader:
    """One book being read."""

    def __init__(self, book: Book, language: str, country: str) -> None:
        self._book, self._language = book, language
        self.problems: list[Problem] = []
        self.origins: dict[Statement, Place] = {}
        self.homes: dict[str, tuple[Row, str]] = {}
        self._layouts = self._laid_out()
        self._country = country or next((found.country for found in self._layouts if found.country), "")

    def read(self) -> None:
        """Read every sheet."""
        rows, words = things(self._layouts, self._country, self._report)
        references = References(((row.layout.table.kind, row.iri) for row in rows), words, self._country)
        readers = {
            id(found): RowReader(found.table, found.columns, self._country, references.find) for found in self._layouts
        }
        for row in rows:
            self._row(row, readers[id(row.layout)])
        self._coverage(rows)
        for sheet in self._book.sheets:
            if is_statements(sheet):
                self._statements(sheet)

    def _laid_out(self) -> list[Layout]:
        """How to read each sheet that holds a table; of one that tells nothing it is said, and gravely if it is all."""
        filled = [
            s for s in self._book.sheets if any(not is_empty(v) for row in s.rows for v in row) and not is_about(s)
        ]
        tables_of = {sheet.name: layout(sheet, self._language) for sheet in filled if not is_statements(sheet)}
        found = [each for each in tables_of.values() if each]
        readable = found or len(tables_of) < len(filled)
        titles = ", ".join(table.title(self._language) for table in tables().values())
        for name, each in tables_of.items():
            if each is None:
                severity = "warning" if readable else "violation"
                self._report("sheet-unknown", severity, Place(name, 0, 0), name, titles)
        for each in found:
            self._heads(each)
        return found

    def _heads(self, found: Layout) -> None:
        row = found.first + found.sheet.first_row - 1
        for at in found.unknown:
            place = Place(found.sheet.name, row, at + 1, found.heads[at])
            self._report("head-unknown", "warning", place, found.heads[at])
        for at, right in found.doubtful.items():
            place = Place(found.sheet.name, row, at + 1, found.heads[at])
            self._report("head-misspelt", "warning", place, found.heads[at], right)
        for at in found.twice:
            place = Place(found.sheet.name, row, at + 1, found.heads[at])
            self._report("head-twice", "violation", place, found.heads[at])

    def _row(self, row: Row, reader: RowReader) -> None:
        subject, through = term.node(row.iri), ""
        places: dict[int, Place] = {}
        for found, at in reader.read(row.cells, row.iri, row.id_at):
            if isinstance(found, Fault):
                self._report(found.kind, found.severity, row.place(at), found.value, found.limit, found.suggestion)
                continue
            through = found[1].strip("<>") if found[0] == subject else through
            if at not in places:
                places[at] = row.place(at)
            self.origins.setdefault(found, places[at])
            self.homes.setdefault(found[0], (row, "" if found[0] == subject else through))

    def _coverage(self, rows: list[Row]) -> None:
        """Without a column for it, a dataset has all rows of the coverage sheet."""
        kind, key, path, member = COVERAGE
        members = [term.node(row.iri) for row in rows if row.layout.table.kind == member]
        for row in rows:
            if row.layout.table.kind == kind and key not in {c.key for c in row.layout.columns.values()}:
                for each in members:
                    self.origins.setdefault((term.node(row.iri), term.node(path), each), row.place(row.id_at))

    def _statements(self, sheet: Sheet) -> None:
        head = next(n for n, row in enumerate(sheet.rows) if statement_sheet.are_keys(row))
        columns = [sheet.rows[head].index(key) for key in KEYS]
        names = sheet.rows[head + 1] if head + 1 < len(sheet.rows) else ()
        for number, row in enumerate(sheet.rows[head + 2 :], head + 2):
            cells = [said(row[at]) if at < len(row) else "" for at in columns]
            if not any(cells):
                continue
            found = statement_of(cells)
            at = columns[found if isinstance(found, int) else 0]
            place = Place(sheet.name, number + sheet.first_row, at + 1, str(names[at]) if at < len(names) else "")
            if isinstance(found, int):
                self._report("statement", "violation", place, cells[found])
            else:
                self.origins.setdefault(found, place)

    def _report(self, kind: str, severity: str, place: Place, *said: str) -> None:
        """Note a problem; `said` is value, limit and suggestion, as far as there are."""
        self.problems.append(Problem(kind, severity, self._book.path, place, *said))


def read_book(book: Book, language: str = "en", country: str = "") -> Contribution:
    """What a workbook says, cell by cell.

    `language` is that of heads without a language of their own; `country` is whose slugs stand in it where the file
    does not say. Nothing is raised for what cannot be read: each is a problem with its cell.
    """
    reader = _Reader(book, of_words(language), country)
    reader.read()
    return Contribution(reader.origins, tuple(reader.problems), reader.homes)
