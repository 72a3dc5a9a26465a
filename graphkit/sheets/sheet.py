"""A workbook as it was found: sheets of rows of cells, nothing moved, nothing guessed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import cast

Value = str | int | float | Decimal | bool | date | datetime | None
"""What a cell holds. From text files always a str, from workbooks what the program stored. None where it is empty."""


@dataclass(frozen=True)
class Note:
    """What must be told of one cell, or of a whole sheet where `row` and `column` are None.

    `kind` is `formula` (its last result was read), `formula-without-result` (read as empty), `error-value` (`#N/A` and
    its like, read as empty; `value` has it) or `encoding` (a guess; `value` names it).
    """

    kind: str
    row: int | None = None
    column: int | None = None
    value: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet. `rows[0]` is the spreadsheet's row `first_row`, `rows[n][0]` is column A; rows may differ in length.

    Empty cells at the end of a row and empty rows at the end of the sheet are left out.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    first_row: int = 1
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Book:
    """One file, or one folder of text files: its sheets in the order they have there."""

    path: Path
    sheets: tuple[Sheet, ...]


def trimmed(records: Iterable[Sequence[object]]) -> tuple[tuple[Value, ...], ...]:
    """Rows without the empty cells at their ends and the empty rows at the end; empty text and None are both empty."""
    rows: list[tuple[Value, ...]] = []
    for record in records:
        cells = [None if cell == "" else cell for cell in record]
        while cells and cells[-1] is None:
            cells.pop()
        rows.append(tuple(cast(list[Value], cells)))
    while rows and not rows[-1]:
        rows.pop()
    return tuple(rows)


def cell_name(row: int, column: int) -> str:
    """The name that spreadsheet programs show for a cell, `B7` for row 7 of column 2 (both from 1)."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def cell_position(name: str) -> tuple[int, int]:
    """Row and column (both from 1) of a cell named as spreadsheet programs do: (7, 2) for `B7`."""
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(name[len(letters) :]), column
