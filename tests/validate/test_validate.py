"""Both engines on a world small enough to check on paper."""

from pathlib import Path

import pytest

from graphkit.errors import ShapesError, UnreadableError
from graphkit.namespaces import RDF
from graphkit.report import Report
from graphkit.validate import validate
from graphkit.validate.validate import ENGINES

HERE = Path(__file__).parent
E = "https://example.org/"

EXPECTED = {
    ("violation", "Anna-owns", "MinCount", "anna", f"<{E}owns>", None),
    ("violation", "Boat", "SPARQL", "blenda", None, f"<{E}blenda>"),
    ("violation", "Boat", "SPARQL", "twin", None, f"<{E}twin>"),
    ("violation", "Boat-name", "LanguageIn", "giant", f"<{E}name>", '"Giant"@en'),
    ("violation", "Boat-name", "MaxCount", "giant", f"<{E}name>", None),
    ("violation", "Boat-name", "MinCount", "nameless", f"<{E}name>", None),
    ("violation", "Owned", "SPARQL", "house", None, f"<{E}house>"),
    (
        "warning",
        "Boat-length",
        "MinInclusive",
        "twin",
        f"<{E}length>",
        '"2"^^<http://www.w3.org/2001/XMLSchema#integer>',
    ),
    ("warning", "Boat-length", "SPARQL", "giant", f"<{E}length>", '"300"^^<http://www.w3.org/2001/XMLSchema#integer>'),
    ("info", "Boat-owner", "MinCount", "giant", f"^<{E}owns>", None),
    ("info", "Boat-owner", "MinCount", "nameless", f"^<{E}owns>", None),
}


def found(report: Report) -> set[tuple[str | None, ...]]:
    rows = [
        (
            f.severity,
            f.rule,
            f.component.removesuffix("ConstraintComponent"),
            f.focus.strip("<>").removeprefix(E),
            f.path,
            f.value,
        )
        for f in report.findings
    ]
    assert len(rows) == len(set(rows))
    return set(rows)


@pytest.fixture(scope="module", params=sorted(ENGINES))
def report(request) -> Report:
    return validate([HERE / "data.ttl"], engine=request.param, shapes=[HERE / "shapes.ttl"])


def test_exactly_what_was_worked_out(report):
    assert found(report) == EXPECTED
    assert len(ENGINES) == 2


def test_worst_first(report):
    severities = [f.severity for f in report.findings]
    assert severities == sorted(severities, key=["violation", "warning", "info"].index)


def test_it_says_what_was_looked_at_and_what_was_not(report):
    counts = {iri.removeprefix(E): count for iri, count in report.checked.items()}
    assert counts == {"Boat": 3, "Ferry": 1, "Person": 2, "House": 2}
    assert report.statements == 19
    assert report.rules_untried == ("Lighthouse-name",)
    assert report.rules_tried == ("Anna-owns", "Boat", "Boat-length", "Boat-name", "Boat-owner", "Owned")
    unchecked = {iri.removeprefix(E): count for iri, count in report.unchecked.items()}
    assert unchecked == {"House": 1, "Person": 1}


def test_a_finding_carries_what_its_message_needs(report):
    (finding,) = (f for f in report.findings if f.rule == "Boat-name" and "LanguageIn" in f.component)
    assert finding.limit == "nb, fi"
    assert finding.names == {"en": "name", "fi": "nimi"}
    assert (finding.file, finding.line) == (HERE / "data.ttl", 8)


def test_every_finding_has_its_line(report):
    lines = {(f.rule, f.focus.strip("<>").removeprefix(E)): f.line for f in report.findings}
    assert lines["Anna-owns", "anna"] == 10
    assert lines["Boat-name", "nameless"] == 9
    assert lines["Owned", "house"] == 12
    assert None not in lines.values()


def test_the_right_file_of_several(tmp_path: Path):
    (tmp_path / "a.ttl").write_text(f"@prefix e: <{E}> .\n\ne:a a e:Boat .")
    (tmp_path / "b.jsonld").write_text(f'{{"@id": "{E}b", "@type": "{E}Boat"}}')
    (tmp_path / "c.nt").write_text(f"<{E}c> <{RDF}type> <{E}Boat> .")
    report = validate([tmp_path], shapes=[HERE / "shapes.ttl"])
    places = {(f.file.name, f.line) for f in report.findings if f.rule == "Boat-name"}
    assert places == {("a.ttl", 3), ("b.jsonld", None), ("c.nt", 1)}


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_the_basic_tier_leaves_full_rules_out(engine):
    report = validate([HERE / "data.ttl"], engine=engine, shapes=[HERE / "shapes.ttl"], tier="basic")
    assert found(report) == {row for row in EXPECTED if row[1] != "Boat-length"}
    assert "Boat-length" not in report.rules_tried + report.rules_untried


@pytest.mark.parametrize("threshold", ["violation", "warning", "info", "never"])
def test_thresholds(report, threshold):
    assert report.fails(threshold) == (threshold != "never")


def test_two_runs_give_the_same_order():
    once, again = (validate([HERE / "data.ttl"], shapes=[HERE / "shapes.ttl"]) for _ in range(2))
    assert once == again


@pytest.mark.parametrize(
    ("constraint", "words"),
    [
        ("sh:sparql [ sh:select 'SELEKT $this' ]", "no SPARQL"),
        ("sh:sparql [ sh:select 'SELECT $this WHERE { $this ?p }' ]", "no SPARQL"),
        ("sh:sparql [ sh:message 'x' ]", "0 sh:select"),
    ],
)
def test_shapes_that_cannot_be_run_are_named(tmp_path: Path, constraint: str, words: str):
    head = "@prefix e: <https://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(f"{head}e:S a sh:NodeShape ; sh:targetClass e:Boat ; {constraint} .")
    with pytest.raises(ShapesError, match=words):
        validate([HERE / "data.ttl"], shapes=[shapes])


def test_data_that_cannot_be_read(tmp_path: Path):
    with pytest.raises(UnreadableError):
        validate([tmp_path / "nothing.ttl"])
