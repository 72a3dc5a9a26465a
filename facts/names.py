"""Names and the language they are tagged with."""

from functools import cache

import pyoxigraph as ox
from pages import Page, text
from tables import Row, coding

from graphkit.namespaces import SKOS, Thing

_DATASET_LANGUAGE = {
    "no": "nb",
    "dk": "da",
    "se": "sv",
    "fi": "fi",
    "is": "is",
    "fo": "fo",
    "gl": "da",
    "ax": "sv",
    "eu": "en",
    "nordic": "en",
    "int": "en",
}


@cache
def _exceptions() -> dict[tuple[str, str], str]:
    return {(row["id"], row["text"]): row["language"] for row in coding("name_language")}


def language(thing: Thing, identifier: str, name: str) -> str:
    """The tag of a name: the language of its dataset, unless `name_language.csv` says another."""
    return _exceptions().get((identifier, name), _DATASET_LANGUAGE[thing.country])


def name_thing(page: Page, subject: ox.NamedNode, thing: Thing, rows: list[Row], column: str) -> None:
    """Preferred and other names of a thing from all its rows; the English name stands in `<column>_en`.

    A second name in a language that already has a preferred one becomes an alternative.
    """
    preferred: dict[str, str] = {}
    others: dict[ox.Literal, None] = {}
    for row in rows:
        tag = language(thing, row["id"], row[column])
        given = [(row[column], tag), (row[f"{column}_en"], "en")]
        for name, name_tag in given:
            if name and preferred.setdefault(name_tag, name) != name:
                others[text(name, name_tag)] = None
        for name in row.many("other_names"):
            others[text(name, _exceptions().get((row["id"], name), tag))] = None
    chosen = [text(name, tag) for tag, name in preferred.items()]
    page.add(subject, SKOS + "prefLabel", *chosen)
    page.add(subject, SKOS + "altLabel", *(name for name in others if name not in chosen))


def say_in_english(page: Page, subject: ox.NamedNode, identifier: str, title: str) -> None:
    """The title of a row whose titles are written in English, unless `name_language.csv` says another language."""
    page.add(subject, SKOS + "prefLabel", text(title, _exceptions().get((identifier, title), "en")))
