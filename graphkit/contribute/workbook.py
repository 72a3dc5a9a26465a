"""The sheets of a contribution as an Excel workbook: keys hidden, heads with help, drop-downs, formats; no formula.

Drop-downs are ranges of a hidden sheet of lists: Excel takes at most 255 characters of values written into the cell's
own rule (ECMA-376 part 1, 18.3.1.33), and separates them by a comma that a label may hold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from graphkit.contribute.column import Column
from graphkit.contribute.layout import ABOUT
from graphkit.contribute.tabulate import Tabled
from graphkit.contribute.words import choice_label, listed
from graphkit.errors import GraphkitError
from graphkit.languages.texts import catalogue, text
from graphkit.sheets.formula import is_formula
from graphkit.sheets.sheet import Value
from graphkit.sheets.timeless import timeless

MAX_CHARACTERS = 32_767
MAX_ROWS = 1_048_576
"""Excel's limits: characters in a cell, rows of a sheet."""

FIRST_ROW = 3
"""Of the data: the keys stand in row 1, which is hidden, the heads in row 2."""

_ROOM = 2000
"""Rows below the last one that have drop-downs and formats too."""

_MAX_PROMPT, _MAX_TITLE = 255, 32
_HEAD = PatternFill("solid", fgColor="0B4A6F")
_WANTED = PatternFill("solid", fgColor="3B7EA1")
_OPEN = PatternFill("solid", fgColor="6B7A85")
_EXAMPLE = Font(italic=True, color="767676")
_FORMATS = {"day": "yyyy-mm-dd", "number": "#,##0.##"}
_TOP = Alignment(vertical="top", wrap_text=True)


class TooLargeError(GraphkitError):
    """What no workbook holds whole: nothing is cut off in silence."""

    def __init__(self, sheet: str, problem: str) -> None:
        super().__init__(f"{sheet}: {problem}. Name a folder, for text files")
        self.sheet, self.problem = sheet, problem


@dataclass
class _Lists:
    """The lists behind the drop-downs, each once."""

    sheet: str
    columns: list[tuple[str, ...]] = field(default_factory=list)

    def reference(self, values: tuple[str, ...]) -> str:
        """The range in which the values stand."""
        if values not in self.columns:
            self.columns.append(values)
        letter = get_column_letter(self.columns.index(values) + 2)  # column A says that the sheet is no data
        return f"{quote_sheetname(self.sheet)}!${letter}$1:${letter}${len(values)}"


def workbook(
    sheets: Sequence[Tabled],
    language: str,
    country: str,
    examples: Mapping[str, tuple[Value, ...]] | None = None,
) -> bytes:
    """The workbook's bytes, the same for the same sheets.

    `examples` has a row for each kind, marked so that it is not read. Raises TooLargeError.
    """
    for each in sheets:
        _fits(each)
    book = Workbook(write_only=True)
    lists = _Lists(text("contribute", "sheet.lists", language))
    _start(book, language)
    named = {each.kind: each for each in sheets}
    for each in sheets:
        sheet = book.create_sheet(each.title)
        _look(sheet, each)
        _rules(sheet, each, named, lists, (language, country))
        _write(sheet, each, (examples or {}).get(each.kind), language)
    _write_lists(book, lists)
    book.properties.creator = "graphkit"
    return timeless(book)


def _fits(sheet: Tabled) -> None:
    """Looked at before anything is written: openpyxl cannot stop in the middle of a sheet."""
    if len(sheet.rows) + FIRST_ROW > MAX_ROWS:
        raise TooLargeError(sheet.title, f"{len(sheet.rows):,} rows are more than a sheet holds")
    longest = max((len(value) for row in sheet.rows for value in row if isinstance(value, str)), default=0)
    if longest > MAX_CHARACTERS:
        raise TooLargeError(sheet.title, f"a text of {longest:,} characters is more than a cell holds")


def _start(book: Workbook, language: str) -> None:
    """The first sheet: what to do, line by line."""
    sheet = book.create_sheet(text("contribute", "sheet.start", language))
    sheet.column_dimensions["A"].width = 110
    sheet.row_dimensions[1].hidden = True
    sheet.append([_text(sheet, ABOUT)])
    title = _text(sheet, text("contribute", "start.title", language))
    title.font = Font(bold=True, size=14)
    sheet.append([title])
    for key in sorted(key for key in catalogue("contribute", "en") if key.startswith("start.line")):
        sheet.append([_text(sheet, text("contribute", key, language))])


