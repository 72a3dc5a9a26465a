"""Which of some names was probably meant: the one rule for every "did you mean"."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from graphkit.concepts.search import plain, written

LETTERS_A_SLIP = 4
"""One slip is forgiven for every four letters: a name of three letters or fewer has to be right but for its case."""

LONGEST = 300
"""Letters of the longest word that is compared: no name here has more (`Name-length`)."""

MAX_NAMED = 3
"""Where more names are equally near, none of them was plainly meant."""


class Names:
    """Names to choose among, each of some key; made once, asked often. Case, accents and punctuation do not count."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._keys: dict[str, set[str]] = defaultdict(set)
        for key, forms in names.items():
            for form in forms:
                # å is written both a and aa where the letter is missing.
                self._keys[plain(form)].add(key)
                self._keys[plain(written(form).replace("å", "aa"))].add(key)
        self._forms = sorted(self._keys)

    def nearest(self, word: str) -> tuple[str, ...]:
        """Keys of the names nearest to the word, in order; empty where none is near, or too many are equally so.

        Distance is the number of letters to add, drop, change or swap with the next (optimal string alignment,
        https://rapidfuzz.github.io/RapidFuzz/Usage/distance/OSA.html).
        """
        asked = plain(word) if len(word) <= LONGEST else ""
        if not asked:
            return ()
        forgiven = len(asked) // LETTERS_A_SLIP
        found = process.extract(asked, self._forms, scorer=OSA.distance, score_cutoff=forgiven, limit=None)
        least = min((distance for _, distance, _ in found), default=0)
        meant = {key for form, distance, _ in found if distance == least for key in self._keys[form]}
        return tuple(sorted(meant)) if len(meant) <= MAX_NAMED else ()
