"""Shapes that every engine takes in silence, and that mean nothing, are refused by name."""

from pathlib import Path

import pytest

from graphkit.errors import ShapesError
from graphkit.validate.lint import lint
from graphkit.validate.shapes import Shapes

HEAD = """@prefix e: <https://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
e:S a sh:NodeShape ; sh:targetClass e:Boat .
"""

FAULTS = [
    ("e:S sh:property e:P . e:P sh:path e:p ; sh:MinCount 1 .", "e/P", "did you mean sh:minCount"),
    ("e:S sh:targetSubjectOf e:p .", "e/S", "did you mean sh:targetSubjectsOf"),
    ("e:S sh:js e:J .", "e/S", "sh:js is not of SHACL"),
    ("e:S sh:rule e:R .", "e/S", "sh:rule is not of SHACL"),
    ("e:S sh:property e:P . e:P a sh:PropertyShap ; sh:path e:p .", "e/P", "sh:PropertyShape?"),
    ("e:S sh:property e:P . e:P sh:minCount 1 .", "e/P", "one sh:path, this one has 0"),
    ("e:S sh:property e:P . e:P sh:path e:p , e:q .", "e/P", "one sh:path, this one has 2"),
    ("e:S sh:property [ sh:path e:p ; sh:minCount 'abc' ] .", "_:", "is no whole number"),
    ("e:S sh:property e:P . e:P sh:path e:p ; sh:node e:S .", "e/P", "recursive"),
    ("e:S sh:not e:S .", "e/S", "recursive"),
    ("e:S sh:or ( e:T e:U ) . e:U sh:and ( e:S ) .", "e/U", "recursive"),
    ("e:S sh:in _:l . _:l rdf:first 1 ; rdf:rest _:l .", "e/S", "cyclic"),
    ("e:S sh:in _:l . _:l rdf:first 1 .", "e/S", "cyclic or ill-formed"),
    ("e:S sh:in 5 .", "e/S", "cyclic or ill-formed"),
    ("e:S sh:in _:l . _:l rdf:first 1 ; rdf:rest rdf:nil , ( 2 ) .", "e/S", "cyclic or ill-formed"),
]


def shapes(tmp_path: Path, text: str) -> Shapes:
    path = tmp_path / "shapes.ttl"
    path.write_text(text)
    return Shapes.load([path])


@pytest.mark.parametrize(("fault", "name", "words"), FAULTS)
def test_a_fault_is_named(tmp_path: Path, fault: str, name: str, words: str):
    with pytest.raises(ShapesError) as caught:
        lint(shapes(tmp_path, HEAD + fault))
    assert words in caught.value.problem
    assert name.replace("e/", "https://example.org/") in str(caught.value)


def test_no_target_no_check(tmp_path: Path):
    with pytest.raises(ShapesError, match="no shape with a target"):
        lint(shapes(tmp_path, "<x:a> <x:b> <x:c> ."))


def test_a_shape_used_twice_is_not_recursive(tmp_path: Path):
    text = "e:S sh:and ( e:T e:T ) ; sh:node e:T . e:T sh:property e:P . e:P sh:path e:p ; sh:node e:V ."
    lint(shapes(tmp_path, HEAD + text))


def test_shapes_nested_deeper_than_the_stack(tmp_path: Path):
    chain = "\n".join(f"e:N{n} sh:not e:N{n + 1} ." for n in range(5000))
    lint(shapes(tmp_path, f"{HEAD} e:S sh:not e:N0 .\n{chain}"))
