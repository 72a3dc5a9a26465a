"""From cells to statements, by hand: what is said, where each statement stands, what could not be read."""

from datetime import date

import pytest

from graphkit.contribute.contribution import Contribution
from graphkit.namespaces import ADMS, CONCEPT, DCAT, DCTERMS, LOCN, NSI, ORG, RDF, ROV, SCHEMA, SKOS, THING, XSD

ACTOR = f"<{THING}no/actor/"


def said(found: Contribution, subject: str, predicate: str) -> set[str]:
    """Objects of the statements about a thing."""
    return {o for s, p, o in found.origins if s == f"<{THING}{subject}>" and p == f"<{predicate}>"}


def concept(name: str) -> str:
    return f"<{CONCEPT}{name}>"


ACTORS = [
    ["no-actor:", "skos:prefLabel@nb", "nsi:actorKind", "nsi:sector", "rov:orgType", "schema:foundingDate"],
    ["id", "navn [nb] *", "aktørtype *", "sektor", "organisasjonsform", "stiftet"],
    ["# eksempel", "‹navn›", "kommune", None, None, "2014-03"],
    ["ferd", "Ferd Sosiale Entreprenører", "bedrift", "tredje sektor", None, "3.2009"],
    [None, "Østre Kommune", "KOMMUNE", "Offentlig sektor", None, 1838],
]


def test_every_cell_becomes_its_statements(read):
    found = read({"Aktører": ACTORS})
    assert found.problems == ()
    assert len(found.origins) == 2 * 6  # type, name, kind, sector, date and its precision
    assert said(found, "no/actor/ferd", SKOS + "prefLabel") == {'"Ferd Sosiale Entreprenører"@nb'}
    assert said(found, "no/actor/ferd", SCHEMA + "foundingDate") == {f'"2009-03-01"^^<{XSD}date>'}
    assert said(found, "no/actor/ferd", NSI + "datePrecision") == {concept("precision/month")}
    assert said(found, "no/actor/ostre-kommune", NSI + "actorKind") == {concept("actor-kind/actor-municipality")}
    assert said(found, "no/actor/ostre-kommune", NSI + "sector") == {concept("sector/public-sector")}
    assert said(found, "no/actor/ostre-kommune", NSI + "datePrecision") == {concept("precision/year")}


def test_a_statement_tells_its_cell(read):
    found = read({"Aktører": ACTORS})
    place = found.place(f"{ACTOR}ferd>", f"<{NSI}sector>", concept("sector/third-sector"))
    assert (place.sheet, place.cell, place.head) == ("Aktører", "D4", "sektor")
    missing = found.place(f"{ACTOR}ferd>", f"<{ROV}orgType>")
    assert (missing.cell, missing.head) == ("E4", "organisasjonsform"), "where the value should stand"
    assert found.place(f"{ACTOR}ferd>", f"<{NSI}datePrecision>").cell == "F4"
    assert found.place(f"{ACTOR}ferd>", f"<{DCTERMS}source>").cell == "A4", "no column: the row's id"
    assert found.place(f"{ACTOR}nobody>") is None


@pytest.mark.parametrize(
    "word", ["tredje sektor", "tredje sektorn", "third sector", "third-sector", "sector:third-sector", "THIRD  Sector"]
)
def test_a_code_is_known_by_its_words_in_any_language_and_by_its_id(read, word: str):
    rows = [["no-actor:", "nsi:sector"], ["id", "sektor"], ["a", word]]
    found = read({"x": rows})
    assert found.problems == ()
    assert said(found, "no/actor/a", NSI + "sector") == {concept("sector/third-sector")}


