"""The project's own shapes are what the engines are told they are: known, not recursive, and fit to run as sets."""

from graphkit.project import SHAPES
from graphkit.validate.lint import lint
from graphkit.validate.prebinding import Evaluation
from graphkit.validate.shapes import Shapes


def test_the_project_s_shapes_are_vetted():
    shapes = Shapes.load([SHAPES])
    lint(shapes)
    assert len(shapes.sparql_rules) >= 12
    assert {rule.evaluation for rule in shapes.sparql_rules} == {Evaluation.AS_SET}
