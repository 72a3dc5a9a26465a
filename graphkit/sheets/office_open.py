"""What the reader of values does not tell of an .xlsx: formulas, error values, and how far a sheet reaches.

The sheets' XML is searched, piece by piece, not parsed: that costs a tenth of reading it. Parts and cells are as in
ECMA-376 part 1, section 18.3 (https://ecma-international.org/publications-and-standards/standards/ecma-376/).
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from graphkit.errors import UnreadableError
from graphkit.sheets.container import part
from graphkit.sheets.extent import Extent
from graphkit.sheets.sheet import Note, cell_position

_PIECE = 2**20
_WORKBOOK = "xl/workbook.xml"

_FAR = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{2,3}[0-9]+|[A-Z][0-9]{5,})"[^>]*>\s*<(?:\w+:)?(?:v|is)\b')
"""A cell with a value, to the right of Z or below row 9,999: only such can make a sheet too large."""

_FORMULA = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+[0-9]+)"[^>]*>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(<(?:\w+:)?v>[^<])?'
)
_ERROR = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]+[0-9]+)"[^>]*>.*?<(?:\w+:)?v>([^<]*)', re.DOTALL)


def notes(path: Path, opened: zipfile.ZipFile) -> dict[str, tuple[Note, ...]]:
    """What must be told of each sheet, by its name. Raises UnreadableError where a sheet reaches too far."""
    return {name: tuple(_sheet_notes(path, name, opened, target)) for name, target in sheet_parts(path, opened).items()}


def sheet_parts(path: Path, opened: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet, by the sheet's name, in the workbook's order. Raises UnreadableError."""
    relations = _tree(path, opened, "xl/_rels/workbook.xml.rels")
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    sheets = _tree(path, opened, _WORKBOOK).findall(".//{*}sheet")
    places = {sheet.get("name", ""): targets.get(_relation(sheet), "") for sheet in sheets}
    return {name: posixpath.normpath(posixpath.join("xl", place)).lstrip("/") for name, place in places.items()}


def _relation(sheet: ElementTree.Element) -> str:
    """The id of the sheet's part; its namespace is another one in the strict form of the standard."""
    return next((value for name, value in sheet.items() if name.endswith("}id")), "")


def _tree(path: Path, opened: zipfile.ZipFile, name: str) -> ElementTree.Element:
    content = part(opened, name)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise UnreadableError(path, f"its part {name} declares entities", "Copy the cells into a new workbook")
    try:
        return ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        problem = f"its part {name} is missing or broken: this is no workbook that a spreadsheet program made"
        raise UnreadableError(path, problem, "Save it again, or send it again") from error


def _sheet_notes(path: Path, sheet: str, opened: zipfile.ZipFile, target: str) -> Iterator[Note]:
    if target not in opened.NameToInfo:
        return
    extent = Extent(path, sheet)
    for piece in _pieces(opened, target):
        for far in _FAR.finditer(piece):
            extent.reach(*cell_position(far.group(1).decode()))
        if b"f>" in piece or b"f " in piece or b"<f" in piece:
            for formula in _FORMULA.finditer(piece):
                kind = "formula" if formula.group(2) else "formula-without-result"
                yield Note(kind, *cell_position(formula.group(1).decode()))
        if b't="e"' in piece:
            for error in _ERROR.finditer(piece):
                yield Note("error-value", *cell_position(error.group(1).decode()), error.group(2).decode())


def _pieces(opened: zipfile.ZipFile, target: str) -> Iterator[bytes]:
    """The part's bytes in pieces that end where a row ends, so that no cell is cut in two."""
    rest = b""
    with opened.open(target) as stream:
        while read := stream.read(_PIECE):
            rest += read
            end = rest.rfind(b"row>") + 4
            if end > 3 or len(rest) > 8 * _PIECE:
                end = end if end > 3 else len(rest)
                yield rest[:end]
                rest = rest[end:]
    yield rest
