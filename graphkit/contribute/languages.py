"""In which languages a sheet asks for words."""

from collections.abc import Callable

from graphkit.contribute.column import Column

_OF_COUNTRY = {
    "no": ("nb", "nn"),
    "dk": ("da",),
    "se": ("sv",),
    "fi": ("fi", "sv"),
    "is": ("is",),
    "fo": ("fo", "da"),
    "gl": ("kl", "da"),
    "ax": ("sv",),
}
"""Languages of the country in which its organisations bear their names."""


def of_words(language: str) -> str:
    """The tag that words of the language bear: nothing is tagged `no`, the macrolanguage of nb and nn."""
    return "nb" if language == "no" else language


def asked(language: str, country: str) -> Callable[[Column], tuple[str, ...]]:
    """Function: the languages in which an empty workbook asks for a column's words.

    Names and titles: in those of the country, the reader's and English. All else: in the reader's.
    """
    names = tuple(dict.fromkeys((*_OF_COUNTRY.get(country, ()), language, "en")))

    def of(column: Column) -> tuple[str, ...]:
        if column.form != "words":
            return ()
        return names if column.of and column.of.required and not column.through else (language,)

    return of
