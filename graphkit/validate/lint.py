"""What shapes may not be, since no engine says so: misspelt, recursive, dangling, ill-formed.

SHACL ignores what it does not know (`sh:MinCount` conforms in silence) and leaves recursion undefined
(https://www.w3.org/TR/shacl/#shapes-recursion); pySHACL then passes data that breaks a recursive shape.
"""

from collections.abc import Iterator

import pyoxigraph as ox
from rapidfuzz import process

from graphkit.errors import ShapesError
from graphkit.namespaces import RDF, SH, XSD, short
from graphkit.validate.shapes import Shapes, Subject, Term, shape_name

_COUNTS = "minCount maxCount minLength maxLength qualifiedMinCount qualifiedMaxCount"
_LISTS = "and or xone in languageIn ignoredProperties"
_SHAPES = "node not property qualifiedValueShape"
_PATHS = "alternativePath inversePath zeroOrMorePath oneOrMorePath zeroOrOnePath"

SUPPORTED = frozenset(
    f"""
    {_COUNTS} {_LISTS} {_SHAPES} {_PATHS} path
    Shape NodeShape PropertyShape targetClass targetNode targetSubjectsOf targetObjectsOf
    class datatype nodeKind pattern flags uniqueLang equals disjoint lessThan lessThanOrEquals hasValue closed
    minInclusive minExclusive maxInclusive maxExclusive qualifiedValueShapesDisjoint
    IRI BlankNode Literal BlankNodeOrIRI BlankNodeOrLiteral IRIOrLiteral
    name description order group defaultValue PropertyGroup
    severity message deactivated Info Warning Violation
    sparql select ask prefixes declare prefix namespace PrefixDeclaration SPARQLConstraint
    SPARQLExecutable SPARQLSelectExecutable SPARQLAskExecutable SPARQLSelectValidator SPARQLAskValidator Validator
    ConstraintComponent Parameterizable Parameter parameter optional labelTemplate nodeValidator propertyValidator
    validator shapesGraph suggestedShapesGraph
    """.split()
)
"""SHACL Core and SHACL-SPARQL (https://www.w3.org/TR/shacl/). What stands outside is an error, never ignored."""


def lint(shapes: Shapes) -> None:
    """Raise ShapesError for the first fault, by name of the shape."""
    for triple in sorted(shapes.triples, key=str):
        _known(triple)
        _well_formed(triple, shapes)
    _not_recursive(shapes)
    if not any(shapes.targets.values()):
        raise ShapesError("graph", "there is no shape with a target here, so nothing would be checked")


def _known(triple: ox.Triple) -> None:
    for term in (triple.predicate, triple.object):
        if isinstance(term, ox.NamedNode) and term.value.startswith(SH):
            name = term.value.removeprefix(SH)
            if name not in SUPPORTED and not name.endswith("ConstraintComponent") and not _is_report(name):
                near = process.extractOne(name, sorted(SUPPORTED), processor=str.lower, score_cutoff=75)
                hint = f"; did you mean sh:{near[0]}?" if near else ""
                raise ShapesError(_name(triple), f"sh:{name} is not of SHACL Core or SHACL-SPARQL{hint}")


def _is_report(name: str) -> bool:
    """Terms of validation reports may stand beside shapes: they constrain nothing."""
    return name.startswith(("result", "source", "Validation")) or name in ("conforms", "focusNode", "value", "detail")


def _well_formed(triple: ox.Triple, shapes: Shapes) -> None:
    name = triple.predicate.value.removeprefix(SH) if triple.predicate.value.startswith(SH) else ""
    value = triple.object
    if name in _COUNTS.split() and not (isinstance(value, ox.Literal) and value.datatype.value == XSD + "integer"):
        raise ShapesError(_name(triple), f"sh:{name} {value} is no whole number")
    if name in _LISTS.split() and not isinstance(value, ox.Triple):
        list(_members(value, shapes, _name(triple)))
    if name == "property" and not isinstance(value, ox.Literal | ox.Triple):
        paths = len(shapes.objects(value, SH + "path"))
        if paths != 1:
            raise ShapesError(shape_name(value), f"a property shape has one sh:path, this one has {paths}")


def _members(head: Term, shapes: Shapes, owner: str) -> Iterator[Term]:
    """Members of an RDF list. Raises ShapesError where it is cyclic, forked or cut."""
    node, seen = head, set[Term]()
    while node != ox.NamedNode(RDF + "nil"):
        first, rest = [], []
        if not isinstance(node, ox.Literal) and node not in seen:
            first, rest = shapes.objects(node, RDF + "first"), shapes.objects(node, RDF + "rest")
        if len(first) != 1 or len(rest) != 1:
            raise ShapesError(owner, "a list in this shape is cyclic or ill-formed")
        seen.add(node)
        yield first[0]
        node = rest[0]


def _not_recursive(shapes: Shapes) -> None:
    below: dict[Subject, list[Subject]] = {}
    for name in (*_SHAPES.split(), "and", "or", "xone"):
        for shape, value in shapes.pairs(SH + name):
            inner = [value] if name in _SHAPES.split() else _members(value, shapes, shape_name(shape))
            below.setdefault(shape, []).extend(node for node in inner if not isinstance(node, ox.Literal))
    done: set[Subject] = set()
    for shape in below:
        _visit(shape, below, done)


def _visit(start: Subject, below: dict[Subject, list[Subject]], done: set[Subject]) -> None:
    """Depth first without recursion of our own: shapes may be nested deeper than Python's stack."""
    open_shapes: dict[Subject, Iterator[Subject]] = {start: iter(below.get(start, ()))}
    while open_shapes:
        shape, waiting = next(reversed(open_shapes.items()))
        following = next(waiting, None)
        if following is None:
            done.add(shape)
            open_shapes.popitem()
        elif following in open_shapes:
            circle = list(open_shapes)[list(open_shapes).index(following) :]
            trail = " → ".join(short(shape_name(s)) for s in (*circle, following))
            raise ShapesError(
                short(shape_name(following)), f"it is recursive ({trail}), and SHACL gives that no meaning"
            )
        elif following not in done:
            open_shapes[following] = iter(below.get(following, ()))


def _name(triple: ox.Triple) -> str:
    return short(shape_name(triple.subject))
