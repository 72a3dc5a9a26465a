"""What was not checked is said, a misspelt term of a shared vocabulary is a finding, and one slip is told once."""

from pathlib import Path

import pytest

from graphkit.namespaces import short
from graphkit.report import Report
from graphkit.report.as_text import as_text
from graphkit.validate import validate
from graphkit.validate.validate import ENGINES

PREFIXES = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ex: <https://example.org/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix no-actor: <https://w3id.org/nordic-social-innovation/id/no/actor/> .
@prefix no-source: <https://w3id.org/nordic-social-innovation/id/no/source/> .
@prefix nsi: <https://w3id.org/nordic-social-innovation/ns#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix schema: <https://schema.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

OWN = """
no-actor:a a nsi:Actr ; skos:prefLable "A"@nb ; dcterms:creator no-actor:b .
no-actor:b a nsi:Actor , ex:Boat ; foaf:hompage <https://b.example/> ; ex:owns no-actor:a .
no-actor:c a ex:Boat , ex:House ; ex:owns no-actor:a , no-actor:b .
no-actor:d a [] ; foaf:zzyzx "d"@nb ; <http://schema.org/url> "https://d.example/"^^xsd:anyURI .
no-actor:e foaf:hompage <https://e.example/> .
no-source:s a foaf:Documnt .
"""
"""By class: a and s misspelt, b one that is known and one that is not, c two that are not, d a blank node, e none."""

SHAPES = """
ex:Boat-shape a sh:NodeShape ; sh:targetClass ex:Boat ; sh:targetNode ex:one ;
    sh:property [ sh:path ex:owns ; sh:minCount 1 ] .
ex:Named a sh:NodeShape ; sh:targetSubjectsOf ex:name ; sh:targetObjectsOf ex:owns ;
    sh:sparql [ sh:prefixes ex: ; sh:select "SELECT $this WHERE { $this ex:asked 1 }" ] .
ex: sh:declare [ sh:prefix "ex" ; sh:namespace "https://example.org/"^^xsd:anyURI ] .
"""

FOREIGN = """
ex:a a ex:Boat ; ex:owns ex:h1 ; ex:asked 2 ; ex:never 3 , 4 .
ex:h1 a ex:House .
ex:h2 a ex:House ; nsi:contry ex:no .
ex:h3 a ex:House ; ex:name "three" .
ex:one a ex:House .
ex:u ex:name "untyped" .
ex:f a ex:Ferry .
ex:Ferry <http://www.w3.org/2000/01/rdf-schema#subClassOf> ex:Boat .
"""


def checked(folder: Path, *texts: str, **options: object) -> Report:
    for number, text in enumerate(texts):
        (folder / f"{number}.ttl").write_text(PREFIXES + text, encoding="utf-8")
    return validate([folder / f"{number}.ttl" for number in range(len(texts))], **options)


def shortened(counts) -> dict[str, int]:
    return {short(iri).replace("https://example.org/", "ex:"): count for iri, count in counts.items()}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return checked(tmp_path_factory.mktemp("own"), OWN)


def test_things_of_which_no_rule_speaks(own):
    assert shortened(own.unchecked) == {"ex:Boat": 1, "ex:House": 1, "foaf:Documnt": 1, "nsi:Actr": 1}
    assert own.untyped == 1


def test_properties_of_which_no_rule_speaks(own):
    assert shortened(own.unchecked_properties) == {
        "ex:owns": 3,
        "foaf:hompage": 2,
        "foaf:zzyzx": 1,
        "http://schema.org/url": 1,
        "skos:prefLable": 1,
        "dcterms:creator": 1,
    }


def test_a_slip_in_a_shared_vocabulary_is_a_warning_and_a_term_of_its_own_is_none(own):
    found = [
        (f.severity, short(f.focus.strip("<>")), short(f.unknown.strip("<>")), [one.term for one in f.suggestions])
        for f in own.findings
        if f.rule == "Unknown-term"
    ]
    assert found == [
        ("warning", "no-actor:d", "http://schema.org/url", []),
        ("warning", "no-actor:a", "skos:prefLable", ["<http://www.w3.org/2004/02/skos/core#prefLabel>"]),
        ("warning", "no-source:s", "foaf:Documnt", ["<http://xmlns.com/foaf/0.1/Document>"]),
        ("warning", "no-actor:b", "foaf:hompage", ["<http://xmlns.com/foaf/0.1/homepage>"]),
        ("warning", "no-actor:e", "foaf:hompage", ["<http://xmlns.com/foaf/0.1/homepage>"]),
    ]


def test_the_line_is_that_of_the_term(tmp_path):
    actor = "no-actor:x a nsi:Actor ;\n\n nsi:qwerty 1 ;\n\n foaf:hompage <https://x.example/> ;\n a nsi:Actr ."
    lines = {f.rule: f.line for f in checked(tmp_path, actor).findings if f.unknown}
    start = PREFIXES.count("\n") + 1
    assert lines == {"Unknown-property": start + 2, "Unknown-term": start + 4, "Unknown-class": start + 5}


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_foreign_shapes_alone_judge(tmp_path: Path, engine: str):
    (tmp_path / "shapes.ttl").write_text(PREFIXES + SHAPES, encoding="utf-8")
    report = checked(tmp_path, FOREIGN, shapes=[tmp_path / "shapes.ttl"], engine=engine)
    assert [(f.rule.startswith("_:"), f.focus) for f in report.findings] == [
        (True, "<https://example.org/f>"),
        (True, "<https://example.org/one>"),
    ]
    assert not any(f.unknown or f.suggestions for f in report.findings)
    assert shortened(report.unchecked) == {"ex:House": 1}
    assert report.untyped == 2
    assert shortened(report.unchecked_properties) == {"ex:never": 2, "nsi:contry": 1, "rdfs:subClassOf": 1}


def test_empty_files_are_named(tmp_path: Path):
    report = checked(tmp_path, "ex:a a ex:Boat .", "", "# nothing\n", "ex:a a ex:Boat .")
    assert [path.name for path in report.empty_files] == ["1.ttl", "2.ttl"]
    (tmp_path / "e.jsonld").write_text("{}")
    assert validate([tmp_path / "e.jsonld"]).empty_files == (tmp_path / "e.jsonld",)


def test_one_misspelt_term_in_500_things_is_one_group(tmp_path: Path):
    things = "".join(f"no-actor:x{n} a nsi:Actr .\n" for n in range(500))
    report = checked(tmp_path, things + "no-actor:y a nsi:Programe .\n")
    assert len(report.findings) == 501
    assert {f.group: 0 for f in report.findings} == {
        (
            "violation",
            "Unknown-class",
            "SPARQLConstraintComponent",
            f"<https://w3id.org/nordic-social-innovation/ns#{name}>",
        ): 0
        for name in ("Actr", "Programe")
    }
    text = as_text(report, "en")
    start = PREFIXES.count("\n") + 1
    assert "error  Unknown-class  nsi:Actr  × 500\n" in text
    assert [f":{start + n}: no-actor:x{n}\n" in text for n in range(4)] == [True, False, False, False]
    assert "    and 497 more\n    → Did you mean nsi:Actor (actor)?\n" in text
    assert "error  Unknown-class  nsi:Programe  × 1\n" in text
