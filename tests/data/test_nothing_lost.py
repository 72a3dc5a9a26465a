"""Every cell of every row of the collections is found in the data, by a reader that does not know the converter."""

import calendar
import csv
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from graphkit.namespaces import PREFIXES

CONCEPT = "https://w3id.org/nordic-social-innovation/concept/"

CODES = {
    "association/network": "actor-kind/actor-association-network",
    "civil society organisation": "actor-kind/actor-civil-society-organisation",
    "company": "actor-kind/actor-business",
    "cooperative": "actor-kind/actor-cooperative",
    "foundation": "actor-kind/actor-foundation",
    "funder/investor": "actor-kind/actor-funder-investor",
    "media": "actor-kind/actor-media",
    "ministry": "actor-kind/actor-ministry",
    "municipality": "actor-kind/actor-municipality",
    "public agency": "actor-kind/actor-public-agency",
    "social enterprise": "actor-kind/actor-social-enterprise",
    "support organisation/incubator": "actor-kind/actor-support-incubator",
    "university/research centre": "actor-kind/actor-university-research-centre",
    "work-integration social enterprise": "actor-kind/actor-work-integration-social-enterprise",
    "third sector": "sector/third-sector",
    "public": "sector/public-sector",
    "private for-profit": "sector/private-sector",
    "academia": "sector/academia",
    "hybrid": "sector/hybrid-sector",
    "partnership": "collaboration-type/partnership",
    "joint project": "collaboration-type/joint-project",
    "procurement/contract": "collaboration-type/contract",
    "research": "collaboration-type/research-collaboration",
    "membership": "collaboration-type/membership",
    "ownership": "collaboration-type/ownership",
    "joint event": "collaboration-type/joint-event",
    "knowledge transfer": "collaboration-type/knowledge-transfer",
    "done": "followup-status/done",
    "under way": "followup-status/under-way",
    "called for": "followup-status/called-for",
    "ended": "followup-status/ended",
    "planned": "followup-status/planned",
}
EFFORTS = {
    "advice/competence development": "effort-advice-competence",
    "competence centre": "effort-competence-centre",
    "conference": "effort-conference",
    "education": "effort-education",
    "funding": "effort-funding",
    "incubation": "effort-incubation",
    "increasing visibility": "effort-visibility",
    "legal framework": "effort-legal-framework",
    "lobbying": "effort-lobbying",
    "microfinance support": "effort-microfinance",
    "network building": "effort-network-building",
    "outcome contract": "effort-outcome-contract",
    "procurement guidance": "effort-procurement-guidance",
    "research & development": "effort-research-development",
    "research network": "effort-research-network",
    "strategic development work": "effort-strategic-development",
    "strategy": "effort-strategy",
    "survey": "effort-survey",
}
RELATIONS = {"funding": "funding-relation", "incubation": "incubation"}


@dataclass
class Place:
    """Where a row is to be found: the data, its subject, the nodes that carry its source, the row itself."""

    said: Any
    subject: str
    cited: str
    row: dict[str, str]

    def has(self, value: str, *path: str) -> bool:
        return value in self.said.values(self.subject, *path)

    def reads(self, value: str, language: str, *path: str) -> bool:
        ends = self.said.values(self.subject, *path[:-1]) if path[:-1] else [self.subject]
        return any(o.value == value and o.language == language for o in self.said.objects(ends, path[-1]))

    def cites(self, value: str, *path: str) -> bool:
        return value in self.said.values(self.cited, *path)

    def identified(self, value: str, *path: str) -> bool:
        """The thing at the end of the path has this id."""
        return value in self.said.values(self.subject, *path, "dcterms:identifier")


Check = Callable[[Place, str], bool]


def parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def each(check: Check) -> Check:
    return lambda place, cell: all(check(place, part) for part in parts(cell))


def at(*path: str) -> Check:
    return lambda place, cell: place.has(cell, *path)


def english(*path: str) -> Check:
    return lambda place, cell: place.reads(cell, "en", *path)


def refers(*path: str) -> Check:
    return each(lambda place, cell: place.identified(cell, *path))


def concept(curie: str, scheme: str = "") -> Check:
    return lambda place, cell: place.has(CONCEPT + (f"{scheme}/{cell}" if scheme else CODES[cell]), curie)


