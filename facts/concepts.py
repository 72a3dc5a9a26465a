"""From the tables in facts/terms/ to the concept schemes: one Turtle file a scheme in ontology/concepts/.

Run: python facts/concepts.py [FOLDER]. The same tables give the same bytes. facts/terms/README.md explains the tables.
"""

import csv
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graphkit.namespaces import CONCEPT, DCTERMS, M8G, NSI, ORG, RDF, RDFS, SKOS, SKOSXL, XSD
from graphkit.rdf.write import turtle, write

ROOT = Path(__file__).parent.parent
TERMS = ROOT / "facts" / "terms"
LABEL_TABLES = ("terms.csv", "added_labels.csv", "country_names.csv")
LANGUAGES = ("en", "nb", "nn", "da", "sv", "fi", "is")
SCHEME_OF_GROUP = {"actor": "actor-kind", "collaboration": "collaboration-type"}

KINDS = ("pref", "alt", "hidden")
EVIDENCE = ("seen", "vocabulary", "own")
"""Both from the strongest: where two rows give the same word of a concept, the stronger holds."""

Row = dict[str, str]
_URL = re.compile(r"https?://\S+")
_COUNTRY = re.compile(r"jurisdiction ([A-Z]{3})\b")
_ASCII = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "þ": "th", "ð": "d", "đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss"})

_RELATION = r"(?P<relation>exact|close|broad|narrow|related)Match"
_EUROVOC_ID = r"(?:\d+|c_[0-9a-f]+)(?: \([^()]*\))?"
_OUTSIDE = (
    (re.compile(rf"EuroVoc {_RELATION} (?P<ids>{_EUROVOC_ID}(?:, {_EUROVOC_ID})*)"), "http://eurovoc.europa.eu/"),
    (re.compile(rf"(?P<ids>sdg:\d+(?:, sdg:\d+)*) {_RELATION}"), "http://metadata.un.org/sdg/"),
    (re.compile(rf"EU snb/(?P<ids>target-group/[0-9a-f]+) {_RELATION}"), "http://data.europa.eu/snb/"),
    (re.compile(rf"org-id (?P<ids>[A-Z]{{2}}-[A-Z]+) {_RELATION}"), "http://org-id.guide/list/"),
    (
        re.compile(
            rf"(?:EU authority |EU (?=main-activity/)|publications\.europa\.eu/resource/authority/)"
            rf"(?P<ids>[a-z-]+/[A-Za-z-]+) {_RELATION}"
        ),
        "http://publications.europa.eu/resource/authority/",
    ),
)


@dataclass(frozen=True)
class Concept:
    """A concept as the tables give it; `words` are merged, one for each text in a language."""

    scheme: str
    id: str
    row: Row
    definition: str
    national: Row | None
    country: str | None
    words: tuple["Word", ...]

    @property
    def iri(self) -> str:
        return f"{CONCEPT}{self.scheme}/{self.id}"


@dataclass(frozen=True)
class Word:
    """A word of a concept in a language, with all that the rows giving it say."""

    lang: str
    text: str
    kind: str
    evidence: str
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    decision: Row | None


def main(folder: Path) -> None:
    """Write every scheme's file into the folder."""
    concepts = read_concepts()
    mappings = read_mappings(concepts)
    for row in rows("schemes.csv"):
        members = [c for c in concepts if c.scheme == row["scheme"]]
        triples = [*scheme_triples(row)]
        for concept in members:
            triples += concept_triples(concept, mappings[concept.iri])
        write(folder / f"{row['scheme']}.ttl", turtle(triples))


def rows(name: str) -> list[Row]:
    """Rows of a table, text in NFC."""
    with (TERMS / name).open(encoding="utf-8", newline="") as file:
        return [{k: unicodedata.normalize("NFC", v) for k, v in row.items()} for row in csv.DictReader(file)]


