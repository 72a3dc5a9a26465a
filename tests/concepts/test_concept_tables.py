"""Nothing of the tables is lost on the way to the schemes, and the way gives the same bytes again."""

import subprocess
import sys
import unicodedata

import pytest

from graphkit.namespaces import CONCEPT, DCTERMS, NSI, SKOS, SKOSXL, XSD

GROUPS = {"actor": "actor-kind", "collaboration": "collaboration-type"}
KINDS = ("pref", "alt", "hidden")
EVIDENCE = ("seen", "vocabulary", "own")
CONCEPT_TABLES = (("concepts.csv", 179), ("added_concepts.csv", 126))
LABEL_TABLES = (("terms.csv", 1398), ("added_labels.csv", 655), ("country_names.csv", 280))


@pytest.fixture(scope="module")
def places(table):
    return {row["concept_id"]: row for row in table("jurisdictions.csv")}


@pytest.fixture(scope="module")
def iri_of(places):
    """The IRI that a row's concept has by the rule of the tables' README."""

    def iri(row):
        concept = row["concept_id"]
        name = places[concept]["id"] if concept in places else concept
        return f"{CONCEPT}{GROUPS.get(row['group'], row['group'])}/{name}"

    return iri


def values(terms):
    return {term.value for term in terms}


def key_of(row):
    return row["group"], row["concept_id"], row["lang"], row["label"]


@pytest.fixture(scope="module")
def decisions(table):
    return {key_of(row): row for row in table("label_decisions.csv")}


@pytest.mark.parametrize(("name", "count"), CONCEPT_TABLES)
def test_every_concept_keeps_every_field(graph, table, places, iri_of, name, count):
    rows = table(name)
    assert len(rows) == count
    scheme_of = {row["concept_id"]: iri_of(row) for rows_of, _ in reversed(CONCEPT_TABLES) for row in table(rows_of)}
    for row in rows:
        node = graph[iri_of(row)]
        assert values(node[SKOS + "inScheme"]) == {iri_of(row).rsplit("/", 1)[0]}, row
        assert values(node[DCTERMS + "identifier"]) == {row["concept_id"]}
        definition = row["definition_en_own_words"] or places[row["concept_id"]]["definition_en"]
        assert values(node[SKOS + "definition"]) == {definition}
        assert values(node[SKOS + "scopeNote"]) == ({row["note"]} - {""})
        assert values(node[SKOS + "editorialNote"]) == ({row["external_ids"]} - {""})
        if row["broader"]:
            inside = iri_of({**row, "concept_id": row["broader"]})
            if inside in values(node[SKOS + "broader"]):
                continue
            mapped = {target for relation in ("broadMatch", "closeMatch") for target in values(node[SKOS + relation])}
            assert scheme_of[row["broader"]] in mapped, row


@pytest.mark.parametrize(("name", "count"), LABEL_TABLES)
def test_every_word_is_there_with_its_evidence_or_its_absence_is_explained(
    graph, table, iri_of, decisions, name, count
):
    rows = table(name)
    assert len(rows) == count
    for row in rows:
        node = graph[iri_of(row)]
        nodes = {kind: values(node[f"{SKOSXL}{kind}Label"]) for kind in KINDS}
        false = values(node[NSI + "falseFriend"])
        found = [
            label
            for label in false.union(*nodes.values())
            if (row["label"], row["lang"]) in {(t.value, t.language) for t in graph[label][SKOSXL + "literalForm"]}
        ]
        decision = decisions.get(key_of(row), {"decision": ""})["decision"]
        if decision == "withheld":
            assert found == [], row
            continue
        (label,) = found
        assert (label in false) == (decision == "false-friend"), row
        if label not in false:
            kind = next(kind for kind in KINDS if label in nodes[kind])
            assert KINDS.index(kind) <= KINDS.index(row["kind"]), row
            literals = {(t.value, t.language) for t in node[f"{SKOS}{kind}Label"]}
            assert (row["label"], row["lang"]) in literals, row
        (evidence,) = (iri.rsplit("/", 1)[1] for iri in values(graph[label][NSI + "labelEvidence"]))
        assert EVIDENCE.index(evidence) <= EVIDENCE.index(row["confidence"]), row
        assert {row["source_url"]} - {""} <= values(graph[label][DCTERMS + "source"]), row
        assert {row["note"]} - {""} <= values(graph[label][SKOS + "note"]), row


def test_only_rows_that_meet_another_give_way_in_kind_or_evidence(graph, table, iri_of):
    """A word's kind and evidence are those of its strongest row, never anything stronger."""
    rows = [row for name, _ in LABEL_TABLES for row in table(name)]
    best = {}
    for row in rows:
        kind, evidence = best.get(key_of(row), (2, 2))
        best[key_of(row)] = (
            min(kind, KINDS.index(row["kind"])),
            min(evidence, EVIDENCE.index(row["confidence"])),
        )
    checked = 0
    for row in rows:
        node = graph[iri_of(row)]
        for place, kind in enumerate(KINDS):
            for label in values(node[f"{SKOSXL}{kind}Label"]):
                if (row["label"], row["lang"]) in {(t.value, t.language) for t in graph[label][SKOSXL + "literalForm"]}:
                    (evidence,) = values(graph[label][NSI + "labelEvidence"])
                    assert best[key_of(row)] == (place, EVIDENCE.index(evidence.rsplit("/", 1)[1])), row
                    checked += 1
    assert checked == len(rows) - 14  # 13 false friends and 1 word withheld


