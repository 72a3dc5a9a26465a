"""The ontology's own files: what each term says of itself, in seven languages; nothing foreign is redefined."""

import re
import unicodedata
from collections import defaultdict

import pyoxigraph as ox
import pytest

from graphkit.languages.fallback import FULL
from graphkit.namespaces import BASE, CONCEPT, OWL, RDFS, SCHEMA, short
from graphkit.rdf.read import read
from graphkit.rdf.write import turtle

ONTOLOGY = BASE + "ns"
KINDS = {OWL + "Class", OWL + "ObjectProperty", OWL + "DatatypeProperty"}
MAPPINGS = {"skos:broadMatch", "skos:closeMatch", "skos:narrowMatch", "skos:relatedMatch"}

SUPER = {
    "nsi:Actor": "org:Organization",
    "nsi:Collaboration": "org:OrganizationalCollaboration",
    "nsi:actorKind": "org:classification",
    "nsi:country": "dcterms:spatial",
    "nsi:sector": "org:classification",
}


@pytest.fixture(scope="module")
def facts(nsi):
    """Subject -> predicate (short name) -> objects."""
    found = defaultdict(lambda: defaultdict(list))
    for quad in nsi:
        found[quad.subject.value][short(quad.predicate.value)].append(quad.object)
    return found


@pytest.fixture(scope="module")
def readme(root):
    return (root / "ontology" / "README.md").read_text(encoding="utf-8")


def test_there_are_25_terms_each_of_one_kind(own_terms, facts):
    assert len(own_terms) == 25
    kinds = [value.value for term in own_terms for value in facts[term]["rdf:type"]]
    assert len(kinds) == 25
    assert {kind: kinds.count(kind) for kind in KINDS} == {
        OWL + "Class": 6,
        OWL + "ObjectProperty": 11,
        OWL + "DatatypeProperty": 8,
    }


def test_nothing_foreign_is_redefined(facts, own_terms):
    assert set(facts) == own_terms | {ONTOLOGY}


@pytest.mark.parametrize("predicate", ["rdfs:label", "skos:definition"])
def test_terms_are_worded_in_seven_languages(facts, own_terms, predicate):
    for term in own_terms:
        assert sorted(text.language for text in facts[term][predicate]) == sorted(FULL), term


@pytest.mark.parametrize("predicate", ["dcterms:title", "dcterms:description"])
def test_header_is_worded_in_seven_languages(facts, predicate):
    assert sorted(text.language for text in facts[ONTOLOGY][predicate]) == sorted(FULL)


@pytest.mark.parametrize("predicate", ["skos:scopeNote", "skos:example"])
def test_terms_have_one_english_note(facts, own_terms, predicate):
    for term in own_terms:
        assert [text.language for text in facts[term][predicate]] == ["en"], term


def test_terms_point_home_and_own_up_to_their_translations(facts, own_terms):
    for term in own_terms:
        assert [value.value for value in facts[term]["rdfs:isDefinedBy"]] == [ONTOLOGY]
        assert [value.value for value in facts[term]["nsi:labelEvidence"]] == [CONCEPT + "label-evidence/own"]
    assert [note.language for note in facts[ONTOLOGY]["skos:editorialNote"]] == ["en"]


@pytest.mark.parametrize("language", FULL)
def test_no_two_terms_share_a_word(facts, own_terms, language):
    for predicate in ("rdfs:label", "skos:definition"):
        words = [text.value for term in own_terms for text in facts[term][predicate] if text.language == language]
        assert len(words) == len(set(words)) == 25


def test_texts_are_clean(nsi):
    texts = [quad.object.value for quad in nsi if isinstance(quad.object, ox.Literal) and quad.object.language]
    assert len(texts) == 25 * (7 + 7 + 1 + 1) + 7 + 7 + 1
    assert [text for text in texts if text != " ".join(text.split()) or text != text.strip()] == []


def test_definitions_are_sentences_and_labels_are_words(facts, own_terms):
    for term in own_terms:
        for text in facts[term]["skos:definition"]:
            assert re.fullmatch(r"\w.*\.", text.value), text
            assert text.value[0].isupper(), text
        for text in facts[term]["rdfs:label"]:
            assert re.fullmatch(r"[\w -]+", text.value), text
            assert text.value.islower(), text