def date(precision: str, last: bool, *path: str) -> Check:
    """A date at the path, with its precision beside it; or, where the cell is words, those words."""

    def check(place: Place, cell: str) -> bool:
        numbers = [int(n) for n in cell.split("-")] if cell.replace("-", "").isdigit() else []
        if not numbers:
            return place.reads(cell, "en", *path[:-1], "nsi:dateAsStated")
        year, month, day = [*numbers, None, None][:3]
        month = month or (12 if last else 1)
        day = day or (calendar.monthrange(year, month)[1] if last else 1)
        said = place.has(f"{year:04}-{month:02}-{day:02}", *path)
        stated = ("year", "month", "day")[len(numbers) - 1]
        return said and place.has(f"{CONCEPT}precision/{stated}", *path[:-1], precision)

    return check


def start(*path: str) -> Check:
    return date("nsi:datePrecision", False, *path)


def end(*path: str) -> Check:
    return date("nsi:endDatePrecision", True, *path)


def named(place: Place, cell: str) -> bool:
    return place.has(cell, "skos:prefLabel") or place.has(cell, "skos:altLabel")


def named_in_english(place: Place, cell: str) -> bool:
    return place.reads(cell, "en", "skos:prefLabel") or place.reads(cell, "en", "skos:altLabel")


def country(place: Place, cell: str) -> bool:
    return place.has(f"{CONCEPT}jurisdiction/{cell.lower()}", "nsi:country")


def roles(place: Place, cell: str) -> bool:
    """Every `id=role` stands on the membership of that actor."""
    memberships = place.said.subjects("org:organization", place.subject)
    found = {
        (actor, role)
        for membership in memberships
        for actor in place.said.values(membership, "org:member", "dcterms:identifier")
        for role in place.said.values(membership, "schema:roleName")
    }
    return {tuple(p.strip() for p in pair.split("=", 1)) for pair in parts(cell)} == found


def participants(place: Place, cell: str) -> bool:
    memberships = place.said.subjects("org:organization", place.subject)
    found = [
        actor for member in memberships for actor in set(place.said.values(member, "org:member", "dcterms:identifier"))
    ]
    return sorted(found) == sorted(parts(cell))


def budget_note(place: Place, cell: str) -> bool:
    if place.row["budget"] or place.row["currency"]:
        return place.reads(cell, "en", "schema:amount", "schema:description")
    return place.cites(cell, "skos:note")


SOURCE: dict[str, Check] = {
    "source_url": lambda place, cell: place.cites(cell, "oa:hasSource", "schema:url"),
    "other_source_urls": each(lambda place, cell: place.cites(cell, "dcterms:references", "schema:url")),
    "accessed": lambda place, cell: place.cites(cell, "nsi:accessed"),
    "note": lambda place, cell: place.cites(cell, "skos:note"),
    "strength": lambda place, cell: place.cites(f"{CONCEPT}strength/{cell}", "nsi:strength"),
}
COMMON: dict[str, Check] = {"id": at("dcterms:identifier"), "country": country, **SOURCE}
PERIOD = {"start": start("dcterms:temporal", "dcat:startDate"), "end": end("dcterms:temporal", "dcat:endDate")}
TARGET = {"target_groups": each(english("nsi:targetGroupAsStated"))}

