"""What a concept is to the program: frozen values, made from the Turtle files of the concept schemes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graphkit.languages.labels import Label, pick
from graphkit.namespaces import short

MAPPINGS = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
"""SKOS mapping relations, from the closest."""

FALSE_FRIEND = "falseFriend"
KINDS = ("prefLabel", "altLabel", "hiddenLabel", FALSE_FRIEND)
"""What a word is to a concept, from the best. A false friend looks like a word for the concept and means another."""


@dataclass(frozen=True)
class Word:
    """A word in a language, what it is to its concept, and on what ground it stands there.

    `evidence` is the IRI of a label-evidence concept; `warning` says in English what the reader must know before using
    the word; `means` is the IRI of the concept that a false friend really names, where there is one.
    """

    text: str
    language: str
    kind: str
    evidence: str
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    warning: str | None
    means: str | None

    @property
    def false_friend(self) -> bool:
        """Whether the word is a warning and no word for the concept."""
        return self.kind == FALSE_FRIEND


@dataclass(frozen=True)
class Relation:
    """A SKOS relation by its local name (`broader`, `closeMatch` …) and the IRI it points to."""

    name: str
    target: str


@dataclass(frozen=True)
class Concept:
    """A concept: texts are by language tag; `account` is what the country's own sources say, `sources` name them."""

    iri: str
    scheme: str
    country: str | None
    words: tuple[Word, ...]
    relations: tuple[Relation, ...]
    definition: Mapping[str, str]
    note: Mapping[str, str]
    account: Mapping[str, str]
    sources: tuple[str, ...]

    @property
    def name(self) -> str:
        """The short name by which people and files call the concept: `core:social-enterprise`."""
        return short(self.iri)

    @cached_property
    def preferred(self) -> dict[str, str]:
        """The preferred word by language."""
        return {word.language: word.text for word in self.words if word.kind == KINDS[0]}

    def label(self, language: str) -> Label:
        """The preferred word in the language, or the one that stands in for it."""
        return pick(self.preferred, language) or Label(self.name, "", fallback=False)

    def targets(self, *names: str) -> tuple[str, ...]:
        """IRIs that the relations of these names point to."""
        return tuple(relation.target for relation in self.relations if relation.name in names)


@dataclass(frozen=True)
class Scheme:
    """A concept scheme: its titles and its definition by language."""

    iri: str
    titles: Mapping[str, str]
    definition: Mapping[str, str]

    @property
    def name(self) -> str:
        """The last part of the IRI, which is also the prefix of its concepts: `core`."""
        return self.iri.rsplit("/", 1)[1]

    def title(self, language: str) -> Label:
        """The title in the language, or the one that stands in for it."""
        return pick(self.titles, language) or Label(self.name, "", fallback=False)


@dataclass(frozen=True)
class Concepts:
    """All schemes and all concepts, by IRI, in the order of the files."""

    schemes: Mapping[str, Scheme]
    by_iri: Mapping[str, Concept] = field(repr=False)

    def __getitem__(self, iri: str) -> Concept:
        return self.by_iri[iri]

    def members(self, scheme: str) -> list[Concept]:
        """Concepts of the scheme with this IRI."""
        return [concept for concept in self.by_iri.values() if concept.scheme == scheme]

    def narrower(self, iri: str) -> list[Concept]:
        """Concepts that name this one as broader in the same scheme."""
        return [concept for concept in self.by_iri.values() if iri in concept.targets("broader")]

    def umbrellas(self, concept: Concept) -> list[str]:
        """IRIs of the concepts that the countries' notions around this one are measured by: itself, or what it maps to.

        A concept that belongs to no country is an umbrella itself. A country's concept has those it maps to.
        """
        if not concept.country:
            return [concept.iri]
        found = [t for t in concept.targets(*MAPPINGS) if t in self.by_iri and not self.by_iri[t].country]
        return list(dict.fromkeys(found))

    def national(self, iri: str) -> list[tuple[Concept, str]]:
        """Concepts of single countries that map to this one, each with its mapping relation, by country and IRI."""
        found = [
            (concept, relation.name)
            for concept in self.by_iri.values()
            for relation in concept.relations
            if concept.country and relation.target == iri and relation.name in MAPPINGS
        ]
        return sorted(found, key=lambda pair: (pair[0].country or "", pair[0].iri))
