"""Patterns that make an engine's time grow with the square of the data, told by their form.

Each was measured (docs/decisions/0011-answers.md). They are warnings: on little data nobody notices.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Variable

from graphkit.query.tree import Triple, nodes, triples, variables

OUTER_FIRST, EXISTS = "outer-variable-first", "exists-join"
"""A nested group that begins with a pattern of its own; patterns tied together within EXISTS or NOT EXISTS."""

EQUALITY, LATE, MINUS = "equality-join", "after-optional", "minus"
"""A join by FILTER; a pattern after OPTIONAL; MINUS."""


class Trap(NamedTuple):
    """A trap: which one, and the variables by which its place is found."""

    kind: str
    variables: tuple[str, ...]


def traps(root: CompValue) -> Iterator[Trap]:
    """Every trap of a query, in the order in which it is written."""
    for node in nodes(root):
        # A subselect is solved on its own, so nothing outside is bound in it.
        if node.name in ("SelectQuery", "ConstructQuery", "DescribeQuery", "SubSelect") and node.where is not None:
            yield from _group(node.where, set())


def _group(group: CompValue, outer: set[str]) -> Iterator[Trap]:
    """Traps of a group, where the variables in `outer` are bound already."""
    parts = _parts(group)
    inside = outer | {name for part in parts if part.name != "Filter" for name in _bound_by(part)}
    bound, after_optional = set(outer), False
    for part in parts:
        if part.name == "TriplesBlock" and after_optional:
            yield Trap(LATE, _named(triples(part)[0]))
        if part.name == "MinusGraphPattern":
            yield Trap(MINUS, tuple(sorted(variables(part) & bound)))
        # A filter holds for its whole group, wherever it stands.
        yield from _below(part, inside if part.name == "Filter" else bound)
        if part.name == "Filter":
            yield from _equalities(part.expr, parts)
        bound |= _bound_by(part)
        after_optional = after_optional or part.name == "OptionalGraphPattern"


def _below(part: CompValue, bound: set[str]) -> Iterator[Trap]:
    """Traps of the groups directly within a part."""
    if part.name in ("Filter", "Bind"):
        for node in nodes(part.expr):
            if node.name in ("Builtin_EXISTS", "Builtin_NOTEXISTS"):
                yield from _joins_inside(node.graph, bound)
                yield from _group(node.graph, bound)
    elif part.name in ("OptionalGraphPattern", "MinusGraphPattern", "GroupOrUnionGraphPattern", "GraphGraphPattern"):
        graphs = part.graph if isinstance(part.graph, list) else [part.graph]
        for graph in (graph for graph in graphs if graph.name == "GroupGraphPatternSub"):
            # Solved once for each solution around it: an OPTIONAL, and each branch of a UNION.
            if part.name == "OptionalGraphPattern" or len(graphs) > 1:
                yield from _begins_apart(graph, bound)
            yield from _group(graph, bound)


def _begins_apart(group: CompValue, bound: set[str]) -> Iterator[Trap]:
    """The trap of a nested group whose first pattern shares no variable with what is bound while a later one does."""
    patterns = _patterns(_parts(group))
    if patterns and not variables(patterns[0]) & bound and any(variables(p) & bound for p in patterns[1:]):
        yield Trap(OUTER_FIRST, _named(patterns[0]))


def _joins_inside(group: CompValue, bound: set[str]) -> Iterator[Trap]:
    """The trap of an EXISTS whose patterns, or the steps of whose path, are tied by what is not bound around it."""
    patterns = _patterns(_parts(group))
    seen: set[str] = set()
    for pattern in patterns:
        own = variables(pattern) - bound
        steps = any(node.name == "PathSequence" and len(node.part) > 1 for node in nodes(pattern[1]))
        if own & seen or steps:
            yield Trap(EXISTS, tuple(sorted(own & seen)) or _named(pattern))
            return
        seen |= own


def _equalities(expression: CompValue, parts: Iterable[CompValue]) -> Iterator[Trap]:
    """Traps of a filter `?x = ?y` between patterns that nothing else ties together."""
    islands = _islands(_patterns(parts))
    for one, other in _equal_variables(expression):
        homes = [island for island in islands if one in island or other in island]
        if len(homes) == 2:
            yield Trap(EQUALITY, (one, other))


def _equal_variables(expression: CompValue) -> Iterator[tuple[str, str]]:
    """Pairs of variables that a filter wants equal, whatever else it wants: below `||` it wants nothing for sure."""
    for node in [expression.expr, *(expression.other or [])] if expression.name == "ConditionalAndExpression" else ():
        left, right = _plain(getattr(node, "expr", None)), _plain(getattr(node, "other", None))
        if getattr(node, "op", None) == "=" and left and right:
            yield left, right
    if expression.name == "ConditionalOrExpression" and not expression.other:
        yield from _equal_variables(expression.expr)


def _plain(node: object) -> str | None:
    """The name of the variable that an expression is, through all the levels of operators it has none of."""
    while isinstance(node, CompValue) and len(node) == 1 and "expr" in node:
        node = node.expr
    return str(node) if isinstance(node, Variable) else None


def _islands(patterns: Iterable[Triple]) -> list[set[str]]:
    """Variables of the patterns, those together that patterns tie together."""
    islands: list[set[str]] = []
    for pattern in patterns:
        joined = variables(pattern)
        apart = [island for island in islands if not island & joined]
        islands = [*apart, joined.union(*(island for island in islands if island & joined))]
    return islands


def _bound_by(part: CompValue) -> set[str]:
    """Variables that a part may bind; of a subselect those that it hands out."""
    if part.name == "Filter":
        return set()
    if part.name == "Bind":
        return {str(part.var)}
    names: set[str] = set()
    for child in [part] if part.name in ("TriplesBlock", "InlineData") else _graphs(part):
        names |= _handed_out(child) if child.name == "SubSelect" else _of_group(child)
    return names


def _of_group(node: CompValue) -> set[str]:
    if node.name == "GroupGraphPatternSub":
        return {name for part in _parts(node) for name in _bound_by(part)}
    return variables(node)


def _handed_out(select: CompValue) -> set[str]:
    if not isinstance(select.projection, list):
        return variables(select.where)
    return {str(column.var or column.evar) for column in select.projection}


def _graphs(part: CompValue) -> list[CompValue]:
    found = part.graph
    return [] if part.name == "MinusGraphPattern" else found if isinstance(found, list) else [found]


def _parts(group: CompValue) -> list[CompValue]:
    return list(group.part or []) if group.name == "GroupGraphPatternSub" else [group]


def _patterns(parts: Iterable[CompValue]) -> list[Triple]:
    return [triple for part in parts if part.name == "TriplesBlock" for triple in triples(part)]


def _named(pattern: Triple) -> tuple[str, ...]:
    return tuple(sorted(variables(pattern)))
