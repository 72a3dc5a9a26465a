"""From a word in any language to the concepts it stands for: as written, then without accents, then nearly so."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from graphkit.concepts.model import KINDS, Concept, Concepts, Word

NEAR_ENOUGH = 90.0
"""Likeness from which a misspelt word still counts as found.

Likeness is rapidfuzz's `ratio`: twice the letters that two words share in order, in percent of all their letters. One
wrong letter in ten passes; at 85, "sosialt firma" would pass for "sosialt formål".
"""

WORTH_NAMING = 60.0
"""Likeness from which a word is offered as a guess."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "þ": "th", "ð": "d", "đ": "d", "ŋ": "n", "ŧ": "t"})
_SCHEMES = ("core", "national", "legal-form")
"""Schemes whose concepts come first where a word stands in several; the rest are code lists."""


@dataclass(frozen=True)
class Match:
    """A concept found, and the word of it that matched (None where the concept's own name was given).

    `likeness` is 100 where the word is the same as written or without accents, else rapidfuzz's ratio below that.
    """

    concept: Concept
    word: Word | None
    likeness: float

    @property
    def false_friend(self) -> bool:
        """Whether the word given looks like a word for the concept and means another."""
        return self.word is not None and self.word.false_friend


class Finder:
    """Search among all words of all concepts; made once, asked often."""

    def __init__(self, concepts: Concepts) -> None:
        self._concepts = concepts

    def find(self, word: str, limit: int = 5) -> list[Match]:
        """Concepts for a word, the best first: at most `limit`, each once. Empty where no word is near enough.

        A concept's short name (`core:social-enterprise`) finds that concept alone.
        """
        if named := self._named.get(word.strip()):
            return [Match(named, None, 100.0)]
        hits = self._exact.get(written(word)) or self._plain.get(plain(word))
        if hits:
            return _best([Match(concept, found, 100.0) for concept, found in hits])[:limit]
        return _best(
            [
                Match(concept, found, likeness)
                for key, likeness in self._like(word, NEAR_ENOUGH)
                for concept, found in self._plain[key]
            ]
        )[:limit]

    def nearest(self, word: str, limit: int = 5) -> list[Word]:
        """Words that look most like this one, the nearest first: guesses for a reader whose word was not found."""
        keys = self._like(word, WORTH_NAMING)
        words = {found.text: found for key, _ in keys for _, found in self._plain[key] if not found.false_friend}
        return list(words.values())[:limit]

    def _like(self, word: str, cutoff: float) -> list[tuple[str, float]]:
        found = process.extract(plain(word), list(self._plain), scorer=fuzz.ratio, score_cutoff=cutoff, limit=20)
        return sorted(((key, score) for key, score, _ in found), key=lambda pair: (-pair[1], pair[0]))

    @cached_property
    def _named(self) -> dict[str, Concept]:
        return {concept.name: concept for concept in self._concepts.by_iri.values()}

    @cached_property
    def _exact(self) -> dict[str, list[tuple[Concept, Word]]]:
        return self._index(lambda text: (written(text),))

    @cached_property
    def _plain(self) -> dict[str, list[tuple[Concept, Word]]]:
        # å is written both a and aa where the letter is missing, so a word with å is kept under both.
        return self._index(lambda text: dict.fromkeys((plain(text), plain(written(text).replace("å", "aa")))))

    def _index(self, keys: Callable[[str], Iterable[str]]) -> dict[str, list[tuple[Concept, Word]]]:
        index: dict[str, list[tuple[Concept, Word]]] = defaultdict(list)
        for concept in self._concepts.by_iri.values():
            for word in concept.words:
                for key in keys(word.text):
                    index[key].append((concept, word))
        return dict(index)


def written(text: str) -> str:
    """The text as it is compared first: composed letters (NFC), no difference of case, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def plain(text: str) -> str:
    """The text without accents and marks: æ as ae, ø as o, å as a, þ as th, ð as d, anything but letters as a space."""
    letters = unicodedata.normalize("NFD", written(text).translate(_LETTERS))
    kept = "".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c))
    return " ".join(kept.split())


def _best(matches: list[Match]) -> list[Match]:
    """The matches in order, each concept once with its best word; of equally like words a false friend comes last."""
    once: dict[str, Match] = {}
    for match in sorted(matches, key=_rank):
        once.setdefault(match.concept.iri, match)
    return list(once.values())


def _rank(match: Match) -> tuple[float, int, int, str]:
    scheme = match.concept.scheme.rsplit("/", 1)[1]
    place = _SCHEMES.index(scheme) if scheme in _SCHEMES else len(_SCHEMES)
    kind = KINDS.index(match.word.kind) if match.word else 0
    return -match.likeness, kind, place, match.concept.iri