def test_words_withheld_are_few_and_each_has_its_reason(decisions):
    withheld = [row for row in decisions.values() if row["decision"] == "withheld"]
    assert [(row["concept_id"], row["lang"]) for row in withheld] == [("social-entrepreneur", "kl")]
    assert all(row["reason"] for row in decisions.values())


def test_every_note_that_says_false_friend_is_decided_on(table, decisions):
    marked = [row for name, _ in LABEL_TABLES for row in table(name) if "FALSE FRIEND" in row["note"]]
    assert len(marked) == 14  # 12 collected, 2 of AS and A/S
    assert [row for row in marked if key_of(row) not in decisions] == []
    assert {row["decision"] for row in decisions.values()} == {"false-friend", "caution", "withheld"}


def test_warnings_are_with_their_words(graph, decisions):
    shown = [row for row in decisions.values() if row["decision"] != "withheld"]
    texts = {term.value for node in graph.values() for term in node[SKOS + "scopeNote"]}
    assert len(shown) == 58
    assert {row["means_en"] for row in shown} <= texts
    assert all(row["means_en"] for row in shown)


def test_relations_of_our_own_are_there(graph, table):
    rows = table("relations.csv")
    assert len(rows) == 59
    for row in rows:
        subject = CONCEPT + row["subject"].replace(":", "/")
        target = row["object"] if row["object"].startswith("http") else CONCEPT + row["object"].replace(":", "/")
        assert target in values(graph[subject][SKOS + row["relation"]]), row
        assert row["reason"]


def test_national_definitions_keep_their_source(graph, table):
    rows = table("national_definitions.csv")
    assert len(rows) == 36
    for row in rows:
        node = graph[f"{CONCEPT}national/{row['concept_id']}"]
        assert values(node[DCTERMS + "description"]) == {row["text_en"]}
        assert values(node[DCTERMS + "source"]) == {row["source"]}


def test_outside_identifiers_become_mappings_where_they_are_stated_in_full(graph):
    wanted = {
        "core/social-enterprise": ("exactMatch", "http://eurovoc.europa.eu/c_5f90006e"),
        "core/reserved-work-integration": (
            "exactMatch",
            "http://publications.europa.eu/resource/authority/reserved-procurement/res-ws",
        ),
        "core/user-involvement": ("relatedMatch", "http://eurovoc.europa.eu/2266"),
        "core/social-impact": ("closeMatch", "http://eurovoc.europa.eu/7131"),
        "field/field-social-services": ("relatedMatch", "http://metadata.un.org/sdg/10"),
        "field/field-health": ("closeMatch", "http://publications.europa.eu/resource/authority/main-activity/health"),
        "jurisdiction/no": ("exactMatch", "http://publications.europa.eu/resource/authority/country/NOR"),
        "target-group/immigrants": ("exactMatch", "http://data.europa.eu/snb/target-group/c900d8ecb1"),
        "identifier-scheme/no-brc": ("exactMatch", "http://org-id.guide/list/NO-BRC"),
        # 1000 is exact to two concepts in the table: exactMatch would make them one
        "initiative-type/effort-funding": ("closeMatch", "http://eurovoc.europa.eu/1000"),
    }
    for name, (relation, target) in wanted.items():
        assert target in values(graph[CONCEPT + name][SKOS + relation]), name
    outside = [
        term
        for node in graph.values()
        for relation in ("exact", "close", "broad", "narrow", "related")
        for term in node[f"{SKOS}{relation}Match"]
        if not term.value.startswith(CONCEPT)
    ]
    assert len(outside) == 146


def test_a_source_is_an_address_or_a_plain_text(graph):
    counts = {XSD + "anyURI": 0, XSD + "string": 0}
    for node in graph.values():
        for term in node[DCTERMS + "source"]:
            counts[term.datatype.value] += 1
            is_address = term.value.startswith("http") and " " not in term.value
            assert is_address == (term.datatype.value == XSD + "anyURI"), term
    assert min(counts.values()) > 300, counts


def test_tables_are_nfc(terms):
    files = sorted(terms.glob("*.csv"))
    assert len(files) == 10
    assert [f.name for f in files if not unicodedata.is_normalized("NFC", f.read_text(encoding="utf-8"))] == []


def test_converting_again_gives_the_same_bytes(root, schemes, tmp_path):
    subprocess.run([sys.executable, root / "facts" / "concepts.py", tmp_path], check=True, cwd=tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.glob("*.ttl")}
    kept = {path.name: path.read_bytes() for path in schemes.glob("*.ttl")}
    assert len(kept) == 22
    assert sorted(made) == sorted(kept)
    assert [name for name in kept if made[name] != kept[name]] == []
