"""The CSV form: one finding a row, nothing that a spreadsheet would run, nothing that it would garble."""

import csv
import io

import pytest

from graphkit.languages.fallback import FULL
from graphkit.report.as_csv import as_csv
from graphkit.report.table import COLUMNS


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_one_finding_a_row(finding, report, monkeypatch):
    monkeypatch.setattr("graphkit.report.table.advice", lambda *_: "Write it down.")
    text = as_csv(report(finding(value='"blåbær"@nb'), finding(2, severity="info", file=None, line=None)), "en")
    head, first, second = read(text)
    assert dict(zip(head, first, strict=True)) == {
        "Severity": "error",
        "Rule": "Actor-name",
        "File": "data/no/actors.ttl",
        "Line": "7",
        "Sheet": "",
        "Cell": "",
        "Column head": "",
        "Thing": "Eksempel 1",
        "Property": "name",
        "Value found": "blåbær (nb)",
        "What is asked for": "1",
        "What is wrong": "name: at least 1 needed, fewer given",
        "Did you mean": "",
        "What to do": "Write it down.",
        "IRI": "https://w3id.org/nordic-social-innovation/id/no/actor/eksempel-1",
    }
    assert second[:4] == ["note", "Actor-name", "", ""]


def test_it_opens_as_utf_8_with_windows_line_ends(finding, report):
    text = as_csv(report(finding()), "nb")
    assert text.encode().startswith(b"\xef\xbb\xbf")
    assert text.count("\r\n") == text.count("\n") == 2


@pytest.mark.parametrize("language", FULL)
def test_no_cell_is_a_formula(hostile, language):
    rows = read(as_csv(hostile, language))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    cells = [cell for row in rows for cell in row]
    assert len(rows) == len(hostile.findings) + 1 == 15
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert all(cell.isprintable() for cell in cells)
    assert sum(cell.startswith("'=") for cell in cells) == 7  # sheet, head, thing, property, value, limit, message
    assert max(map(len, cells)) < 1000


def test_without_findings_the_head_stands_alone(report):
    assert len(read(as_csv(report(), "fi"))) == 1
