"""What is said of actors and of the field: follow-ups, barriers met, characteristics assessed, claims that differ."""

from register.programmes import BARRIERS, RECOMMENDATIONS
from register.section import Section

STATUSES = ("done", "under-way", "called-for", "ended", "planned")
CHARACTERISTICS = ("cooperation", "involvement", "new-solutions", "results-and-viability", "social-purpose")
OUTCOMES = ("passed", "failed", "cantTell", "inapplicable", "untested")


def write_followups(section: Section) -> None:
    """Every follow-up of a recommendation in the country."""
    for n in range(section.counts[section.country.code]["followup"]):
        year = section.rng.randint(2014, 2024)
        ends = section.start("dcat:startDate", year), section.end("dcat:endDate", year + 1)
        section.writer.thing(
            section.iri("followup", n),
            "a nsi:FollowUp",
            f'skos:prefLabel "Synthetic follow-up {n}"@en',
            *section.head("followup", n),
            'dcterms:description "What was done, made up"@en',
            f"nsi:followsUp recommendation:rec-{section.rng.choice(RECOMMENDATIONS)}",
            f"dcterms:contributor {section.some('actor')}",
            f"dcterms:relation {section.some('programme')}",
            f"dcterms:temporal {section.period(f'followup-{n}', *ends)}",
            f"adms:status followup-status:{section.rng.choice(STATUSES)}",
            section.source(f"followup-{n}"),
        )


def write_barriers(section: Section) -> None:
    """Every statement on a barrier in the country."""
    for n in range(section.counts[section.country.code]["barrier"]):
        section.writer.thing(
            section.iri("barrier", n),
            "a nsi:BarrierStatement",
            f'skos:prefLabel "Synthetic barrier statement {n}"@en',
            *section.head("barrier", n),
            f"dcterms:subject barrier:barrier-{section.rng.choice(BARRIERS)}",
            f"dcterms:type barrier-statement-kind:{section.rng.choice(('reported', 'addressed'))}",
            f"prov:wasAttributedTo {section.some('actor')}",
            f"dcterms:contributor {section.some('actor')}",
            *section.start("dcterms:date", section.rng.randint(2010, 2025)),
            section.source(f"barrier-{n}"),
        )


def write_assertions(section: Section) -> None:
    """Every assessment of an actor in the country, with its result and its evidence."""
    for n in range(section.counts[section.country.code]["assertion"]):
        _write_assertion(section, n, section.placement.next("assertion", section.country.register))


def _write_assertion(section: Section, n: int, fault: str | None) -> None:
    actor = section.some("actor")
    by, mode = (actor, "self-declared") if section.often(0.4) else (_other(section, actor), "third-party")
    if fault == "third party is the actor itself":
        by, mode = actor, "third-party"
    test, other = section.rng.sample(CHARACTERISTICS, 2)
    result, evidence = section.iri("result", n), section.iri("evidence", n)
    outcome = "pass" if fault == "outcome that EARL has not" else section.rng.choice(OUTCOMES)
    section.writer.thing(
        section.iri("assertion", n),
        "a earl:Assertion",
        f'dcterms:identifier "syn-assertion-{section.country.code}-{n}"',
        f"earl:subject {actor}",
        f"earl:test characteristic:char-{test}",
        f"earl:assertedBy {by}",
        f"dcterms:type assertion-mode:{mode}",
        *section.start("dcterms:date", section.rng.randint(2010, 2025)),
        f"earl:result {result}",
        f"prov:wasDerivedFrom {evidence}",
    )
    section.writer.thing(result, "a earl:TestResult", f"earl:outcome earl:{outcome}")
    section.writer.thing(
        evidence,
        "a m8g:Evidence",
        'dcterms:description "What was seen, made up"@en',
        f"m8g:supportsRequirement characteristic:char-{other if fault == 'evidence for something else' else test}",
        section.source(f"assertion-{n}"),
    )


def write_statements(section: Section) -> None:
    """Every claim of a founding date that differs from the actor's own."""
    for n in range(section.counts[section.country.code]["statement"]):
        date, precision = section.start("rdf:object", section.rng.randint(1900, 2022))
        section.writer.thing(
            section.iri("statement", n),
            "a rdf:Statement",
            f"rdf:subject {section.some('actor')}",
            "rdf:predicate schema:foundingDate",
            date,
            precision,
            section.source(f"statement-{n}"),
        )


def _other(section: Section, actor: str) -> str:
    other = section.actor_anywhere()
    return other if other != actor else _other(section, actor)
