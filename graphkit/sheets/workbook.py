"""Workbooks (.xlsx, .ods): every cell's value with its type, read in Rust by calamine, which runs nothing."""

import io
from collections.abc import Iterable, Iterator
from datetime import time, timedelta
from pathlib import Path

import python_calamine as calamine

from graphkit.errors import UnreadableError
from graphkit.sheets import office_open, open_document
from graphkit.sheets.container import archive
from graphkit.sheets.sheet import Sheet, trimmed

_NOTES = {".xlsx": office_open.notes, ".ods": open_document.notes}
_EXACT = 2.0**53
"""Up to here every whole number is a float of its own."""


def read_workbook(path: Path, data: bytes) -> Iterator[Sheet]:
    """Each sheet of cells, hidden ones too, in the workbook's order. Raises UnreadableError."""
    opened = archive(path, data)
    notes = _NOTES[path.suffix.lower()](path, opened)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in book.sheets_metadata:
            if sheet.typ == calamine.SheetTypeEnum.WorkSheet:
                found = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                yield Sheet(sheet.name, trimmed(map(_values, found)), notes=notes.get(sheet.name, ()))
    except calamine.CalamineError as error:
        raise UnreadableError(path, f"the workbook is broken: {error}", "Save it again, or send it again") from error


def _values(cells: Iterable[object]) -> list[object]:
    return [_value(cell) if not isinstance(cell, str) else cell for cell in cells]


def _value(cell: object) -> object:
    """Whole numbers as int, which workbooks do not know; times of day and durations as text."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT:
        return int(cell)
    if isinstance(cell, time | timedelta):
        return str(cell)
    return cell
