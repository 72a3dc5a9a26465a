"""Registered numbers with right check digits, one after another, no two alike.

Weights and moduli are those of the registers (a test holds them against python-stdnum).
"""

from collections.abc import Iterator, Sequence
from itertools import count, product

_ISLANDS = {"gl": 4_000_000, "ax": 4_000_000}
"""Greenland has Danish numbers and Åland Finnish ones: theirs begin where the others never come."""


def numbers(register: str, country: str) -> Iterator[str]:
    """The numbers that actors of the country get in the register."""
    start = _ISLANDS.get(country, 1_000_000)
    match register:
        case "no-brc":
            yield from _checked(map(str, count(80_000_000)), (3, 2, 7, 6, 5, 4, 3, 2))
        case "dk-cvr":
            yield from _checked(map(str, count(start)), (2, 7, 6, 5, 4, 3, 2))
        case "fi-pro":
            for digits in _checked(map(str, count(start)), (7, 9, 10, 5, 8, 4, 2)):
                yield f"{digits[:-1]}-{digits[-1]}"
        case "se-on":
            for stem in map(str, count(802_000_000)):
                yield f"{stem[:6]}-{stem[6:]}{luhn(stem)}"
        case "is-ken":
            for digits in _checked(_registered_days(), (3, 2, 7, 6, 5, 4, 3, 2)):
                yield digits + "9"
        case "fo-vn":
            yield from map(str, range(300_000, 1_000_000))
        case _:
            raise ValueError(register)


def with_wrong_check_digit(register: str, right: str) -> str:
    """The same number with another check digit; a Faroese number, which has none, with a digit too few."""
    if register == "fo-vn":
        return right[:-1]
    at = 8 if register == "is-ken" else len(right) - 1
    return right[:at] + str((int(right[at]) + 1) % 10) + right[at + 1 :]


def luhn(digits: str) -> int:
    """The Luhn check digit: every second digit doubled, the last one first."""
    doubled = (int(digit) * (2 - i % 2) for i, digit in enumerate(reversed(digits)))
    return -sum(n // 10 + n % 10 for n in doubled) % 10


def _checked(stems: Iterator[str], weights: Sequence[int]) -> Iterator[str]:
    """Each stem with the digit that brings the weighted sum to a multiple of 11; stems that have none are left out."""
    for stem in stems:
        check = -sum(int(digit) * weight for digit, weight in zip(stem, weights, strict=True)) % 11
        if check < 10:
            yield f"{stem}{check}"


def _registered_days() -> Iterator[str]:
    """Beginnings of Icelandic numbers: day of registration plus 40, month, year, a serial number from 20."""
    for serial, year, month, day in product(range(20, 100), range(80, 100), range(1, 13), range(41, 69)):
        yield f"{day}{month:02}{year}{serial}"
