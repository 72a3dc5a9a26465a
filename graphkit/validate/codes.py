"""Codes that people write and the concepts that they mean: misspelt, of another list, or words in place of a code."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property
from urllib.parse import unquote

import pyoxigraph as ox

from graphkit.namespaces import CONCEPT, DCTERMS, OWL, RDF, SKOS, scheme_of
from graphkit.validate.data import Data
from graphkit.validate.near import Names

_COUNTRIES = {"uk": "gb", "sv": "se", "da": "dk", "nb": "no", "nn": "no", "kl": "gl"}
"""What people write for a country's own code (ISO 3166-1 alpha-2): mostly the code of its language."""

_TYPE = ox.NamedNode(RDF + "type")
_CONCEPT = ox.NamedNode(SKOS + "Concept")
_DEPRECATED = ox.NamedNode(OWL + "deprecated")
_EXACT = ox.NamedNode(SKOS + "exactMatch")
_IDENTIFIER = ox.NamedNode(DCTERMS + "identifier")
_WORDS = tuple(ox.NamedNode(SKOS + label) for label in ("prefLabel", "altLabel", "hiddenLabel"))


class Codes:
    """The concepts of the lists, as the context of the data has them; what a contribution declares does not count."""

    def __init__(self, data: Data) -> None:
        self._data, self._store = data, data.store

    def by_iri(self, iri: str, lists: Collection[str]) -> list[str]:
        """IRIs of the concepts, each of one of the lists, that an IRI probably means. Itself is not among them."""
        if same := sorted(concept for concept in self._same_as.get(iri, ()) if scheme_of(concept) in lists):
            return same
        word = unquote(iri.rstrip("/#").rsplit("/", 1)[-1].rsplit("#", 1)[-1])
        return [concept for concept in self.by_word(word, lists) if concept != iri]

    def by_word(self, word: str, lists: Collection[str]) -> list[str]:
        """IRIs of the concepts, each of one of the lists, whose id or one of whose words is nearest to the word."""
        asked = _COUNTRIES.get(word.lower(), word) if "jurisdiction" in lists else word
        known = (self._names[name] for name in sorted(lists) if name in self._names)
        return [concept for names in known for concept in names.nearest(asked)]

    def lists_like(self, iri: str) -> tuple[str, ...]:
        """Names of the lists nearest to the one that a concept's IRI names; none where none is near."""
        name = iri.removeprefix(CONCEPT).partition("/")[0]
        return self._lists.nearest(name) if iri.startswith(CONCEPT) else ()

    @cached_property
    def _concepts(self) -> dict[str, list[ox.NamedNode]]:
        found: dict[str, list[ox.NamedNode]] = defaultdict(list)
        for quad in self._store.quads_for_pattern(None, _TYPE, _CONCEPT):
            node = quad.subject
            if isinstance(node, ox.NamedNode) and not self._data.holds(str(node)) and not self._is_deprecated(node):
                found[scheme_of(node.value) or ""].append(node)
        return found

    @cached_property
    def _names(self) -> dict[str, Names]:
        return {name: Names(self._written(nodes)) for name, nodes in self._concepts.items()}

    @cached_property
    def _lists(self) -> Names:
        return Names({name: (name,) for name in self._concepts})

    @cached_property
    def _same_as(self) -> dict[str, set[str]]:
        """Concepts by the IRIs that other vocabularies have for them."""
        found: dict[str, set[str]] = defaultdict(set)
        for node in (node for nodes in self._concepts.values() for node in nodes):
            for quad in self._store.quads_for_pattern(node, _EXACT, None):
                if isinstance(quad.object, ox.NamedNode):
                    found[quad.object.value].add(node.value)
        return found

    def _written(self, nodes: Collection[ox.NamedNode]) -> dict[str, list[str]]:
        """What people write for each concept: its ids, also without what most ids of the list begin with; its words."""
        slugs = {node: node.value.rsplit("/", 1)[1] for node in nodes}
        keys = {node: self._texts(node, (_IDENTIFIER,)) for node in nodes}
        begins = {_beginning(slugs.values()), _beginning(key for found in keys.values() for key in found)}
        return {
            node.value: [
                *(whole.removeprefix(begin) for whole in (slugs[node], *keys[node]) for begin in ("", *begins)),
                *self._texts(node, _WORDS),
            ]
            for node in nodes
        }

    def _is_deprecated(self, node: ox.NamedNode) -> bool:
        return next(self._store.quads_for_pattern(node, _DEPRECATED, None), None) is not None

    def _texts(self, node: ox.NamedNode, properties: Iterable[ox.NamedNode]) -> list[str]:
        quads = (quad for each in properties for quad in self._store.quads_for_pattern(node, each, None))
        return sorted({quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)})


def _beginning(ids: Iterable[str]) -> str:
    """What more than half of the ids begin with, up to their first hyphen: `actor-`. Empty where there is no such."""
    firsts = Counter(first + hyphen for first, hyphen, _ in (each.partition("-") for each in ids) if hyphen)
    (begin, times) = max(firsts.items(), key=lambda item: item[1], default=("", 0))
    return begin if times > sum(firsts.values()) / 2 else ""
