"""A report as an Excel workbook: one sheet of counts, one of findings with a filter and a head that stays in sight."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from graphkit.errors import GraphkitError
from graphkit.languages.texts import text
from graphkit.report.finding import SEVERITIES, Report
from graphkit.report.messages import property_name, visible
from graphkit.report.summary import kind_counts, severity_counts, verdict
from graphkit.report.table import Cell, Table, headings, rows
from graphkit.report.unchecked import unchecked
from graphkit.sheets.formula import is_formula
from graphkit.sheets.printable import printable_sheet
from graphkit.sheets.timeless import timeless

MAX_FINDINGS = 200_000
"""Few machines open a sheet of more; Excel's own end is at 1,048,576 rows."""

_WIDTHS = (12, 26, 34, 8, 18, 8, 24, 36, 24, 36, 24, 60, 36, 48, 60)
_SUMMARY_WIDTHS = (16, 12, 34, 44)
"""Of the columns of the two sheets, in characters."""

_GROUNDS = {"violation": "F8D0CB", "warning": "FDE9B8", "info": "D6E6F2"}
"""Light ones: black words on them have a contrast of more than 12 to 1."""


class TooManyFindingsError(GraphkitError):
    """More findings than fit in a sheet that can be worked with."""

    def __init__(self, findings: int) -> None:
        super().__init__(f"{findings:,} findings are more than a sheet can hold. Write .csv or .json instead")
        self.findings = findings


def as_xlsx(report: Report, language: str, lead: Sequence[str] = (), more: Sequence[Table] = ()) -> bytes:
    """The workbook's bytes: the same for the same report, where Python's zlib is the same.

    The first sheet begins with the lead, or what the report comes to; more tables get a sheet each after the findings.

    Every text is a text to Excel, never a formula. Raises TooManyFindingsError above MAX_FINDINGS.
    """
    longest = max(len(report.findings), *(len(table.rows) for table in more), 0)
    if longest > MAX_FINDINGS:
        raise TooManyFindingsError(longest)
    book = Workbook(write_only=True)
    for look in _looks():
        book.add_named_style(look)
    lead = lead or (verdict(report, language),)
    _summary(
        printable_sheet(book, text("report", "summary.heading", language), _SUMMARY_WIDTHS), report, language, lead
    )
    _findings(printable_sheet(book, text("report", "findings.heading", language), _WIDTHS), report, language)
    for table in more:
        _table(printable_sheet(book, table.name, table.widths), table)
    book.properties.creator = "graphkit"
    book.properties.title = text("report", "title", language)
    return timeless(book)


def _looks() -> Iterator[NamedStyle]:
    """The looks of cells. Named styles, since openpyxl is three times slower with a style of each cell's own."""
    wrapped = Alignment(wrap_text=True, vertical="top")
    yield NamedStyle("graphkit title", font=Font(bold=True, size=16))
    yield NamedStyle("graphkit line", alignment=Alignment(vertical="top"))
    yield NamedStyle("graphkit cell", alignment=wrapped)
    dark = PatternFill("solid", fgColor="0B4A6F")
    yield NamedStyle("graphkit head", font=Font(bold=True, color="FFFFFF"), fill=dark, alignment=wrapped)
    for severity, ground in _GROUNDS.items():
        yield NamedStyle(f"graphkit {severity}", fill=PatternFill("solid", fgColor=ground), alignment=wrapped)


def _summary(sheet: Worksheet, report: Report, language: str, lead: Sequence[str]) -> None:
    def said(key: str, **values: object) -> None:
        sheet.append([])
        sheet.append([_cell(sheet, text("validate", f"report.{key}", language, **values), "line")])

    sheet.append([_cell(sheet, text("report", "title", language), "title")])
    for sentence in lead:
        sheet.append([_cell(sheet, sentence, "line")])
    _counts(sheet, report, language)
    said("checked", statements=report.statements)
    for kind, count in kind_counts(report, language):
        sheet.append([count, _cell(sheet, kind, "line")])
    said("rules", tried=len(report.rules_tried), untried=len(report.rules_untried))
    for line in unchecked(report, language):
        sheet.append([])
        sheet.append([_cell(sheet, line, "line")])
    sheet.append([])
    sheet.append([_cell(sheet, text("report", "truth", language), "line")])


def _counts(sheet: Worksheet, report: Report, language: str) -> None:
    """How many findings of each severity, and of each rule."""
    names = {severity: text("validate", f"severity.{severity}", language) for severity in SEVERITIES}
    rules = Counter((f.severity, f.rule, property_name(f, language)) for f in report.findings)
    counts: list[tuple[str, list[Cell]]] = [(s, [count]) for s, count in severity_counts(report).items()]
    broken: list[tuple[str, list[Cell]]] = [(s, [rules[s, rule, name], visible(rule), name]) for s, rule, name in rules]
    for keys, body in ((("severity", "count"), counts), (("severity", "count", "rule", "property"), broken)):
        if not body:
            continue
        sheet.append([])
        _head(sheet, [text("report", f"column.{key}", language) for key in keys])
        for severity, cells in body:
            coloured = _cell(sheet, names[severity], severity)
            sheet.append([coloured, *(_cell(sheet, cell) for cell in cells)])


def _findings(sheet: Worksheet, report: Report, language: str) -> None:
    _filtered(sheet, headings(language), len(report.findings))
    for finding, (severity, *rest) in zip(report.findings, rows(report.findings, language), strict=True):
        sheet.append([_cell(sheet, severity, finding.severity), *(_cell(sheet, cell) for cell in rest)])


def _table(sheet: Worksheet, table: Table) -> None:
    _filtered(sheet, table.head, len(table.rows))
    for row in table.rows:
        sheet.append([_cell(sheet, cell) for cell in row])


def _filtered(sheet: Worksheet, head: Sequence[str], length: int) -> None:
    """The head of a sheet whose rows can be filtered under it."""
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{length + 1}"
    _head(sheet, head)


def _head(sheet: Worksheet, names: Iterable[str]) -> None:
    sheet.append([_cell(sheet, name, "head") for name in names])


def _cell(sheet: Worksheet, value: Cell, look: str = "cell") -> SheetCell:
    cell = WriteOnlyCell(sheet, value)
    cell.style = f"graphkit {look}"
    if isinstance(value, str):
        cell.data_type = "s"
    # Without this Excel takes the text for a formula after all, as soon as somebody edits the cell.
    if is_formula(value):
        cell.quotePrefix = True
    return cell
