"""An answer as an Excel workbook: the rows on one sheet, what was asked and of which data on a second."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from math import isfinite

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from graphkit.errors import GraphkitError
from graphkit.languages.texts import text
from graphkit.query.answer import Answer, Cell, texts
from graphkit.query.results import GROUPED_FROM, iris, stamps, visible, with_things
from graphkit.sheets.formula import is_formula
from graphkit.sheets.printable import printable_sheet
from graphkit.sheets.timeless import timeless

MAX_ROWS = 1_048_575
MAX_CHARACTERS = 32_767
"""Excel's own limits: rows below the heading, characters in a cell."""

_EXACT = 10**15
"""Excel keeps 15 digits; a longer whole number is written as text so that none is lost."""
_FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts a 29 February 1900 that never was, and before 1900 nothing at all."""

_WIDTHS = (10, 60)
"""Least and most characters of a column."""
_HEAD = PatternFill("solid", fgColor="0B4A6F")
_PLAIN = Alignment(vertical="top")
_WRAPPED = Alignment(vertical="top", wrap_text=True)

_Value = str | int | float | bool | Decimal | date | None


class TooLargeError(GraphkitError):
    """An answer that no workbook holds whole: nothing is cut off in silence."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} than Excel takes. Write .csv, .json or .parquet instead")
        self.what = what


def as_xlsx(answer: Answer) -> bytes:
    """The workbook's bytes: the same for the same answer.

    Numbers and dates are numbers and dates, all else is text and never a formula. A column of things has a second one
    with their IRIs. Raises TooLargeError for what Excel cannot hold.
    """
    things = with_things(answer)
    heads = [
        visible(name)
        for column, thing in zip(answer.columns, things, strict=True)
        for name in ([column.heading, f"{column.heading} (IRI)"] if thing else [column.heading])
    ]
    rows = [list(_row(row, things)) for row in answer.rows]
    about = list(_about(answer))
    _fits([heads, *rows], about)
    book = Workbook(write_only=True)
    sheet = printable_sheet(book, text("query", "sheet.answer", answer.language), _widths([heads, *rows]))
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(rows) + 1}"
    sheet.append([_head(sheet, name) for name in heads])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    second = printable_sheet(book, text("query", "sheet.about", answer.language), (36, 100))
    for name, value in about:
        second.append([_head(second, name), _cell(second, value)])
    book.properties.creator = "graphkit"
    book.properties.title = visible(answer.title)
    return timeless(book)


def _about(answer: Answer) -> Iterator[tuple[str, _Value]]:
    """What the second sheet says, a name and a value a line."""

    def say(key: str) -> str:
        return text("query", f"sheet.{key}", answer.language)

    yield say("question"), visible(answer.title)
    yield say("description"), visible(answer.description)
    yield say("name"), visible(answer.query)
    for parameter, value in answer.parameters:
        yield visible(f"{say('parameter')}: {parameter.heading}"), visible(value)
    yield say("rows"), len(answer.rows)
    for stamp, about in stamps(answer.releases):
        yield f"{say('data')}: {stamp}", about
    yield say("fallback"), say("fallbackMeaning")
    yield say("empty"), say("emptyMeaning")


def _fits(rows: Sequence[Sequence[_Value]], about: Sequence[Sequence[_Value]]) -> None:
    if len(rows) - 1 > MAX_ROWS:
        raise TooLargeError(f"{len(rows) - 1:,} rows are more")
    longest = max((len(value) for row in (*rows, *about) for value in row if isinstance(value, str)), default=0)
    if longest > MAX_CHARACTERS:
        raise TooLargeError(f"a cell of {longest:,} characters is more")


def _row(row: tuple[Cell, ...], things: list[bool]) -> Iterator[_Value]:
    for cell, thing in zip(row, things, strict=True):
        yield _value(cell)
        if thing:
            yield iris(cell) or None


def _value(cell: Cell) -> _Value:
    """What Excel is given: a typed value where it can hold it, else text, which every cell can be."""
    if cell is None or isinstance(cell, bool):
        return cell
    if isinstance(cell, float):
        return cell if isfinite(cell) else str(cell)
    if isinstance(cell, int | Decimal):
        return cell if -_EXACT < cell < _EXACT else str(cell)
    if isinstance(cell, date):
        return cell if cell >= _FIRST_DAY else cell.isoformat()
    return visible("; ".join(texts(cell)) if isinstance(cell, tuple) else str(cell)) or None


def _widths(rows: Sequence[Sequence[_Value]]) -> list[int]:
    least, most = _WIDTHS
    longest = [0] * len(rows[0])
    for row in rows:
        lengths = [0 if value is None else len(str(value)) for value in row]
        longest = [max(old, new) for old, new in zip(longest, lengths, strict=True)]
    return [max(least, min(most, 2 + length)) for length in longest]


def _head(sheet: Worksheet, name: str) -> SheetCell:
    cell = _cell(sheet, name)
    cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD
    return cell


def _cell(sheet: Worksheet, value: _Value) -> SheetCell:
    cell = WriteOnlyCell(sheet)
    cell.value, cell.alignment = value, _PLAIN
    if isinstance(value, str):
        cell.data_type, cell.alignment = "s", _WRAPPED
        if value[:1].isdigit() or is_formula(value):
            # Text it stays, also when somebody edits the cell: else Excel takes it for a number, a date or a sum.
            cell.number_format, cell.quotePrefix = "@", True
    elif isinstance(value, int) and not isinstance(value, bool) and abs(value) >= GROUPED_FROM:
        cell.number_format = "#,##0"
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    return cell
