"""`graphkit queries --check`: every fault at its line, nothing said of a good file, in the reader's language."""

import pytest
from click.testing import CliRunner

from graphkit.cli import main
from graphkit.errors import UnreadableError
from graphkit.languages.fallback import FULL
from graphkit.languages.texts import catalogue
from graphkit.languages.texts import text as words
from graphkit.query.catalogue import names
from graphkit.query.lint import lint

GOOD = """#+ [title]
#+ en = "Things"
#+ [parameters]
#+ country = "concept:jurisdiction"
#+ [lists]
#+ kinds = "iri"
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX nsi: <https://w3id.org/nordic-social-innovation/ns#>
PREFIX role: <https://w3id.org/nordic-social-innovation/concept/role/>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?thing ?kinds ?name WHERE {
  VALUES ?_country { UNDEF }
  ?thing nsi:country ?_country ; a nsi:Actor ; skos:prefLabel ?name .
  FILTER(LANG(?name) = "en")
  OPTIONAL { ?programme schema:funder ?thing ; dcterms:type ?kinds }
}
ORDER BY ?thing
"""


def remarks(folder, text: str) -> list[tuple[int, str, str]]:
    path = folder / "things.rq"
    path.write_text(text, encoding="utf-8")
    return [(remark.line, remark.level, remark.kind) for remark in lint(path)]


def said(folder, text: str, language: str = "en") -> list[str]:
    path = folder / "things.rq"
    path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["queries", "--check", str(path), "--lang", language])
    return [line.removeprefix(f"{path}:") for line in result.stdout.splitlines()]


def test_nothing_is_said_of_a_good_file(tmp_path):
    assert remarks(tmp_path, GOOD) == []
    assert said(tmp_path, GOOD) == [" nothing to remark"]


def test_the_projects_own_questions_are_good():
    found = [(name, remark) for name, path in names().items() for remark in lint(path)]
    assert len(names()) == 50
    assert [(name, r.level, r.values["term"]) for name, r in found] == [("releases", "note", "dcat:previousVersion")]


@pytest.mark.parametrize(
    ("before", "after", "line", "level", "message"),
    [
        ('en = "Things"', 'en = "Things', 2, "error", "the header: the header is not TOML: "),
        ('"concept:jurisdiction"', '"word"', 4, "error", "the header: 'country' must be one of literal, iri, "),
        ('"concept:jurisdiction"', '"concept:two words"', 4, "error", "the header: 'country' must be one of literal, "),
        ('kinds = "iri"', 'kind = "iri"', 6, "error", "the header names 'kind', but the query gives no such column"),
        ("?_country ;", "?_year ;", 15, "error", "?_year is no parameter of the header, so nobody can give it"),
        ("ORDER BY ?thing", "ORDER ?thing", 19, "error", "not SPARQL: "),
        ("skos:prefLabel", "foaf:name", 15, "error", "the prefix foaf: is not declared"),
        ("nsi:country", "nsi:contry", 15, "error", "nsi:contry does not exist. Is nsi:country meant?"),
        ("nsi:Actor", "nsi:Xyzzy", 15, "error", "nsi:Xyzzy does not exist"),
        ("nsi:Actor", "role:partnr", 15, "error", "role:partnr does not exist. Is role:partner meant?"),
        ("schema:funder", "schema:fundr", 17, "note", "the project speaks of no schema:fundr, but of schema:funder"),
        ("schema:funder", "<urn:funder>", 17, "note", "the project speaks of no urn:funder"),
        ("https://schema.org/", "http://schema.org/", 10, "error", "schema: stands for https://schema.org/ in the "),
        ('  FILTER(LANG(?name) = "en")\n', "", 15, "warning", "?name (skos:prefLabel) comes in every language: "),
        ("?programme schema", "?programme a nsi:Programme ; schema", 17, "warning", "this group is solved anew for "),
        ('"en")', '"en")\n  SERVICE <http://x/> { ?thing ?p ?o }', 17, "error", "SERVICE is refused: "),
        ("ORDER", "# nothing\nORDER", None, None, None),
        ("skos:prefLabel", "rdf:type", 15, "error", "the prefix rdf: is not declared"),
    ],
)
def test_faults(tmp_path, before, after, line, level, message):
    assert before in GOOD
    found = said(tmp_path, GOOD.replace(before, after, 1))
    if line is None:
        assert found == [" nothing to remark"]
    else:
        assert any(one.startswith(f"{line}: {level}: {message}") for one in found), found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("SELECT * FROM <http://x/> WHERE { ?s ?p ?o }", {"refused", "foreign-term"}),
        ("ASK { ?s ?p ?o }", {"refused"}),
        ("DROP ALL", {"syntax"}),
        (
            "SELECT ?a WHERE { ?a a <urn:A> FILTER EXISTS { ?k <urn:p> ?a ; <urn:q> ?b } }",
            {"exists-join", "foreign-term"},
        ),
        ("SELECT ?a WHERE { ?a a <urn:A> MINUS { ?k <urn:p> ?a } }", {"minus", "foreign-term"}),
        ("SELECT ?a WHERE { ?a <urn:x> ?x . ?b <urn:y> ?y FILTER(?x = ?y) }", {"equality-join", "foreign-term"}),
        (
            "SELECT ?a WHERE { ?a a <urn:A> OPTIONAL { ?a <urn:x> ?x } ?a <urn:z> 1 }",
            {"after-optional", "foreign-term"},
        ),
    ],
)
def test_kinds(tmp_path, text, kinds):
    assert {kind for _, _, kind in remarks(tmp_path, text)} == kinds


def test_words_in_strings_and_comments_are_no_terms(tmp_path):
    text = GOOD.replace('"en")', '"nsi:contry SERVICE MINUS") # nsi:contry MINUS')
    assert remarks(tmp_path, text) == []


def test_a_label_that_is_not_shown_may_come_in_every_language(tmp_path):
    prefix = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n"
    text = prefix + "SELECT ?c WHERE { ?c skos:prefLabel ?name FILTER(CONTAINS(?name, 'x')) }"
    assert remarks(tmp_path, text) == []
    assert remarks(tmp_path, text.replace("?c WHERE", "* WHERE")) == [(2, "warning", "label-language")]


@pytest.mark.parametrize("language", FULL)
def test_every_remark_has_words(language):
    names = ("problem", "name", "prefix", "meant", "namespace", "term", "near", "variable", "variables", "property")
    kinds = [key for key in catalogue("query", "en") if key.startswith("lint.") and key != "lint.clean"]
    assert len(kinds) == 19
    for kind in kinds:
        assert words("query", kind, language, **dict.fromkeys(names, "X"))


def test_in_the_language_asked_for(tmp_path):
    assert said(tmp_path, GOOD.replace("nsi:country", "nsi:contry"), "fi") == [
        "15: virhe: nsi:contry ei ole olemassa. Tarkoitetaanko nsi:country?"
    ]


def test_exit_codes(tmp_path):
    good, bad, note = (tmp_path / name for name in ("good.rq", "bad.rq", "note.rq"))
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text(GOOD.replace("nsi:country", "nsi:contry"), encoding="utf-8")
    note.write_text(GOOD.replace("schema:funder", "schema:fundr"), encoding="utf-8")

    def code(*files: object) -> int:
        arguments = [word for file in files for word in ("--check", str(file))]
        return CliRunner().invoke(main, ["queries", *arguments]).exit_code

    assert (code(good), code(bad), code(note), code(good, bad)) == (0, 1, 0, 1)
    assert code(tmp_path / "nothing.rq") == 3
    with pytest.raises(UnreadableError):
        lint(tmp_path / "nothing.rq")
