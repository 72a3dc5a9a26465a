"""How contributions are made here: sheets written as plain rows, without a file in between."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from graphkit.contribute.contribution import Contribution, read_book
from graphkit.sheets.sheet import Book, Sheet, Value

Rows = Sequence[Sequence[Value]]


def as_book(sheets: Mapping[str, Rows]) -> Book:
    """A book of sheets by their names."""
    return Book(Path("a.xlsx"), tuple(Sheet(name, tuple(map(tuple, rows))) for name, rows in sheets.items()))


@pytest.fixture
def read() -> Callable[..., Contribution]:
    """Function: a contribution from sheets by name, read in Bokmål as a Norwegian one."""

    def reading(sheets: Mapping[str, Rows], language: str = "nb", country: str = "no") -> Contribution:
        return read_book(as_book(sheets), language, country)

    return reading