def test_several_values_and_several_parts(read):
    found = read(
        {
            "x": [
                ["no-actor:", "dcterms:audience", "locn:address/locn:postName", "nsi:fieldAsStated@nb"],
                ["id", "målgruppe", "adresse: sted", "virksomhetsområde som oppgitt [nb]"],
                ["a", "unge | eldre", "Oslo | Bergen", "mat | husrom |"],
            ]
        }
    )
    assert found.problems == ()
    assert len(said(found, "no/actor/a", DCTERMS + "audience")) == 2
    assert said(found, "no/actor/a", NSI + "fieldAsStated") == {'"mat"@nb', '"husrom"@nb'}
    assert said(found, "no/actor/a", LOCN + "address") == {f"<{THING}no/address/a>", f"<{THING}no/address/a-2>"}
    assert said(found, "no/address/a-2", LOCN + "postName") == {'"Bergen"'}
    assert said(found, "no/address/a-2", RDF + "type") == {f"<{LOCN}Address>"}
    assert found.place(f"<{THING}no/address/a-2>", f"<{LOCN}postName>").cell == "C3"


def test_a_name_may_hold_the_sign_that_parts_other_cells(read):
    found = read({"x": [["no-actor:", "skos:prefLabel@nb"], ["id", "navn"], ["a", "Mat | Husrom"]]})
    assert said(found, "no/actor/a", SKOS + "prefLabel") == {'"Mat | Husrom"@nb'}


def test_an_organisation_number_is_a_node_named_after_its_register(read):
    rows = [
        ["no-actor:", "adms:identifier/skos:notation", "adms:identifier/dcterms:conformsTo"],
        ["id", "organisasjonsnummer", "organisasjonsnummer: register"],
        ["a", 974760673, "no-brc"],
    ]
    found = read({"x": rows})
    assert said(found, "no/actor/a", ADMS + "identifier") == {f"<{THING}no/identifier/a-brc>"}
    assert said(found, "no/identifier/a-brc", SKOS + "notation") == {'"974760673"'}


@pytest.mark.parametrize(
    ("cell", "register", "number", "zeros"),
    [
        (1120389, "fi-pro", "0112038-9", True),
        ("112038-9", "fi-pro", "0112038-9", True),
        ("01120389", "fi-pro", "0112038-9", False),
        ("0112038-9", "fi-pro", "0112038-9", False),
        ("974 760 673", "no-brc", "974760673", False),
        (12345, "fo-vn", "012345", True),
        (97476067, "no-brc", "97476067", False),
        ("12", "fi-pro", "12", False),
        ("not known", "fi-pro", "not known", False),
    ],
)
def test_lost_zeros_are_put_back_where_the_register_has_them_and_it_is_said(read, cell, register, number, zeros):
    rows = [
        ["no-actor:", "adms:identifier/skos:notation", "adms:identifier/dcterms:conformsTo"],
        ["id", "organisasjonsnummer", "organisasjonsnummer: register"],
        ["a", cell, register],
    ]
    found = read({"x": rows})
    assert {o for _, p, o in found.origins if p == f"<{SKOS}notation>"} == {f'"{number}"'}
    assert [(p.kind, p.severity, p.place.cell) for p in found.problems] == [("zeros", "info", "B3")] * zeros


COLLABORATION = {
    "Aktører": [["no-actor:", "skos:prefLabel@nb"], ["id", "navn [nb]"], ["ks", "KS"], ["ferd", "Ferd"]],
    "Samarbeid": [
        ["no-collaboration:", "skos:prefLabel@nb", "dcterms:temporal/dcat:startDate", "dcterms:temporal/dcat:endDate"],
        ["id", "navn [nb]", "periode: startdato", "periode: sluttdato"],
        [None, "KS og Ferd", "2014", "2016"],
    ],
    "Deltakelser": [
        ["no-membership:", "org:organization", "org:member", "org:role"],
        ["id", "samarbeid", "deltaker", "rolle"],
        [None, "KS og Ferd", "ferd", "partner"],
        [None, "ks og ferd", "dk-actor:game", "partner"],
    ],
}


