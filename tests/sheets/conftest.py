"""A workbook as a new user fills it in: from the template for Norway in Bokmål, every name and number made up."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from graphkit.cli import main

SOURCE = "https://eksempel.example/a"
FIRST = 4
"""The first row that is free: above it are keys, heads and the example."""


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The empty template."""
    path = tmp_path_factory.mktemp("template") / "mal.xlsx"
    result = CliRunner().invoke(main, ["template", "--country", "NO", "--lang", "nb", "-o", str(path)])
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture(scope="session")
def filled(template: Path) -> Callable[..., Path]:
    """Function: the template filled in at a path, with changes by (sheet, row, head)."""

    def filling(path: Path, changes: dict[tuple[str, int, str], object] | None = None) -> Path:
        book = openpyxl.load_workbook(template)
        for name, rows in contents().items():
            for number, cells in enumerate(rows, FIRST):
                for head, value in cells.items():
                    at(book, name, number, head).value = value
        for (name, number, head), value in (changes or {}).items():
            at(book, name, number, head).value = value
        book.save(path)
        return path

    return filling


@pytest.fixture(scope="session")
def validate() -> Callable[..., Result]:
    """Function: `graphkit validate` with these arguments."""
    return lambda *arguments: CliRunner().invoke(main, ["validate", *map(str, arguments)])


def at(book: openpyxl.Workbook, name: str, row: int, head: str):
    """The cell of a row under a head."""
    sheet = book[name]
    (column,) = [cell.column for cell in sheet[2] if cell.value == head]
    return sheet.cell(row, column)


def contents() -> dict[str, list[dict[str, object]]]:
    """Rows by sheet: five actors, two programmes, one collaboration of two, one source."""

    def thing(number: int, name: str, **more: object) -> dict[str, object]:
        own = {"id i samlingen": f"eksempel-{number}", "navn [nb] *": name, "navn [en]": f"{name} (en)"}
        return {**own, "kilde *": SOURCE, **more}

    def actor(number: int, name: str, **more: object) -> dict[str, object]:
        return thing(number, name, land="Norge", sektor="tredje sektor", **{"aktørtype *": "sosial virksomhet"}, **more)

    def programme(number: int, name: str, start: str, end: str) -> dict[str, object]:
        period = {"periode: startdato": start, "periode: sluttdato": end}
        return thing(number, name, eier="Alfa", **{"land *": "Norge", "type innsats": "finansiering", **period})

    names = ("Alfa", "Beta", "Gamma", "Delta", "Åland øst æþð")
    number = {"organisasjonsnummer": 999999999, "organisasjonsnummer: register": "organisasjonsnummer (Norge)"}
    actors = [actor(n, name, **(number if name == "Alfa" else {})) for n, name in enumerate(names, 1)]
    joint = {"land": "Norge", "type samarbeid *": "partnerskap", "periode: startdato": "2019"}
    return {
        "Kilder": [{"id": "a", "lest dokument: nettadresse *": SOURCE, "lesedato": date(2026, 11, 1)}],
        "Aktører": actors,
        "Innsatser": [programme(6, "Én", "2014", "2016"), programme(7, "To", "3.2018", "5.3.2020")],
        "Samarbeid": [thing(8, "Sammen", **joint)],
        "Deltakelser": [{"samarbeid *": "Sammen", "deltaker *": name, "rolle": "partner"} for name in ("Alfa", "Beta")],
    }
