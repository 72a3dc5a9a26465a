"""The workbook: counts first, findings to filter, text that stays text, the same bytes every time."""

import io
import time
from zipfile import ZipFile

import openpyxl
import pytest

from graphkit.languages.fallback import FULL
from graphkit.report import Report
from graphkit.report.as_xlsx import TooManyFindingsError, as_xlsx
from graphkit.report.table import COLUMNS, headings


def book(report: Report, language: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(as_xlsx(report, language)))


def values(sheet) -> list[tuple[object, ...]]:
    return [tuple(cell for cell in row if cell is not None) for row in sheet.iter_rows(values_only=True)]


@pytest.fixture
def three(finding, report) -> Report:
    return report(finding(1), finding(2), finding(3, severity="warning", rule="Actor-country", names={"en": "country"}))


def test_the_summary(three):
    summary = book(three, "en").worksheets[0]
    assert values(summary) == [
        ("Validation report",),
        ("There are errors. Correct them before the data is used.",),
        (),
        ("Severity", "Number"),
        ("error", 2),
        ("warning", 1),
        ("note", 0),
        (),
        ("Severity", "Number", "Rule", "Property"),
        ("error", 2, "Actor-name", "name"),
        ("warning", 1, "Actor-country", "country"),
        (),
        ("Statements checked: 40",),
        (5, "actors"),
        (2, "other things"),
        (),
        ("Rules tried: 1; rules with nothing to look at: 1",),
        (),
        ("Looked at by no rule: nsi:Other (2)",),
        (),
        ("A check tells whether the data keeps the rules. It cannot tell whether what the data says is true.",),
    ]


def test_findings_can_be_filtered_under_a_head_that_stays(three):
    sheet = book(three, "sv").worksheets[1]
    assert sheet.title == "Iakttagelser"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:O4"
    assert sheet.print_title_rows == "$1:$1"
    rows = list(sheet.iter_rows(values_only=True))
    assert list(rows[0]) == headings("sv")
    assert [row[0] for row in rows[1:]] == ["fel", "fel", "varning"]
    assert rows[1][3] == 7
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row if cell.value is not None)


def test_a_severity_is_a_word_and_a_colour(three):
    sheet = book(three, "en").worksheets[1]
    looks = {(row[0].value, row[0].fill.fgColor.rgb) for row in sheet.iter_rows(min_row=2)}
    assert looks == {("error", "00F8D0CB"), ("warning", "00FDE9B8")}


@pytest.mark.parametrize("language", FULL)
def test_no_cell_is_a_formula_now_or_when_edited(hostile, language):
    sheet = book(hostile, language).worksheets[1]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert {cell.column for cell in cells if cell.data_type == "n"} == {COLUMNS.index("line") + 1}
    risky = [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@"))]
    assert len(risky) >= 12
    assert all(cell.quotePrefix for cell in risky)
    assert not any(cell.quotePrefix for cell in cells if cell not in risky)
    assert all(str(cell.value).isprintable() for cell in cells)


def test_the_same_report_gives_the_same_bytes(three, monkeypatch):
    once = as_xlsx(three, "is")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 100_000)
    assert as_xlsx(three, "is") == once
    with ZipFile(io.BytesIO(once)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms" not in archive.read("docProps/core.xml").replace(b"xmlns:dcterms", b"")


def test_nothing_found(report):
    empty = book(report(), "nb")
    assert values(empty.worksheets[0])[1] == ("Ingen feil funnet.",)
    assert empty.worksheets[1].max_row == 1


def test_too_many_findings_are_refused_by_name(finding, report, monkeypatch):
    monkeypatch.setattr("graphkit.report.as_xlsx.MAX_FINDINGS", 1)
    with pytest.raises(TooManyFindingsError, match="2 findings are more than a sheet can hold") as caught:
        as_xlsx(report(finding(1), finding(2)), "en")
    assert caught.value.findings == 2
