"""Every hostile file through `graphkit validate`: an answer, in plain words, and the program lives."""

import csv
import json
import time
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from graphkit.cli import main

HOSTILE = sorted(p for p in (Path(__file__).parents[1] / "hostile").iterdir() if p.suffix != ".md")
DATA = [path for path in HOSTILE if not path.name.startswith("shape_")]
SHAPES = [path for path in HOSTILE if path.name.startswith("shape_")]
SHEETS = [path for path in DATA if path.suffix in (".csv", ".xlsx")]
LONGEST = 60
"""Seconds by the clock on a busy machine; the limit itself counts computing (`graphkit.validate.guarded`)."""

UNREADABLE = {"csv_huge_field", "csv_nul", "xlsx_entity_bomb", "xlsx_is_html", "xlsx_zip_bomb_60mb", "xlsx_zip_slip"}

REFUSED = {"trust_deactivate_shape.ttl", "trust_own_shapes.ttl", "trust_sameas_hub.ttl", "trust_subclass_axiom.ttl"}


def run(*arguments: str):
    start = time.monotonic()
    result = CliRunner().invoke(main, ["validate", *arguments])
    assert time.monotonic() - start < LONGEST
    assert result.exit_code in (0, 1, 3)
    assert "Traceback" not in result.output
    assert "\x1b" not in result.output
    if result.exit_code == 3:
        assert len(result.stderr.splitlines()) == 1
        assert result.stdout == ""
    return result


def test_how_many():
    assert len(DATA) >= 72
    assert len(SHEETS) == 17
    assert len(SHAPES) >= 5


@pytest.mark.parametrize("path", DATA, ids=lambda p: p.name)
def test_data(path: Path):
    run(str(path))


@pytest.mark.parametrize("path", SHAPES, ids=lambda p: p.name)
def test_shapes(path: Path):
    run(str(Path(__file__).parents[1] / "validate" / "data.ttl"), "--shapes", str(path))


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_data_that_would_weaken_the_rules_is_refused(name: str):
    path = Path(__file__).parents[1] / "hostile" / name
    assert run(str(path)).exit_code == 1


@pytest.mark.parametrize("path", SHEETS, ids=lambda p: p.name)
def test_a_sheet_is_refused_in_one_line_or_told_about(path: Path):
    refused = path.stem in UNREADABLE
    result = run(str(path), "--format", "json")
    assert result.exit_code == (3 if refused else result.exit_code)
    if refused:
        assert path.name in result.stderr
    else:
        assert json.loads(result.stdout)["findings"]


@pytest.mark.parametrize("form", ["xlsx", "csv", "html"])
@pytest.mark.parametrize("name", ["xlsx_formula.xlsx", "csv_formula.csv", "xlsx_types.xlsx"])
def test_no_formula_comes_out_of_a_sheet_but_its_own(name: str, form: str, tmp_path: Path):
    out = tmp_path / f"out.{form}"
    run(str(Path(__file__).parents[1] / "hostile" / name), "-o", str(out))
    if form == "xlsx":
        formulas = [
            (sheet.title, cell.coordinate)
            for sheet in openpyxl.load_workbook(out)
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        ]
        assert formulas == ([("Sheet", "B2"), ("Sheet", "B3")] if name == "xlsx_formula.xlsx" else [])
    elif form == "csv":
        cells = [cell for row in csv.reader(out.read_text(encoding="utf-8-sig").splitlines()) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_recursive_and_unknown_shapes_are_errors():
    for name in ("shape_recursive.ttl", "shape_unknown_constraint.ttl", "shape_service.ttl"):
        path = Path(__file__).parents[1] / "hostile" / name
        assert run(str(Path(__file__).parents[1] / "validate" / "data.ttl"), "--shapes", str(path)).exit_code == 3
