"""What a page on a network is written with: words for its codes, its origin, a language, and the start of chance."""

from collections.abc import Mapping
from dataclasses import dataclass

from graphkit.progress import Tell, silent
from graphkit.publish.origin import Origin
from graphkit.publish.words import Words

Names = Mapping[str, Mapping[str, str]]
"""Names of codes in the reader's language, by attribute: country, role, sector, type, relation."""


@dataclass(frozen=True)
class Context:
    """`names` give the words for codes; one without a word stands as it is. All chance comes from `seed`."""

    names: Names
    origin: Origin
    words: Words
    seed: int = 1
    draws: int = 1000
    tell: Tell = silent
    """Hears how far the layout of a picture is."""

    def name(self, attribute: str, code: str | None) -> str:
        """The word for a code, `not stated` for None."""
        return self.words.say("not_stated") if code is None else self.names.get(attribute, {}).get(code, code)