def test_languages_are_not_mixed_up(facts, own_terms):
    """Letters and little words that one language has and another cannot have."""
    foreign = {
        "en": r"[æøåäöþð]",
        "nb": r"[äöþð]|\b(och|ikkje|eit|frå|kva|af)\b",
        "nn": r"[äöþð]|\b(och|ikke|et|fra|hva|hvem|hvilken|af)\b",
        "da": r"[äöþð]|\b(och|ikkje|eit|frå|kva|av|hva)\b",
        "sv": r"[æøþð]|\b(og|ikke|ikkje|af|hva|hvad)\b",
        "fi": r"[æøåþð]|\b(og|och|the|of)\b",
        "is": r"[äåø]|\b(och|the|of|ikke)\b",
    }
    assert set(foreign) == set(FULL)
    for term in own_terms:
        for predicate in ("rdfs:label", "skos:definition"):
            for text in facts[term][predicate]:
                assert not re.search(foreign[text.language], text.value), text


def test_files_are_nfc_as_they_lie(root):
    """The door brings text to NFC, so the bytes are looked at."""
    for name in ("nsi.ttl", "alignments.ttl"):
        text = (root / "ontology" / name).read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("name", ["nsi.ttl", "alignments.ttl"])
def test_files_are_as_the_writer_writes_them(root, name):
    path = root / "ontology" / name
    assert path.read_bytes() == turtle(read(path).quads).encode()


def test_superterms(facts, own_terms):
    found = {
        short(term): short(value.value)
        for term in own_terms
        for predicate in ("rdfs:subClassOf", "rdfs:subPropertyOf")
        for value in facts[term][predicate]
    }
    assert found == SUPER


def test_hints_instead_of_domains_and_ranges(nsi, facts, own_terms):
    """A domain or range would make a wrong object right as soon as someone infers; see docs/decisions."""
    predicates = {quad.predicate.value for quad in nsi}
    assert not predicates & {RDFS + "domain", RDFS + "range", OWL + "equivalentClass", OWL + "disjointWith"}
    ranged = {quad.subject.value for quad in nsi if quad.predicate.value == SCHEMA + "rangeIncludes"}
    assert ranged == {term for term in own_terms if facts[term]["rdf:type"][0].value != OWL + "Class"}


def test_ranges_are_of_the_propertys_kind(facts, own_terms):
    """A datatype property has a datatype as its range, an object property a class."""
    datatypes = {"xsd:date", "rdf:langString"}
    checked = 0
    for term in own_terms:
        ranges = {short(value.value) for value in facts[term]["schema:rangeIncludes"]}
        if ranges:
            checked += 1
            assert (ranges <= datatypes) == (facts[term]["rdf:type"][0].value == OWL + "DatatypeProperty"), term
    assert checked == 19


def test_code_lists_that_terms_point_to_exist(root, facts, own_terms):
    schemes = {value.value for term in own_terms for value in facts[term]["rdfs:seeAlso"]}
    assert len(schemes) == 8
    for scheme in schemes:
        assert (root / "ontology" / "concepts" / f"{scheme.removeprefix(CONCEPT)}.ttl").is_file(), scheme


def test_version(facts):
    header = facts[ONTOLOGY]
    assert [value.value for value in header["owl:versionInfo"]] == ["0.1.0"]
    assert [value.value for value in header["owl:versionIRI"]] == [f"{ONTOLOGY}/0.1.0"]


def test_readme_lists_every_term_with_its_label_and_superterm(readme, facts, own_terms):
    for term in own_terms:
        label = next(text.value for text in facts[term]["rdfs:label"] if text.language == "en")
        row = f"| `{short(term)}` | {label} | {f'`{SUPER[short(term)]}`' if short(term) in SUPER else '-'} |"
        assert row in readme
    assert len(re.findall(r"^\| `nsi:\w+` \| [\w -]+ \| (?:-|`\w+:\w+`) \|$", readme, re.MULTILINE)) == 25


def test_readme_lists_every_alignment(root, readme, own_terms):
    quads = list(read(root / "ontology" / "alignments.ttl").quads)
    rows = {
        f"| `{short(q.subject.value)}` | {short(q.predicate.value).split(':')[1]} | `{_known(q.object.value)}` |"
        for q in quads
    }
    assert len(rows) == len(quads) > 20
    assert {quad.subject.value for quad in quads} <= own_terms
    assert {short(quad.predicate.value) for quad in quads} <= MAPPINGS
    assert sorted(row for row in rows if row not in readme) == []
    assert len(re.findall(r"^\| `nsi:\w+` \| \w+Match \|", readme, re.MULTILINE)) == len(rows)


def _known(iri):
    """Short name, also for the vocabularies that only the alignments name."""
    others = {
        "https://ontology.commonapproach.org/cids#": "cids:",
        "http://data.europa.eu/s66#": "eurio:",
        "http://www.w3.org/ns/dqv#": "dqv:",
        "http://www.w3.org/2006/time#": "time:",
        "http://purl.org/pav/": "pav:",
    }
    return next(
        (prefix + iri.removeprefix(start) for start, prefix in others.items() if iri.startswith(start)), short(iri)
    )
