"""The form of the data: every subject in its own namespace and page, no blank nodes, clean texts, nobody's address."""

import re
import unicodedata

import pyoxigraph as ox
from stdnum.dk import cvr
from stdnum.ee import registrikood
from stdnum.fi import ytunnus
from stdnum.no import orgnr as no_orgnr
from stdnum.se import orgnr as se_orgnr

from graphkit.languages.fallback import ALL
from graphkit.namespaces import BASE, COUNTRIES, thing_of

PAGES = {
    "dataset",
    "actors",
    "programmes",
    "collaborations",
    "laws",
    "followups",
    "barriers",
    "characteristics",
    "sources",
}
KINDS = {
    *("actor", "programme", "collaboration", "law", "followup", "barrier", "assertion"),
    *("source", "citation", "membership", "period", "amount", "identifier", "result", "evidence", "statement"),
    *("coverage", "address", "collection"),
}
HOME = {  # things stand on the page of their kind
    "actor": "actors",
    "programme": "programmes",
    "collaboration": "collaborations",
    "law": "laws",
    "followup": "followups",
    "barrier": "barriers",
    "assertion": "characteristics",
    "citation": "sources",
    "membership": "collaborations",
    "coverage": "dataset",
}
PUBLISHER = BASE + "id/nordic/actor/nordic-social-innovation-graph"


def literals(said):
    return [quad.object for _, quad in said.quads if isinstance(quad.object, ox.Literal)]


def test_every_folder_and_page_is_known(data):
    pages = sorted(data.glob("*/*"))
    assert {page.parent.name for page in pages} == set(COUNTRIES)
    assert {page.stem for page in pages} == PAGES
    assert all((data / country / "dataset.ttl").exists() for country in COUNTRIES)


def test_subjects_stand_in_their_own_namespace_and_on_their_page(said):
    for path, quad in said.quads:
        folder, subject = path.parent.name, quad.subject.value
        thing = thing_of(subject)
        if thing is None:
            assert subject == f"{BASE}data/{folder}/2026-11"
            continue
        assert thing.country == folder
        assert thing.kind in KINDS
        if subject != PUBLISHER:
            assert HOME.get(thing.kind, path.stem) == path.stem, subject
    assert len(said.quads) > 30_000


def test_there_are_no_blank_nodes(said):
    assert not [q for _, q in said.quads if ox.BlankNode in (type(q.subject), type(q.object))]


def test_every_own_iri_that_is_named_is_described(said):
    """No reference dangles: whatever stands under `id/` is the subject of something."""
    described = {quad.subject.value for _, quad in said.quads}
    named = {q.object.value for _, q in said.quads if isinstance(q.object, ox.NamedNode) and thing_of(q.object.value)}
    assert named - described == set()
    assert len(named) > 6_000


def test_every_concept_that_is_named_is_in_the_ontology(said, root):
    concepts = {q.object.value for _, q in said.quads if q.object.value.startswith(BASE + "concept/")}
    known = set()
    for path in (root / "ontology" / "concepts").glob("*.ttl"):
        known |= {q.subject.value for q in ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE)}
    assert concepts - known == set()
    assert len(concepts) > 150


def test_texts_are_normal_and_trimmed(said):
    for literal in literals(said):
        assert unicodedata.is_normalized("NFC", literal.value)
        assert literal.value == literal.value.strip() != ""


def test_languages_are_those_of_the_graph(said):
    tags = {literal.language for literal in literals(said) if literal.language}
    assert tags == {"en", "nb", "nn", "da", "sv", "fi", "is", "fo", "kl"}
    assert tags <= set(ALL)


def test_a_thing_has_one_preferred_name_a_language_and_it_is_no_other_name(said):
    for subject in {quad.subject.value for _, quad in said.quads}:
        preferred = said.objects(subject, "skos:prefLabel")
        assert len({name.language for name in preferred}) == len(preferred), subject
        assert not set(preferred) & set(said.objects(subject, "skos:altLabel")), subject


def test_a_thing_has_one_founding_date_whose_precision_is_plain(said):
    for actor in said.instances("nsi:Actor"):
        assert len(said.objects(actor, "schema:foundingDate")) <= 1
        assert len(said.objects(actor, "nsi:datePrecision")) <= 1


def test_nobodys_address_or_number_is_published(said):
    numbers = {n for i in said.instances("adms:Identifier") for n in said.objects(i, "skos:notation")}
    for literal in set(literals(said)) - numbers:
        if not literal.datatype.value.endswith("anyURI"):
            assert not re.search(r"\w@\w+\.\w", literal.value), literal
            assert not re.search(r"(?:\+\d{2}|\b00\d{2}|\btel\.?)[ \d]{7,}", literal.value, re.IGNORECASE), literal
            assert not re.search(r"\b\d{6}[-+]\d{3}[\dA-Z]\b", literal.value), literal


def test_organisation_numbers_have_right_check_digits(said):
    check = {"no-brc": no_orgnr, "dk-cvr": cvr, "se-on": se_orgnr, "fi-pro": ytunnus, "ee-are": registrikood}
    identifiers = said.instances("adms:Identifier")
    assert len(identifiers) == 29
    for identifier in identifiers:
        (scheme,) = said.values(identifier, "dcterms:conformsTo")
        (number,) = said.values(identifier, "skos:notation")
        assert check[scheme.split("/")[-1]].is_valid(number), number


def test_two_entries_of_one_association_are_both_kept(said):
    """Whether they are one is for matching to decide."""
    assert sorted(said.subjects("skos:notation", "80341465")) == [
        f"{BASE}id/int/identifier/ee-sev-are",
        f"{BASE}id/int/identifier/social-enterprise-estonia-are",
    ]


def test_memberships_last_no_longer_than_their_collaboration(said):
    timed = [m for m in said.instances("org:Membership") if said.values(m, "org:memberDuring")]
    assert len(timed) == 10
    for membership in timed:
        (start,) = said.values(membership, "org:memberDuring", "dcat:startDate")
        (whole,) = said.values(membership, "org:organization", "dcterms:temporal", "dcat:startDate")
        assert start >= whole
        ends = said.values(membership, "org:organization", "dcterms:temporal", "dcat:endDate")
        assert all(start <= end for end in ends)


def test_periods_do_not_run_backwards(said):
    periods = said.instances("dcterms:PeriodOfTime")
    both = [(s, e) for p in periods for s in said.values(p, "dcat:startDate") for e in said.values(p, "dcat:endDate")]
    assert [pair for pair in both if pair[0] > pair[1]] == []
    assert len(both) > 200


def test_each_dataset_says_what_was_looked_at(said):
    assert len(said.instances("dcat:Dataset")) == len(COUNTRIES)
    for country in COUNTRIES:
        dataset = f"{BASE}data/{country}/2026-11"
        assert len({title.language for title in said.objects(dataset, "dcterms:title")}) == 7
        assert len({text.language for text in said.objects(dataset, "dcterms:description")}) == 7
        looked = {p.split("/")[-1] for p in said.values(dataset, "dcterms:hasPart")}
        there = {
            thing.kind
            for _, quad in said.quads
            if (thing := thing_of(quad.subject.value)) and thing.country == country and thing.kind in list(HOME)[:7]
        }
        assert looked == there, "a cell with no row has no coverage"
        assert {s.split("/")[-1] for s in said.values(dataset, "dcterms:hasPart", "adms:status")} == {"partial"}
