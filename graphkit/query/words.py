"""What a query, its columns and its parameters are called in a language."""

from collections.abc import Mapping

from graphkit.languages.labels import pick
from graphkit.languages.texts import text
from graphkit.query.header import Query


def title(query: Query, language: str) -> str:
    """The query's title in the language, its name where it has none."""
    return picked(query.title, language) or query.name


def description(query: Query, language: str) -> str:
    """What the query's header says of it, empty where it says nothing."""
    return picked(query.description, language)


def heading(query: Query, name: str, language: str) -> str:
    """What a column or a parameter is called: by the query's header, else by the common names, else by itself."""
    if own := picked(query.headings.get(name, {}), language):
        return own
    try:
        return text("query", f"heading.{name}", language)
    except KeyError:
        return name


def picked(texts: Mapping[str, str], language: str) -> str:
    """The text of the language or of the one that stands in, empty where there is none."""
    found = pick(texts, language)
    return found.text if found else ""
