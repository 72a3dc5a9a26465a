"""Whether a `sh:select` may be run once for all focus nodes, must be run node by node, or may not be run at all.

Pre-binding replaces `$this` everywhere, also inside nested groups where SPARQL's own scoping would leave it unbound
(https://www.w3.org/TR/shacl/#pre-binding). Joining the focus nodes in front of the WHERE group means the same only if
every nested group that speaks of `$this` binds it by a pattern of its own.
"""

from collections.abc import Iterator

from pyparsing import ParseResults
from pyparsing.exceptions import ParseException
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Variable

from graphkit.errors import ShapesError
from graphkit.validate.evaluation import Evaluation

THIS = Variable("this")

_FORBIDDEN = {
    "MinusGraphPattern": "MINUS",
    "InlineData": "VALUES",
    "ServiceGraphPattern": "SERVICE",
}


def evaluation(shape: str, select: str) -> Evaluation:
    """How the SELECT (prefixes in front) may be evaluated.

    Raises ShapesError for a query that is no SPARQL or that SHACL forbids: MINUS, VALUES, SERVICE, a subquery that
    hides `$this`, an assignment to a pre-bound variable.
    """
    try:
        query = parseQuery(select)[1]
    except ParseException as error:
        raise ShapesError(shape, f"its sh:select is no SPARQL: {error.msg} (line {error.lineno})") from error
    except RecursionError as error:
        raise ShapesError(shape, "its sh:select is nested too deeply") from error
    _refuse(shape, query)
    variables = set(_variables(query))
    if variables & {Variable("shapesGraph"), Variable("currentShape")} or not _grouped_by_this(query):
        return Evaluation.BY_NODE
    nested_safe = all(_binds_this(group) for group in _nested_groups(query.where) if THIS in set(_variables(group)))
    return Evaluation.AS_SET if nested_safe else Evaluation.BY_NODE


def _refuse(shape: str, query: CompValue) -> None:
    for node in _nodes(query):
        if node.name in _FORBIDDEN:
            raise ShapesError(shape, f"its sh:select uses {_FORBIDDEN[node.name]}, which SHACL forbids")
        if (node.name == "Bind" and node.var == THIS) or node.get("evar") == THIS:
            raise ShapesError(shape, "its sh:select assigns to $this, which is pre-bound")
        if node.name == "SubSelect" and THIS not in {projected.var for projected in node.projection or ()}:
            raise ShapesError(shape, "a subquery of its sh:select does not return $this")


def _grouped_by_this(query: CompValue) -> bool:
    """A query that aggregates or cuts its rows keeps its meaning for a set only where it groups by the focus node."""
    selects = [node for node in _nodes(query) if node.name in ("SelectQuery", "SubSelect")]
    for select in selects:
        aggregates = select.groupby or select.having or any(n.name.startswith("Aggregate_") for n in _nodes(select))
        if select.limitoffset or (aggregates and THIS not in set(select.groupby.condition if select.groupby else ())):
            return False
    return True


def _nested_groups(where: CompValue) -> Iterator[CompValue]:
    """Groups below the WHERE group that are evaluated on their own; OPTIONAL and EXISTS see what is bound around."""
    for part in where.part or ():
        for node in _nodes(part):
            if node.name == "GroupOrUnionGraphPattern":
                yield from node.graph
            elif node.name == "GraphGraphPattern":
                yield node.graph


def _binds_this(group: CompValue) -> bool:
    where = group.where if group.name == "SubSelect" else group
    blocks = [part for part in where.part or () if part.name == "TriplesBlock"]
    return any(THIS in set(_variables(block)) for block in blocks)


def _nodes(tree: object) -> Iterator[CompValue]:
    if isinstance(tree, CompValue):
        yield tree
        for child in tree.values():
            yield from _nodes(child)
    elif isinstance(tree, list | ParseResults):
        for child in tree:
            yield from _nodes(child)


def _variables(tree: object) -> Iterator[Variable]:
    if isinstance(tree, Variable):
        yield tree
    elif isinstance(tree, CompValue):
        for child in tree.values():
            yield from _variables(child)
    elif isinstance(tree, list | ParseResults):
        for child in tree:
            yield from _variables(child)
