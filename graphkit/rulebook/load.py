"""The rules, read from the project's shapes."""

from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox

from graphkit.namespaces import RDF, SH, SHAPE
from graphkit.project import SHAPES
from graphkit.rdf.read import read_all
from graphkit.rulebook.model import NOUNS, Ask, Rule
from graphkit.validate.shapes import Shapes

PARAMETERS = (
    *("minCount", "maxCount", "datatype", "nodeKind", "in", "hasValue", "pattern", "minLength", "maxLength"),
    *("minInclusive", "lessThanOrEquals", "disjoint", "languageIn", "uniqueLang", "qualifiedMinCount"),
    *("or", "not", "sparql"),
)
"""The constraint parameters that the shapes use, in the order in which a rule's constraints are told."""


@cache
def load() -> dict[str, Rule]:
    """Every rule by its name, noun by noun in the order of NOUNS and by name within a noun. Raises UnreadableError."""
    documents = list(read_all([SHAPES]))
    shapes = Shapes((quad.triple for document in documents for quad in document.quads), vetted=True)
    nouns = {
        quad.subject.value: document.path.stem
        for document in documents
        for quad in document.quads
        if quad.predicate.value == SH + "severity" and isinstance(quad.subject, ox.NamedNode)
    }
    rules = [_rule(shapes, shape, nouns[shape]) for shape in shapes.rules]
    return {rule.name: rule for rule in sorted(rules, key=lambda rule: (NOUNS.index(rule.noun), rule.name))}


def _rule(shapes: Shapes, shape: str, noun: str) -> Rule:
    node = ox.NamedNode(shape)
    targets = shapes.targets[shape]
    (severity,), (tier,) = shapes.objects(node, SH + "severity"), shapes.objects(node, SHAPE + "tier")
    return Rule(
        name=shape.removeprefix(SHAPE),
        noun=noun,
        shape=shape,
        severity=severity.value.removeprefix(SH).lower(),
        tier=tier.value.removeprefix(SHAPE),
        names=shapes.words(shape, SH + "name"),
        descriptions=shapes.words(shape, SH + "description"),
        asks=tuple(_asks(shapes, node)),
        classes=tuple(str(target.node.value) for target in targets if target.kind == "targetClass"),
        carriers=tuple(str(target.node.value) for target in targets if target.kind == "targetSubjectsOf"),
        properties=tuple(_properties(shapes, node)),
    )


def _asks(shapes: Shapes, shape: ox.NamedNode) -> Iterator[Ask]:
    for parameter in PARAMETERS:
        if shapes.objects(shape, SH + parameter):
            name = "SPARQL" if parameter == "sparql" else parameter[:1].upper() + parameter[1:]
            component = f"{name}ConstraintComponent"
            yield Ask(component, shapes.limit(shape.value, component), shapes.limit_names(shape.value, component))


def _properties(shapes: Shapes, shape: ox.NamedNode) -> Iterator[str]:
    """The properties of a path: itself, or the members of an alternative; what an inverse path turns round."""
    waiting = shapes.objects(shape, SH + "path")
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, ox.NamedNode):
            if node.value != RDF + "nil":
                yield node.value
        elif isinstance(node, ox.BlankNode):
            for step in (SH + "inversePath", SH + "alternativePath", RDF + "first", RDF + "rest"):
                waiting += shapes.objects(node, step)
