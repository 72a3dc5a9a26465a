"""From the store: where each actor and collaboration was read, and where somebody looked for them at all."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from graphkit.namespaces import NSI
from graphkit.publish.origin import Evidence, Looked
from graphkit.query.answer import Labels, Named
from graphkit.query.catalogue import named
from graphkit.query.run import run
from graphkit.query.source import Source

KINDS = {f"{NSI}Actor": "actor", f"{NSI}Collaboration": "collaboration"}

_READ = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX nsi: <https://w3id.org/nordic-social-innovation/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX schema: <https://schema.org/>
SELECT DISTINCT ?thing ?address ?strength ?day WHERE {
  VALUES ?class { nsi:Actor nsi:Collaboration }
  ?thing a ?class ; dcterms:source ?citation .
  ?citation oa:hasSource|dcterms:references ?source .
  ?source schema:url ?address .
  OPTIONAL { ?citation nsi:strength ?strength }
  OPTIONAL { ?citation nsi:accessed ?day }
}
"""


def evidence(source: Source, language: str) -> dict[str, tuple[Evidence, ...]]:
    """The documents in which actors and collaborations were read, by IRI, each document once and in order."""
    labels = Labels(source, language)
    found: dict[str, set[Evidence]] = {}
    rows: Any = source.select(_READ).rows
    for thing, address, strength, day in rows:
        judged = str(labels.named(strength.value)) if strength else ""
        found.setdefault(thing.value, set()).add(Evidence(address.value, judged, day.value if day else ""))
    return {thing: tuple(_once(documents)) for thing, documents in found.items()}


def _once(documents: set[Evidence]) -> Iterator[Evidence]:
    """Of a document cited twice, the last reading."""
    last = {one.address: one for one in sorted(documents, key=lambda one: (one.address, one.day, one.strength))}
    return iter(last.values())


def looked(source: Source, language: str) -> tuple[Looked, ...]:
    """Where somebody looked for actors and collaborations, as `queries/answers/coverage.rq` tells it."""
    answer = run(named("coverage"), source, language=language)
    place = {column.name: index for index, column in enumerate(answer.columns)}
    made = []
    for row in answer.rows:
        country, kind, status, found, day = (row[place[n]] for n in ("country", "class", "coverage", "found", "date"))
        if isinstance(kind, Named) and kind.iri in KINDS and isinstance(country, Named):
            said = "" if status is None else str(status)
            read = day.isoformat() if isinstance(day, date) else ""
            number = found if isinstance(found, int) else 0
            made.append(Looked(country.iri.rsplit("/", 1)[1], KINDS[kind.iri], said, number, read))
    return tuple(made)
