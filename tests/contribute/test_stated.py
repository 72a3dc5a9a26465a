"""Dates and numbers as people write them."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from graphkit.contribute.stated_date import Stated, stated, written
from graphkit.contribute.stated_number import DECIMAL, INTEGER, stated_number, two_ways, written_number

FIFTH = Stated(date(2014, 3, 5), "day")


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2014", Stated(date(2014, 1, 1), "year"), Stated(date(2014, 12, 31), "year")),
        (2014, Stated(date(2014, 1, 1), "year"), Stated(date(2014, 12, 31), "year")),
        (2014.0, Stated(date(2014, 1, 1), "year"), Stated(date(2014, 12, 31), "year")),
        ("3.2014", Stated(date(2014, 3, 1), "month"), Stated(date(2014, 3, 31), "month")),
        ("2014-02", Stated(date(2014, 2, 1), "month"), Stated(date(2014, 2, 28), "month")),
        ("2/2016", Stated(date(2016, 2, 1), "month"), Stated(date(2016, 2, 29), "month")),
        ("2014-03-05", FIFTH, FIFTH),
        ("5.3.2014", FIFTH, FIFTH),
        (" 05.03.2014 ", FIFTH, FIFTH),
        ("5. 3. 2014", FIFTH, FIFTH),
        (date(2014, 3, 5), FIFTH, FIFTH),
        (datetime(2014, 3, 5, 12, 0), FIFTH, FIFTH),
        (41703, FIFTH, FIFTH),
    ],
)
def test_dates(value, start, end):
    assert (stated(value), stated(value, end=True)) == (start, end)


@pytest.mark.parametrize(
    "value", ["31.2.2014", "2014-13", "3/4/2014", "5.3.14", "about 2014", "", None, True, 20.5, float("inf"), 999]
)
def test_what_is_no_date(value):
    assert stated(value) is None


@pytest.mark.parametrize(
    ("day", "part", "end", "cell"),
    [
        (date(2014, 1, 1), "year", False, "2014"),
        (date(2014, 12, 31), "year", True, "2014"),
        (date(2014, 1, 1), "month", False, "2014-01"),
        (date(2014, 3, 5), "day", False, "2014-03-05"),
        (date(2014, 3, 5), "year", False, None),
        (date(2014, 1, 1), "year", True, None),
        (date(2014, 1, 1), "decade", False, None),
    ],
)
def test_a_date_is_written_only_if_the_cell_says_the_same(day, part, end, cell):
    assert written(day, part, end=end) == cell


@pytest.mark.parametrize(
    ("value", "lexical", "datatype"),
    [
        ("1 234,50", "1234.50", DECIMAL),
        ("1\u00a0234,50", "1234.50", DECIMAL),
        ("1\u202f234\u2009567", "1234567", INTEGER),
        ("1.234,50", "1234.50", DECIMAL),
        ("1,234.50", "1234.50", DECIMAL),
        ("1.234.567", "1234567", INTEGER),
        ("12,5", "12.5", DECIMAL),
        ("0,125", "0.125", DECIMAL),
        ("-5", "-5", INTEGER),
        ("120000000", "120000000", INTEGER),
        (120_000_000, "120000000", INTEGER),
        (12.0, "12", INTEGER),
        (1234.5, "1234.5", DECIMAL),
        (Decimal("1234.50"), "1234.5", DECIMAL),
    ],
)
def test_numbers(value, lexical, datatype):
    assert stated_number(value) == (lexical, datatype)


@pytest.mark.parametrize("value", ["1.234", "1,234", "kr 100", "1 23", "", None, True, "1e5", float("nan")])
def test_what_is_no_number(value):
    assert stated_number(value) is None
    assert two_ways(value) == (value in ("1.234", "1,234"))


@pytest.mark.parametrize(
    ("lexical", "datatype", "cell"),
    [
        ("120000000", INTEGER, 120_000_000),
        ("12.5", DECIMAL, Decimal("12.5")),
        ("12.50", DECIMAL, "12.50"),
        ("007", INTEGER, "007"),
        ("1234567890123456", INTEGER, "1234567890123456"),
        ("1.234", DECIMAL, Decimal("1.234")),
        ("1.2340", DECIMAL, "1.2340"),
        ("1e5", DECIMAL, None),
        ("12", DECIMAL, None),
    ],
)
def test_a_number_is_written_as_it_can_be_read(lexical, datatype, cell):
    assert written_number(lexical, datatype) == cell
    assert type(written_number(lexical, datatype)) is type(cell)