CHECKS: dict[str, dict[str, Check]] = {
    "actors": COMMON
    | TARGET
    | {
        "name": named,
        "name_en": named_in_english,
        "other_names": each(named),
        "kind": concept("nsi:actorKind"),
        "sector": concept("nsi:sector"),
        "legal_form": english("nsi:legalFormAsStated"),
        "org_number": at("adms:identifier", "skos:notation"),
        "place": each(at("locn:address", "locn:postName")),
        "founded": start("schema:foundingDate"),
        "ended": end("schema:dissolutionDate"),
        "homepage": at("foaf:homepage"),
        "field": each(english("nsi:fieldAsStated")),
        "characteristics": each(english("nsi:characteristicAsStated")),
    },
    "programmes": COMMON
    | PERIOD
    | TARGET
    | {
        "name": named,
        "name_en": named_in_english,
        "owner_ids": refers("nsi:owner"),
        "funder_ids": refers("schema:funder"),
        "budget": at("schema:amount", "schema:value"),
        "currency": at("schema:amount", "schema:currency"),
        "budget_note": budget_note,
        "initiative_types": each(lambda p, c: p.has(f"{CONCEPT}initiative-type/{EFFORTS[c]}", "dcterms:type")),
        "legal_basis": english("nsi:legalBasisAsStated"),
    },
    "laws": COMMON
    | {
        "title": named,
        "title_en": named_in_english,
        "number": at("eli:id_local"),
        "date": start("eli:date_document"),
        "status": english("nsi:statusAsStated"),
        "regulates": english("dcterms:description"),
    },
    "collaborations": SOURCE
    | PERIOD
    | {
        "id": at("dcterms:identifier"),
        "name": at("skos:prefLabel"),
        "participant_ids": participants,
        "roles": roles,
        "collaboration_type": lambda p, c: p.has(
            CONCEPT + (f"collaboration-type/{RELATIONS[c]}" if c in RELATIONS else CODES[c]), "dcterms:type"
        ),
        "subject": english("dcterms:description"),
        "amount": at("schema:amount", "schema:value"),
        "currency": at("schema:amount", "schema:currency"),
    },
    "followups": COMMON
    | PERIOD
    | {
        "recommendation_id": concept("nsi:followsUp", "recommendation"),
        "title": at("skos:prefLabel"),
        "what": english("dcterms:description"),
        "actor_ids": refers("dcterms:contributor"),
        "programme_id": refers("dcterms:relation"),
        "status": concept("adms:status"),
    },
    "barriers": COMMON
    | {
        "barrier_id": concept("dcterms:subject", "barrier"),
        "statement": at("skos:prefLabel"),
        "said_by": refers("prov:wasAttributedTo"),
        "year": start("dcterms:date"),
        "addressed_by_programme_id": refers("dcterms:relation"),
        "addressed_by_actor_ids": refers("dcterms:contributor"),
        "kind": concept("dcterms:type", "barrier-statement-kind"),
    },
    "characteristics": SOURCE
    | {
        "id": at("dcterms:identifier"),
        "actor_id": refers("earl:subject"),
        "characteristic_id": concept("earl:test", "characteristic"),
        "outcome": lambda p, c: p.has(f"http://www.w3.org/ns/earl#{c}", "earl:result", "earl:outcome"),
        "evidence": english("prov:wasDerivedFrom", "dcterms:description"),
        "asserted_by": refers("earl:assertedBy"),
        "date": start("dcterms:date"),
        "mode": concept("dcterms:type", "assertion-mode"),
    },
}
CLASS = {
    "actors": "nsi:Actor",
    "programmes": "nsi:Programme",
    "laws": "eli:LegalResource",
    "collaborations": "nsi:Collaboration",
    "followups": "nsi:FollowUp",
    "barriers": "nsi:BarrierStatement",
    "characteristics": "earl:Assertion",
}
COUNTS = [  # rows and ids
    ("actors", 1117, 1113),
    ("programmes", 243, 243),
    ("laws", 47, 47),
    ("collaborations", 584, 584),
    ("followups", 90, 90),
    ("barriers", 86, 86),
    ("characteristics", 137, 137),
]


def place_of(said, table: str, collection: str, row: dict[str, str]) -> Place:
    found = [s for s in said.subjects("dcterms:identifier", row["id"]) if s in said.instances(CLASS[table])]
    assert len(found) == 1, (table, row["id"], found)
    holder = said.values(found[0], "prov:wasDerivedFrom") if table == "characteristics" else found
    ending = f"/collection/{collection}"
    cited = [c for c in said.values(holder, "dcterms:source") if said.values(c, "dcterms:isPartOf")[0].endswith(ending)]
    assert len(cited) == 1, (table, row["id"], cited)
    return Place(said, found[0], cited[0], row)


@pytest.mark.parametrize(("table", "rows", "ids"), COUNTS, ids=[c[0] for c in COUNTS])
def test_every_cell_of_every_row_is_in_the_data(said, tables, table, rows, ids):
    assert len(tables[table]) == rows
    assert len({row["id"] for _, row in tables[table]}) == ids == len(said.instances(CLASS[table]))
    lost, checked = [], 0
    for collection, row in tables[table]:
        assert set(row) == set(CHECKS[table]), "a column that no check knows"
        place = place_of(said, table, collection, row)
        for column, cell in row.items():
            if cell:
                checked += 1
                if not CHECKS[table][column](place, cell):
                    lost.append((row["id"], column, cell))
    assert lost == []
    assert checked == sum(bool(cell) for _, row in tables[table] for cell in row.values()) > rows


