"""The empty workbook: a sheet a kind, drop-downs by range, help, formats, an example that is never read as data."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest

from graphkit.contribute.contribution import read_book
from graphkit.contribute.table import in_template, tables
from graphkit.contribute.template import template
from graphkit.contribute.words import listed
from graphkit.languages.fallback import FULL
from graphkit.languages.texts import text
from graphkit.namespaces import COUNTRIES
from graphkit.sheets.read import read

LISTS = re.compile(r"'(.+)'!\$([A-Z]+)\$1:\$\2\$(\d+)")


@pytest.fixture(scope="module")
def swedish() -> bytes:
    return template("se", "sv")


@pytest.fixture(scope="module")
def opened(swedish: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(swedish))


def columns(sheet) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[1]}


def rule(sheet, key: str):
    """The validation of a column."""
    letter = openpyxl.utils.get_column_letter(columns(sheet)[key])
    (found,) = [r for r in sheet.data_validations.dataValidation if str(r.sqref).startswith(f"{letter}3:")]
    return found


def values(book: openpyxl.Workbook, found) -> list[str]:
    name, letter, last = LISTS.fullmatch(found.formula1).groups()
    return [book[name][f"{letter}{number}"].value for number in range(1, int(last) + 1)]


def test_a_sheet_a_kind_between_instructions_and_hidden_lists(opened):
    names = [text("contribute", f"sheet.{kind}", "sv") for kind in ("start", *tables(), "lists")]
    assert opened.sheetnames == names
    assert [sheet.sheet_state for sheet in opened] == ["visible"] * 12 + ["hidden"]
    assert len(list(opened["Börja här"].iter_rows(values_only=True))) == 10, "a key, a title, eight lines"


def test_every_column_of_the_tables_stands_in_it(opened):
    for table in tables().values():
        sheet = opened[table.title("sv")]
        keys = {key.partition("@")[0] for key in columns(sheet)} - {f"se-{table.kind}:"}
        assert keys == {column.key for column in table.columns[1:] if in_template(table, column)}
        assert sheet.row_dimensions[1].hidden
        assert sheet.freeze_panes == "B3"


def test_names_are_asked_for_in_the_countrys_languages_and_english():
    book = openpyxl.load_workbook(io.BytesIO(template("fi", "en")))
    names = [key for key in columns(book["Actors"]) if key.startswith("skos:prefLabel")]
    assert names == ["skos:prefLabel@fi", "skos:prefLabel@sv", "skos:prefLabel@en"]


def test_required_columns_are_marked(opened):
    sheet = opened["Aktörer"]
    marked = {key for key, at in columns(sheet).items() if sheet.cell(2, at).value.endswith(" *")}
    assert marked == {"skos:prefLabel@sv", "nsi:actorKind", "dcterms:source"}


def test_every_coded_column_has_its_list(opened):
    tried = 0
    for table in tables().values():
        sheet = opened[table.title("sv")]
        for column in table.columns:
            if column.form == "code" and in_template(table, column):
                assert values(opened, rule(sheet, column.key)) == listed(column.of.target, "se", "sv")
                tried += 1
    assert tried > 20


def test_a_list_may_be_longer_than_255_characters(opened):
    found = values(opened, rule(opened["Aktörer"], "nsi:actorKind"))
    assert len(",".join(found)) > 255
    assert "stiftelse" in found


def test_legal_forms_are_those_of_the_country(opened):
    found = values(opened, rule(opened["Aktörer"], "rov:orgType"))
    assert "aktiebolag" in found
    assert not {"aksjeselskap", "osakeyhtiö", "anpartsselskab"} & set(found)


def test_lists_are_in_the_alphabet_of_the_language():
    danish = listed("jurisdiction", "dk", "da")
    assert danish.index("Åland") > danish.index("Tyskland"), "å is the last letter"
    english = listed("jurisdiction", "dk", "en")
    assert english.index("Åland Islands" if "Åland Islands" in english else "Åland") < english.index("Belgium")


def test_references_are_chosen_from_the_names_on_the_other_sheet(opened):
    assert rule(opened["Deltaganden"], "org:member").formula1 == "'Aktörer'!$B$3:$B$2003"
    assert rule(opened["Aktörer"], "dcterms:source").formula1 == "'Källor'!$B$3:$B$2003"


def test_help_shows_when_a_cell_is_chosen(opened):
    for sheet in opened.worksheets[1:12]:
        rules = sheet.data_validations.dataValidation
        assert len(rules) == sheet.max_column
        assert all(0 < len(r.prompt) <= 255 and 0 < len(r.promptTitle) <= 32 and r.showInputMessage for r in rules)
        assert all(cell.comment for cell in sheet[2])


def test_dates_and_numbers_have_their_formats(opened):
    sheet = opened["Insatser"]
    formats = {
        key: sheet.column_dimensions[openpyxl.utils.get_column_letter(at)].number_format
        for key, at in columns(sheet).items()
    }
    assert formats["schema:amount/schema:value"] == "#,##0.##"
    assert formats["dcterms:temporal/dcat:startDate"] == "@", "a year stays a year, 3.2014 a month"
    accessed = opened["Källor"].column_dimensions[
        openpyxl.utils.get_column_letter(columns(opened["Källor"])["nsi:accessed"])
    ]
    assert accessed.number_format == "yyyy-mm-dd"


@pytest.mark.parametrize("language", FULL)
def test_an_empty_template_says_nothing_and_has_no_problem(language: str, tmp_path: Path):
    path = tmp_path / "t.xlsx"
    path.write_bytes(template("no", language))
    book = read(path)
    found = read_book(book, language)
    assert (dict(found.origins), found.problems) == ({}, ())
    assert all(len(sheet.rows) == 3 for sheet in book.sheets[1:12]), "keys, heads and the example"


@pytest.mark.parametrize("country", COUNTRIES)
def test_there_is_a_template_for_every_country(country: str):
    book = openpyxl.load_workbook(io.BytesIO(template(country, "en")))
    assert book["Actors"]["A1"].value == f"{country}-actor:"


def test_no_cell_is_a_formula_and_the_bytes_are_the_same_again(swedish: bytes):
    assert template("se", "sv") == swedish
    with zipfile.ZipFile(io.BytesIO(swedish)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 13
    assert not any(b"<f>" in sheet for sheet in sheets)


@pytest.mark.skipif(
    not shutil.which("soffice") and "CI" not in os.environ, reason="LibreOffice is not installed: see `make office`"
)
def test_libreoffice_opens_it_with_its_drop_downs(swedish: bytes, tmp_path: Path):
    (tmp_path / "t.xlsx").write_bytes(swedish)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [
        "soffice",
        "--headless",
        profile,
        "--convert-to",
        "ods",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "t.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(tmp_path / "t.ods") as parts:
        content = parts.read("content.xml").decode()
    drop_downs = re.findall(r"<table:content-validation [^>]*cell-content-is-in-list\(\[\$(\w+)\.\$[A-Z]+\$", content)
    assert drop_downs.count("Listor") > 20
    assert "aktörstyp *" in content
    found = read_book(read(tmp_path / "t.ods"), "sv")
    assert (dict(found.origins), found.problems) == ({}, ())
