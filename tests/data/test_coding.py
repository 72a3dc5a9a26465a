"""The coding tables: every row is used, and a thing has the concepts of its words and no others."""

import csv

import pytest

CONCEPT = "https://w3id.org/nordic-social-innovation/concept/"


@pytest.fixture(scope="module")
def coding(root):
    def read(name: str) -> list[dict[str, str]]:
        with (root / "facts" / "coding" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read


@pytest.mark.parametrize(
    ("table", "scheme", "stated", "coded", "texts", "uses", "coded_uses"),
    [
        ("roles", "role", "schema:roleName", "org:role", 397, 1854, 1378),
        ("target_groups", "target-group", "nsi:targetGroupAsStated", "dcterms:audience", 188, 470, 260),
        ("fields", "field", "nsi:fieldAsStated", "rov:orgActivity", 320, 415, 147),
    ],
)
def test_words_are_coded_as_the_table_says(said, coding, table, scheme, stated, coded, texts, uses, coded_uses):
    concepts: dict[str, set[str]] = {}
    for row in coding(table):
        concepts.setdefault(row["text"], set()).add(f"{CONCEPT}{scheme}/{row['concept']}")
    subjects = {s for kind in ("nsi:Actor", "nsi:Programme", "org:Membership") for s in said.instances(kind)}
    found = [(subject, text) for subject in subjects for text in said.values(subject, stated)]
    assert len({text for _, text in found}) == texts
    assert len(found) == uses
    assert sum(text in concepts for _, text in found) == coded_uses
    assert set(concepts) <= {text for _, text in found}, "a row that codes nothing"
    for subject in subjects:
        words = said.values(subject, stated)
        expected = set().union(*(concepts.get(text, set()) for text in words))
        assert set(said.values(subject, coded)) == expected, subject


def test_a_legal_form_belongs_to_the_actors_country(said, coding):
    forms = {(row["text"], row["country"].lower()): row["concept"] for row in coding("legal_forms")}
    assert all(concept.startswith(f"{country}-") for (_, country), concept in forms.items())
    used = set()
    for actor in said.instances("nsi:Actor"):
        country = [c.split("/")[-1] for c in said.values(actor, "nsi:country")]
        keys = {(text, c) for text in said.values(actor, "nsi:legalFormAsStated") for c in country} & set(forms)
        assert {f.split("/")[-1] for f in said.values(actor, "rov:orgType")} == {forms[key] for key in keys}
        used |= keys
    assert used == set(forms)


def test_laws_are_tied_only_where_the_basis_names_them(said, coding):
    laws: dict[str, set[str]] = {}
    for row in coding("legal_basis"):
        laws.setdefault(row["text"], set()).add(row["law"])
    found = {}
    for programme in said.instances("nsi:Programme"):
        for basis in said.values(programme, "nsi:legalBasisAsStated"):
            tied = set(said.values(programme, "m8g:hasLegalResource", "dcterms:identifier"))
            assert tied == laws.get(basis, set())
            found[basis] = tied
    assert set(laws) <= set(found)
    assert len(found) == 46


def test_the_moneys_year_is_said_only_where_the_row_states_it(said, coding, tables):
    years = {row["id"]: row for row in coding("amount_years")}
    rows = {row["id"]: row for table in ("programmes", "collaborations") for _, row in tables[table]}
    for identifier, row in years.items():
        assert row["date"][:4] in rows[identifier][row["stated_in"]]
    dated = {
        identifier
        for kind in ("nsi:Programme", "nsi:Collaboration")
        for thing in said.instances(kind)
        if said.values(thing, "schema:amount", "schema:validFrom")
        for identifier in said.values(thing, "dcterms:identifier")
    }
    assert dated == set(years)
    assert len(dated) == 29


def test_names_in_another_language_are_tagged_so(said, coding):
    rows = coding("name_language")
    for row in rows:
        (thing,) = said.subjects("dcterms:identifier", row["id"])
        names = said.objects(thing, "skos:prefLabel") + said.objects(thing, "skos:altLabel")
        assert (row["text"], row["language"]) in {(name.value, name.language) for name in names}, row
    assert len(rows) == len({(row["id"], row["text"]) for row in rows}) == 85
