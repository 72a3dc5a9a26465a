"""One country's part of the register under way, and the nodes that every thing in it is made with."""

import random
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass

from register.countries import COUNTRIES, Country
from register.faults import Placement
from register.writer import Writer

WORDS = {
    "actor": {
        "nb": "Syntetisk aktør",
        "nn": "Syntetisk aktør",
        "da": "Syntetisk aktør",
        "sv": "Syntetisk aktör",
        "fi": "Synteettinen toimija",
        "is": "Tilbúinn aðili",
        "en": "Synthetic actor",
    },
    "programme": {
        "nb": "Syntetisk innsats",
        "nn": "Syntetisk innsats",
        "da": "Syntetisk indsats",
        "sv": "Syntetisk insats",
        "fi": "Synteettinen toimenpide",
        "is": "Tilbúið verkefni",
        "en": "Synthetic initiative",
    },
    "collaboration": {
        "nb": "Syntetisk samarbeid",
        "nn": "Syntetisk samarbeid",
        "da": "Syntetisk samarbejde",
        "sv": "Syntetiskt samarbete",
        "fi": "Synteettinen yhteistyö",
        "is": "Tilbúið samstarf",
        "en": "Synthetic collaboration",
    },
    "law": {
        "nb": "Syntetisk lov",
        "nn": "Syntetisk lov",
        "da": "Syntetisk lov",
        "sv": "Syntetisk lag",
        "fi": "Synteettinen laki",
        "is": "Tilbúin lög",
        "en": "Synthetic law",
    },
}
EXAMPLE = {"fo": "Dømi", "kl": "Assersuut", "se": "Ovdamearka"}
"""The word for "example" serves every kind of thing in the three languages left."""

ACCESSED = '"2026-11-23"^^xsd:date'


@dataclass(frozen=True)
class Section:
    """A country, how many things of each sort each country has, and where to write."""

    country: Country
    counts: Mapping[str, Mapping[str, int]]
    writer: Writer
    placement: Placement
    rng: random.Random

    def iri(self, kind: str, n: int | str) -> str:
        """A thing or node of this country."""
        return f"{self.country.code}-{kind}:syn-{n}"

    def often(self, share: float) -> bool:
        """True in that share of all asks."""
        return self.rng.random() < share

    def some(self, kind: str) -> str:
        """A thing of this country, one of the first much oftener than one of the last."""
        return self.iri(kind, self._early(self.counts[self.country.code][kind]))

    def actor_anywhere(self) -> str:
        """An actor, in one of five asks of any country."""
        if self.often(0.8):
            return self.some("actor")
        country = self.rng.choices(COUNTRIES, [c.share for c in COUNTRIES])[0].code
        return f"{country}-actor:syn-{self._early(self.counts[country]['actor'])}"

    def _early(self, count: int) -> int:
        return int(count * self.rng.random() ** 2)

    def name(self, kind: str, n: int, language: str, predicate: str = "skos:prefLabel") -> str:
        """The fact of a name in one language: plainly synthetic, and its own."""
        word = EXAMPLE.get(language) or WORDS[kind][language]
        return f'{predicate} "{word} {self.country.code.upper()} {n}"@{language}'

    def names(self, kind: str, n: int) -> list[str]:
        """Names in one to three of the country's languages."""
        first, *others = self.country.languages
        more = [language for language, share in zip(others, (0.6, 0.3), strict=False) if self.often(share)]
        return [self.name(kind, n, language) for language in (first, *more)]

    def head(self, kind: str, n: int) -> list[str]:
        """Facts of every thing: its id and its country."""
        code = self.country.code
        return [f'dcterms:identifier "syn-{kind}-{code}-{n}"', f"nsi:country jurisdiction:{code}"]

    def source(self, slug: str) -> str:
        """The fact of a source; its citation and document are written."""
        citation, document = self.iri("citation", slug), self.iri("source", slug)
        facts = [
            f"oa:hasSource {document}",
            f"dcterms:isPartOf {self.country.code}-collection:syn",
            f"nsi:accessed {ACCESSED}",
        ]
        if self.often(0.8):
            facts.append(f"nsi:strength strength:{self.rng.choice(('strong', 'medium', 'weak'))}")
        if self.often(0.7):
            facts.append(f'skos:note "Made up for a measurement: what the page says of {slug}."@en')
        if self.often(0.2):
            facts.append(f"dcterms:references {self.some_document(slug)}")
        self.writer.thing(citation, "a oa:SpecificResource", *facts)
        self.writer.thing(document, "a foaf:Document", self.url(slug))
        return f"dcterms:source {citation}"

    def some_document(self, slug: str) -> str:
        """One more document, written."""
        document = self.iri("source", f"{slug}-more")
        self.writer.thing(document, "a foaf:Document", self.url(f"{slug}/more"))
        return document

    def url(self, path: str) -> str:
        """The fact of a page's address."""
        return f'schema:url "https://{self.country.code}.example/{path}"^^xsd:anyURI'

    def start(self, predicate: str, year: int) -> list[str]:
        """Facts of a start in the year: the date as its first day, and what of it is stated."""
        precision = self._precision()
        month = self.rng.randint(1, 12) if precision != "year" else 1
        day = self.rng.randint(1, 28) if precision == "day" else 1
        return [f'{predicate} "{year}-{month:02}-{day:02}"^^xsd:date', f"nsi:datePrecision precision:{precision}"]

    def end(self, predicate: str, year: int) -> list[str]:
        """Facts of an end in the year: the date as its last day, and what of it is stated."""
        precision = self._precision()
        month = self.rng.randint(1, 12) if precision != "year" else 12
        day = self.rng.randint(1, 28) if precision == "day" else monthrange(year, month)[1]
        return [f'{predicate} "{year}-{month:02}-{day:02}"^^xsd:date', f"nsi:endDatePrecision precision:{precision}"]

    def period(self, slug: str, start: list[str], end: list[str]) -> str:
        """A period, written; its IRI."""
        iri = self.iri("period", slug)
        self.writer.thing(iri, "a dcterms:PeriodOfTime", *start, *end)
        return iri

    def _precision(self) -> str:
        return self.rng.choices(("year", "month", "day"), (70, 10, 20))[0]
