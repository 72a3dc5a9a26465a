"""`graphkit validate -o`: the extension chooses the form, and each says the same."""

import io
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from graphkit.cli import main
from graphkit.cli.validate import EXTENSIONS, FORMS

HERE = Path(__file__).parents[1] / "validate"
ARGUMENTS = ("validate", str(HERE / "data.ttl"), "--shapes", str(HERE / "shapes.ttl"))

BEGINNINGS = {
    ".txt": "Skoðaðar".encode(),
    ".json": b'{\n  "summary"',
    ".csv": b"\xef\xbb\xbfAlvarleiki,",
    ".xlsx": b"PK\x03\x04",
    ".sarif": b'{\n  "$schema"',
    ".ttl": b"@prefix sh:",
    ".html": b'<!DOCTYPE html>\n<html lang="is">',
}


def test_every_form_has_its_extension():
    assert EXTENSIONS.keys() == BEGINNINGS.keys()
    assert set(EXTENSIONS.values()) == set(FORMS)


@pytest.mark.parametrize("extension", BEGINNINGS)
def test_by_extension(tmp_path, extension):
    target = tmp_path / f"report{extension}"
    result = CliRunner().invoke(main, [*ARGUMENTS, "--lang", "is", "-o", str(target)])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == f"villa: 7 · viðvörun: 2 · ábending: 2 → {target}\n"
    content = target.read_bytes()
    assert content.startswith(BEGINNINGS[extension])
    assert b"\r\n" not in content.replace(b"\r\n", b"", 12 if extension == ".csv" else 0) or extension == ".xlsx"


@pytest.mark.parametrize("form", sorted(FORMS))
def test_stdout_holds_the_very_bytes_of_the_file(tmp_path, form):
    target = tmp_path / "report"
    filed = CliRunner().invoke(main, [*ARGUMENTS, "--lang", "en", "--format", form, "-o", str(target)])
    shown = CliRunner().invoke(main, [*ARGUMENTS, "--lang", "en", "--format", form])
    assert filed.exit_code == shown.exit_code == 1
    assert shown.stdout_bytes == target.read_bytes()
    assert shown.stderr == ""


def test_forms_agree_on_the_number_of_findings():
    def made(form: str) -> bytes:
        return CliRunner().invoke(main, [*ARGUMENTS, "--lang", "en", "--format", form]).stdout_bytes

    book = openpyxl.load_workbook(io.BytesIO(made("xlsx")))
    counts = {
        "json": len(json.loads(made("json"))["findings"]),
        "csv": made("csv").count(b"\r\n") - 1,
        "xlsx": book.worksheets[1].max_row - 1,
        "sarif": len(json.loads(made("sarif"))["runs"][0]["results"]),
        "ttl": made("ttl").count(b"a sh:ValidationResult"),
        "html": made("html").count(b'<td data-label="Place">'),
    }
    assert set(counts.values()) == {11}
