"""The contributor's own workbook comes back: marked where something is wrong, and else as it was."""

import os
import re
import shutil
import subprocess
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment

from graphkit.languages.fallback import FULL
from graphkit.languages.texts import text

FAULTS = {
    ("Aktører", 4, "organisasjonsnummer"): 999999992,
    ("Aktører", 5, "sektor"): "tredje secktorn",
    ("Innsatser", 4, "periode: sluttdato"): "2012",
}
PLACES = [("Aktører", "I5"), ("Aktører", "L4"), ("Innsatser", "K4")]


def parts(path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def coloured(path) -> dict[tuple[str, str], str]:
    """The colour laid over each cell."""
    return {
        (sheet.title, cell): rule.dxf.fill.bgColor.rgb[2:]
        for sheet in openpyxl.load_workbook(path).worksheets[1:]
        for area in sheet.conditional_formatting
        for rule in area.rules
        for cell in str(area.sqref).split()
    }


def remarks(path) -> dict[tuple[str, str], str]:
    found = {}
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            found |= {(sheet.title, cell.coordinate): cell.comment.text for cell in row if cell.comment}
    return found


@pytest.fixture
def annotated(filled, validate, tmp_path):
    """Function: the workbook with faults, checked in a language; the paths of both."""

    def annotating(language: str = "nb"):
        source, out = filled(tmp_path / "a.xlsx", FAULTS), tmp_path / "out.xlsx"
        assert validate(source, "--lang", language, "-o", out).exit_code == 1
        return source, out

    return annotating


def test_wrong_cells_are_coloured_and_remarked_on(annotated):
    source, out = annotated()
    assert coloured(out) == dict.fromkeys(PLACES, "F8D0CB")
    new = {place: words for place, words in remarks(out).items() if place not in remarks(source)}
    assert sorted(new) == PLACES
    assert new["Aktører", "L4"].startswith(
        "graphkit validate: feil: «999999992» er ikke et norsk organisasjonsnummer (Enhetsregisteret)"
    )
    assert "Mente du" in new["Aktører", "I5"]


def test_the_findings_stand_in_front(annotated):
    front = openpyxl.load_workbook(annotated()[1]).worksheets[0]
    rows = list(front.iter_rows(values_only=True))
    assert front.title == "Funn (graphkit)"
    assert front.row_dimensions[1].hidden
    assert rows[1] == tuple(
        text("report", f"column.{key}", "nb")
        for key in ("severity", "sheet", "cell", "head", "thing", "value", "message", "advice")
    )
    assert sorted((row[1], row[2]) for row in rows[2:]) == PLACES
    assert {cell.hyperlink.location for cell in front["C"] if cell.hyperlink} == {
        f"'{sheet}'!{cell}" for sheet, cell in PLACES
    }


def test_all_else_is_as_it_was(annotated):
    source, out = annotated()
    before, after = parts(source), parts(out)
    assert before.keys() <= after.keys()
    changed = {name for name in before if before[name] != after[name]}
    marked = {"xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"}
    assert {re.sub(r"[0-9]+", "", name) for name in changed - marked} <= {
        "xl/worksheets/sheet.xml",
        "xl/comments/comment.xml",
        "xl/drawings/commentsDrawing.vml",
    }
    old, new = openpyxl.load_workbook(source), openpyxl.load_workbook(out)
    assert new.sheetnames[1:] == old.sheetnames
    for sheet in old:
        same = new[sheet.title]
        assert [[cell.value for cell in row] for row in same] == [[cell.value for cell in row] for row in sheet]
        assert len(same.data_validations.dataValidation) == len(sheet.data_validations.dataValidation)
        assert [same.column_dimensions[c].width for c in "ABC"] == [sheet.column_dimensions[c].width for c in "ABC"]
        assert sheet.sheet_state == same.sheet_state


def test_what_libraries_drop_is_kept(annotated, validate, tmp_path):
    """Drop-downs as newer programs write them, a chart's part, and a name of one sheet."""
    source, out = annotated()
    found = parts(source)
    lists = b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><kept/></ext></extLst></worksheet>'
    found["xl/worksheets/sheet2.xml"] = found["xl/worksheets/sheet2.xml"].replace(b"</worksheet>", lists)
    names = b'<definedNames><definedName name="a" localSheetId="1">Akt!$A$1</definedName></definedNames><calcPr'
    workbook = re.sub(rb"<definedNames ?/>", b"", found["xl/workbook.xml"])
    assert b"<calcPr" in workbook
    found["xl/workbook.xml"] = workbook.replace(b"<calcPr", names, 1)
    found["xl/charts/chart1.xml"] = b"<chart/>"
    with zipfile.ZipFile(source, "w") as target:
        for name, content in found.items():
            target.writestr(name, content)
    assert validate(source, "-o", out).exit_code == 1
    after = parts(out)
    assert lists in after["xl/worksheets/sheet2.xml"]
    assert after["xl/charts/chart1.xml"] == b"<chart/>"
    assert b'localSheetId="2"' in after["xl/workbook.xml"]
    # The order of a sheet's elements is fixed: a program refuses the file where it is not kept.
    elements = (b"conditionalFormatting", b"dataValidations", b"pageMargins", b"legacyDrawing", b"extLst")
    order = re.findall(rb"<(%s)\b" % b"|".join(elements), after["xl/worksheets/sheet2.xml"])
    assert tuple(dict.fromkeys(order)) == elements


def test_a_remark_of_the_contributor_is_kept(annotated, validate, tmp_path):
    source, out = annotated()
    book = openpyxl.load_workbook(source)
    book["Aktører"]["L4"].comment = Comment("Må sjekkes", "Kari")
    book.save(source)
    for _ in range(2):
        validate(source, "--lang", "nb", "-o", out)
        words = remarks(out)["Aktører", "L4"]
        assert words.startswith("Må sjekkes\ngraphkit validate: feil: ")
        assert words.count("999999992") == 1
        source = shutil.copy(out, tmp_path / "again.xlsx")


def test_checked_again_the_old_marks_go(annotated, validate, tmp_path):
    _, out = annotated()
    book = openpyxl.load_workbook(out)
    book["Aktører"]["L4"].value = 999999999
    book.save(tmp_path / "mended.xlsx")
    again = tmp_path / "again.xlsx"
    assert validate(tmp_path / "mended.xlsx", "--lang", "sv", "-o", again).exit_code == 1
    left = [place for place in PLACES if place != ("Aktører", "L4")]
    assert sorted(coloured(again)) == left
    assert (
        sorted(place for place, words in remarks(again).items() if words.startswith("graphkit validate: fel: ")) == left
    )
    assert not [words for words in remarks(again).values() if "feil: " in words]
    assert [name for name in openpyxl.load_workbook(again).sheetnames if "graphkit" in name] == [
        "Iakttagelser (graphkit)"
    ]


def test_without_findings_nothing_is_coloured(filled, validate, tmp_path):
    out = tmp_path / "out.xlsx"
    assert validate(filled(tmp_path / "a.xlsx"), "-o", out).exit_code == 0
    assert coloured(out) == {}
    assert len(list(openpyxl.load_workbook(out).worksheets[0].iter_rows())) == 2


def test_the_same_workbook_gives_the_same_bytes(annotated, validate, tmp_path):
    source, out = annotated()
    validate(source, "--lang", "nb", "-o", tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == out.read_bytes()


@pytest.mark.parametrize("language", FULL)
def test_in_every_language(annotated, language):
    _, out = annotated(language)
    front = openpyxl.load_workbook(out).worksheets[0]
    assert front.title == text("sheets", "front", language)
    severity = text("validate", "severity.violation", language)
    assert [row[0] for row in front.iter_rows(min_row=3, values_only=True)] == [severity] * 3
    new = [words for place, words in remarks(out).items() if place in PLACES]
    assert len(new) == 3
    assert all(words.startswith(f"graphkit validate: {severity}: ") for words in new)


@pytest.mark.skipif(
    not shutil.which("soffice") and "CI" not in os.environ, reason="LibreOffice is not installed: see `make office`"
)
def test_libreoffice_opens_it(annotated, tmp_path):
    _, out = annotated()
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path), str(out)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    with zipfile.ZipFile(tmp_path / "out.ods") as opened:
        content = opened.read("content.xml").decode()
    assert content.count("999999992") >= 2
    assert "Funn (graphkit)" in content


@pytest.mark.skipif(
    not shutil.which("soffice") and "CI" not in os.environ, reason="LibreOffice is not installed: see `make office`"
)
def test_saved_by_libreoffice_the_old_marks_go_too(annotated, validate, tmp_path):
    _, out = annotated()
    (tmp_path / "saved").mkdir()
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), str(out)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    again = tmp_path / "again.xlsx"
    assert validate(tmp_path / "saved" / "out.xlsx", "--lang", "sv", "-o", again).exit_code == 1
    assert sorted(coloured(again)) == PLACES
    assert not [words for words in remarks(again).values() if "feil: " in words]
    assert sorted(place for place, words in remarks(again).items() if "fel: " in words) == PLACES
