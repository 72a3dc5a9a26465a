"""Findings as rows of a table: what the forms for spreadsheets share."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graphkit.languages.texts import text
from graphkit.namespaces import short
from graphkit.report.finding import Finding
from graphkit.report.location import file_of
from graphkit.report.messages import advice, message, property_name, suggestion, thing, value, visible

COLUMNS = (
    "severity",
    "rule",
    "file",
    "line",
    "sheet",
    "cell",
    "head",
    "thing",
    "property",
    "value",
    "limit",
    "message",
    "suggestion",
    "advice",
    "focus",
)

Cell = str | int | float | None


@dataclass(frozen=True)
class Table:
    """A table that stands beside the findings: its name, the heads and widths (in characters) of its columns, rows."""

    name: str
    head: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[Cell]]


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
            finding.sheet and visible(finding.sheet),
            finding.cell,
            finding.head and visible(finding.head),
            thing(finding, language),
            property_name(finding, language),
            value(finding.value) or None,
            limit or None,
            message(finding, language),
            suggestion(finding, language) or None,
            advice(finding, language) or None,
            visible(focus, len(focus)),
        ]
