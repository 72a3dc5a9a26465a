"""A workbook's bytes without the clock, which openpyxl puts into the zip file's members and into its properties."""

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_CORE

_TIMES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file can tell of."""


def timeless(book: Workbook) -> bytes:
    """The workbook as an .xlsx file: the same bytes for the same workbook, where Python's zlib is the same."""
    dated, out = io.BytesIO(), io.BytesIO()
    ExcelWriter(book, ZipFile(dated, "w", ZIP_DEFLATED)).save()
    with ZipFile(dated) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            member = ZipInfo(name, _FIRST_DAY)
            member.compress_type = ZIP_DEFLATED
            content = source.read(name)
            target.writestr(member, _TIMES.sub(b"", content) if name == ARC_CORE else content)
    return out.getvalue()
