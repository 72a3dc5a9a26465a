"""A question of the catalogue, answered in a worker: as a page with its form, as CSV, or as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeGuard
from urllib.parse import urlencode

import pyoxigraph as ox
from babel.numbers import format_decimal

from graphkit.errors import QueryError
from graphkit.languages.fallback import FULL
from graphkit.languages.texts import catalogue
from graphkit.namespaces import BASE, THING
from graphkit.publish.words import Words
from graphkit.query.answer import Answer, Cell, Named, Single
from graphkit.query.header import Query
from graphkit.query.results import GROUPED_FROM, as_csv, as_json, footer
from graphkit.query.run import explain, run
from graphkit.query.words import description, heading, title
from graphkit.query.wrong import WrongParameter
from graphkit.serve import page
from graphkit.serve.field import Field, field
from graphkit.serve.limits import Limits
from graphkit.serve.listing import Listing, plain
from graphkit.serve.media import FILES
from graphkit.serve.refusal import Refusal
from graphkit.serve.solution import Answered

SOURCES = "sources-of-thing"
"""The question that tells where a thing of the graph was read."""

MAX_VALUE = 300
"""Characters of a parameter's value."""


@dataclass(frozen=True)
class Piece:
    """A part of a cell: what a reader sees, and where it leads, if anywhere."""

    text: str
    href: str | None = None


class Questions:
    """All questions, read from their files once."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._queries = Listing().queries
        page.warm()
        for language in FULL:
            for room in ("query", page.ROOM):
                catalogue(room, language)
            Words(page.ROOM, language).count(1)

    def answer(self, store: ox.Store, name: str, values: Mapping[str, str], language: str, form: str) -> Answered:
        """The answer in the form (`html`, `csv` or `json`), in the language.

        A page says itself what is wrong with a parameter, and has status 400. Raises Refusal for the other forms, and
        for an answer over the limit.
        """
        query = self._queries[name]
        if too_long := [key for key, value in values.items() if len(value) > MAX_VALUE]:
            raise Refusal(400, "value", name=too_long[0], most=MAX_VALUE)
        answered = (
            self._page(query, store, values, language)
            if form == "html"
            else _data(query, store, values, language, form)
        )
        if len(answered.body) > self._limits.answer:
            raise Refusal(500, "large", most=self._limits.answer)
        return answered

    def _page(self, query: Query, store: ox.Store, values: Mapping[str, str], language: str) -> Answered:
        answer, problem = None, None
        if all(values.get(p.name) for p in query.parameters if p.required):
            try:
                answer = run(query, store, values, language)
            except WrongParameter as error:
                problem = error.on_page(language)
        words = Words("query", language)
        body = page.render(
            "question",
            language,
            "../",
            name=query.name,
            title=title(query, language),
            description=description(query, language),
            fields=_fields(query, store, values, language),
            problem=problem,
            answer=answer,
            rows=[[_pieces(cell, words, language) for cell in row] for row in answer.rows] if answer else [],
            numbers=_number_columns(answer) if answer else [],
            footer=footer(answer) if answer else [],
            asked=urlencode({**values, "lang": language}),
            others={tag: urlencode({**values, "lang": tag}) for tag in FULL},
            text=explain(query, store, values, language) if answer else plain(query),
        )
        return Answered(FILES["html"], body, status=400 if problem else 200)


def _data(query: Query, store: ox.Store, values: Mapping[str, str], language: str, form: str) -> Answered:
    try:
        answer = run(query, store, values, language)
    except WrongParameter as error:
        raise Refusal(400, "question", problem=error.on_page(language)) from error
    except QueryError as error:
        raise Refusal(400, "question", problem=str(error)) from error
    # Excel reads a CSV file as UTF-8 only where it begins with a byte order mark.
    said = "\ufeff" + as_csv(answer) if form == "csv" else as_json(answer)
    return Answered(FILES[form], said.encode())


def _fields(query: Query, store: ox.Store, values: Mapping[str, str], language: str) -> list[Field]:
    return [
        field(parameter, heading(query, parameter.name, language), values.get(parameter.name, ""), store, language)
        for parameter in query.parameters
    ]


def _number_columns(answer: Answer) -> list[int]:
    """Columns in which every value is a number."""
    columns = range(len(answer.columns))
    return [i for i in columns if answer.rows and all(_is_number(row[i]) or row[i] is None for row in answer.rows)]


def _is_number(cell: Cell) -> TypeGuard[int | float | Decimal]:
    return isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)


def _pieces(cell: Cell, words: Words, language: str) -> list[Piece]:
    if cell is None:
        return []
    if isinstance(cell, tuple):
        return sorted((_piece(item, words, language) for item in cell), key=lambda piece: piece.text)
    return [_piece(cell, words, language)]


def _piece(value: Single, words: Words, language: str) -> Piece:
    if isinstance(value, Named):
        return Piece(str(value), _lead(value.iri, language))
    if isinstance(value, bool):
        return Piece(words.say(f"value.{str(value).lower()}"))
    if _is_number(value) and not (isinstance(value, int) and abs(value) < GROUPED_FROM):
        return Piece(format_decimal(value, locale=words.locale))
    said = str(value)
    return Piece(said, said if _is_address(said) else None)


def _lead(iri: str, language: str) -> str | None:
    """A thing of the graph leads to its sources, what others have named to its own address."""
    if iri.startswith(THING):
        return f"{SOURCES}?{urlencode({'thing': iri, 'lang': language})}"
    return iri if _is_address(iri) and not iri.startswith(BASE) else None


def _is_address(said: str) -> bool:
    return said.startswith(("https://", "http://")) and not any(c.isspace() for c in said)
