"""Programmes with period, amount, owner and funder, and the laws that they rest on."""

from graphkit.namespaces import THING
from register.actors import TARGET_GROUPS
from register.section import Section

TYPES = (
    *("funding", "advice-competence", "network-building", "research-development", "strategic-development"),
    *("education", "visibility", "incubation", "legal-framework", "lobbying", "strategy", "conference"),
)
BARRIERS = ("funding-support", "knowledge", "procurement", "public-sector-culture")
RECOMMENDATIONS = (
    *("common-concepts", "cooperation-ministries", "education-theme", "exchange-experience", "nordic-centre"),
    "research-knowledge",
)


def write_laws(section: Section) -> None:
    """Every law of the country."""
    for n in range(section.counts[section.country.code]["law"]):
        section.writer.thing(
            section.iri("law", n),
            "a eli:LegalResource",
            *section.names("law", n),
            *section.head("law", n),
            *section.start("eli:date_document", section.rng.randint(1980, 2025)),
            f'eli:id_local "SYN {n}"',
            'dcterms:description "Made up: cooperatives and their surplus"@en',
            'nsi:statusAsStated "in force"@en',
            section.source(f"law-{n}"),
        )


def write_programmes(section: Section) -> None:
    """Every programme of the country."""
    for n in range(section.counts[section.country.code]["programme"]):
        _write_programme(section, n, section.placement.next("programme", section.country.register))


def _write_programme(section: Section, n: int, fault: str | None) -> None:
    rng, year = section.rng, section.rng.randint(1995, 2025)
    facts = [
        *section.names("programme", n),
        *section.head("programme", n),
        f"nsi:owner {section.some('actor')}",
        f"schema:amount {_amount(section, n, year, fault)}",
        f"dcterms:temporal {_period(section, n, year, fault)}",
        *(f"dcterms:type initiative-type:effort-{kind}" for kind in rng.sample(TYPES, rng.randint(1, 2))),
    ]
    if section.often(0.7):
        facts.append(f"schema:funder {section.actor_anywhere()}")
    if section.often(0.5):
        group = rng.choice(TARGET_GROUPS)
        facts += [f"dcterms:audience target-group:{group}", f'nsi:targetGroupAsStated "{group}, made up"@en']
    if section.often(0.2):
        facts += [f"m8g:hasLegalResource {section.some('law')}", 'nsi:legalBasisAsStated "the synthetic law"@en']
    if section.often(0.3):
        facts.append(f"nsi:addressesBarrier barrier:barrier-{rng.choice(BARRIERS)}")
    if section.often(0.3):
        facts.append(f"nsi:followsUp recommendation:rec-{rng.choice(RECOMMENDATIONS)}")
    if fault == "citation that is not there":
        facts.append(f"dcterms:source {section.iri('citation', f'missing-{n}')}")
    elif fault != "no source":
        facts.append(section.source(f"programme-{n}"))
    if fault == "document in another dataset's name":
        other = f"<{THING}nordic/source/syn-{section.country.code}-{n}>"
        section.writer.thing(other, "a foaf:Document", section.url(f"other-{n}"))
    section.writer.thing(section.iri("programme", n), "a nsi:Programme", *facts)


def _period(section: Section, n: int, year: int, fault: str | None) -> str:
    last = year - 1 if fault == "start after end" else year + section.rng.randint(1, 5)
    return section.period(f"programme-{n}", section.start("dcat:startDate", year), section.end("dcat:endDate", last))


def _amount(section: Section, n: int, year: int, fault: str | None) -> str:
    iri = section.iri("amount", n)
    value = section.rng.randint(1, 99_999) * 1000
    facts = [
        f"schema:value {-value if fault == 'negative amount' else value}",
        f'schema:validFrom "{year}-01-01"^^xsd:date',
    ]
    if fault != "amount without currency":
        facts.append(f'schema:currency "{section.country.currency}"')
    if section.often(0.3):
        facts.append('schema:description "ceiling, made up"@en')
    section.writer.thing(iri, "a schema:MonetaryAmount", *facts)
    return iri
