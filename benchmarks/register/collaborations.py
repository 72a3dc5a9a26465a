"""Collaborations of two to eight actors, some of whom came later or left earlier."""

from register.section import Section

TYPES = (
    *("partnership", "funding-relation", "joint-project", "contract", "research-collaboration", "membership"),
    *("ownership", "joint-event", "incubation", "knowledge-transfer"),
)
ROLES = (
    *("partner", "lead", "coordinator", "member", "participant", "organiser", "host", "funder", "investor"),
    *("recipient", "supplier", "buyer", "researcher", "evaluator", "adviser", "supporter"),
)
SIZES = range(2, 9)


def write_collaborations(section: Section) -> None:
    """Every collaboration of the country with its memberships."""
    for n in range(section.counts[section.country.code]["collaboration"]):
        _write_collaboration(section, n, section.placement.next("collaboration", section.country.register))


def _write_collaboration(section: Section, n: int, fault: str | None) -> None:
    year = section.rng.randint(1995, 2022)
    years = (year, year + section.rng.randint(1, 6))
    start, end = section.start("dcat:startDate", years[0]), section.end("dcat:endDate", years[1])
    facts = [
        *section.names("collaboration", n),
        *section.head("collaboration", n),
        f"dcterms:temporal {section.period(f'collaboration-{n}', start, end)}",
        section.source(f"collaboration-{n}"),
    ]
    if fault != "no type of collaboration":
        facts.append(f"dcterms:type collaboration-type:{section.rng.choice(TYPES)}")
    if section.often(0.6):
        facts.append('dcterms:description "What it is about, made up"@en')
    section.writer.thing(section.iri("collaboration", n), "a nsi:Collaboration", *facts)
    for place, member in enumerate(_members(section, fault)):
        during = _during(section, f"{n}-{place}", years, (start, end), fault if place == 0 else None)
        _write_membership(section, n, f"{n}-{place}", member, during)


def _members(section: Section, fault: str | None) -> list[str]:
    """Who takes part: the chance of a size falls with its square."""
    if fault == "one member":
        return [section.some("actor")]
    if fault == "one actor twice":
        return [section.some("actor")] * 2
    size = section.rng.choices(SIZES, [size**-2 for size in SIZES])[0]
    members: dict[str, None] = {}
    while len(members) < size:
        members[section.actor_anywhere()] = None
    return list(members)


def _during(
    section: Section, slug: str, years: tuple[int, int], ends: tuple[list[str], list[str]], fault: str | None
) -> str | None:
    """A period of the membership's own, or None; within the collaboration's, but for the fault."""
    if fault == "member before the start":
        ends = section.start("dcat:startDate", years[0] - 1), ends[1]
    elif fault == "member after the end":
        ends = ends[0], section.end("dcat:endDate", years[1] + 1)
    elif section.often(0.7):
        return None
    elif years[1] - years[0] > 1:
        ends = section.start("dcat:startDate", section.rng.randint(years[0] + 1, years[1] - 1)), ends[1]
    return section.period(f"membership-{slug}", *ends)


def _write_membership(section: Section, n: int, slug: str, member: str, during: str | None) -> None:
    role = section.rng.choice(ROLES)
    facts = [
        f"org:organization {section.iri('collaboration', n)}",
        f"org:member {member}",
        f"org:role role:{role}",
        f'schema:roleName "{role}, made up"@en',
    ]
    if during:
        facts.append(f"org:memberDuring {during}")
    section.writer.thing(section.iri("membership", slug), "a org:Membership", *facts)
