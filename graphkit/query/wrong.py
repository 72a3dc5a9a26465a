"""A parameter that a query does not take or allow, told where it was given: at the terminal, or on a page."""

from collections.abc import Sequence

from graphkit.errors import ParameterError
from graphkit.languages.texts import text
from graphkit.query.header import Query
from graphkit.query.words import heading

SHOWN = 20
"""Allowed values that a page lists: it has the others to choose from."""


class WrongParameter(ParameterError):
    """`key` says what is wrong with the `name` and `value` given; str() is the text for the terminal."""

    def __init__(self, query: Query, key: str, allowed: Sequence[str], language: str, **given: str) -> None:
        self.key, self.name, self.value, self._asked = key, given["name"], given["value"], query
        self.allowed = list(allowed)
        super().__init__(query.name, self._said("wrong", self.allowed, language), self.allowed)

    def on_page(self, language: str) -> str:
        """The same for who filled in a form or wrote an address."""
        return self._said("wrong-page", self.allowed[:SHOWN], language)

    def _said(self, where: str, allowed: Sequence[str], language: str) -> str:
        """What is wrong and what would be right."""
        values = {"name": self.name, "value": self.value, "heading": heading(self._asked, self.name, language)}
        said = text("query", f"{where}.{self.key}", language, **values)
        if kind := self._kind:
            said += " " + text("query", f"kind.{kind}", language)
        if not allowed:
            return said
        more = ", …" if len(allowed) < len(self.allowed) else ""
        return f"{said}. {text('query', f'{where}.allowed', language, allowed=', '.join(allowed) + more)}"

    @property
    def _kind(self) -> str:
        """What a parameter that is missing must be."""
        if self.key != "missing":
            return ""
        kind = next(parameter.kind for parameter in self._asked.parameters if parameter.name == self.name)
        return kind.partition(":")[0]
