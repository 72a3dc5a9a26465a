"""Findings as rows of a table: what the forms for spreadsheets share."""

from collections.abc import Iterable, Iterator

from graphkit.languages.texts import text
from graphkit.namespaces import short
from graphkit.report.finding import Finding
from graphkit.report.location import file_of
from graphkit.report.messages import advice, message, property_name, thing, value, visible

COLUMNS = (
    "severity",
    "rule",
    "file",
    "line",
    "thing",
    "property",
    "value",
    "limit",
    "message",
    "advice",
    "focus",
)

Cell = str | int | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def headings(language: str) -> list[str]:
    """Names of the columns."""
    return [text("report", f"column.{column}", language) for column in COLUMNS]


def rows(findings: Iterable[Finding], language: str) -> Iterator[list[Cell]]:
    """One row a finding: texts, the line as a number, None where there is nothing to say.

    Value and names are bounded as in every form; the file and the thing's IRI are whole, so that they can be used.
    """
    for finding in findings:
        file, focus = file_of(finding), finding.focus.removeprefix("<").removesuffix(">")
        limit = finding.limit and visible(short(finding.limit))
        yield [
            text("validate", f"severity.{finding.severity}", language),
            visible(finding.rule),
            file and visible(file, len(file)),
            finding.line,
            thing(finding, language),
            property_name(finding, language),
            value(finding.value) or None,
            limit or None,
            message(finding, language),
            advice(finding, language) or None,
            visible(focus, len(focus)),
        ]


def is_formula(cell: Cell) -> bool:
    """Whether a spreadsheet would run the text (https://owasp.org/www-community/attacks/CSV_Injection)."""
    return isinstance(cell, str) and cell.startswith(_FORMULA)
