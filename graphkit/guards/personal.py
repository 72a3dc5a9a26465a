"""Personal data in a text: identity numbers, e-mail addresses, telephone numbers, found by their form and masked.

The form is enough: a check digit does not tell a person's number from a slip of the pen in one, and Danish numbers have
had none since 2007 (https://cpr.dk/cpr-systemet/personnumre-uden-kontrolciffer-modulus-11-kontrol). Organisations'
numbers have other forms: a Norwegian one nine digits, a Danish one eight, a Finnish one a hyphen after seven, a Swedish
one a third digit above 1. An Icelandic one begins with 4 to 7, as no person's there, but as some Swedes' do.
"""

import re

from stdnum.no.fodselsnummer import calc_check_digit1, calc_check_digit2

MASK = "***"

_DAY = "(0[1-9]|[12][0-9]|3[01])"
_MONTH = "(0[1-9]|1[0-2])"
_BEFORE, _AFTER = "(^|[^0-9-])", "($|[^0-9-])"

_NUMBERS = (
    # Norwegian: eleven digits, the day 40 higher in the number of one who lives there for a time.
    f"([04][1-9]|[1256][0-9]|[37][01]){_MONTH}[0-9]{{2}}[ -]?[0-9]{{5}}|"
    # Danish and Icelandic, then Finnish.
    f"{_DAY}{_MONTH}[0-9]{{2}}(-[0-9]{{4}}|[-+A-FU-Y][0-9]{{3}}[0-9A-Y])"
)
# Swedish: the day 60 higher in the number of one who lives there for a time.
_SWEDISH = f"([0-9]{{2}})?[0-9]{{2}}{_MONTH}(0[1-9]|[12678][0-9]|3[01]|9[01])[-+][0-9]{{4}}"

NUMBER = f"{_BEFORE}({_NUMBERS}|{_SWEDISH}){_AFTER}"
"""An identity number of a person, with what stands before and after it."""

NUMBER_IN_ICELAND = f"{_BEFORE}({_NUMBERS}){_AFTER}"
"""The same without the Swedish form, which many Icelandic organisations' numbers have too (`471101-0000`)."""

E_MAIL = "[A-Za-z0-9._-]+@[A-Za-z0-9-]+[.][A-Za-z]"

_CODES = "(45|46|47|298|299|354|358)[ ()0-9-]{6,}[0-9]"
_WORDS = "([Tt]el|[Tt]lf|[Tt]elefon|[Mm]obil|[Pp]uh|[Pp]uhelin|[Ss]ími|[Gg]sm)[.:]?[ ]*[+(]?[0-9][ ()0-9-]{4,}[0-9]"

PHONE = f"([+]|(^|[^0-9])00){_CODES}|(^|[^A-Za-zÀ-ÿ]){_WORDS}"
"""A telephone number: with the code of a Nordic country, or after a word that says so."""


def _alone(numbers: str) -> re.Pattern[str]:
    """The pattern without the signs around: SHACL has no lookaround, and a mask must not take a sign away."""
    return re.compile(numbers.replace(_BEFORE, "(?<![0-9-])", 1).removesuffix(_AFTER) + "(?![0-9-])")


_NUMBER, _NUMBER_IN_ICELAND = _alone(NUMBER), _alone(NUMBER_IN_ICELAND)
# An address is looked for only where one can begin, or a long text without any would be read once for each letter.
_ADDRESS = re.compile(
    rf"(?<![A-Za-z0-9._-]){E_MAIL}(?:[A-Za-z0-9-]|[.](?=[A-Za-z]))*|(?:[+]|(?<![0-9])00){_CODES}|(?<![A-Za-zÀ-ÿ]){_WORDS}"
)


_DIGITS = re.compile("[0-9][ ()0-9-]{4,}[0-9]")
"""What every number that is looked for has: a quick test, which nearly no text passes."""


def holds_number(text: str, country: str = "") -> bool:
    """Whether a text holds what has the form of a person's identity number; `country` as in `masked`."""
    numbers = _NUMBER_IN_ICELAND if country == "is" else _NUMBER
    return _DIGITS.search(text) is not None and numbers.search(text) is not None


def lost_zero(number: int) -> bool:
    """Whether a whole number is a Norwegian identity number without the zero that spreadsheet programs take away.

    Ten digits are also the numbers of Swedish and Icelandic organisations: here the check digits have to be right.
    """
    text = f"0{number}"
    right = len(text) == 11 and _NUMBER.fullmatch(text)
    return bool(right) and text[9:] == calc_check_digit1(text) + calc_check_digit2(text)


def masked(text: str, country: str = "") -> str:
    """The text with each identity number, e-mail address and telephone number replaced by MASK; else unchanged.

    In the data of a country (`is`), what its own organisations' numbers look like is no person's.
    """
    if "@" not in text and not _DIGITS.search(text):
        return text
    numbers = _NUMBER_IN_ICELAND if country == "is" else _NUMBER
    return _ADDRESS.sub(MASK, numbers.sub(MASK, text))
