"""Dates as people write them, with the part that they state: a year, a month or a day.

A year or month becomes its first day, or its last where it is an end (docs/model.md). A number is a year, or a day as
spreadsheet programs count them (from 1899-12-30, ECMA-376 part 1, 18.17.4.1).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from graphkit.sheets.sheet import Value

YEAR, MONTH, DAY = "year", "month", "day"

_YEARS = range(1000, 3000)
_SERIALS = range(3000, 110_000)
_EPOCH = date(1899, 12, 30)

_FORMS = (
    re.compile(r"(?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})"),
    re.compile(r"(?P<m>\d{1,2})[./](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<y>\d{4})\.(?P<m>\d{1,2})\.(?P<d>\d{1,2})\.?"),
    re.compile(r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})"),
)
"""Day before month everywhere but in ISO 8601: that is how the Nordic countries write. `3/4/2014` is read in no way."""


@dataclass(frozen=True)
class Stated:
    """A date and which part of it was stated; the rest of it is filled in."""

    day: date
    part: str


def stated(value: Value, *, end: bool = False) -> Stated | None:
    """What a cell says, or None where it is no date."""
    if isinstance(value, date):  # which a datetime is, too
        return Stated(value.date() if isinstance(value, datetime) else value, DAY)
    if isinstance(value, str):
        return _of_text(value.strip(), end)
    return None if isinstance(value, bool) or value is None else _of_number(Decimal(value), end)


def written(day: date, part: str, *, end: bool = False) -> str | None:
    """The cell for a date of which a part was stated: `2014`, `2014-03`, `2014-03-05`.

    None where the date's other parts are not the filled-in ones, so that the cell would not say the same.
    """
    text = day.isoformat()[: {YEAR: 4, MONTH: 7, DAY: 10}.get(part, 0)]
    return text if text and stated(text, end=end) == Stated(day, part) else None


def _of_number(number: Decimal, end: bool) -> Stated | None:
    if not number.is_finite() or number != int(number):
        return None
    if int(number) in _YEARS:
        return _made(int(number), None, None, end)
    return Stated(_EPOCH + timedelta(days=int(number)), DAY) if int(number) in _SERIALS else None


def _of_text(text: str, end: bool) -> Stated | None:
    for form in _FORMS:
        if found := form.fullmatch(text):
            parts = found.groupdict()
            month, day = parts.get("m"), parts.get("d")
            return _made(int(parts["y"]), int(month) if month else None, int(day) if day else None, end)
    return None


def _made(year: int, month: int | None, day: int | None, end: bool) -> Stated | None:
    part = DAY if day else MONTH if month else YEAR
    month = month or (12 if end else 1)
    if year not in _YEARS or not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    day = day or (last if end else 1)
    return Stated(date(year, month, day), part) if day <= last else None
