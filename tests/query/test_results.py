"""Forms of an answer: what a spreadsheet, a program, a mail and a terminal get."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from rich.console import Console

from graphkit.languages.labels import Label
from graphkit.query.answer import Answer, Column, Named, Release, Text
from graphkit.query.results import as_csv, as_json, as_markdown, table, visible

NORWAY = Named(
    "https://w3id.org/nordic-social-innovation/concept/jurisdiction/no", Label("Norge", "nb", fallback=False)
)
FUND = Named("https://w3id.org/nordic-social-innovation/id/dk/actor/fund", Label("Fund", "en", fallback=True))


def answer(*cells, language="nb") -> Answer:
    return Answer(
        query="q",
        title="Spørsmål",
        description="Hva det er.",
        parameters=((Column("year", "år"), "2015"),),
        columns=tuple(Column(f"c{i}", f"kolonne {i}") for i in range(len(cells))),
        rows=(cells,),
        releases=(Release(NORWAY, "2026-11", "2026-11-24"), Release(FUND, "2026-11", "2026-11-24")),
        language=language,
    )


def on_paper(what: Answer) -> str:
    page = io.StringIO()
    Console(file=page, width=100).print(table(what))
    return page.getvalue()


CELLS = (
    NORWAY,
    (FUND, NORWAY),
    Text("words", "en"),
    "plain",
    16000000,
    Decimal("0.667"),
    True,
    date(2018, 6, 30),
    None,
)


def test_csv():
    [head, row] = csv.reader(io.StringIO(as_csv(answer(*CELLS))))
    assert head[:4] == ["kolonne 0", "kolonne 0 (IRI)", "kolonne 1", "kolonne 1 (IRI)"]
    assert row == [
        "Norge",
        NORWAY.iri,
        "Fund [en]; Norge",
        f"{NORWAY.iri} {FUND.iri}",
        *("words", "plain", "16000000", "0.667", "true", "2018-06-30", ""),
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_spreadsheet_runs_no_text_as_a_formula(start):
    text = f"{start}HYPERLINK(1)"
    named = Named("urn:a", Label(text, "nb", fallback=False))
    what = answer(text, Text(text, "nb"), named, (text,), -5)
    [_, row] = csv.reader(io.StringIO(as_csv(what), newline=""))
    assert [row[0], row[1], row[2], row[4]] == [f"'{text}"] * 4
    assert row[5] == "-5"


def test_json():
    content = json.loads(as_json(answer(*CELLS)))
    assert content["parameters"] == {"year": "2015"}
    assert content["columns"][0] == {"name": "c0", "heading": "kolonne 0"}
    assert content["datasets"][0] == {"about": NORWAY.iri, "version": "2026-11", "issued": "2026-11-24"}
    norway = {"iri": NORWAY.iri, "label": "Norge", "language": "nb", "fallback": False}
    fund = {"iri": FUND.iri, "label": "Fund", "language": "en", "fallback": True}
    assert content["rows"] == [
        {
            "c0": norway,
            "c1": [fund, norway],
            "c2": {"text": "words", "language": "en"},
            "c3": "plain",
            "c4": 16000000,
            "c5": 0.667,
            "c6": True,
            "c7": "2018-06-30",
            "c8": None,
        }
    ]


def test_json_of_a_thing_without_a_label():
    assert json.loads(as_json(answer(Named("urn:a", None))))["rows"] == [{"c0": {"iri": "urn:a", "label": None}}]


def test_markdown():
    lines = as_markdown(answer("a|b\\c\nd", 2015)).splitlines()
    assert lines[:3] == ["## Spørsmål", "", "Hva det er."]
    assert lines[4:7] == ["| kolonne 0 | kolonne 1 |", "| --- | --- |", "| a\\|b\\\\c d | 2015 |"]
    assert lines[8:] == ["Rader: 1  ", "Spurt med: år: 2015  ", "Data: 2026-11 (2026-11-24): Fund [en], Norge  "]


def test_table():
    page = on_paper(answer(NORWAY, 16000000))
    assert "Spørsmål" in page
    assert "│ Norge     │ 16\u00a0000\u00a0000 │" in page
    assert page.splitlines()[-3:] == ["Rader: 1", "Spurt med: år: 2015", "Data: 2026-11 (2026-11-24): Fund [en], Norge"]


@pytest.mark.parametrize(
    ("language", "number", "amount"),
    [
        ("en", "2015", "2,500,000.5"),
        ("nb", "2015", "2\u00a0500\u00a0000,5"),
        ("da", "2015", "2.500.000,5"),
        ("is", "2015", "2.500.000,5"),
        ("fo", "2015", "2.500.000,5"),
        ("se", "2015", "2\u00a0500\u00a0000,5"),
    ],
)
def test_numbers_are_written_as_the_language_does(language, number, amount):
    page = on_paper(answer(2015, Decimal("2500000.5"), language=language))
    assert number in page
    assert amount in page


def test_nothing_in_the_data_moves_the_cursor_or_colours_the_page():
    page = on_paper(answer("\x1b[31mred\u202e[bold]x[/bold]"))
    assert "\\x1b[31mred\\u202e[bold]x[/bold]" in page
    assert visible("a\u00a0b\nc") == "a\u00a0b\nc"


def test_a_long_text_is_folded_not_cut():
    text = "x" * 300
    assert on_paper(answer(text)).count("x") == 300
