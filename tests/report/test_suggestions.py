"""What may have been meant, in every form and language; what was not checked; one group a misspelt term."""

import csv
import io
import json
import re

import openpyxl
import pyoxigraph as ox
import pytest

from graphkit.languages.fallback import FULL
from graphkit.publish.validation_report import validation_report
from graphkit.report import Report, Suggestion
from graphkit.report.as_csv import as_csv
from graphkit.report.as_json import as_json
from graphkit.report.as_sarif import as_sarif
from graphkit.report.as_text import as_text
from graphkit.report.as_turtle import as_turtle
from graphkit.report.as_xlsx import as_xlsx
from graphkit.report.messages import message, place, place_in_words, suggestion
from graphkit.report.unchecked import NAMED, unchecked

CONCEPT = "https://w3id.org/nordic-social-innovation/concept/"
NSI = "https://w3id.org/nordic-social-innovation/ns#"

SECTOR = Suggestion(
    f"<{CONCEPT}sector/third-sector>", {"en": "third sector", "nb": "tredje sektor", "fi": "kolmas sektori"}
)
BOKMAAL = Suggestion('"nb"', {"en": "Bokmål", "nb": "bokmål"})
NYNORSK = Suggestion('"nn"', {"en": "Nynorsk", "nb": "nynorsk"})

ASKED = {
    "en": "Did you mean sector:third-sector (third sector)?",
    "nb": "Mente du sector:third-sector (tredje sektor)?",
    "nn": "Meinte du sector:third-sector (tredje sektor [nb])?",
    "da": "Mente du sector:third-sector (tredje sektor [nb])?",
    "sv": "Menade du sector:third-sector (tredje sektor [nb])?",
    "fi": "Tarkoititko: sector:third-sector (kolmas sektori)?",
    "is": "Áttir þú við sector:third-sector (third sector [en])?",
}


@pytest.fixture
def slip(finding):
    """Function: the finding of that number about a misspelt code."""

    def made(number: int = 1, code: str = "third-sectr", suggestions: tuple[Suggestion, ...] = (SECTOR,)):
        term = f"<{CONCEPT}sector/{code}>"
        parts = {"rule": "Unknown-concept", "component": "SPARQLConstraintComponent", "limit": None, "line": number}
        return finding(number, value=term, unknown=term, suggestions=suggestions, **parts)

    return made


@pytest.mark.parametrize("language", FULL)
def test_the_sentence(slip, language):
    assert suggestion(slip(), language) == ASKED[language]
    assert suggestion(slip(suggestions=()), language) == ""


def test_several_and_one_without_a_label(slip):
    assert suggestion(slip(suggestions=(BOKMAAL, NYNORSK)), "nb") == "Mente du nb (bokmål) eller nn (nynorsk)?"
    assert suggestion(slip(suggestions=(Suggestion("<http://xmlns.com/foaf/0.1/homepage>"),)), "en") == (
        "Did you mean foaf:homepage?"
    )


@pytest.mark.parametrize("language", FULL)
def test_every_form_has_it(slip, report, language):
    asked, made = ASKED[language], report(slip())
    assert f"    → {asked}\n" in as_text(made, language)
    assert f'<p class="advice">{asked}</p>' in validation_report(made, language)
    (row,) = list(csv.DictReader(io.StringIO(as_csv(made, language).removeprefix("\ufeff"))))
    assert asked in row.values()
    cells = openpyxl.load_workbook(io.BytesIO(as_xlsx(made, language))).worksheets[1].iter_rows(values_only=True)
    assert asked in list(cells)[1]
    (found,) = json.loads(as_json(made, language))["findings"]
    assert found["suggestions"] == [{"term": SECTOR.term, "words": re.search(r"sector:.*\)", asked)[0]}]
    (result,) = json.loads(as_sarif(made, language))["runs"][0]["results"]
    assert result["message"]["text"].endswith(f". {asked}".replace("](", "\\]("))
    assert result["properties"]["suggestions"] == [SECTOR.term]
    triples = ox.parse(as_turtle(made, language), ox.RdfFormat.TURTLE)
    (said,) = [t.object.value for t in triples if t.predicate.value.endswith("resultMessage")]
    assert said == f"{message(slip(), language)}. {asked}"


