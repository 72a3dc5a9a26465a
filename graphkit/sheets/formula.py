"""Text that a spreadsheet program would run (https://owasp.org/www-community/attacks/CSV_Injection)."""

from typing import TypeVar

T = TypeVar("T")

STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What such a text begins with."""


def is_formula(value: object) -> bool:
    """Whether a spreadsheet program would run the value of a cell."""
    return isinstance(value, str) and value.startswith(STARTS)


def harmless(value: T) -> T | str:
    """The value as a cell of a CSV file: an apostrophe stands before what would be run."""
    return f"'{value}" if is_formula(value) else value
