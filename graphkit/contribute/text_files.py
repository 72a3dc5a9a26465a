"""The sheets of a contribution as delimited text, one file a sheet, as Nordic spreadsheet programs open them.

UTF-8 with a byte order mark, semicolons, decimal comma; else https://www.rfc-editor.org/rfc/rfc4180.
"""

import codecs
import csv
import io
from datetime import date
from decimal import Decimal

from graphkit.contribute.tabulate import Tabled
from graphkit.sheets.formula import harmless
from graphkit.sheets.sheet import Value


def text_file(sheet: Tabled, delimiter: str = ";") -> bytes:
    """The bytes of one file: a row of keys, a row of heads, the data."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    for row in (sheet.keys, sheet.heads, *sheet.rows):
        writer.writerow(_field(value) for value in row)
    return codecs.BOM_UTF8 + out.getvalue().encode()


def _field(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        # The apostrophe keeps the program that opens the file from running it; reading takes it away again.
        return harmless(value)
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else str(value)