def test_one_misspelt_term_in_500_things_is_one_group(slip, report):
    findings = [slip(n) for n in range(1, 501)] + [slip(n, "thrd-sector") for n in (501, 502)]
    made = report(*sorted(findings, key=lambda each: each.sort_key))
    text = as_text(made, "en")
    heads = re.findall(r"^error .*", text, re.MULTILINE)
    assert heads == [
        "error  Unknown-concept  sector:third-sectr  × 500",
        "error  Unknown-concept  sector:thrd-sector  × 2",
    ]
    assert re.findall(r"actors.ttl:(\d+): ", text) == ["100", "101", "102", "501", "502"]
    assert text.count("    and 497 more\n    → Did you mean sector:third-sector (third sector)?\n") == 1
    page = validation_report(made, "en")
    titles = re.findall(r"<h3 id=\"group-\d+\".*?</h3>", page)
    assert [re.sub("<[^>]*>", "", title) for title in titles] == [
        "error name sector:third-sectr × 500",
        "error name sector:thrd-sector × 2",
    ]
    assert "Show 497 more" in page
    assert len(list(csv.reader(io.StringIO(as_csv(made, "en"))))) == 503


def test_suggestions_that_differ_within_a_group_stand_with_their_findings(finding, report):
    apart = (finding(n, suggestions=(Suggestion(f'"n{n}"'),)) for n in (1, 2))
    page = validation_report(report(*apart), "en")
    assert '<td data-label="Did you mean">Did you mean n1?</td>' in page
    assert '<td data-label="Did you mean">Did you mean n2?</td>' in page


def test_hostile_suggestions_stay_texts(slip, report):
    bad = Suggestion("<https://e/\u202e\x1b>", {"en": "<script>alert(1)</script>\u202e"})
    made = report(slip(suggestions=(bad,)))
    assert "\\u202e\\x1b" in as_text(made, "en")
    assert "<script>alert" not in validation_report(made, "en")


@pytest.mark.parametrize("language", FULL)
def test_what_was_not_checked(report, language, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    counts = {f"https://example.org/p{number:02}": 100 - number for number in range(15)}
    made = Report((), {}, 1, (), (), {NSI + "Actr": 500}, 1, counts, (tmp_path / "no" / "empty.ttl",))
    lines = unchecked(made, language, lambda number: f"{number}!")
    assert len(lines) == 4
    assert lines[0].endswith(": nsi:Actr (500!)")
    assert lines[1].endswith("(rdf:type): 1!")
    assert lines[2].count("https://example.org/p") == NAMED == 12
    assert ": https://example.org/p00 (100!), https://example.org/p01 (99!)" in lines[2]
    assert "3!" in lines[2].rpartition(",")[2]
    assert lines[3].endswith(": no/empty.ttl")
    for said in (as_text(made, language), *(cell for row in _summary(made, language) for cell in row)):
        assert "None" not in str(said)
    page = validation_report(made, language)
    assert all(line in page for line in unchecked(made, language))
    assert unchecked(Report((), {}, 1, (), ()), language) == []


def _summary(report: Report, language: str) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(report, language))).worksheets[0]
    rows = [tuple(cell for cell in row if cell is not None) for row in sheet.iter_rows(values_only=True)]
    assert {(line,) for line in unchecked(report, language)} <= set(rows)
    return rows


@pytest.mark.parametrize("language", FULL)
def test_a_rule_without_a_limit_leaves_no_empty_brackets(finding, language):
    other = finding(component="https://example.org/#OwnConstraintComponent", value='"x"', limit=None)
    assert "(" not in message(other, language)
    assert message(finding(component="XoneConstraintComponent", value='"x"', limit="1"), language).endswith("(1)")


def test_a_line_that_nobody_knows_is_said_to_be_unknown(finding):
    unknown = finding(line=None)
    assert place(unknown) == "data/no/actors.ttl"
    assert place_in_words(unknown, "en") == "data/no/actors.ttl (line unknown)"
    assert place_in_words(unknown, "is") == "data/no/actors.ttl (lína óþekkt)"
    assert place_in_words(finding(file=None, line=None), "sv") == "(rad okänd)"
    assert place_in_words(finding(), "en") == "data/no/actors.ttl:7"
    assert place_in_words(finding(line=None, sheet="Ark", cell="B7"), "en") == "data/no/actors.ttl › Ark!B7"