def _look(sheet: Worksheet, each: Tabled) -> None:
    sheet.freeze_panes = f"B{FIRST_ROW}"
    sheet.row_dimensions[1].hidden = True
    sheet.row_dimensions[2].height = 45
    for number, key in enumerate(each.keys, 1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        column = each.columns[number - 1] if each.columns else None
        dimension.width = 44 if key.startswith(("skos:prefLabel", "dcterms:title", "rdf:object")) else 24
        dimension.number_format = _format(column)


def _format(column: Column | None) -> str:
    """Text for all that is not a number or a whole day: a year stays a year, a number's leading zeros stay."""
    if column is None:
        return "@"
    whole_day = column.form == "date" and not column.precision
    return _FORMATS.get("day" if whole_day else column.form, "@")


def _rules(sheet: Worksheet, each: Tabled, named: Mapping[str, Tabled], lists: _Lists, reader: tuple[str, str]) -> None:
    """Help that shows when a cell is chosen, and the drop-down of a column that has one."""
    language = reader[0]
    last = FIRST_ROW + len(each.rows) + _ROOM
    for number, column in enumerate(each.columns, 1):
        source = _source(column, lists, named, reader)
        rule = DataValidation(type="list" if source else None, formula1=source, allow_blank=True)
        rule.promptTitle = column.head(language)[:_MAX_TITLE]
        rule.prompt = _cut(column.help(language) + (_many(column, language)))
        rule.showInputMessage = True
        if source and column.form != "node" and column.of and column.of.single:
            rule.showErrorMessage, rule.errorStyle = True, "warning"
            rule.error = _cut(text("contribute", "not-listed", language))
        letter = get_column_letter(number)
        rule.add(f"{letter}{FIRST_ROW}:{letter}{last}")
        sheet.data_validations.append(rule)


def _many(column: Column, language: str) -> str:
    several = column.split and column.of and not column.of.single
    return " " + text("contribute", "help.several", language) if several else ""


def _source(column: Column, lists: _Lists, named: Mapping[str, Tabled], reader: tuple[str, str]) -> str | None:
    """The range of the drop-down: a list, or the names that stand on the sheet of the things referred to."""
    language, country = reader
    if column.of is None:
        return None
    if column.form == "code":
        return lists.reference(tuple(listed(column.of.target, country, language)))
    if column.form == "choice":
        return lists.reference(tuple(choice_label(iri, language) for iri in column.of.choices))
    if column.form == "node" and (there := named.get(column.of.target)):
        wanted = ("skos:prefLabel", "oa:hasSource/schema:url")
        at = next((n for n, c in enumerate(there.columns, 1) if c.base in wanted), 1)
        letter = get_column_letter(at)
        last = FIRST_ROW + len(there.rows) + _ROOM
        return f"{quote_sheetname(there.title)}!${letter}${FIRST_ROW}:${letter}${last}"
    return None


def _write(sheet: Worksheet, each: Tabled, example: tuple[Value, ...] | None, language: str) -> None:
    sheet.append([_text(sheet, key) for key in each.keys])
    sheet.append([_head(sheet, each, at, language) for at in range(len(each.heads))])
    if example:
        sheet.append(
            [_cell(sheet, value, column, example=True) for value, column in zip(example, each.columns, strict=True)]
        )
    columns = each.columns or (None,) * len(each.keys)
    for row in each.rows:
        sheet.append([_cell(sheet, value, column) for value, column in zip(row, columns, strict=True)])


def _head(sheet: Worksheet, each: Tabled, at: int, language: str) -> Cell:
    cell = _text(sheet, each.heads[at])
    column = each.columns[at] if each.columns else None
    cell.fill = _HEAD if column and column.required else _WANTED if column and column.wanted else _OPEN
    cell.font, cell.alignment = Font(bold=True, color="FFFFFF"), _TOP
    if column and (said := column.help(language)):
        cell.comment = Comment(said, "graphkit", width=320, height=160)
    return cell


def _cell(sheet: Worksheet, value: Value, column: Column | None, *, example: bool = False) -> Cell | None:
    if value is None:
        return None
    if isinstance(value, str):
        cell = _text(sheet, value)
    else:
        cell = WriteOnlyCell(sheet, float(value) if isinstance(value, Decimal) else value)  # type: ignore[arg-type]  # it takes a date
        cell.number_format = "yyyy-mm-dd" if isinstance(value, date) else _format(column)
    if example:
        cell.font = _EXAMPLE
    return cell


def _text(sheet: Worksheet, said: str) -> Cell:
    """Text, whatever it looks like: never a formula, also not when somebody edits the cell."""
    cell = WriteOnlyCell(sheet)
    cell.value = said
    cell.data_type, cell.number_format = "s", "@"
    cell.quotePrefix = is_formula(said)
    return cell


def _write_lists(book: Workbook, lists: _Lists) -> None:
    sheet = book.create_sheet(lists.sheet)
    sheet.sheet_state = "hidden"
    for number in range(max((len(values) for values in lists.columns), default=1)):
        row = [_text(sheet, values[number]) if number < len(values) else None for values in lists.columns]
        sheet.append([_text(sheet, ABOUT) if number == 0 else None, *row])


def _cut(said: str) -> str:
    return said if len(said) <= _MAX_PROMPT else said[: _MAX_PROMPT - 1].rsplit(" ", 1)[0] + "…"
