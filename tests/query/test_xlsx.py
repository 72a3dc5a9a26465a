"""An answer as a workbook: typed, whole, never run, the same bytes; on a second sheet what was asked of which data."""

import io
import time
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from graphkit.languages.fallback import FULL
from graphkit.languages.labels import Label
from graphkit.query import as_xlsx as module
from graphkit.query.answer import Answer, Column, Named, Release, Text
from graphkit.query.as_xlsx import TooLargeError, as_xlsx

NORWAY = Named("https://w3id.org/nordic-social-innovation/concept/jurisdiction/no", Label("Norge", "nb", False))
FUND = Named("https://w3id.org/nordic-social-innovation/id/dk/actor/fund", Label("=Fund", "en", True))


def answer(*rows: tuple, language: str = "nb") -> Answer:
    return Answer(
        query="q",
        title="Spørsmål",
        description="Hva det er.",
        parameters=((Column("country", "land"), "Norge"), (Column("year", "år"), "2015")),
        columns=tuple(Column(f"c{i}", f"kolonne {i}") for i in range(len(rows[0]))),
        rows=rows,
        releases=(Release(NORWAY, "2026-11", "2026-11-24"), Release(FUND, "2026-12", "2026-12-24")),
        language=language,
    )


def opened(what: Answer) -> Workbook:
    return load_workbook(io.BytesIO(as_xlsx(what)))


def first_row(*cells: object) -> list[tuple]:
    sheet = opened(answer(cells)).worksheets[0]
    return [(cell.value, cell.data_type, cell.number_format) for cell in sheet[2]]


def test_cells_are_typed():
    assert first_row(2015, 16000000, Decimal("2500000.5"), 0.25, True, date(2018, 6, 30), None, "words") == [
        (2015, "n", "General"),
        (16000000, "n", "#,##0"),
        (2500000.5, "n", "General"),
        (0.25, "n", "General"),
        (True, "b", "General"),
        (datetime(2018, 6, 30), "d", "yyyy-mm-dd"),
        (None, "n", "General"),
        ("words", "s", "General"),
    ]


@pytest.mark.parametrize("text", ["0123456785", "310000000", "5000000000", "2018", "2018-05", "1e5", "1/2"])
def test_numbers_of_organisations_and_parts_of_dates_stay_text(text):
    sheet = opened(answer((text, Text(text, "nb"), (text,)))).worksheets[0]
    assert [(c.value, c.data_type, c.number_format, c.quotePrefix) for c in sheet[2]] == [(text, "s", "@", True)] * 3


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start):
    text = f"{start}HYPERLINK(1)"
    named = Named("urn:=a", Label(text, "nb", False))
    sheet = opened(answer((text, Text(text, "nb"), named, (text,), -5))).worksheets[0]
    assert [cell.data_type for cell in sheet[2]] == ["s", "s", "s", "s", "s", "n"]
    assert {cell.number_format for cell in sheet[2][:3]} == {"@"} if start in "=+-@" else {"General"}


def test_a_thing_has_its_label_and_its_iri_beside_it():
    sheet = opened(answer((NORWAY, 1, (FUND, NORWAY)), (None, 2, ()))).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows == [
        ["kolonne 0", "kolonne 0 (IRI)", "kolonne 1", "kolonne 2", "kolonne 2 (IRI)"],
        ["Norge", NORWAY.iri, 1, "=Fund [en]; Norge", f"{NORWAY.iri} {FUND.iri}"],
        [None, None, 2, None, None],
    ]


def test_the_head_stays_in_sight_and_filters():
    sheet = opened(answer((1, 2), (3, 4))).worksheets[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B3")
    assert sheet["A1"].font.bold
    assert sheet.print_title_rows == "$1:$1"
    assert 10 <= sheet.column_dimensions["A"].width <= 60


def test_an_empty_answer_has_its_head():
    what = answer((1,))
    empty = Answer(**{**vars(what), "rows": ()})
    sheet = opened(empty).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["kolonne 0"]]


def test_the_second_sheet_says_what_was_asked_and_of_which_data():
    book = opened(answer((1,)))
    assert book.sheetnames == ["svar", "om"]
    assert [[cell.value for cell in row] for row in book["om"].iter_rows()][:8] == [
        ["spørsmål", "Spørsmål"],
        ["beskrivelse", "Hva det er."],
        ["spørringens navn", "q"],
        ["spurt med: land", "Norge"],
        ["spurt med: år", "2015"],
        ["rader", 1],
        ["data: 2026-11 (2026-11-24)", "Norge"],
        ["data: 2026-12 (2026-12-24)", "=Fund [en]"],
    ]
    assert all(cell.data_type != "f" for row in book["om"].iter_rows() for cell in row)


@pytest.mark.parametrize("language", FULL)
def test_sheets_have_names_that_excel_takes(language):
    for name in opened(answer((1,), language=language)).sheetnames:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")


def test_what_excel_cannot_count_is_text():
    assert first_row(10**15, -(10**15), date(1895, 3, 1), float("nan"), float("inf")) == [
        ("1000000000000000", "s", "@"),
        ("-1000000000000000", "s", "@"),
        ("1895-03-01", "s", "@"),
        ("nan", "s", "General"),
        ("inf", "s", "General"),
    ]


def test_control_characters_are_made_visible():
    [(value, *_)] = first_row("a\x00b\x1bc\u202ed\ne")
    assert value == "a\\x00b\\x1bc\\u202ed\ne"


def test_nothing_is_cut_off_in_silence(monkeypatch):
    with pytest.raises(TooLargeError, match=r"a cell of 32,768 characters is more than Excel takes\. Write \.csv"):
        as_xlsx(answer(("x" * 32_768,)))
    assert first_row("x" * 32_767)[0][0] == "x" * 32_767
    monkeypatch.setattr(module, "MAX_ROWS", 2)
    with pytest.raises(TooLargeError, match="3 rows are more than Excel takes"):
        as_xlsx(answer((1,), (2,), (3,)))


def test_the_same_bytes_at_any_time(ask):
    first = as_xlsx(ask("programmes-with-money"))
    time.sleep(2.1)  # a zip file counts in steps of two seconds
    assert as_xlsx(ask("programmes-with-money")) == first
