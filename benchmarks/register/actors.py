"""Actors, each with its registered number, address and source."""

from collections.abc import Iterator

from register.numbers import numbers, with_wrong_check_digit
from register.section import Section

KINDS = (
    *("association-network", "social-enterprise", "business", "municipality", "university-research-centre"),
    *("public-agency", "civil-society-organisation", "support-incubator", "foundation", "funder-investor", "media"),
    *("ministry", "work-integration-social-enterprise", "cooperative"),
)
SECTORS = ("third-sector", "public-sector", "private-sector", "academia", "hybrid-sector")
TARGET_GROUPS = (
    *("young-people", "immigrants", "long-term-unemployed", "older-people", "people-with-disabilities", "refugees"),
    *("homeless-people", "ex-offenders", "people-with-addiction", "vulnerable-children-families", "unemployed"),
)
FIELDS = (
    *("culture-recreation", "education-research", "elderly-care", "environment", "health", "work-inclusion"),
    *("social-services", "development-housing", "international", "philanthropy-volunteering"),
)
OTHER_COUNTRY: dict[str | None, str] = {
    "country as text": 'nsi:country "Norge"',
    "country unlike the one in the IRI": "nsi:country jurisdiction:ee",
}


def write_actors(section: Section) -> None:
    """Every actor of the country."""
    series = numbers(section.country.register, section.country.code)
    before = ""
    for n in range(section.counts[section.country.code]["actor"]):
        fault = section.placement.next("actor", section.country.register)
        own = next(series)
        _write_identifier(section, n, own, before, fault)
        _write_actor(section, n, fault)
        before = own


def _write_actor(section: Section, n: int, fault: str | None) -> None:
    facts = [
        *_names(section, n, fault),
        *_classes(section, fault),
        *_legal_form(section, fault),
        *_dates(section, fault),
        *_activity(section, fault),
        f"adms:identifier {section.iri('identifier', n)}",
        f"locn:address {_address(section, n, fault)}",
        section.source(f"actor-{n}"),
    ]
    identifier, country = section.head("actor", n)
    facts += [identifier, OTHER_COUNTRY.get(fault, country)]
    if fault == "homepage by ftp" or section.often(0.8):
        protocol = "ftp" if fault == "homepage by ftp" else "https"
        facts.append(f"foaf:homepage <{protocol}://syn-{n}.{section.country.code}.example/>")
    section.writer.thing(section.iri("actor", n), "a nsi:Actor", *facts)


def _names(section: Section, n: int, fault: str | None) -> list[str]:
    first, short = section.country.languages[0], f"SYN-{section.country.code.upper()}-{n}"
    names = section.names("actor", n)
    match fault:
        case "no name":
            return []
        case "two names in one language":
            names.append(f'skos:prefLabel "{short}"@{first}')
        case "language tag no":
            names.append(f'skos:prefLabel "{short}"@no')
        case "zero-width space in a name":
            names[0] = f'skos:prefLabel "Syn\u200b{short}"@{first}'
        case "name of another actor":
            names[0] = section.name("actor", n - 1, first)
    if fault is None and section.often(0.2):
        names.append(f'skos:altLabel "{short}"@{first}')
    return names


def _classes(section: Section, fault: str | None) -> Iterator[str]:
    kinds = section.rng.sample(KINDS, 2)
    yield f"nsi:actorKind actor-kind:actor-{kinds[0]}"
    yield f"nsi:sector sector:{section.rng.choice(SECTORS)}"
    match fault:
        case "two kinds of actor":
            yield f"nsi:actorKind actor-kind:actor-{kinds[1]}"
        case "undeclared nsi: property":
            yield f"nsi:actorType actor-kind:actor-{kinds[0]}"
        case "unknown concept":
            yield "dcterms:audience target-group:syn-unknown"


def _legal_form(section: Section, fault: str | None) -> list[str]:
    forms = section.country.legal_forms
    if fault == "legal form of another country":
        abroad = "se-ab" if section.country.code == "no" else "no-as"
        return [f"rov:orgType legal-form:{abroad}"]
    if not forms or fault in OTHER_COUNTRY or section.often(0.4):
        return []
    form = section.rng.choice(forms)
    return [f"rov:orgType legal-form:{form}", f'nsi:legalFormAsStated "{form[3:]}"@{section.country.languages[0]}']


def _dates(section: Section, fault: str | None) -> list[str]:
    year = section.rng.randint(1900, 2022)
    match fault:
        case "day that does not exist":
            return [f'schema:foundingDate "{year}-02-30"^^xsd:date', "nsi:datePrecision precision:day"]
        case "date without precision":
            return section.start("schema:foundingDate", year)[:1]
        case "founded after its end":
            end = section.end("schema:dissolutionDate", year - 1)
            return [*section.start("schema:foundingDate", year), *end]
    if section.often(0.15):
        return []
    founded = section.start("schema:foundingDate", year)
    return founded + section.end("schema:dissolutionDate", year + section.rng.randint(1, 30)) * section.often(0.1)


def _activity(section: Section, fault: str | None) -> Iterator[str]:
    if section.often(0.5):
        group = section.rng.choice(TARGET_GROUPS)
        yield f"dcterms:audience target-group:{group}"
        yield f'nsi:targetGroupAsStated "{group}, made up"@en'
    if section.often(0.6):
        field = section.rng.choice(FIELDS)
        yield f"rov:orgActivity field:field-{field}"
        yield f'nsi:fieldAsStated "{field}, made up"@en'
    match fault:
        case "person's number in a text":
            yield 'nsi:characteristicAsStated "ask 310270-0001"@en'  # 31 February: nobody's number
        case "e-mail address in a text":
            yield 'nsi:characteristicAsStated "ask post@syn.example"@en'


def _write_identifier(section: Section, n: int, own: str, before: str, fault: str | None) -> None:
    match fault:
        case "wrong check digit":
            number = with_wrong_check_digit(section.country.register, own)
        case "person's number as number":
            number = f"310270{n:05d}"  # 31 February: nobody's number
        case "number of another actor":
            number = before
        case _:
            number = own
    section.writer.thing(
        section.iri("identifier", n),
        "a adms:Identifier",
        f'skos:notation "{number}"',
        f"dcterms:conformsTo identifier-scheme:{section.country.register}",
    )


def _address(section: Section, n: int, fault: str | None) -> str:
    iri = section.iri("address", n)
    kind = [] if fault == "address without a type" else ["a locn:Address"]
    section.writer.thing(iri, *kind, f'locn:postName "{section.rng.choice(section.country.places)}"')
    return iri
