"""No constraint goes untried: each one that the shapes declare is broken by a file, and the file says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SH

from graphkit.project import SHAPES

FAULTS = sorted((Path(__file__).parent / "faults").rglob("*.ttl"))

TARGETS = (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
NO_CONSTRAINT = {*TARGETS, SH.path, SH.property, SH.name, SH.description, SH.severity, SH.qualifiedValueShape}
COMPONENT = {SH.sparql: "SPARQLConstraintComponent"}


@pytest.fixture(scope="module")
def shapes() -> Graph:
    graph = Graph()
    for path in sorted(SHAPES.glob("*.ttl")):
        graph.parse(path)
    return graph


def declared(shapes: Graph) -> Iterator[tuple[str, str]]:
    """(shape, component) of every constraint that can be reported: operands of sh:or and sh:not never are."""
    roots = {shape for target in TARGETS for shape in shapes.subjects(target)}
    members = {member for root in roots for member in shapes.objects(root, SH.property)}
    for shape in sorted(roots | members):
        for parameter in set(shapes.predicates(shape)) - NO_CONSTRAINT:
            if parameter.startswith(str(SH)):
                yield local(shape), COMPONENT.get(parameter, component(parameter))


def component(parameter: URIRef) -> str:
    name = local(parameter)
    return f"{name[0].upper()}{name[1:]}ConstraintComponent"


def local(iri: object) -> str:
    return str(iri).rsplit("#", 1)[-1]


def test_every_constraint_is_broken_by_a_file(shapes: Graph, expected):
    claimed = set(declared(shapes))
    broken = {(rule, what) for path in FAULTS for rule, what, _ in expected(path)}
    assert len(claimed) >= 450
    assert claimed - broken == set()
    assert broken - claimed == set(), "a file names a constraint that is not there"


def test_every_component_named_exists(shapes: Graph):
    for _, name in declared(shapes):
        assert SH[name] in SH


def test_an_operand_is_no_rule_of_its_own(shapes: Graph):
    names = {name for name, _ in declared(shapes)}
    operands = {"Membership-role-coded", "Period-started", "Whole-number", "Schema-class", "In-English"}
    assert not names & operands
    assert {local(shape) for shape in shapes.subjects(RDF.type, SH.NodeShape)} > {"Whole-number", "In-English"}
