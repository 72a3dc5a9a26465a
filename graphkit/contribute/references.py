"""The things that stand in a contribution, and which of them a cell names."""

from collections import defaultdict
from collections.abc import Iterable

from graphkit.contribute.identity import country_of, id_of, iri_of
from graphkit.contribute.words import Meaning, Words


class References:
    """Things by kind, their ids, and the words for them: names, ids elsewhere, of a source its web address."""

    def __init__(self, things: Iterable[tuple[str, str]], words: Iterable[tuple[str, str, str]], country: str) -> None:
        """`things` are (kind, IRI), `words` are (kind, word, IRI); `country` is the file's own and may be empty."""
        self.of_kind: dict[str, dict[str, None]] = defaultdict(dict)
        for kind, iri in things:
            self.of_kind[kind][iri] = None
        by_kind: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for kind, word, iri in words:
            by_kind[kind].append((word, iri))
        self._words = {kind: Words(pairs) for kind, pairs in by_kind.items()}
        self._country = country

    def find(self, kind: str, text: str) -> Meaning:
        """What the text names: an id of a thing that stands here, the full id of any other, or a name."""
        iri = iri_of(text, kind, self._country)
        if iri and (iri in self.of_kind[kind] or ":" in text):
            words = self._words.get(kind) if text.startswith("http") and iri not in self.of_kind[kind] else None
            found = words.find(text) if words else None
            return found if found and found.iris else Meaning((iri,))
        words = self._words.get(kind)
        return words.find(text) if words else Meaning(())

    def written(self, kind: str, iri: str) -> str:
        """The id by which a cell names the thing."""
        alone = iri in self.of_kind[kind] and country_of(iri) == self._country
        return id_of(iri, kind, self._country if alone else "")
