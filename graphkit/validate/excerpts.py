"""The piece of a sheet around a cell, so that a reader sees where she is."""

from collections.abc import Iterable

from graphkit.guards.personal import MASK, lost_zero
from graphkit.report.finding import Excerpt
from graphkit.sheets.sheet import Sheet, cell_name, cell_position

_ROWS, _COLUMNS = 1, 2
"""How many rows above and below, and columns to the left and right."""

_LONGEST = 60
"""Characters of a cell that are shown."""


class Excerpts:
    """Pieces of the sheets of one book."""

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        self._sheets = {sheet.name: sheet for sheet in sheets}

    def around(self, name: str | None, cell: str | None) -> Excerpt | None:
        """The cells around the one named; None where there is no such sheet, or no cell."""
        sheet = self._sheets.get(name or "")
        if sheet is None or not cell:
            return None
        row, column = cell_position(cell)
        first = max(column - _COLUMNS, 1)
        wide = range(first, column + _COLUMNS + 1)
        last = sheet.first_row + len(sheet.rows) - 1
        high = range(max(row - _ROWS, sheet.first_row), max(min(row + _ROWS, last), row) + 1)
        return Excerpt(
            columns=tuple(cell_name(1, number)[:-1] for number in wide),
            rows=tuple((number, tuple(_text(sheet, number, at) for at in wide)) for number in high),
        )


def _text(sheet: Sheet, row: int, column: int) -> str:
    cells = sheet.rows[row - sheet.first_row] if 0 <= row - sheet.first_row < len(sheet.rows) else ()
    value = cells[column - 1] if column <= len(cells) else None
    text = MASK if isinstance(value, int) and lost_zero(value) else "" if value is None else str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
