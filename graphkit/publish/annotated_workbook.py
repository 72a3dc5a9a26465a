"""The contributor's own workbook with what was found in it: cells coloured and remarked on, the findings in front."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from graphkit.child import LimitError, Limits, run
from graphkit.contribute.layout import ABOUT
from graphkit.errors import UnreadableError
from graphkit.languages.fallback import FULL
from graphkit.languages.texts import text
from graphkit.report.finding import SEVERITIES, Finding, Report
from graphkit.report.messages import advice, message_and_suggestion, thing, value
from graphkit.report.summary import severity_counts
from graphkit.sheets.colours import colour
from graphkit.sheets.front import Front, put_in_front
from graphkit.sheets.package import Package
from graphkit.sheets.remarks import remark

GROUNDS = {"violation": "F8D0CB", "warning": "FDE9B8", "info": "D6E6F2"}
"""The colours of reports: black words on them have a contrast of more than 12 to 1."""

_WIDTHS = (11, 20, 8, 26, 32, 32, 70, 70)
_FIRST = 3
"""The first sheet's first row with a finding: above it are one for programs and the heads."""

_LIMITS = Limits(seconds=60, memory=2**30)


def annotated_workbook(path: Path, report: Report, language: str) -> bytes:
    """The bytes of the .xlsx with its findings; all that is not about them is as it was.

    What an earlier check added is taken away. Raises UnreadableError.
    """
    try:
        return run(_LIMITS, _annotated, path, report, language)
    except LimitError as error:
        raise UnreadableError(path, error.reason, "Delete empty formatted rows, or split the file") from error


def _annotated(path: Path, report: Report, language: str) -> bytes:
    package = Package(path, path.read_bytes())
    findings = [finding for finding in report.findings if finding.file == path]
    by_cell: dict[str, dict[str, list[Finding]]] = {}
    for finding in findings:
        if finding.cell and (part := package.sheets.get(finding.sheet or "")):
            by_cell.setdefault(part, {}).setdefault(finding.cell, []).append(finding)
    for part in package.sheets.values():
        remark(package, part, {cell: _remark(found, language) for cell, found in by_cell.get(part, {}).items()})
    front = put_in_front(package, _front(findings, report, language, set(package.sheets)))
    severities = {f"A{number}": [finding] for number, finding in enumerate(findings, _FIRST)}
    colour(package, {part: _colours(cells) for part, cells in {**by_cell, front: severities}.items()})
    return package.written()


def _colours(cells: dict[str, list[Finding]]) -> dict[str, list[str]]:
    """Names of cells by the colour of their gravest finding."""
    found: dict[str, list[str]] = defaultdict(list)
    for cell, findings in cells.items():
        worst = min((finding.severity for finding in findings), key=SEVERITIES.index)
        found[GROUNDS[worst]].append(cell)
    return found


def _remark(findings: Iterable[Finding], language: str) -> str:
    return "\n".join(_sentence(finding, language) for finding in findings)


def _sentence(finding: Finding, language: str) -> str:
    severity = text("validate", f"severity.{finding.severity}", language)
    told = f"{severity}: {message_and_suggestion(finding, language)}."
    return " → ".join(filter(None, (told, advice(finding, language))))


def _front(findings: list[Finding], report: Report, language: str, sheets: set[str]) -> Front:
    columns = ("severity", "sheet", "cell", "head", "thing", "value", "message", "advice")
    counts = severity_counts(report)
    said = " · ".join(f"{text('validate', f'severity.{name}', language)}: {counts[name]}" for name in SEVERITIES)
    rows = [
        (ABOUT, said),
        tuple(text("report", f"column.{column}", language) for column in columns),
        *(_row(finding, language) for finding in findings),
    ]
    links = [
        (number, 3, f"{_quoted(finding.sheet)}!{finding.cell}")
        for number, finding in enumerate(findings, _FIRST)
        if finding.cell and finding.sheet in sheets
    ]
    names = [text("sheets", "front", each) for each in FULL]
    return Front(text("sheets", "front", language), names, _WIDTHS, rows, links)


def _row(finding: Finding, language: str) -> tuple[str, ...]:
    return (
        text("validate", f"severity.{finding.severity}", language),
        finding.sheet or "",
        finding.cell or "",
        finding.head or "",
        thing(finding, language),
        value(finding.value),
        message_and_suggestion(finding, language),
        advice(finding, language),
    )


def _quoted(sheet: str | None) -> str:
    return "'" + (sheet or "").replace("'", "''") + "'"
