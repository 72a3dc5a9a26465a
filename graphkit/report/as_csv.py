"""A report as CSV, one finding a row, to be worked through in any spreadsheet program."""

import csv
import io

from graphkit.report.finding import Report
from graphkit.report.table import headings, rows
from graphkit.sheets.formula import harmless

BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheet programs that the text is UTF-8; without it æ, ø and å come out wrong."""


def as_csv(report: Report, language: str) -> str:
    """Comma-separated text (https://www.rfc-editor.org/rfc/rfc4180) with headings in the language."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(harmless, headings(language)))
    writer.writerows(map(harmless, row) for row in rows(report.findings, language))
    return BYTE_ORDER_MARK + out.getvalue()
