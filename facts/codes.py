"""Codes as concepts: fixed codes must all be known, free texts are coded only where the coding tables have them."""

from functools import cache

import pyoxigraph as ox
from errors import FactsError
from iris import concept
from tables import coding, concepts_by_text


@cache
def _codes() -> dict[tuple[str, str], ox.NamedNode]:
    return {(row["column"], row["text"]): concept(row["scheme"], row["concept"]) for row in coding("codes")}


def code(column: str, value: str) -> ox.NamedNode:
    """The concept of a fixed code, such as a sector. Raises FactsError for a code that `codes.csv` does not have."""
    try:
        return _codes()[column, value]
    except KeyError:
        raise FactsError(f"column {column}", f"'{value}' is no code of it") from None


def free(table: str, scheme: str, value: str) -> list[ox.NamedNode]:
    """The concepts of a free text, none where the coding table leaves it uncoded."""
    return [concept(scheme, found) for found in concepts_by_text(table).get(value, ())]


def legal_form(value: str, country: str) -> list[ox.NamedNode]:
    """The legal form of a text in a country; a form belongs to one country, so another country's gives none."""
    rows = coding("legal_forms")
    return [concept("legal-form", row["concept"]) for row in rows if (row["text"], row["country"]) == (value, country)]
