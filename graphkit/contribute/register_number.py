"""Organisation numbers as spreadsheet programs leave them: grouped by spaces, or without the zeros they began with.

A Finnish Y-tunnus and a Faroese v-tal may begin with a zero; by the rules of `shapes/identifier.ttl`, a Danish or an
Icelandic number never does.
"""

import re

_LENGTHS = {"fi-pro": 8, "fo-vn": 6}
_MOST_LOST = 2
"""Zeros put back; a number that is shorter still lacks more than its beginning."""

_GROUPED = re.compile(r"\d+(\s\d+)+")
_FINNISH = "fi-pro"


def in_form(number: str, register: str) -> tuple[str, bool]:
    """The number in the form of its register, and whether zeros had to be put back. Else the number as it stands."""
    plain = re.sub(r"\s", "", number) if _GROUPED.fullmatch(number) else number
    length = _LENGTHS.get(register, 0)
    digits = plain.replace("-", "", 1) if register == _FINNISH else plain
    if not (digits.isascii() and digits.isdecimal() and length - _MOST_LOST <= len(digits) <= length):
        return plain, False
    whole = digits.zfill(length)
    return f"{whole[:-1]}-{whole[-1]}" if register == _FINNISH else whole, len(digits) < length
