"""The headers of all questions as RDF, checked by the shapes in `queries/shapes.ttl`."""

from pathlib import Path

import pytest

from graphkit.namespaces import SH
from graphkit.query.catalogue import named, names
from graphkit.query.header import parse
from graphkit.query.signature import QUERIES, signature
from graphkit.rdf.write import turtle
from graphkit.validate import validate

GOOD = """#+ [title]
{titles}
#+ [description]
{descriptions}
#+ [parameters]
#+ country = "concept:jurisdiction"
#+ year = {{ kind = "integer", required = true }}
SELECT ?thing WHERE {{ VALUES ?_country {{ UNDEF }} VALUES ?_year {{ 2015 }} ?thing ?p ?o }}
ORDER BY ?thing
"""
LANGUAGES = ("en", "nb", "nn", "da", "sv", "fi", "is")


@pytest.fixture(scope="module")
def shapes(root: Path) -> Path:
    return root / "queries" / "shapes.ttl"


def report(folder: Path, shapes: Path, text: str, name: str = "things-of-a-year"):
    path = folder / f"{name}.rq"
    path.write_text(text, encoding="utf-8")
    data = folder / "headers.ttl"
    data.write_text(turtle(signature(parse(path))), encoding="utf-8")
    return validate([data], shapes=[shapes])


def good(titles: str = "Things of a year", descriptions: str = "Counts the things of a year, and no others.") -> str:
    return GOOD.format(
        titles="\n".join(f'#+ {language} = "{titles}"' for language in LANGUAGES),
        descriptions="\n".join(f'#+ {language} = "{descriptions}"' for language in LANGUAGES),
    )


def test_every_question_has_a_whole_header(tmp_path, shapes):
    data = tmp_path / "headers.ttl"
    data.write_text(turtle(t for name in names() for t in signature(named(name))), encoding="utf-8")
    found = validate([data], shapes=[shapes])
    assert [(f.rule, f.focus, f.value) for f in found.findings] == []
    parameters = sum(len(named(name).parameters) for name in names())
    assert found.checked == {SH + "Parameter": parameters, SH + "SPARQLSelectExecutable": len(names())}
    assert (len(names()), parameters) == (50, 52)
    assert len(found.rules_tried) == 14


def test_a_whole_header_has_no_finding(tmp_path, shapes):
    assert report(tmp_path, shapes, good()).findings == ()


@pytest.mark.parametrize(
    ("text", "name", "rules"),
    [
        (good().replace('#+ fi = "Things of a year"\n', ""), "things", {"Query-title"}),
        (good().replace('#+ fi = "Things of a year"', '#+ de = "Dinge eines Jahres"'), "things", {"Query-title"}),
        (good(titles="Things"), "things", {"Query-title-length"}),
        (good(titles="Which things are of a year?"), "things", {"Query-title-length"}),
        (good(descriptions="No sentence and no end of one, but long enough"), "things", {"Query-description"}),
        (good().replace("ORDER BY ?thing\n", ""), "things", {"Query-order"}),
        (good(), "Things_2", {"Query", "Parameter"}),
        (
            good().replace("year", "the_year").replace("of a the_year", "of a year"),
            "things",
            {"Parameter", "Parameter-name"},
        ),
    ],
)
def test_faults(tmp_path, shapes, text, name, rules):
    assert {finding.rule for finding in report(tmp_path, shapes, text, name).findings} == rules


def test_what_a_parameter_says(tmp_path):
    path = tmp_path / "things.rq"
    path.write_text(good(), encoding="utf-8")
    page = turtle(signature(parse(path)))
    assert f"<{QUERIES}things#country> a sh:Parameter ;" in page
    assert "skos:inScheme <https://w3id.org/nordic-social-innovation/concept/jurisdiction>" in page
    assert "sh:datatype xsd:integer ;\n    sh:defaultValue 2015 ;" in page
    assert "sh:optional false" in page
    assert "sh:optional true" in page