PATCHED: dict[str, tuple[str, Check]] = {
    "founded": ("schema:foundingDate", CHECKS["actors"]["founded"]),
    "place": ("locn:address", CHECKS["actors"]["place"]),
    "other_names": ("skos:altLabel", CHECKS["actors"]["other_names"]),
    "legal_form": ("nsi:legalFormAsStated", CHECKS["actors"]["legal_form"]),
    "org_number": ("adms:identifier", CHECKS["actors"]["org_number"]),
    "homepage": ("foaf:homepage", CHECKS["actors"]["homepage"]),
    "sector": ("nsi:sector", CHECKS["actors"]["sector"]),
}


def test_every_patch_is_a_statement_with_its_source_and_is_said_of_the_actor(said, tables):
    assert len(tables["actors_patch"]) == 32
    for collection, row in tables["actors_patch"]:
        curie, check = PATCHED[row["column"]]
        prefix, name = curie.split(":")
        (actor,) = [s for s in said.subjects("dcterms:identifier", row["id"]) if s in said.instances("nsi:Actor")]
        statements = [
            s
            for s in said.subjects("rdf:subject", actor)
            if said.values(s, "rdf:predicate") == [PREFIXES[prefix] + name]
            and row["source_url"] in said.values(s, "dcterms:source", "oa:hasSource", "schema:url")
        ]
        assert len(statements) == 1, row
        assert said.values(statements, "dcterms:source", "skos:note") == [row["note"]]
        assert said.values(statements, "dcterms:source", "dcterms:isPartOf")[0].endswith(f"/{collection}")
        assert check(Place(said, actor, "", row), row["value"]), row
        assert said.objects(statements, "rdf:object")[0] in said.objects(actor, curie), row


def test_countries_of_collaborations_are_those_of_their_folder(said):
    """A collaboration has no country of its own in the tables: its dataset says it, and `int` says nothing."""
    for collaboration in said.instances("nsi:Collaboration"):
        folder = collaboration.split("/id/")[1].split("/")[0]
        expected = [] if folder == "int" else [f"{CONCEPT}jurisdiction/{folder}"]
        assert said.values(collaboration, "nsi:country") == expected


def test_programmes_repeat_what_they_answer_to(said, tables):
    addressed = {
        (r["addressed_by_programme_id"], r["barrier_id"])
        for _, r in tables["barriers"]
        if r["addressed_by_programme_id"]
    }
    followed = {
        (r["programme_id"], r["recommendation_id"])
        for _, r in tables["followups"]
        if r["programme_id"] and r["status"] in ("done", "under way", "ended")
    }
    said_addressed, said_followed = set(), set()
    for programme in said.instances("nsi:Programme"):
        (identifier,) = said.values(programme, "dcterms:identifier")
        said_addressed |= {(identifier, b.split("/")[-1]) for b in said.values(programme, "nsi:addressesBarrier")}
        said_followed |= {(identifier, r.split("/")[-1]) for r in said.values(programme, "nsi:followsUp")}
    assert said_addressed == addressed
    assert said_followed == followed
    assert (len(addressed), len(followed)) == (26, 44)


def test_conflicts_stand_beside_the_main_record(said, root):
    with (root / "facts" / "conflicts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 11
    for row in rows:
        statement = f"https://w3id.org/nordic-social-innovation/id/{row['country']}/statement/{row['id']}"
        assert said.values(statement, "dcterms:source", "oa:hasSource", "schema:url") == [row["source_url"]]
        assert said.values(statement, "dcterms:source", "skos:note") == [row["note"]]
        (value,) = said.values(statement, "rdf:object")
        assert value.startswith(row["value"])
        (subject,) = said.values(statement, "rdf:subject")
        (predicate,) = said.values(statement, "rdf:predicate")
        prefix, name = row["property"].split(":")
        assert predicate == PREFIXES[prefix] + name
        assert value not in said.values(subject, row["property"]), "the main record stays as it is"


@pytest.mark.parametrize(("what", "number"), [("asked", 193), ("answered", 131)])
def test_the_surveys_figures_have_their_source(said, what, number):
    base = "https://w3id.org/nordic-social-innovation/id/nordic/"
    figure = f"{base}statement/temanord-2015-502-survey-{what}"
    assert said.values(figure, "sdmx-measure:obsValue") == [str(number)]
    (url,) = said.values(figure, "dcterms:source", "oa:hasSource", "schema:url")
    assert "kortlaegning-af-socialt-entreprenorskab" in url
    assert said.values(figure, "prov:wasGeneratedBy") == [f"{base}source/temanord-2015-502-survey"]
