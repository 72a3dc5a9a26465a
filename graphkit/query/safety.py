"""What a query from outside may not do: reach the network, name other graphs, or change anything."""

from graphkit.errors import QueryError
from graphkit.query.header import FORMS, Query
from graphkit.query.tree import Tree, nodes, parse

REFUSED = {
    "ServiceGraphPattern": "SERVICE is refused: a query reaches nothing outside its own data",
    "DatasetClause": "FROM is refused: choose the data with --data",
}
"""Parts of a parse tree that are refused, each with the reason."""

_FORMS = {"SelectQuery": FORMS[0], "ConstructQuery": FORMS[1], "DescribeQuery": FORMS[1]}


def form_of(query: Query) -> str:
    """What the query gives: one of FORMS.

    Raises QueryError unless it is one SELECT, CONSTRUCT or DESCRIBE over the data at hand, without SERVICE and FROM.
    """
    return form_of_tree(f"{query.path}", parse(query.path, query.text))


def form_of_tree(place: str, tree: Tree) -> str:
    """The same for a query already parsed; `place` names it in the error."""
    if tree.root.name not in _FORMS:
        raise QueryError(place, "only SELECT gives a table, only CONSTRUCT and DESCRIBE give statements")
    names = {str(node.name) for node in nodes(tree.root)}
    for name, problem in REFUSED.items():
        if name in names:
            raise QueryError(place, problem)
    return _FORMS[tree.root.name]
