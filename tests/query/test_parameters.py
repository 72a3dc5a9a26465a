"""Parameters: from a person's words to a term, and errors that list what is allowed."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.errors import ParameterError
from graphkit.languages.fallback import FULL
from graphkit.namespaces import CONCEPT, SKOS, THING
from graphkit.query.catalogue import named
from graphkit.query.header import parse
from graphkit.query.parameters import LANGUAGES, bound, terms
from graphkit.query.run import run
from graphkit.query.wrong import WrongParameter
from graphkit.store import open_store

SECTOR = CONCEPT + "sector/third-sector"
DRIFT = THING + "no/actor/eksempel-drift"

ECHO = """#+ [parameters]
#+ word = "literal"
#+ other = "literal"
#+ day = "date"
#+ number = "integer"
#+ tongue = "language"
SELECT ?word ?other ?day ?number ?tongue WHERE {
  VALUES ?_word { UNDEF } VALUES ?_other { UNDEF } VALUES ?_day { UNDEF }
  VALUES ?_number { 7 } VALUES ?_tongue { UNDEF }
  BIND(?_word AS ?word) BIND(?_other AS ?other) BIND(?_day AS ?day) BIND(?_number AS ?number) BIND(?_tongue AS ?tongue)
}
"""


@pytest.fixture
def echo(tmp_path: Path):
    path = tmp_path / "echo.rq"
    path.write_text(ECHO, encoding="utf-8")
    return parse(path)


@pytest.mark.parametrize(
    "value",
    [
        "third-sector",
        SECTOR,
        "sector:third-sector",
        "third sector",
        "Kolmas sektori",
        "tredje sektor",
        " frivillig sektor ",
    ],
)
def test_a_concept_by_id_iri_or_label(value, store):
    found = terms(named("cross-sector-collaborations"), {"sector": value}, store)
    assert found == {"sector": ox.NamedNode(SECTOR)}


def test_no_such_concept_lists_all(store):
    with pytest.raises(ParameterError) as caught:
        terms(named("cross-sector-collaborations"), {"sector": "fourth"}, store)
    assert len(caught.value.allowed) == 6
    assert "sector='fourth' is no concept of the list. Allowed: academia, " in str(caught.value)


def test_a_label_of_two_concepts_lists_both(world, concepts, tmp_path):
    more = tmp_path / "more.ttl"
    more.write_text(f'<{CONCEPT}sector/academia> <{SKOS}altLabel> "third sector"@en .', encoding="utf-8")
    store = open_store([world], [concepts, more])
    with pytest.raises(ParameterError, match="means more than one") as caught:
        terms(named("cross-sector-collaborations"), {"sector": "third sector"}, store)
    assert caught.value.allowed == ["academia", "third-sector"]


@pytest.mark.parametrize(
    "value", [DRIFT, "no-actor:eksempel-drift", "no-eksempel-drift", "example works", "EKSEMPEL DRIFT"]
)
def test_a_thing_by_iri_id_or_name(value, store):
    assert terms(named("one-actor-all-roles"), {"actor": value}, store) == {"actor": ox.NamedNode(DRIFT)}


@pytest.mark.parametrize(
    ("value", "problem", "allowed"),
    [
        ("Eksempel drfit", "nothing is called actor='Eksempel drfit'", "Eksempel drift"),
        ("no-actor:nobody", "the data know nothing of actor='no-actor:nobody'", None),
        (DRIFT + "x", "the data know nothing of actor=", None),
        ("https://no spaces", "actor='https://no spaces' is no IRI", None),
    ],
)
def test_no_such_thing(value, problem, allowed, store):
    with pytest.raises(ParameterError) as caught:
        terms(named("one-actor-all-roles"), {"actor": value}, store)
    assert problem in str(caught.value)
    assert caught.value.allowed[:1] == ([allowed] if allowed else [])


def test_a_name_of_two_things_lists_both(world, concepts, tmp_path):
    more = tmp_path / "more.ttl"
    more.write_text(f'<{THING}no/programme/eksempel-tilskudd> <{SKOS}altLabel> "Eksempel drift"@nb .', encoding="utf-8")
    store = open_store([world], [concepts, more])
    with pytest.raises(ParameterError) as caught:
        terms(named("sources-of-thing"), {"thing": "Eksempel drift"}, store)
    assert caught.value.allowed == ["no-actor:eksempel-drift", "no-programme:eksempel-tilskudd"]


def test_a_misspelt_name_of_a_parameter_lists_those_taken(store):
    with pytest.raises(ParameterError, match="takes no parameter 'contry'") as caught:
        terms(named("cross-sector-collaborations"), {"contry": "no"}, store)
    assert caught.value.allowed == ["country", "sector"]
    with pytest.raises(ParameterError, match="takes no parameters, so not 'country'"):
        terms(named("participation"), {"country": "no"}, store)


def test_a_required_parameter_left_out_lists_its_values(store):
    with pytest.raises(
        ParameterError, match=r"needs --param group=… \(a concept: its id, IRI or name\)\. Allowed: "
    ) as caught:
        terms(named("support-for-target-group"), {}, store)
    assert "long-term-unemployed" in caught.value.allowed


TOLD = {
    "da": ("kræver --param group=… (et begreb: id, IRI eller navn). Tilladt: ", "målgruppe: intet er valgt"),
    "en": ("needs --param group=… (a concept: its id, IRI or name). Allowed: ", "target group: nothing is chosen"),
    "fi": (
        "tarvitsee: --param group=… (käsite: tunniste, IRI tai nimi). Sallitut: ",
        "kohderyhmä: mitään ei ole valittu",
    ),
    "is": ("þarf --param group=… (hugtak: auðkenni, IRI eða heiti). Leyfilegt: ", "markhópur: ekkert er valið"),
    "nb": ("trenger --param group=… (et begrep: id, IRI eller navn). Tillatt: ", "målgruppe: ingenting er valgt"),
    "nn": ("treng --param group=… (eit omgrep: id, IRI eller namn). Tillate: ", "målgruppe: ingenting er valt"),
    "sv": ("behöver --param group=… (ett begrepp: id, IRI eller namn). Tillåtet: ", "målgrupp: inget är valt"),
}


@pytest.mark.parametrize("language", FULL)
def test_it_is_told_in_the_askers_language_for_terminal_and_page(language, store):
    at_terminal, on_page = TOLD[language]
    with pytest.raises(WrongParameter) as caught:
        run(named("support-for-target-group"), store, {}, language)
    assert f": {at_terminal}" in str(caught.value)
    assert caught.value.on_page(language).startswith(on_page)
    assert "--param" not in caught.value.on_page(language)


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"number": "many"}, "number='many' is no whole number"),
        ({"number": "1e9"}, "number='1e9' is no whole number"),
        ({"day": "2018-13-01"}, "day='2018-13-01' is no date like 2018-06-30"),
        ({"tongue": "norsk"}, f"tongue='norsk' is no language of the graph. Allowed: {', '.join(LANGUAGES)}"),
    ],
)
def test_wrong_values(values, problem, echo, store):
    with pytest.raises(ParameterError) as caught:
        terms(echo, values, store)
    assert problem in str(caught.value)


def test_values_become_typed_terms(echo, store):
    values = {"word": "blåbær", "day": "2018-06-30", "number": "-3", "tongue": "kl"}
    [row] = run(echo, store, values).rows
    assert [str(cell) for cell in row] == ["blåbær", "None", "2018-06-30", "-3", "kl"]


def test_the_default_stands_where_nothing_is_given(echo, store):
    assert run(echo, store).rows == ((None, None, None, 7, None),)


@pytest.mark.parametrize(
    "value",
    [
        '"',
        "'''",
        '" } ?s ?p ?o { "',
        "\\",
        '\\"',
        "a\nb\r\tc",
        "} UNION { ?s ?p ?o",
        "# no comment",
        "\u202e\u0000",
        "VALUES ?_other { UNDEF }",
    ],
)
def test_a_value_stays_a_value(value, echo, store):
    other = '" } ?s ?p ?o #'
    assert run(echo, store, {"word": value, "other": other}).rows == ((value, other, None, 7, None),)


def test_a_term_is_put_into_every_place(store):
    query = named("sources-of-thing")
    text = bound(query, terms(query, {"thing": DRIFT}, store))
    assert text.count(f"VALUES ?_thing {{ <{DRIFT}> }}") == query.text.count("VALUES ?_thing { UNDEF }") == 2
