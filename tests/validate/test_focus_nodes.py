"""Both engines see each focus node once, languages without regard to case, and files that stand beside one another."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.rdf.read import read_all
from graphkit.validate import validate
from graphkit.validate.data import Data
from graphkit.validate.validate import ENGINES

HEAD = "@prefix e: <https://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"


def found(folder: Path, engine: str, data: str, shapes: str) -> list[tuple[str, str]]:
    (folder / "data.ttl").write_text(HEAD + data, encoding="utf-8")
    (folder / "shapes.ttl").write_text(HEAD + shapes, encoding="utf-8")
    report = validate([folder / "data.ttl"], engine=engine, shapes=[folder / "shapes.ttl"])
    return [
        (f.focus.rsplit("/", 1)[-1].strip(">"), f.component.removesuffix("ConstraintComponent"))
        for f in report.findings
    ]


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_a_thing_that_several_targets_find_is_found_once(tmp_path: Path, engine: str):
    shapes = """
    e:S a sh:NodeShape ; sh:targetClass e:Boat ; sh:targetSubjectsOf e:name ; sh:targetObjectsOf e:owns ;
        sh:targetNode e:a ;
        sh:property e:P ; sh:sparql [ sh:select "SELECT $this WHERE { $this a <https://example.org/Boat> }" ] .
    e:P a sh:PropertyShape ; sh:path e:name ; sh:minCount 2 .
    """
    data = 'e:a a e:Boat ; e:name "A" . e:b e:owns e:a , e:c . e:c a e:Boat ; e:name "C" .'
    once = [("a", "MinCount"), ("c", "MinCount"), ("a", "SPARQL"), ("c", "SPARQL")]
    assert found(tmp_path, engine, data, shapes) == once


@pytest.mark.parametrize("engine", sorted(ENGINES))
@pytest.mark.parametrize(
    ("names", "broken"), [('"A"@NB , "B"@nb', True), ('"A"@nb-NO , "B"@nb-no', True), ('"A"@nb , "B"@nn', False)]
)
def test_one_name_a_language_whatever_its_case(tmp_path: Path, engine: str, names: str, broken: bool):
    shapes = "e:S a sh:NodeShape ; sh:targetClass e:Boat ; sh:property e:P . e:P sh:path e:name ; sh:uniqueLang true ."
    assert found(tmp_path, engine, f"e:a a e:Boat ; e:name {names} .", shapes) == [("a", "UniqueLang")] * broken


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_a_blank_node_has_its_file_and_no_made_up_line(tmp_path: Path, engine: str):
    (tmp_path / "data.ttl").write_text(HEAD + "e:b e:owns [ a e:Boat ] .", encoding="utf-8")
    (tmp_path / "shapes.ttl").write_text(
        HEAD + "e:S a sh:NodeShape ; sh:targetClass e:Boat ; sh:nodeKind sh:IRI .", encoding="utf-8"
    )
    (finding,) = validate([tmp_path / "data.ttl"], engine=engine, shapes=[tmp_path / "shapes.ttl"]).findings
    assert (finding.file, finding.line) == (tmp_path / "data.ttl", None)


@pytest.mark.parametrize(
    ("first", "joined"),
    [
        ('e:a e:name "A database, a based on < b" .', True),
        ("@base <https://example.org/> .", False),
        ("BASE <https://example.org/>", False),
        ("@base # at home\n <https://example.org/> .", False),
        ("_:b e:name 1 .", False),
    ],
)
def test_turtle_files_are_joined_as_they_are_unless_a_name_would_change(tmp_path: Path, first: str, joined: bool):
    for name, text in (("a", first), ("b", 'e:b e:name "B" .')):
        (tmp_path / f"{name}.ttl").write_text(HEAD + text, encoding="utf-8")
    data = Data(read_all([tmp_path]), [])
    assert (data.text[1] == ox.RdfFormat.TURTLE) == joined
