"""What must hold of the schemes themselves, whatever the tables say."""

import unicodedata

import pytest

from graphkit.languages.fallback import ALL, FULL
from graphkit.namespaces import BASE, CONCEPT, DCTERMS, M8G, NSI, ORG, RDF, SKOS, SKOSXL, scheme_of

LANGUAGES = {*ALL, "smj", "sma"}
KINDS = ("pref", "alt", "hidden")
MAPPINGS = tuple(f"{SKOS}{name}Match" for name in ("exact", "close", "broad", "narrow", "related"))

FIXED = {
    "actor-kind": "actor-association-network actor-social-enterprise actor-business actor-municipality "
    "actor-university-research-centre actor-public-agency actor-civil-society-organisation actor-support-incubator "
    "actor-foundation actor-funder-investor actor-media actor-ministry actor-work-integration-social-enterprise "
    "actor-cooperative",
    "sector": "third-sector public-sector private-sector academia hybrid-sector",
    "initiative-type": "effort-funding effort-advice-competence effort-network-building effort-research-development "
    "effort-strategic-development effort-education effort-visibility effort-incubation effort-legal-framework "
    "effort-lobbying effort-research-network effort-survey effort-conference effort-procurement-guidance "
    "effort-competence-centre effort-strategy effort-microfinance effort-outcome-contract",
    "collaboration-type": "partnership funding-relation joint-project contract research-collaboration membership "
    "ownership joint-event incubation knowledge-transfer",
    "role": "partner lead coordinator member participant organiser host owner founder funder investor guarantor "
    "outcome-payer recipient investee supplier buyer operator developer researcher evaluator adviser supporter "
    "employer trainer award-giver award-winner juror studied-case resulting-organisation",
    "precision": "year month day",
    "strength": "strong medium weak",
    "label-evidence": "seen vocabulary own",
    "followup-status": "done under-way called-for ended planned",
    "coverage-status": "complete partial",
    "assertion-mode": "third-party self-declared",
    "barrier-statement-kind": "reported addressed",
    "identifier-scheme": "no-brc se-on dk-cvr fi-pro is-ken fo-vn ee-are",
    "jurisdiction": "no dk se fi is fo gl ax eu nordic int lv ee gb es it lt pl de be hr ro nl au ge fr pt hu ch tr",
}
"""Ids that data, queries and shapes rely on."""


def values(terms):
    return {term.value for term in terms}


@pytest.fixture(scope="module")
def concepts(graph):
    found = {iri: node for iri, node in graph.items() if SKOS + "Concept" in values(node[RDF + "type"])}
    assert len(found) == 305
    return found


@pytest.fixture(scope="module")
def labels(graph):
    found = {iri: node for iri, node in graph.items() if SKOSXL + "Label" in values(node[RDF + "type"])}
    assert len(found) == 2273
    return found


def test_fixed_ids_are_there(concepts):
    wanted = {f"{CONCEPT}{scheme}/{name}" for scheme, names in FIXED.items() for name in names.split()}
    assert len(wanted) == 134  # 14 + 5 + 18 + 10 + 30 + 27 in the small schemes + 30
    assert wanted - set(concepts) == set()


def test_schemes_are_titled_in_seven_languages_and_say_that_the_titles_are_their_own(graph):
    schemes = [node for node in graph.values() if SKOS + "ConceptScheme" in values(node[RDF + "type"])]
    assert len(schemes) == 22
    for node in schemes:
        for predicate in (DCTERMS + "title", SKOS + "prefLabel"):
            assert sorted(t.language for t in node[predicate]) == sorted(FULL)
        assert values(node[NSI + "labelEvidence"]) == {f"{CONCEPT}label-evidence/own"}
        assert len(node[SKOS + "definition"]) == 1


def test_each_scheme_is_one_file(schemes):
    for file in schemes.glob("*.ttl"):
        text = file.read_text(encoding="utf-8")
        assert text.count(" a skos:ConceptScheme ;") == 1, file.name
        assert f"<{CONCEPT}{file.stem}> a skos:ConceptScheme ;" in text


def test_concepts_stand_in_their_scheme_and_are_told_what_they_are(concepts):
    for iri, node in concepts.items():
        assert values(node[SKOS + "inScheme"]) == {CONCEPT + scheme_of(iri)}, iri
        assert [t.language for t in node[SKOS + "definition"]] == ["en"], iri
        assert len(node[DCTERMS + "identifier"]) == 1, iri


def test_every_concept_has_an_english_word_or_is_of_one_country(concepts):
    without = [iri for iri, node in concepts.items() if "en" not in {t.language for t in node[SKOS + "prefLabel"]}]
    assert without == []


