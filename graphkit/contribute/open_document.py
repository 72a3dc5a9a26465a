"""The sheets of a contribution as an OpenDocument spreadsheet, without the lists that the Excel workbook has.

Form: OpenDocument 1.3, https://docs.oasis-open.org/office/OpenDocument/v1.3/. White space in it is collapsed (part 3,
section 6.1.2), so a run of spaces is an element of its own.
"""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from graphkit.contribute.tabulate import Tabled
from graphkit.sheets.sheet import Value

_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
    )
)
_STYLES = """<office:automatic-styles>
<number:date-style style:name="day"><number:year number:style="long"/><number:text>-</number:text>\
<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>
<style:style style:name="date" style:family="table-cell" style:data-style-name="day"/>
</office:automatic-styles>
"""
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIMETYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""


def open_document(sheets: Sequence[Tabled]) -> bytes:
    """The file's bytes: the same for the same sheets. No cell is a formula."""
    tables = "".join(part for sheet in sheets for part in _table(sheet))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {_NAMESPACES} office:version="1.3">\n'
        f"{_STYLES}<office:body><office:spreadsheet>\n{tables}"
        "</office:spreadsheet></office:body></office:document-content>\n"
    )
    out = io.BytesIO()
    with ZipFile(out, "w") as parts:
        # The kind of file stands first and unpacked, for programs that look no further.
        for name, text in (("mimetype", _MIMETYPE), ("content.xml", content), ("META-INF/manifest.xml", _MANIFEST)):
            member = ZipInfo(name, _FIRST_DAY)
            member.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            parts.writestr(member, text)
    return out.getvalue()


def _table(sheet: Tabled) -> Iterator[str]:
    yield f"<table:table table:name={quoteattr(sheet.title)}>\n"
    yield f'<table:table-column table:number-columns-repeated="{len(sheet.keys)}"/>\n'
    for number, row in enumerate((sheet.keys, sheet.heads, *sheet.rows)):
        hidden = ' table:visibility="collapse"' if number == 0 else ""
        yield f"<table:table-row{hidden}>{''.join(map(_cell, row))}</table:table-row>\n"
    yield "</table:table>\n"


def _cell(value: Value) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        day = value.isoformat()
        typed = f'office:value-type="date" office:date-value="{day}" table:style-name="date"'
        return f"<table:table-cell {typed}><text:p>{day}</text:p></table:table-cell>"
    if isinstance(value, str):
        lines = "".join(f"<text:p>{_spaced(line)}</text:p>" for line in value.split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
    number = f"{value:f}" if isinstance(value, Decimal) else str(value)
    typed = f'office:value-type="float" office:value="{number}"'
    return f"<table:table-cell {typed}><text:p>{number}</text:p></table:table-cell>"


def _spaced(line: str) -> str:
    return re.sub(r" {2,}", lambda run: f' <text:s text:c="{len(run.group()) - 1}"/>', escape(line))
