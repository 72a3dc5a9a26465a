"""Text tables as programs of the Nordic countries write them: encodings, delimiters, records."""

import codecs
from itertools import product

import pytest

from graphkit.errors import UnreadableError
from graphkit.sheets.read import read

ROWS = (
    ("navn", "sted", "beløp"),
    ("Ævintýri þ og ð", "Ålesund", "1 234,50"),
    ("Sjálfseignarstofnunin «Öld»", "Jyväskylä", "-1"),
    ('Sitat "her"; med, tegn', "Tórshavn\nog Østerbro", "0012"),
)
ENCODINGS = {
    "utf-8": b"",
    "utf-8-sig": b"",
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "cp1252": b"",
}
DELIMITERS = {"semicolon": ";", "comma": ",", "tab": "\t"}
VARIANTS = list(product(ENCODINGS, DELIMITERS, ("\r\n", "\n", "\r")))


def quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ';,"\n\t') else cell


def text(delimiter: str, end: str = "\r\n", rows=ROWS) -> str:
    return "".join(delimiter.join(map(quoted, row)) + end for row in rows)


def sheet(tmp_path, content: bytes, name: str = "skjema.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    (found,) = read(path).sheets
    return found


def test_how_many_variants():
    assert len(VARIANTS) == 45


@pytest.mark.parametrize(("encoding", "delimiter", "end"), VARIANTS)
def test_every_variant_gives_the_same_cells(tmp_path, encoding, delimiter, end):
    content = ENCODINGS[encoding] + text(DELIMITERS[delimiter], end).encode(encoding)
    found = sheet(tmp_path, content)
    assert found.rows == ROWS
    assert (found.name, found.first_row) == ("skjema", 1)
    assert [note.value for note in found.notes] == (["cp1252"] if encoding == "cp1252" else [])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_seen_and_said(tmp_path, encoding):
    found = sheet(tmp_path, text(";").encode(encoding))
    assert found.rows == ROWS
    assert [(note.kind, note.value) for note in found.notes] == [("encoding", encoding)]


@pytest.mark.parametrize("encoding", ["mac_roman", "cp865"])
def test_nordic_letters_tell_old_encodings_apart(tmp_path, encoding):
    rows = (("navn", "sted"), ("Bærekraft for små", "Østerås"), ("Føroya", "Ålborg"))
    found = sheet(tmp_path, text(";", rows=rows).encode(encoding))
    assert found.rows == rows
    assert [note.value for note in found.notes] == [encoding]


def test_a_delimiter_in_the_note_above_the_table_does_not_decide(tmp_path):
    rows = "Navn, sted, beløp, land, år, kilde og mer til\r\n\r\na;b\r\n1;2\r\n3;4,5\r\n"
    found = sheet(tmp_path, rows.encode())
    assert found.rows == (("Navn, sted, beløp, land, år, kilde og mer til",), (), ("a", "b"), ("1", "2"), ("3", "4,5"))


def test_the_line_that_tells_excel_the_delimiter_is_no_row(tmp_path):
    assert sheet(tmp_path, b"sep=|\r\na|b\r\n1|2\r\n").rows == (("a", "b"), ("1", "2"))


def test_cells_stay_as_written(tmp_path):
    found = sheet(tmp_path, b"a;b;c\n007;1E5;=1+1\n;  ;x\nTRUE;NULL;\n;;\n")
    assert found.rows == (("a", "b", "c"), ("007", "1E5", "=1+1"), (None, "  ", "x"), ("TRUE", "NULL"))


def test_signs_that_end_no_record_stay_in_their_cell(tmp_path):
    assert sheet(tmp_path, "a;b\nx\u2028y;\x0bz\n".encode()).rows == (("a", "b"), ("x\u2028y", "\x0bz"))


def test_a_folder_of_tables_is_one_book(tmp_path):
    for name in ("b.csv", "a.tsv", "note.txt", "Å.CSV"):
        (tmp_path / name).write_text("x;y\n1;2\n", encoding="utf-8")
    book = read(tmp_path)
    assert book.path == tmp_path
    assert [found.name for found in book.sheets] == ["a", "b", "Å"]


REFUSED = {
    "nul": (b"a;b\n1;\0\n", 2, "NUL"),
    "huge": (b"a;b\n" + b"x" * 200_000 + b";1\n", 2, "131,072 characters"),
    "unclosed": (b'a;b\n1;2\n"x;3\n4;5\n', 3, "never closed"),
    "false mark": (codecs.BOM_UTF8 + b"a;b\n\xe6;1\n", 2, "utf-8"),
    "empty": (b" \r\n", None, "empty"),
    "page": (b"<!DOCTYPE html><table></table>", None, "web page"),
    "workbook": (b"PK\x03\x04rest", None, "workbook named .csv"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_one_clear_line(tmp_path, name):
    content, line, words = REFUSED[name]
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as refused:
        read(path)
    assert (refused.value.path, refused.value.line) == (path, line)
    assert words in refused.value.problem
    assert refused.value.remedy
    assert "\n" not in str(refused.value)


def test_other_paths(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.xls").write_bytes(b"x")
    for path, words in (("none.csv", "no such file"), ("a.xls", "no spreadsheet form"), ("empty", "no spreadsheet in")):
        with pytest.raises(UnreadableError, match=words):
            read(tmp_path / path)
