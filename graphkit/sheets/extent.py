"""How far a sheet reaches: one value in its last cell would make readers lay out seventeen thousand million cells."""

from pathlib import Path

from graphkit.errors import UnreadableError
from graphkit.sheets.sheet import cell_name

MAX_CELLS = 10_000_000
"""Of the rectangle from A1 to the last value: a quarter of a gigabyte in the reader."""


class Extent:
    """The rectangle from A1 that holds every value told of so far."""

    def __init__(self, path: Path, sheet: str) -> None:
        self._path, self._sheet, self._row, self._column = path, sheet, 1, 1

    def reach(self, row: int, column: int) -> None:
        """Stretch it to this cell (both from 1). Raises UnreadableError above MAX_CELLS."""
        self._row, self._column = max(self._row, row), max(self._column, column)
        if self._row * self._column > MAX_CELLS:
            place = f"sheet '{self._sheet}' reaches to cell {cell_name(self._row, self._column)}"
            remedy = "Delete what stands far below or to the right of the table, or split the sheet"
            raise UnreadableError(self._path, f"{place}, more than {MAX_CELLS:,} cells", remedy)
