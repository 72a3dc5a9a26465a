"""What the reader of values does not tell of an .ods: formulas, error values, and how far a sheet reaches.

Positions have to be counted, since cells and rows that are alike are written once with a number of repeats
(OpenDocument 1.3 part 3, section 9.1, https://docs.oasis-open.org/office/OpenDocument/v1.3/).
"""

import zipfile
from pathlib import Path
from xml.parsers import expat

from graphkit.errors import UnreadableError
from graphkit.sheets.container import refuse_encrypted_ods
from graphkit.sheets.extent import Extent
from graphkit.sheets.sheet import Note

_CELLS = ("table:table-cell", "table:covered-table-cell")
_CONTENT = "content.xml"


def notes(path: Path, opened: zipfile.ZipFile) -> dict[str, tuple[Note, ...]]:
    """What must be told of each sheet, by its name. Raises UnreadableError where a sheet reaches too far."""
    refuse_encrypted_ods(path, opened)
    if _CONTENT not in opened.NameToInfo:
        problem = "it has no content.xml: this is no workbook that a spreadsheet program made"
        raise UnreadableError(path, problem, "Save it again, or send it again")
    tables = _Tables(path)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = tables.opened
    parser.EndElementHandler = tables.closed
    parser.CharacterDataHandler = tables.characters
    parser.StartDoctypeDeclHandler = tables.doctype
    try:
        with opened.open(_CONTENT) as stream:
            parser.ParseFile(stream)
    except expat.ExpatError as error:
        raise UnreadableError(path, f"not XML: {expat.ErrorString(error.code)}", "Save it again") from error
    return {name: tuple(found) for name, found in tables.notes.items()}


class _Tables:
    """Counts rows and cells while the document goes by."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.notes: dict[str, list[Note]] = {}
        self._sheet = ""
        self._extent = Extent(path, "")
        self._row = self._column = 0
        self._repeated_rows = self._repeated_cells = 1
        self._formula = self._typed = self._paragraph = False
        self._shown = ""

    def doctype(self, *_: object) -> None:
        """Refuse entities before any is declared."""
        raise UnreadableError(self._path, "the file declares a DOCTYPE", "Copy the cells into a new workbook")

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "table:table":
            self._sheet = attributes.get("table:name", "")
            self._extent, self._row = Extent(self._path, self._sheet), 0
            self.notes[self._sheet] = []
        elif name == "table:table-row":
            self._row, self._column = self._row + 1, 0
            self._repeated_rows = _count(attributes.get("table:number-rows-repeated"))
        elif name in _CELLS:
            self._column += 1
            self._repeated_cells = _count(attributes.get("table:number-columns-repeated"))
            self._formula = "table:formula" in attributes
            self._typed = attributes.get("office:value-type") is not None
            self._shown = ""
        elif name == "text:p":
            self._paragraph = True

    def characters(self, text: str) -> None:
        """Words of a cell."""
        if self._paragraph:
            self._shown += text

    def closed(self, name: str) -> None:
        """An element ends."""
        if name == "text:p":
            self._paragraph = False
        elif name == "table:table-row":
            self._row += self._repeated_rows - 1
        elif name in _CELLS:
            self._cell()
            self._column += self._repeated_cells - 1

    def _cell(self) -> None:
        if not (self._typed or self._shown):
            return
        self._extent.reach(self._row + self._repeated_rows - 1, self._column + self._repeated_cells - 1)
        found = self.notes[self._sheet]
        if self._formula and self._shown.startswith(("#", "Err:")):
            found.append(Note("error-value", self._row, self._column, self._shown))
        elif self._formula:
            found.append(Note("formula" if self._typed else "formula-without-result", self._row, self._column))


def _count(repeats: str | None) -> int:
    return int(repeats) if repeats and repeats.isascii() and repeats.isdigit() else 1
