"""What questions are asked of: a store in memory or an endpoint elsewhere, both seen through the same few methods."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple, Protocol

import pyoxigraph as ox

from graphkit.namespaces import DCTERMS, RDFS, SKOS

SHOWN = (RDFS + "label", SKOS + "prefLabel")
"""Properties that give the label shown, the better one last."""

NAMES = (SKOS + "prefLabel", SKOS + "altLabel", DCTERMS + "identifier")
"""Properties by which people call a thing or a concept."""


class Solutions(NamedTuple):
    """What a SELECT gives: the variables in their order, and a solution a row."""

    variables: list[str]
    rows: list[ox.QuerySolution]


class Source(Protocol):
    """Where questions are asked. Every method may raise a GraphkitError of its own kind of source."""

    def select(self, query: str) -> Solutions:
        """The solutions of a SELECT. Raises ValueError for a query of another form, SyntaxError for none at all."""

    def construct(self, query: str) -> list[ox.Triple]:
        """The statements of a CONSTRUCT or DESCRIBE, in no order. Raises as `select` does."""

    def labels(self, iris: Collection[str]) -> Mapping[str, Mapping[str, str]]:
        """Labels by language tag of those IRIs that have any."""

    def concepts(self, scheme: str) -> Mapping[ox.NamedNode, Collection[str]]:
        """Every concept of a scheme (its IRI) with its names and identifier in all languages, by IRI."""

    def mentions(self, node: ox.NamedNode) -> bool:
        """Whether a statement has the node as its subject or object."""

    def called(self, name: str) -> Mapping[ox.NamedNode, str]:
        """Things of the graph that have this name or identifier, each with the name as it is written."""

    def names_like(self, name: str) -> list[str]:
        """Names that look much like this one, at most five; none where the source cannot tell."""


def by_language(said: Iterable[tuple[str, ox.Literal]]) -> dict[str, str]:
    """One label a language tag from (property, label) pairs: of the better property, of two the first by alphabet."""
    pairs = list(said)
    found: dict[str, str] = {}
    for wanted in SHOWN:
        words = sorted((label.language or "", label.value) for name, label in pairs if name == wanted)
        found |= dict(reversed(words))
    return found


def fold(name: str) -> str:
    """A name as it is compared: case, composition and spaces around it do not matter."""
    return unicodedata.normalize("NFC", name).casefold().strip()
