"""A sheet put in front of a workbook's own, or in place of the one that an earlier check put there.

Parts of a workbook: ECMA-376 part 1, sections 18.2 and 18.3.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from graphkit.sheets.package import Package
from graphkit.sheets.sheet import cell_name

_WORKBOOK = "xl/workbook.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SELECTED = re.compile(rb'(<sheetView\b[^>]*?) tabSelected="(?:1|true)"')
_SHEET_ID = re.compile(rb'\bsheetId="(\d+)"')
_LOCAL = re.compile(rb'\blocalSheetId="(\d+)"')
_STYLES = "xl/styles.xml"
_FORMATS = re.compile(rb"<cellXfs\b[^>]*>(.*?)</cellXfs>", re.DOTALL)
_WRAPPED = (
    b'<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" '
    b'applyAlignment="1">'
    b'<alignment vertical="top" wrapText="1"/></xf>'
)
_VIEW = re.compile(rb' (?:activeTab|firstSheet)="\d+"')


@dataclass(frozen=True)
class Front:
    """The sheet: its name, under which names an earlier one may stand, its columns' widths in characters, its rows.

    The first row is hidden: it tells programs what the sheet is. A link leads from a cell (row and column, from 1) to a
    place in the workbook.
    """

    name: str
    names: Collection[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[str]]
    links: Sequence[tuple[int, int, str]]


def put_in_front(package: Package, front: Front) -> str:
    """Write the sheet and open the workbook there; no text in it is a formula. Returns the sheet's part."""
    for part in package.sheets.values():
        package.parts[part] = _SELECTED.sub(rb"\1", package.parts.get(part, b""), count=1)
    earlier = next((name for name in package.sheets if name in front.names), None)
    if earlier:
        part = package.sheets.pop(earlier)
        old, new = (f" name={quoteattr(name)}".encode() for name in (earlier, front.name))
        package.parts[_WORKBOOK] = package.parts[_WORKBOOK].replace(old, new, 1)
    else:
        part = package.new_name("xl/worksheets/graphkit-{}.xml")
        package.declare(part, _TYPE)
        _list(package, front.name, package.relate(_WORKBOOK, "worksheet", part))
    package.sheets[front.name] = part
    package.parts[part] = _written(front, _wrapped(package))
    package.parts[_WORKBOOK] = _VIEW.sub(b"", package.parts[_WORKBOOK])
    return part


def _list(package: Package, name: str, relation: str) -> None:
    """Put the sheet first in the workbook's list; names that belong to one sheet find it a place further."""
    content = package.parts[_WORKBOOK]
    number = max((int(found) for found in _SHEET_ID.findall(content)), default=0) + 1
    package.parts[_WORKBOOK] = _LOCAL.sub(lambda n: b'localSheetId="%d"' % (int(n.group(1)) + 1), content)
    entry = f'<sheet xmlns:r="{_RELATIONS}" name={quoteattr(name)} sheetId="{number}" r:id="{relation}"/>'
    package.insert(_WORKBOOK, re.compile(rb"<sheet\b"), entry.encode())


def _wrapped(package: Package) -> int:
    """The number of a cell format that wraps long text, made in the workbook's styles where it is not there.

    It says that the cell holds text, or Excel would take `=1` for a formula as soon as somebody edits the cell.
    """
    content = package.parts.get(_STYLES, b"")
    formats = _FORMATS.search(content)
    before = len(re.findall(rb"<xf\b", formats.group(1))) if formats else 0
    if formats and _WRAPPED in formats.group(1):
        return len(re.findall(rb"<xf\b", formats.group(1)[: formats.group(1).find(_WRAPPED)]))
    package.insert(_STYLES, re.compile(rb"</cellXfs>"), _WRAPPED)
    package.parts[_STYLES] = re.sub(
        rb'(<cellXfs\b[^>]*?count=")\d+', rb"\g<1>%d" % (before + 1), package.parts[_STYLES], count=1
    )
    return before


def _written(front: Front, wrapped: int) -> bytes:
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(front.widths, 1)
    )
    rows = "".join(_row(number, cells, wrapped) for number, cells in enumerate(front.rows, 1))
    links = "".join(
        f'<hyperlink ref="{cell_name(row, column)}" location={quoteattr(place)}/>' for row, column, place in front.links
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{_MAIN}">'
        '<sheetViews><sheetView tabSelected="1" workbookViewId="0">'
        '<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{rows}</sheetData>"
        f"{f'<hyperlinks>{links}</hyperlinks>' if links else ''}</worksheet>"
    ).encode()


def _row(number: int, cells: Sequence[str], wrapped: int) -> str:
    look = "<rPr><b/></rPr>" if number == 2 else ""
    text_cell = '<c r="{}" s="{}" t="inlineStr"><is><r>{}<t xml:space="preserve">{}</t></r></is></c>'
    inner = "".join(
        text_cell.format(cell_name(number, column), wrapped, look, escape(text))
        for column, text in enumerate(cells, 1)
        if text
    )
    hidden = ' hidden="1"' if number == 1 else ""
    return f'<row r="{number}"{hidden}>{inner}</row>'
