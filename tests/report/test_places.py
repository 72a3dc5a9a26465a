"""Where a finding in a spreadsheet stands, in every form of a report."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import openpyxl
import pyoxigraph as ox
import pytest

from graphkit.languages.fallback import FULL
from graphkit.namespaces import SH
from graphkit.publish.validation_report import validation_report
from graphkit.report.as_csv import as_csv
from graphkit.report.as_json import as_json
from graphkit.report.as_sarif import as_sarif
from graphkit.report.as_text import as_text
from graphkit.report.as_turtle import as_turtle
from graphkit.report.as_xlsx import as_xlsx
from graphkit.report.messages import place

PLACE = {"file": Path("skjema.xlsx"), "line": None, "sheet": "Aktører", "cell": "B7", "head": "Navn"}


@pytest.fixture
def placed(finding, report):
    return report(finding(**PLACE))


def test_file_sheet_cell_and_head(finding):
    assert place(finding(**PLACE)) == "skjema.xlsx › Aktører!B7 (Navn)"
    assert place(finding(**PLACE | {"head": None})) == "skjema.xlsx › Aktører!B7"
    assert place(finding(**PLACE | {"head": None, "cell": None})) == "skjema.xlsx › Aktører"
    assert place(finding(**PLACE | {"sheet": "a\nb\u202e"})) == "skjema.xlsx › a\\nb\\u202e!B7 (Navn)"


@pytest.mark.parametrize("language", FULL)
def test_in_every_form(placed, language):
    assert "skjema.xlsx › Aktører!B7 (Navn): " in as_text(placed, language)
    rows = list(csv.reader(io.StringIO(as_csv(placed, language))))
    assert rows[1][2:7] == ["skjema.xlsx", "", "Aktører", "B7", "Navn"]
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(placed, language))).worksheets[1]
    assert [cell.value for cell in sheet[2]][2:7] == ["skjema.xlsx", None, "Aktører", "B7", "Navn"]
    assert "skjema.xlsx › Aktører!B7 (Navn)" in validation_report(placed, language)
    (result,) = json.loads(as_sarif(placed, language))["runs"][0]["results"]
    assert result["locations"][0]["message"] == {"text": "Aktører!B7 (Navn)"}
    (message,) = [
        q.object.value
        for q in ox.parse(as_turtle(placed, language), ox.RdfFormat.TURTLE)
        if q.predicate.value == SH + "resultMessage"
    ]
    assert message.startswith("Aktører!B7 (Navn): ")


def test_json_keys_and_their_schema(placed):
    tree = json.loads(as_json(placed, "nb"))
    assert {key: tree["findings"][0][key] for key in ("file", "line", "sheet", "cell", "head")} == {
        "file": "skjema.xlsx",
        "line": None,
        "sheet": "Aktører",
        "cell": "B7",
        "head": "Navn",
    }
    schema = Path(__file__).parents[2] / "docs" / "schemas" / "report.schema.json"
    jsonschema.validate(tree, json.loads(schema.read_text(encoding="utf-8")))


def test_findings_of_a_sheet_stand_in_its_order(finding):
    cells = ["B10", "AA2", "C2", "B9"]
    ordered = sorted((finding(n, **PLACE | {"cell": cell}) for n, cell in enumerate(cells)), key=lambda f: f.sort_key)
    assert [one.cell for one in ordered] == ["C2", "AA2", "B9", "B10"]
