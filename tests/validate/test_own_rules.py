"""The project's own shapes are what the engines are told they are: known, not recursive, and fit to run as sets."""

from graphkit.project import ONTOLOGY, SHAPES
from graphkit.validate import validate
from graphkit.validate.evaluation import Evaluation
from graphkit.validate.lint import lint
from graphkit.validate.shapes import Shapes


def test_the_project_s_shapes_are_vetted():
    shapes = Shapes.load([SHAPES])
    lint(shapes)
    assert len(shapes.sparql_rules) >= 12
    assert {rule.evaluation for rule in shapes.sparql_rules} == {Evaluation.AS_SET}


def test_the_ontology_and_its_concepts_pass_their_own_shapes():
    report = validate([ONTOLOGY])
    assert not [f for f in report.findings if f.severity == "violation"]
    assert sum(count for iri, count in report.checked.items() if iri.endswith("#Concept")) >= 300


def test_contributed_axioms_are_refused_wherever_they_come_from(tmp_path):
    path = tmp_path / "ontology" / "mine.ttl"
    path.parent.mkdir()
    path.write_text(
        "<https://w3id.org/nordic-social-innovation/ns#Thing>"
        " <http://www.w3.org/2000/01/rdf-schema#subClassOf> <https://w3id.org/nordic-social-innovation/ns#Actor> ."
    )
    assert validate([path]).fails("violation")