def test_things_are_referred_to_by_name_id_or_full_id(read):
    found = read(COLLABORATION)
    assert found.problems == ()
    assert said(found, "no/period/collaboration-ks-og-ferd", DCAT + "endDate") == {f'"2016-12-31"^^<{XSD}date>'}
    collaboration = {f"<{THING}no/collaboration/ks-og-ferd>"}
    assert said(found, "no/membership/ks-og-ferd--ferd", ORG + "organization") == collaboration
    assert said(found, "no/membership/ks-og-ferd--ferd", ORG + "member") == {f"{ACTOR}ferd>"}
    game = said(found, "no/membership/ks-og-ferd--dk-actor-game", ORG + "member")
    assert game == {f"<{THING}dk/actor/game>"}


def test_a_source_is_named_by_its_web_address(read):
    url = "https://example.org/page"
    found = read(
        {
            "Kilder": [
                ["no-citation:", "oa:hasSource/schema:url", "nsi:accessed"],
                ["id", "lest dokument: nettadresse", "lesedato"],
                [None, url, date(2026, 11, 1)],
            ],
            "Aktører": [["no-actor:", "dcterms:source"], ["id", "kilde"], ["a", url]],
        }
    )
    assert found.problems == ()
    (citation,) = said(found, "no/actor/a", DCTERMS + "source")
    assert citation.startswith(f"<{THING}no/citation/example-org-")


def test_what_follows_from_the_test_of_a_characteristic(read):
    keys = ["no-assertion:", "earl:test", "prov:wasDerivedFrom/dcterms:description@nb"]
    rows = [keys, ["id", "kjennetegn", "belegg [nb]"], ["a", "char-results-and-viability", "Overskudd"]]
    found = read({"x": rows})
    wanted = "http://data.europa.eu/m8g/supportsRequirement"
    assert said(found, "no/evidence/a", wanted) == {concept("characteristic/char-results-and-viability")}
    full = [[*keys, "prov:wasDerivedFrom/m8g:supportsRequirement"], [*rows[1], "belegg: kjennetegn"], rows[2]]
    assert said(read({"x": full}), "no/evidence/a", wanted) == set(), "with a column for it, an empty cell says nothing"


def test_a_dataset_has_the_coverage_that_stands_beside_it(read):
    coverage = [["no-coverage:", "dcterms:subject"], ["id", "hva"], ["actor", "aktør"], ["law", "lov"]]
    dataset = [["no-dataset:", "dcat:version"], ["id", "versjon"], [None, "2026-11"]]
    found = read({"a": coverage, "b": dataset})
    assert found.problems == ()
    parts = {o for s, p, o in found.origins if p == f"<{DCTERMS}hasPart>"}
    assert parts == {f"<{THING}no/coverage/actor>", f"<{THING}no/coverage/law>"}


def problem(found: Contribution) -> tuple[str, str, str, str, str]:
    (one,) = found.problems
    return one.kind, one.severity, one.place.cell, one.value, one.suggestion


def of_actor(key: str, head: str, value: object) -> dict[str, list[list[object]]]:
    return {"Aktører": [["no-actor:", key], ["id", head], ["a", value]]}


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("nsi:sector", "tredje sektoor", ("code-unknown", "violation", "B3", "tredje sektoor", "tredje sektor")),
        ("nsi:sector", "qqqq", ("code-unknown", "violation", "B3", "qqqq", "")),
        ("schema:foundingDate", "våren 2014", ("date", "violation", "B3", "våren 2014", "")),
        ("foaf:homepage", "www.ferd.no", ("web-address", "violation", "B3", "www.ferd.no", "")),
        ("dcterms:source", "ukjent", ("thing-unknown", "violation", "B3", "ukjent", "")),
    ],
)
def test_a_cell_that_cannot_be_read_is_one_problem(read, key: str, value: str, expected):
    found = read(of_actor(key, "hode", value))
    assert problem(found) == expected
    assert found.problems[0].place.head == "hode"
    assert value in found.problems[0].sentence("nb")


