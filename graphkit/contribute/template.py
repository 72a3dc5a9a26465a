"""An empty workbook for a country: a sheet a kind, made from the shapes and the concept lists."""

from datetime import date

from graphkit.contribute.column import Column
from graphkit.contribute.languages import asked, of_words
from graphkit.contribute.table import Table, in_template, tables
from graphkit.contribute.tabulate import Tabled, heads
from graphkit.contribute.things import COMMENT
from graphkit.contribute.words import choice_label, code_label, listed
from graphkit.contribute.workbook import workbook
from graphkit.namespaces import CONCEPT
from graphkit.sheets.sheet import Value

_CURRENCIES = {"no": "NOK", "dk": "DKK", "se": "SEK", "is": "ISK", "fo": "DKK", "gl": "DKK"}
_CURRENCY = "schema:amount/schema:currency"
_DAY = date(2014, 3, 5)
_SHOWN: dict[str, Value] = {
    "date": "2014-03",
    "number": 250_000,
    "address": "https://example.org/",
    "link": "https://example.org/",
}
"""What an example row shows of a form: no organisation, no number that anybody could take for a real one."""


def template(country: str, language: str) -> bytes:
    """The bytes of an .xlsx file with heads and help in the language and the country's own codes."""
    language = of_words(language)
    sheets = [_sheet(table, country, language) for table in tables().values()]
    examples = {each.kind: tuple(_example(c, country, language) for c in each.columns) for each in sheets}
    return workbook(sheets, language, country, examples)


def _sheet(table: Table, country: str, language: str) -> Tabled:
    tags = asked(language, country)
    columns = [
        column
        for found in table.columns
        if in_template(table, found)
        for column in ([table.at(f"{found.key}@{tag}") for tag in tags(found)] if found.form == "words" else [found])
        if column
    ]
    keys, shown = heads(table, columns, country, language)
    return Tabled(table.kind, table.title(language), keys, shown, tuple(columns), ())


def _example(column: Column, country: str, language: str) -> Value:
    if column.of is None:
        return f"{COMMENT} {column.head(language)}"
    if column.key == _CURRENCY:
        return _CURRENCIES.get(country, "EUR")
    if column.of.target == "jurisdiction":
        return code_label(f"{CONCEPT}jurisdiction/{country}", language)
    if column.form in ("code", "choice"):
        choices = [choice_label(iri, language) for iri in column.of.choices]
        return next(iter(choices or listed(column.of.target, country, language)), None)
    shown = _DAY if column.form == "date" and not column.precision else _SHOWN.get(column.form)
    return shown if shown is not None else f"‹{column.head(language)}›"
