"""Numbers as people write them: `1 234,50` with any space, `1.234,50`, `1234.5`. A number is never guessed."""

import re
from decimal import Decimal

from graphkit.namespaces import XSD
from graphkit.sheets.sheet import Value

INTEGER, DECIMAL = XSD + "integer", XSD + "decimal"

_EXACT = 10**15
"""Spreadsheet programs keep 15 digits of a number."""

_SPACES = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_WHOLE = re.compile(r"[+-]?\d+")
_MARKED = re.compile(r"([+-]?\d+)[.,](\d+)")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:\.\d{3}(?:\.\d{3})+|,\d{3}(?:,\d{3})+)")
_GROUPED_MARKED = re.compile(r"([+-]?\d{1,3}(?:\.\d{3})+),(\d+)|([+-]?\d{1,3}(?:,\d{3})+)\.(\d+)")
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")


def stated_number(value: Value) -> tuple[str, str] | None:
    """(lexical form, datatype) of what a cell says, or None where it is no number or may be read in two ways."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str):
        return _of_text(value.strip())
    if not isinstance(value, int | float | Decimal):
        return None
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        return None
    return (f"{int(exact)}", INTEGER) if exact == exact.to_integral_value() else (f"{exact.normalize():f}", DECIMAL)


def two_ways(value: Value) -> bool:
    """Whether a text is a number that a thousands separator or a decimal mark may stand in: `1.234`."""
    return isinstance(value, str) and bool(_EITHER.fullmatch(value.strip()))


def written_number(lexical: str, datatype: str) -> Value:
    """The cell for a number: a number where the program keeps it whole, else its text. None where no cell says it."""
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", lexical):
        return None
    number = Decimal(lexical)
    exact: Value = int(number) if datatype == INTEGER else number
    if abs(number) < _EXACT and len(number.as_tuple().digits) <= 15 and stated_number(exact) == (lexical, datatype):
        return exact
    return lexical if stated_number(lexical) == (lexical, datatype) else None


def _of_text(text: str) -> tuple[str, str] | None:
    text = _SPACES.sub("", text)
    if _EITHER.fullmatch(text):
        return None
    if _GROUPED.fullmatch(text):
        text = text.replace(".", "").replace(",", "")
    elif found := _GROUPED_MARKED.fullmatch(text):
        whole, part = found.group(1) or found.group(3), found.group(2) or found.group(4)
        return f"{whole.replace('.', '').replace(',', '')}.{part}", DECIMAL
    if _WHOLE.fullmatch(text):
        return text, INTEGER
    found = _MARKED.fullmatch(text)
    return (f"{found.group(1)}.{found.group(2)}", DECIMAL) if found else None