def test_problems_of_numbers_and_whole_dates(read):
    rows = [["no-programme:", "schema:amount/schema:value"], ["id", "beløp"], ["a", "1.234"], ["b", "mye"]]
    assert [p.kind for p in read({"x": rows}).problems] == ["number-two-ways", "number"]
    rows = [["no-citation:", "nsi:accessed"], ["id", "lesedato"], ["a", "2014"]]
    assert problem(read({"x": rows}))[:3] == ("day", "violation", "B3")


def test_a_word_of_two_meanings_is_asked_about(read):
    found = read(
        {
            "x": [["no-actor:", "skos:prefLabel@nb"], ["id", "navn"], ["a", "KS"], ["b", "KS"]],
            "y": [["no-programme:", "nsi:owner"], ["id", "eier"], ["p", "KS"]],
        }
    )
    assert problem(found) == ("thing-several", "violation", "B3", "KS", "no-actor:a | no-actor:b")


def test_ids(read):
    rows = [["no-actor:", "skos:prefLabel@nb"], ["id", "navn"], ["Ferd AS", "F"], ["a", "A"], ["a", "B"], [None, "***"]]
    kinds = [(p.kind, p.place.cell, p.suggestion) for p in read({"x": rows}).problems]
    assert kinds == [("id", "A3", "ferd-as"), ("id-twice", "A5", ""), ("id-missing", "A6", "")]


def test_two_of_one_name_get_two_ids(read):
    found = read({"x": [["no-actor:", "skos:prefLabel@nb"], ["id", "navn"], [None, "KS"], ["ks", "K"], [None, "KS"]]})
    subjects = {s for s, p, o in found.origins}
    assert subjects == {f"{ACTOR}ks>", f"{ACTOR}ks-2>", f"{ACTOR}ks-3>"}


def test_without_a_country_the_rows_tell_theirs_or_are_a_problem(read):
    heads = ["id", "navn [nb]", "land", "aktørtype"]
    found = read({"Aktører": [heads, ["a", "A", "Danmark", None], ["b", "B", "Tyskland", None]]}, country="")
    assert {s for s, _, _ in found.origins} == {f"<{THING}dk/actor/a>", f"<{THING}int/actor/b>"}
    assert [p.kind for p in read({"Aktører": [heads, ["a", "A", None, "kommune"]]}, country="").problems] == [
        "country-unknown"
    ]


def test_statements_of_no_table_stand_in_their_own_sheet(read):
    rows = [
        ["rdf:subject", "rdf:predicate", "rdf:object", "rdf:datatype"],
        ["subjekt", "egenskap", "verdi", "språk"],
        ["no-actor:a", "skos:note", "Hei", "@nb"],
        ["no-actor:a", "dcterms:relation", "dk-actor:b", None],
        ["no-actor:a", "skos:note", "x", "@not a language"],
        ["hva?", "skos:note", "x", "@nb"],
    ]
    found = read({"Andre utsagn": rows})
    assert said(found, "no/actor/a", SKOS + "note") == {'"Hei"@nb'}
    assert said(found, "no/actor/a", DCTERMS + "relation") == {f"<{THING}dk/actor/b>"}
    assert [(p.kind, p.place.cell) for p in found.problems] == [("statement", "D5"), ("statement", "A6")]


def test_what_a_spreadsheet_program_put_in_front_is_taken_off(read):
    assert said(read(of_actor("skos:prefLabel@nb", "navn", "'=SUM(A1)")), "no/actor/a", SKOS + "prefLabel") == {
        '"=SUM(A1)"@nb'
    }


def test_text_is_brought_to_nfc_and_stripped(read):
    found = read(of_actor("skos:prefLabel@nb", "navn", " Bla\u030abær\u00a0"))
    assert said(found, "no/actor/a", SKOS + "prefLabel") == {'"Blåbær"@nb'}
    assert read(of_actor("skos:prefLabel@nb", "navn", " \u00a0 ")).origins.keys() == {
        (f"{ACTOR}a>", f"<{RDF}type>", f"<{NSI}Actor>")
    }