def read_concepts() -> list[Concept]:
    """Every concept, collected and added, with its words."""
    places = {row["concept_id"]: row for row in rows("jurisdictions.csv")}
    national = {row["concept_id"]: row for row in rows("national_definitions.csv")}
    words = read_words()
    return [
        Concept(
            scheme=SCHEME_OF_GROUP.get(row["group"], row["group"]),
            id=places[row["concept_id"]]["id"] if row["concept_id"] in places else row["concept_id"],
            row=row,
            definition=row["definition_en_own_words"] or places[row["concept_id"]]["definition_en"],
            national=national.get(row["concept_id"]),
            country=_country(row, places),
            words=tuple(words[row["group"], row["concept_id"]]),
        )
        for row in (*rows("concepts.csv"), *rows("added_concepts.csv"))
    ]


def _country(row: Row, places: dict[str, Row]) -> str | None:
    found = _COUNTRY.search(row["note"])
    return f"{CONCEPT}jurisdiction/{places['jur-' + found[1].lower()]['id']}" if found else None


def read_words() -> dict[tuple[str, str], list[Word]]:
    """Words by group and concept id; rows that give the same word of a concept are one word, withheld ones are none."""
    decisions = {_word_key(row): row for row in rows("label_decisions.csv")}
    same: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for table in LABEL_TABLES:
        for row in rows(table):
            same[_word_key(row)].append(row)
    if unused := decisions.keys() - same.keys():
        raise SystemExit(f"label_decisions.csv decides on words that no table has: {sorted(unused)}")
    words: dict[tuple[str, str], list[Word]] = defaultdict(list)
    for key, given in sorted(same.items()):
        decision = decisions.get(key)
        if not decision or decision["decision"] != "withheld":
            words[key[0], key[1]].append(_word(given, decision))
    return words


def _word_key(row: Row) -> tuple[str, ...]:
    return row["group"], row["concept_id"], row["lang"], row["label"]


def _word(given: list[Row], decision: Row | None) -> Word:
    return Word(
        lang=given[0]["lang"],
        text=given[0]["label"],
        kind=min((row["kind"] for row in given), key=KINDS.index),
        evidence=min((row["confidence"] for row in given), key=EVIDENCE.index),
        sources=tuple(dict.fromkeys(row["source_url"] for row in given if row["source_url"])),
        notes=tuple(dict.fromkeys(row["note"] for row in given if row["note"])),
        decision=decision,
    )


Mapping = tuple[str, str]


def read_mappings(concepts: list[Concept]) -> dict[str, list[Mapping]]:
    """(SKOS relation, target IRI) by concept: the `broader` column, relations.csv, and the outside identifiers."""
    own: dict[str, list[Mapping]] = defaultdict(list)
    for row in rows("relations.csv"):
        own[_expand(row["subject"])].append((row["relation"], _expand(row["object"])))
    ids: dict[tuple[str, str], str] = {}
    for concept in reversed(concepts):  # the collected ones, which come first, win where an id stands in two schemes
        ids[concept.scheme, concept.id] = ids["", concept.id] = concept.iri
    for concept in concepts:
        if broader := concept.row["broader"]:
            inside = ids.get((concept.scheme, broader))
            target = inside or ids["", broader]
            if inside or target not in {iri for _, iri in own[concept.iri]}:
                own[concept.iri].append(("broader" if inside else "broadMatch", target))
        own[concept.iri] += outside(concept.row["external_ids"])
    return _without_shared_exact(own)


def _expand(name: str) -> str:
    return name if _URL.fullmatch(name) else CONCEPT + name.replace(":", "/", 1)


def outside(text: str) -> Iterator[Mapping]:
    """Mappings that a text of outside identifiers states in full; the rest of it stays in the editorial note."""
    for part in re.split(r";\s*(?![^()]*\))", text):
        for pattern, base in _OUTSIDE:
            if found := pattern.fullmatch(part.strip()):
                for name in re.sub(r" \([^()]*\)|sdg:", "", found["ids"]).split(", "):
                    yield f"{found['relation']}Match", base + name


def _without_shared_exact(mappings: dict[str, list[Mapping]]) -> dict[str, list[Mapping]]:
    """exactMatch is transitive: two concepts exact to one outside concept would be one. Both become closeMatch."""
    claims: dict[str, int] = defaultdict(int)
    for pairs in mappings.values():
        for relation, target in pairs:
            claims[target] += relation == "exactMatch"
    return {
        subject: [("closeMatch" if p == "exactMatch" and claims[o] > 1 else p, o) for p, o in pairs]
        for subject, pairs in mappings.items()
    }


