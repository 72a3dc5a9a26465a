"""The language in which a report's words come out."""

from graphkit.languages.fallback import FULL
from graphkit.languages.labels import pick


def spoken(language: str) -> str:
    """The language asked for, or the one that stands in where the program does not speak it."""
    found = pick({tag: tag for tag in FULL}, language)
    assert found is not None
    return found.text
