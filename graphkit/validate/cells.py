"""Findings about cells themselves: what could not be read, what was read otherwise, what is a person's."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping

import pyoxigraph as ox

from graphkit.contribute.contribution import Contribution
from graphkit.contribute.place import Problem
from graphkit.guards.personal import holds_number, lost_zero
from graphkit.report import Finding
from graphkit.report.finding import CELL, Suggestion
from graphkit.report.messages import cell_term
from graphkit.sheets.sheet import Book, Note, Sheet, cell_name

_SEVERITIES = {"formula": "info", "formula-without-result": "violation", "error-value": "violation", "encoding": "info"}
_MISSING = "MinCountConstraintComponent"


Labels = Callable[[str], Mapping[str, str]]
"""Function: a thing's labels by language, from its N-Triples form."""


def cell_findings(book: Book, read: Contribution, labels: Labels) -> Iterator[Finding]:
    """What is wrong with cells of a book, whatever the shapes say of its statements."""
    things = {
        (row.layout.sheet.name, row.number + row.layout.sheet.first_row): thing
        for thing, (row, through) in read.homes.items()
        if not through
    }
    for problem in read.problems:
        yield _problem(problem, things.get((problem.place.sheet, problem.place.row)), labels)
    told = {(place.sheet, place.row, place.column) for place in read.origins.values()}
    for sheet in book.sheets:
        yield from (_note(book, sheet, note) for note in sheet.notes)
        yield from (_personal(book, sheet, *at) for at in _of_persons(sheet, told))


def consequences(findings: Iterable[Finding], of_cells: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those of a missing value in a cell that could not be read."""
    unread = {(found.file, found.sheet, found.cell) for found in of_cells if found.severity == "violation"}
    for finding in findings:
        if finding.component != _MISSING or (finding.file, finding.sheet, finding.cell) not in unread:
            yield finding


def _problem(problem: Problem, thing: str | None, labels: Labels) -> Finding:
    place = problem.place
    value = str(ox.Literal(problem.value)) if problem.value else None
    return Finding(
        rule=f"Cell-{problem.kind}",
        component=CELL,
        severity=problem.severity,
        focus=thing or cell_term(place.sheet, place.cell),
        value=value,
        limit=problem.limit or None,
        names={"": place.head or place.sheet},
        labels=labels(thing) if thing else {},
        file=problem.file,
        sheet=place.sheet,
        cell=place.cell or None,
        head=place.head or None,
        unknown=value if problem.suggestion else None,
        suggestions=(Suggestion(str(ox.Literal(problem.suggestion))),) if problem.suggestion else (),
    )


def _note(book: Book, sheet: Sheet, note: Note) -> Finding:
    cell = cell_name(note.row, note.column) if note.row and note.column else ""
    return Finding(
        rule=f"Cell-{note.kind}",
        component=CELL,
        severity=_SEVERITIES[note.kind],
        focus=cell_term(sheet.name, cell),
        value=str(ox.Literal(note.value)) if note.value else None,
        names={"": cell or sheet.name},
        file=book.path,
        sheet=sheet.name,
        cell=cell or None,
    )


def _personal(book: Book, sheet: Sheet, row: int, column: int) -> Finding:
    """A person's number in a cell that no shape has seen as one."""
    cell = cell_name(row, column)
    return Finding(
        rule="Cell-personal-number",
        component=CELL,
        severity="violation",
        focus=cell_term(sheet.name, cell),
        names={"": cell},
        file=book.path,
        sheet=sheet.name,
        cell=cell,
    )


def _of_persons(sheet: Sheet, told: Container[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
    """Row and column of each cell with a person's number that no shape sees: it became no statement, or lost a zero."""
    for row, cells in enumerate(sheet.rows, sheet.first_row):
        # One search a row, and one a cell only where that finds something.
        some = holds_number("\n".join(cell for cell in cells if isinstance(cell, str)))
        for column, cell in enumerate(cells, 1):
            if isinstance(cell, int):
                if cell > 10**9 and lost_zero(cell):
                    yield row, column
            elif some and isinstance(cell, str) and (sheet.name, row, column) not in told and holds_number(cell):
                yield row, column