def scheme_triples(row: Row) -> Iterator[ox.Triple]:
    """The scheme itself; its titles are the project's own words, and say so."""
    scheme = CONCEPT + row["scheme"]
    yield _link(scheme, RDF + "type", SKOS + "ConceptScheme")
    yield _link(scheme, NSI + "labelEvidence", f"{CONCEPT}label-evidence/own")
    yield _text(scheme, SKOS + "definition", row["definition_en"], "en")
    for lang in LANGUAGES:
        yield _text(scheme, DCTERMS + "title", row[lang], lang)
        yield _text(scheme, SKOS + "prefLabel", row[lang], lang)


def concept_triples(concept: Concept, mappings: list[Mapping]) -> Iterator[ox.Triple]:
    """A concept, its relations, its notes and its words."""
    iri, scheme = concept.iri, CONCEPT + concept.scheme
    yield _link(iri, RDF + "type", SKOS + "Concept")
    if also := {"characteristic": M8G + "Criterion", "role": ORG + "Role"}.get(concept.scheme):
        yield _link(iri, RDF + "type", also)
    yield _link(iri, SKOS + "inScheme", scheme)
    if "broader" not in {relation for relation, _ in mappings}:
        yield _link(iri, SKOS + "topConceptOf", scheme)
        yield _link(scheme, SKOS + "hasTopConcept", iri)
    yield _plain(iri, DCTERMS + "identifier", concept.row["concept_id"])
    if concept.country:
        yield _link(iri, NSI + "country", concept.country)
    for relation, target in mappings:
        yield _link(iri, SKOS + relation, target)
    yield _text(iri, SKOS + "definition", concept.definition, "en")
    if concept.row["note"]:
        yield _text(iri, SKOS + "scopeNote", concept.row["note"], "en")
    if concept.row["external_ids"]:
        yield _text(iri, SKOS + "editorialNote", concept.row["external_ids"], "en")
    if concept.national:
        yield _text(iri, DCTERMS + "description", concept.national["text_en"], "en")
        yield _plain(iri, DCTERMS + "source", concept.national["source"])
    yield from word_triples(concept)


def word_triples(concept: Concept) -> Iterator[ox.Triple]:
    """The words of a concept: SKOS labels with a SKOS-XL node each; a false friend is a node alone, never a label."""
    taken: set[str] = set()
    for word in concept.words:
        node = _fresh(f"{concept.iri}#{word.lang}-{_slug(word.text)}", taken)
        if word.decision and word.decision["decision"] == "false-friend":
            yield _link(concept.iri, NSI + "falseFriend", node)
        else:
            yield _link(concept.iri, f"{SKOSXL}{word.kind}Label", node)
            yield _text(concept.iri, f"{SKOS}{word.kind}Label", word.text, word.lang)
        yield _link(node, RDF + "type", SKOSXL + "Label")
        yield _text(node, SKOSXL + "literalForm", word.text, word.lang)
        yield _link(node, NSI + "labelEvidence", f"{CONCEPT}label-evidence/{word.evidence}")
        for source in word.sources:
            yield _plain(node, DCTERMS + "source", source)
        for note in word.notes:
            yield _text(node, SKOS + "note", note, "en")
        if word.decision:
            yield _text(node, SKOS + "scopeNote", word.decision["means_en"], "en")
            if word.decision["means_concept"]:
                yield _link(node, RDFS + "seeAlso", _expand(word.decision["means_concept"]))


def _slug(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower().translate(_ASCII))
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def _fresh(iri: str, taken: set[str]) -> str:
    number, free = 1, iri
    while free in taken:
        number += 1
        free = f"{iri}-{number}"
    taken.add(free)
    return free


def _link(subject: str, predicate: str, target: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(target))


def _text(subject: str, predicate: str, text: str, lang: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.Literal(text, language=lang))


def _plain(subject: str, predicate: str, text: str) -> ox.Triple:
    """A literal without a language: an xsd:anyURI where the whole text is an address, else a string."""
    datatype = XSD + ("anyURI" if _URL.fullmatch(text) else "string")
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.Literal(text, datatype=ox.NamedNode(datatype)))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "ontology" / "concepts")