def test_at_most_one_preferred_word_a_language_and_no_word_in_two_parts(concepts):
    for iri, node in concepts.items():
        parts = {kind: {(t.value, t.language) for t in node[f"{SKOS}{kind}Label"]} for kind in KINDS}
        tags = [language for _, language in parts["pref"]]
        assert len(tags) == len(set(tags)), iri
        assert sum(map(len, parts.values())) == len(set.union(*parts.values())), iri


def test_words_are_tagged_nfc_and_evidenced(labels):
    grounds = {f"{CONCEPT}label-evidence/{name}" for name in ("seen", "vocabulary", "own")}
    for iri, node in labels.items():
        (form,) = node[SKOSXL + "literalForm"]
        assert form.language in LANGUAGES, iri
        assert unicodedata.is_normalized("NFC", form.value), iri
        assert form.value == form.value.strip() != "", iri
        (ground,) = values(node[NSI + "labelEvidence"])
        assert ground in grounds, iri
        assert bool(node[DCTERMS + "source"]) == (not ground.endswith("/own")), iri
        assert iri.isascii(), iri


def test_skos_labels_and_their_nodes_say_the_same(concepts, labels):
    seen = 0
    for iri, node in concepts.items():
        for kind in KINDS:
            forms = {
                form for label in values(node[f"{SKOSXL}{kind}Label"]) for form in labels[label][SKOSXL + "literalForm"]
            }
            assert node[f"{SKOS}{kind}Label"] == forms, iri
            seen += len(forms)
    assert seen == 2260


def test_a_false_friend_is_never_a_word_for_its_concept(concepts, labels):
    pairs = [(node, label) for node in concepts.values() for label in values(node[NSI + "falseFriend"])]
    assert len(pairs) == 13
    for node, label in pairs:
        (form,) = labels[label][SKOSXL + "literalForm"]
        assert form not in {t for kind in KINDS for t in node[f"{SKOS}{kind}Label"]}
        assert labels[label][SKOS + "scopeNote"], form


def test_country_notions_are_never_exact(concepts):
    national = {iri: node for iri, node in concepts.items() if node[NSI + "country"]}
    assert len(national) == 70  # 36 national, 27 legal forms (all but the top), 7 identifier schemes
    exact = {iri for iri, node in national.items() for t in values(node[SKOS + "exactMatch"]) if t.startswith(BASE)}
    assert exact == set()
    claimed = [t for node in concepts.values() for t in values(node[SKOS + "exactMatch"])]
    assert len(claimed) == len(set(claimed)), "exactMatch is transitive: a shared target makes two concepts one"


def test_every_national_concept_is_mapped_or_under_one_that_is(concepts):
    national = [(iri, node) for iri, node in concepts.items() if iri.startswith(f"{CONCEPT}national/")]
    assert len(national) == 36
    for iri, node in national:
        mapped = any(node[relation] for relation in MAPPINGS)
        assert mapped or node[SKOS + "broader"], iri
        assert node[NSI + "country"], iri
        assert node[DCTERMS + "source"], iri


def test_a_country_is_a_concept(concepts):
    for iri, node in concepts.items():
        for country in values(node[NSI + "country"]):
            assert country in concepts, iri
            assert country.startswith(f"{CONCEPT}jurisdiction/"), iri


def test_relations_stay_where_they_belong(concepts):
    checked = 0
    for iri, node in concepts.items():
        for relation in ("broader", "related"):
            for target in values(node[SKOS + relation]):
                assert scheme_of(target) == scheme_of(iri), iri
        for relation in MAPPINGS:
            for target in values(node[relation]):
                assert scheme_of(target) != scheme_of(iri), iri
                assert target in concepts or not target.startswith(BASE), iri
                checked += 1
    assert checked == 217


def test_top_concepts_are_those_without_a_broader_one(concepts, graph):
    tops = 0
    for iri, node in concepts.items():
        top = not node[SKOS + "broader"]
        assert (CONCEPT + scheme_of(iri) in values(node[SKOS + "topConceptOf"])) == top, iri
        assert (iri in values(graph[CONCEPT + scheme_of(iri)][SKOS + "hasTopConcept"])) == top, iri
        tops += top
    assert tops == 181


def test_no_concept_is_broader_than_itself_or_related_to_one_above_it(concepts):
    for iri, node in concepts.items():
        above, frontier = set(), values(node[SKOS + "broader"])
        while frontier:
            above |= frontier
            frontier = {up for name in frontier for up in values(concepts[name][SKOS + "broader"])} - above
        assert iri not in above
        assert not above & values(node[SKOS + "related"]), iri


def test_characteristics_are_criteria_and_roles_are_roles(concepts):
    for scheme, also, count in (("characteristic", M8G + "Criterion", 5), ("role", ORG + "Role", 30)):
        members = [node for iri, node in concepts.items() if scheme_of(iri) == scheme]
        assert len(members) == count
        assert all(also in values(node[RDF + "type"]) for node in members)
