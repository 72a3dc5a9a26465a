"""The program's texts, and numbers, shares and days, as readers of a language write them (CLDR, through Babel)."""

from dataclasses import dataclass
from datetime import date
from math import isnan

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from graphkit.languages.fallback import FULL
from graphkit.languages.labels import pick
from graphkit.languages.texts import text

UNDEFINED = "–"
"""What stands where a share is undefined, since nothing could be counted."""


@dataclass(frozen=True)
class Words:
    """Words of one room's catalogue in one language."""

    room: str
    language: str

    @property
    def spoken(self) -> str:
        """The language in which the program's own texts come out: the one asked for, or the one that stands in."""
        found = pick({tag: tag for tag in FULL}, self.language)
        assert found is not None
        return found.text

    @property
    def locale(self) -> Locale:
        """The locale whose numbers and days go with the spoken language; English days are written 24 Nov 2026."""
        return Locale.parse("en_GB" if self.spoken == "en" else self.spoken)

    def say(self, key: str, **values: object) -> str:
        """The text of a key. Raises KeyError where there is none."""
        return text(self.room, key, self.language, **values)

    def count(self, number: int) -> str:
        """A whole number with its thousands apart."""
        return format_decimal(number, locale=self.locale)

    def decimal(self, value: float, decimals: int) -> str:
        """A number rounded to so many decimals, none where it is whole."""
        rounded = round(value, decimals) + 0.0  # no minus before 0
        return format_decimal(rounded, locale=self.locale, decimal_quantization=False)

    def share(self, value: float, decimals: int = 0) -> str:
        """A share (0 to 1) in per cent with at most so many decimals; a dash where it is undefined (nan)."""
        if isnan(value):
            return UNDEFINED
        rounded = round(value, decimals + 2)
        return format_percent(rounded, locale=self.locale, decimal_quantization=False)

    def day(self, iso: str) -> str:
        """A day (`2026-11-24`) as people write it, in one piece; as it stands where it is none."""
        try:
            return format_date(date.fromisoformat(iso), "medium", locale=self.locale).replace(" ", "\u00a0")
        except ValueError:
            return iso
