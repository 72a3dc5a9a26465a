"""Workbooks: typed cells, what must be told of them, and files that would do harm."""

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest

from graphkit.errors import UnreadableError
from graphkit.sheets.container import MAX_RATIO
from graphkit.sheets.extent import MAX_CELLS
from graphkit.sheets.read import read
from graphkit.sheets.sheet import cell_name, cell_position

OPEN = "urn:oasis:names:tc:opendocument:xmlns"
NS = " ".join(f'xmlns:{name}="{OPEN}:{name}:1.0"' for name in ("office", "table", "text"))


def row(*cells: str, repeated: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'


def word(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def number(value: int, more: str = "") -> str:
    start = f'<table:table-cell office:value-type="float" office:value="{value}" {more}>'
    return f"{start}<text:p>{value}</text:p></table:table-cell>"


def saved(tmp_path, book: openpyxl.Workbook):
    book.save(tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def changed(path, part: str, old: bytes, new: bytes) -> None:
    """Change bytes of one part of a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        assert old in source.read(part)
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old, new) if name == part else content)
    path.write_bytes(out.getvalue())


def ods(tmp_path, table: str, manifest: str = ""):
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        target.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        body = f'<office:spreadsheet><table:table table:name="Ark">{table}</table:table></office:spreadsheet>'
        document = f"<office:document-content {NS}><office:body>{body}</office:body></office:document-content>"
        target.writestr("content.xml", document)
    return path


def test_cells_keep_their_types(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Aktører"
    book.active.append(["Ærlig þ", 12, 1.5, True, date(2014, 3, 5), datetime(2014, 3, 5, 12, 30), time(9, 30)])
    book.active.append([None, " a ", "x", None])
    book.active["B5"] = "under"
    hidden = book.create_sheet("Lister")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "a"
    sheet, other = read(saved(tmp_path, book)).sheets
    assert sheet.name == "Aktører"
    assert sheet.rows[0] == ("Ærlig þ", 12, 1.5, True, date(2014, 3, 5), datetime(2014, 3, 5, 12, 30), "09:30:00")
    assert [type(value) for value in sheet.rows[0][1:4]] == [int, float, bool]
    assert sheet.rows[1:] == ((None, " a ", "x"), (), (), (None, "under"))
    assert (other.name, other.rows) == ("Lister", (("a",),))
    assert sheet.notes == ()


def test_of_a_formula_the_result_is_read_and_it_is_said(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["a", "=1+1", "=2+2", '=WEBSERVICE("http://127.0.0.1:9/")'])
    book.active["B3"] = "=CHAR(65)"
    path = saved(tmp_path, book)
    changed(path, "xl/worksheets/sheet1.xml", b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
    (sheet,) = read(path).sheets
    assert sheet.rows[0] == ("a", 2)
    assert [(note.kind, cell_name(note.row, note.column)) for note in sheet.notes] == [
        ("formula", "B1"),
        ("formula-without-result", "C1"),
        ("formula-without-result", "D1"),
        ("formula-without-result", "B3"),
    ]


def test_an_error_is_read_as_empty_and_said(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["#N/A", "a"])
    (sheet,) = read(saved(tmp_path, book)).sheets
    assert sheet.rows == ((None, "a"),)
    assert [(note.kind, note.row, note.column, note.value) for note in sheet.notes] == [("error-value", 1, 1, "#N/A")]


def test_an_open_document_sheet(tmp_path):
    table = row(word("navn"), number(2))
    table += row('<table:table-cell table:number-columns-repeated="3"/>', repeated=2)
    formula = 'table:formula="of:=[.A1]+1"'
    twice = 'table:number-columns-repeated="2"'
    table += row("<table:table-cell/>", word("ð", twice), number(3, formula), word("#REF!", formula))
    table += row('<table:table-cell table:number-columns-repeated="16384"/>', repeated=1_048_570)
    (sheet,) = read(ods(tmp_path, table)).sheets
    assert sheet.rows[0] == ("navn", 2)
    assert sheet.rows[3][:4] == (None, "ð", "ð", 3)
    assert len(sheet.rows) == 4
    assert [(note.kind, cell_name(note.row, note.column)) for note in sheet.notes] == [
        ("formula", "D4"),
        ("error-value", "E4"),
    ]


def test_cell_names_and_positions_are_each_other_s_inverse():
    assert [cell_name(7, column) for column in (1, 2, 26, 27, 52, 53, 702, 703, 16_384)] == [
        "A7",
        "B7",
        "Z7",
        "AA7",
        "AZ7",
        "BA7",
        "ZZ7",
        "AAA7",
        "XFD7",
    ]
    assert all(
        cell_position(cell_name(row, column)) == (row, column) for row in (1, 1_048_576) for column in range(1, 16_385)
    )


def test_a_million_empty_formatted_rows_cost_little(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"] = "a", 1
    path = saved(tmp_path, book)
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (row, row) for row in range(3, 1_048_577))
    changed(path, "xl/worksheets/sheet1.xml", b"</sheetData>", rows + b"</sheetData>")
    (sheet,) = read(path).sheets
    assert sheet.rows == (("a",), (1,))


def refused(path) -> str:
    with pytest.raises(UnreadableError) as error:
        read(path)
    assert error.value.remedy
    assert "\n" not in str(error.value)
    return error.value.problem


def test_a_value_in_the_last_cell_is_too_far(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "a", 1
    assert refused(saved(tmp_path, book)) == f"sheet 'Sheet' reaches to cell XFD1048576, more than {MAX_CELLS:,} cells"


def test_repeats_without_end_are_too_far(tmp_path):
    far = ods(tmp_path, row(word("x", 'table:number-columns-repeated="16384"'), repeated=1_048_576))
    assert "XFD1048576" in refused(far)


def test_bombs_are_seen_before_they_are_unpacked(tmp_path):
    book = openpyxl.Workbook()
    path = saved(tmp_path, book)
    changed(path, "xl/worksheets/sheet1.xml", b"<sheetData", b" " * 20_000_000 + b"<sheetData")
    assert "unpacks to" in refused(path)
    assert MAX_RATIO < 1000


def test_a_part_longer_than_it_says_is_broken(tmp_path):
    path = saved(tmp_path, openpyxl.Workbook())
    with zipfile.ZipFile(path) as opened:
        size = opened.getinfo("xl/worksheets/sheet1.xml").file_size
    data = path.read_bytes()
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"xl/worksheets/sheet1.xml"))
    assert data[at + 24 : at + 28] == size.to_bytes(4, "little")
    path.write_bytes(data[: at + 24] + (10).to_bytes(4, "little") + data[at + 28 :])
    assert "broken" in refused(path)


def test_passwords_old_forms_and_what_is_no_workbook(tmp_path):
    files = {
        "a.xlsx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        "b.xlsx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook", "old .xls form"),
        "c.xlsx": (b"<html><table>", "web page"),
        "d.xlsx": (b"a;b\n1;2\n", "text, or broken"),
        "e.xlsx": (b"PK\x03\x04 cut off", "broken or cut off"),
        "f.ods": (b"", "empty"),
    }
    for name, (content, words) in files.items():
        (tmp_path / name).write_bytes(content)
        assert words in refused(tmp_path / name)
    assert "password" in refused(ods(tmp_path, "", "<manifest:encryption-data/>"))


def test_entities_are_refused(tmp_path):
    path = saved(tmp_path, openpyxl.Workbook())
    changed(path, "xl/workbook.xml", b"<workbook", b'<!DOCTYPE x [<!ENTITY a "b">]><workbook')
    assert "entities" in refused(path)


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.8, 0.99])
def test_a_file_cut_off_anywhere_is_one_line(tmp_path, cut):
    book = openpyxl.Workbook()
    book.active.append(list(range(100)))
    path = saved(tmp_path, book)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * cut)])
    refused(path)
