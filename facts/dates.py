"""Dates as the collections state them: a year, a month, a day, or words."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_STATED = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_PRECISION = ("year", "month", "day")


@dataclass(frozen=True)
class Stated:
    """A stated date: the first and the last day it may mean, and how much of it was stated."""

    first: date
    last: date
    precision: str


def stated(text: str) -> Stated | None:
    """The date that `2014`, `2014-06` or `2014-06-25` means, or None where the text is no date."""
    match = _STATED.fullmatch(text)
    if match is None:
        return None
    parts = [int(part) for part in match.groups() if part]
    first = date(*[*parts, 1, 1][:3])
    end_month = first.month if len(parts) > 1 else 12
    end_day = first.day if len(parts) > 2 else calendar.monthrange(first.year, end_month)[1]
    return Stated(first, date(first.year, end_month, end_day), _PRECISION[len(parts) - 1])
