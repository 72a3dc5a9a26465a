"""The dataset of a country, and what it covers."""

from graphkit.namespaces import DATASET
from register.section import ACCESSED, Section

CLASSES = {"actor": "nsi:Actor", "programme": "nsi:Programme", "collaboration": "nsi:Collaboration"}
LICENCE = "<http://publications.europa.eu/resource/authority/licence/CC_BY_4_0>"


def write_dataset(section: Section) -> None:
    """The country's dataset with its period and coverage."""
    code = section.country.code
    ends = section.start("dcat:startDate", 1995), section.end("dcat:endDate", 2026)
    section.writer.thing(
        f"<{DATASET}{code}/2026-11>",
        "a dcat:Dataset",
        f'dcterms:title "Synthetic register: {code}"@en',
        'dcterms:description "Made up for measuring speed. Says nothing about any country."@en',
        f"dcterms:publisher {section.iri('actor', 0)}",
        f"dcterms:license {LICENCE}",
        'dcat:version "2026-11"',
        'dcterms:issued "2026-11-24"^^xsd:date',
        f"dcterms:spatial jurisdiction:{code}",
        f"dcterms:temporal {section.period('dataset', *ends)}",
        *(f"dcterms:hasPart {section.iri('coverage', kind)}" for kind in CLASSES),
    )
    for kind, cls in CLASSES.items():
        section.writer.thing(
            section.iri("coverage", kind),
            "a nsi:Coverage",
            f"dcterms:subject {cls}",
            f"nsi:country jurisdiction:{code}",
            "adms:status coverage-status:partial",
            f"dcterms:date {ACCESSED}",
        )
