"""Which value a word names: in any language, exactly, then without regard to accents and case, then 'did you mean'."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from rapidfuzz import fuzz, process

from graphkit.concepts.load import load
from graphkit.concepts.model import Concepts
from graphkit.contribute.shape import shapes
from graphkit.languages.fallback import FULL
from graphkit.languages.texts import text
from graphkit.namespaces import CONCEPT, EARL, short

_LIKE = 75
"""How alike (0 to 100, rapidfuzz's ratio) a word must be to be offered as what was meant."""

_PATIENCE = 1000
"""Suggestions given for one set of words: for a column that is wrong from top to end they are of no use, and slow."""

_LAST = {"nb": "æøå", "nn": "æøå", "da": "æøå", "sv": "åäö", "fi": "åäö", "is": "þæö"}
"""Letters that stand after z, in this order."""

_PLAIN = str.maketrans({"æ": "ae", "ø": "o", "þ": "th", "ð": "d", "ß": "ss", "đ": "d"})


def folded(word: str) -> str:
    """The word without accents, case and doubled spaces; æ ø þ ð as they are written where a keyboard lacks them."""
    letters = unicodedata.normalize("NFD", word.casefold().translate(_PLAIN))
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


@dataclass(frozen=True)
class Meaning:
    """What a word was found to mean: one value, or several, or none and the word that was perhaps meant."""

    iris: tuple[str, ...]
    suggestion: str = ""


class Words:
    """The words for a set of values: labels in every language, and ids."""

    def __init__(self, words: Iterable[tuple[str, str]]) -> None:
        self._exact: dict[str, set[str]] = defaultdict(set)
        for word, iri in words:
            self._exact[word].add(iri)
        self._asked = 0

    def find(self, word: str) -> Meaning:
        """What the word means here."""
        found = self._exact.get(word) or self._folded.get(folded(word), (set(), ""))[0]
        if found:
            return Meaning(tuple(sorted(found)))
        self._asked += 1
        if self._asked > _PATIENCE:
            return Meaning(())
        best = process.extractOne(folded(word), self._folded.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE)
        return Meaning((), self._folded[best[0]][1] if best else "")

    @cached_property
    def _folded(self) -> dict[str, tuple[set[str], str]]:
        """By the folded word: what it means, and the word as it is shown."""
        found: dict[str, tuple[set[str], str]] = {}
        for word, iris in self._exact.items():
            found.setdefault(folded(word), (set(), word))[0].update(iris)
        return found


@cache
def concepts() -> Concepts:
    """The project's concepts."""
    return load()


@cache
def of_scheme(scheme: str) -> Words:
    """The words for the concepts of a scheme. False friends are no words for them."""
    found = []
    for concept in concepts().members(CONCEPT + scheme):
        found += [(word.text, concept.iri) for word in concept.words if not word.false_friend]
        found += [(name, concept.iri) for name in (concept.name, concept.iri, concept.iri.rsplit("/", 1)[1])]
    return Words(found)


@cache
def of_choices(choices: tuple[str, ...]) -> Words:
    """The words for values that the shapes list one by one."""
    found = [(choice_label(iri, language), iri) for iri in choices for language in FULL]
    return Words([*found, *((name, iri) for iri in choices for name in (iri, short(iri)))])


def choice_label(iri: str, language: str) -> str:
    """A listed value's word: of a result the program's own, of a class its shape's."""
    if iri.startswith(EARL) and iri not in shapes():
        return text("contribute", f"outcome.{iri.removeprefix(EARL)}", language)
    names: Mapping[str, str] = shapes()[iri].names if iri in shapes() else {}
    return names.get(language) or names.get("en") or short(iri)


@cache
def code_label(iri: str, language: str) -> str:
    """A concept's preferred word; a word that only the country of the concept has stands as it is."""
    found = concepts().by_iri.get(iri)
    return found.label(language).text if found else short(iri)


def listed(scheme: str, country: str, language: str) -> list[str]:
    """The labels of a scheme for a drop-down, by alphabet; of concepts that belong to a country only that country's.

    The one concept under which the others are gathered ("sector" of the sectors) is no choice.
    """
    home = f"{CONCEPT}jurisdiction/{country}"
    members = concepts().members(CONCEPT + scheme)
    gathering = [c for c in members if not c.targets("broader") and concepts().narrower(c.iri)]
    fitting = [c for c in members if c.country in (None, home) and [c] != gathering]
    return sorted(
        dict.fromkeys(code_label(c.iri, language) for c in fitting), key=lambda label: _order(label, language)
    )


def _order(label: str, language: str) -> tuple[list[tuple[int, str]], str]:
    """Where a word stands in the language's own alphabet."""
    last = _LAST.get(language, "")
    letters = [(last.index(c) + 1, "") if c in last else (0, folded(c)) for c in label.casefold()]
    return letters, label
