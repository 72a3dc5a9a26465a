"""From what stands in a cell to the term it means, or to what keeps it from meaning one."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from graphkit.contribute import term
from graphkit.contribute.column import Column
from graphkit.contribute.identity import is_iri
from graphkit.contribute.shape import Property
from graphkit.contribute.stated_date import DAY, Stated, stated
from graphkit.contribute.stated_number import stated_number, two_ways
from graphkit.contribute.words import Meaning, of_choices, of_scheme
from graphkit.namespaces import short
from graphkit.sheets.sheet import Value

SEPARATOR = "|"

_GUARDED = re.compile(r"'[=+\-@'\t\r]")
"""An apostrophe that only keeps a spreadsheet program from taking the text for a formula."""

_WEB = re.compile(r"https?://[^/?#\s]+\S*")


@dataclass(frozen=True)
class Fault:
    """Why a cell means nothing, or other than it says: the kind of problem, what stands there, what was perhaps meant.

    `limit` is what it was read as, where it was read after all; then `severity` is no violation.
    """

    kind: str
    value: str
    suggestion: str = ""
    limit: str = ""
    severity: str = "violation"


Resolve = Callable[[str, str], Meaning]
"""Function: the things of a kind that a text names, by id or label."""


def is_empty(value: Value) -> bool:
    """Whether a cell holds nothing but space."""
    return value is None or (isinstance(value, str) and not value.strip())


def said(value: Value) -> str:
    """What a cell says as text, in NFC, without the space around it."""
    if value is None:
        return ""
    if isinstance(value, str):
        text = (value if value.isascii() else unicodedata.normalize("NFC", value)).strip()
        return text[1:].strip() if text.startswith("'") and _GUARDED.match(text) else text
    if isinstance(value, datetime):
        return value.date().isoformat() if not (value.hour or value.minute or value.second) else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{int(value)}" if value.is_integer() else repr(value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def values(value: Value, *, split: bool) -> list[Value]:
    """The values in a cell: none where it is empty, several where `|` parts them."""
    if not isinstance(value, str):
        return [] if value is None else [value]
    text = said(value)
    if not split or SEPARATOR not in text:
        return [text] if text else []
    return [part for found in text.split(SEPARATOR) if (part := found.strip())]


def positions(value: Value) -> list[Value]:
    """The values in a cell with the empty ones between them, where each stands for another node."""
    return [part.strip() for part in said(value).split(SEPARATOR)] if isinstance(value, str) else [value]


def meant(column: Column, value: Value, resolve: Resolve) -> str | Fault:
    """The term that one of a cell's `values` means, in N-Triples form. Dates with a precision are `when`'s."""
    assert column.of
    text = value if isinstance(value, str) else said(value)
    if column.form in ("words", "text"):
        return term.text(text, column.language)
    if column.form in ("code", "choice", "node"):
        return _named(column.form, column.of, text, resolve)
    if column.form == "number":
        number = stated_number(value)
        return term.number(*number) if number else Fault("number-two-ways" if two_ways(value) else "number", text)
    if column.form == "date":
        found = stated(value)
        return term.date(found.day.isoformat()) if found and found.part == DAY else Fault("day", text)
    return _web_address(column.form, text)


def when(column: Column, value: Value) -> Stated | Fault:
    """The date that a value states, and which part of it."""
    assert column.of
    return stated(value, end=column.of.ends) or Fault("date", said(value))


def _web_address(form: str, text: str) -> str | Fault:
    if not _WEB.fullmatch(text) or (form == "link" and not is_iri(text)):
        return Fault("web-address", text)
    return term.address(text) if form == "address" else term.node(text)


def _named(form: str, of: Property, text: str, resolve: Resolve) -> str | Fault:
    """The one value that a word or id names."""
    kind = {"node": "thing"}.get(form, form)
    if form == "code":
        meaning = of_scheme(of.target).find(text)
    else:
        meaning = of_choices(of.choices).find(text) if form == "choice" else resolve(of.target, text)
    if len(meaning.iris) == 1:
        return term.node(meaning.iris[0])
    if meaning.iris:
        return Fault(f"{kind}-several", text, suggestion=" | ".join(map(short, meaning.iris)))
    return Fault(f"{kind}-unknown", text, suggestion=meaning.suggestion)
