"""Personal data in a sheet or in RDF is found, and stands in no form of the report."""

import csv
import io
import json

import openpyxl
import pytest

from graphkit.guards.personal import MASK

# Made up: 31 February, and a number that no century has (individual number 600 in the year 50).
NUMBERS = {
    "fødselsnummer": "31028012345",
    "lost zero": 1025060047,
    "CPR": "310280-0000",
    "henkilötunnus": "310280-000A",
}
MAIL, PHONE = "kari.eksempel@eksempel.example", "+47 00 00 00 00"
FORMS = ("txt", "json", "csv", "xlsx", "html", "sarif", "ttl")
SECRETS = ("31028012345", "1025060047", "310280-000", "kari.eksempel", "00 00 00 00", "Kari Eksempel")

TTL = f"""
@prefix nsi: <https://w3id.org/nordic-social-innovation/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix a: <https://w3id.org/nordic-social-innovation/id/no/actor/> .
@prefix i: <https://w3id.org/nordic-social-innovation/id/no/identifier/> .
@prefix adms: <http://www.w3.org/ns/adms#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix register: <https://w3id.org/nordic-social-innovation/concept/identifier-scheme/> .
a:en a nsi:Actor ; skos:prefLabel "Kari Eksempel"@nb ; nsi:legalFormAsStated "ENK"@nb ;
    skos:altLabel "Ring {PHONE}, {MAIL} (31028012345)"@no .
i:en a adms:Identifier ; skos:notation "31028012345" ; dcterms:conformsTo register:no-brc .
"""


def content(path) -> str:
    """All that a reader of a report can see in it."""
    if path.suffix != ".xlsx":
        return path.read_text(encoding="utf-8")
    sheets = openpyxl.load_workbook(path)
    return "\n".join(str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row)


@pytest.fixture
def sheet(filled, tmp_path):
    changes = {("Aktører", row, "annet navn [nb]"): value for row, value in enumerate(NUMBERS.values(), 4)}
    changes[("Aktører", 8, "annet navn [nb]")] = f"{MAIL}, {PHONE}"
    changes[("Aktører", 5, "organisasjonsnummer")] = "31028012345"
    changes[("Aktører", 5, "organisasjonsnummer: register")] = "organisasjonsnummer (Norge)"
    return filled(tmp_path / "a.xlsx", changes)


@pytest.mark.parametrize("form", FORMS)
def test_rdf(validate, tmp_path, form):
    path, out = tmp_path / "a.ttl", tmp_path / f"out.{form}"
    path.write_text(TTL, encoding="utf-8")
    assert validate(path, "-o", out).exit_code == 1
    shown = content(out)
    assert [secret for secret in SECRETS if secret in shown] == []
    for rule in ("Text-personal-number", "Text-e-mail", "Text-phone", "Identifier-person", "Actor-sole-trader"):
        assert rule in shown, rule


@pytest.mark.parametrize("form", [form for form in FORMS if form != "xlsx"])
def test_a_sheet(sheet, validate, tmp_path, form):
    out = tmp_path / f"out.{form}"
    assert validate(sheet, "-o", out).exit_code == 1
    shown = content(out)
    assert [secret for secret in SECRETS if secret in shown] == []
    assert MASK in shown
    assert "Text-personal-number" in shown


def test_each_cell_is_named(sheet, validate):
    tree = json.loads(validate(sheet, "--format", "json").stdout)
    cells = {(f["rule"], f["cell"]) for f in tree["findings"]}
    assert {("Text-personal-number", f"E{row}") for row in (4, 6, 7)} <= cells
    assert {
        ("Text-e-mail", "E8"),
        ("Text-phone", "E8"),
        ("Identifier-person", "L5"),
        ("Cell-personal-number", "E5"),
    } <= cells


def test_the_annotated_workbook_repeats_nothing(sheet, validate, tmp_path):
    out = tmp_path / "out.xlsx"
    validate(sheet, "-o", out)
    book = openpyxl.load_workbook(out)
    front = "\n".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)
    remarks = "\n".join(cell.comment.text for one in book for row in one.iter_rows() for cell in row if cell.comment)
    assert [secret for secret in SECRETS if secret in front + remarks] == []
    assert MASK in front


def test_a_number_in_a_column_that_nobody_reads_is_found_too(validate, tmp_path):
    path = tmp_path / "Aktører.csv"
    path.write_text("id;navn [nb];daglig leder\nalfa;Alfa;31028012345\nbeta;Beta;\n", encoding="utf-8")
    result = validate(path, "--lang", "nb", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout.lstrip("\ufeff"))))
    assert [row["Celle"] for row in rows if row["Regel"] == "Cell-personal-number"] == ["C2"]
    assert "31028012345" not in result.stdout


def test_an_organisation_s_number_is_shown(validate, filled, tmp_path):
    path = filled(tmp_path / "a.xlsx", {("Aktører", 4, "organisasjonsnummer"): 999999992})
    assert "999999992" in validate(path).stdout
