"""What a query from outside may not do: reach the network, name other graphs, or change anything.

Decided on the parse tree, never on the text: a word in a string or a comment is no command.
"""

from collections.abc import Iterable, Iterator

from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from graphkit.errors import QueryError
from graphkit.query.header import Query

MAX_CHARACTERS = 65_536

_REFUSED = {
    "ServiceGraphPattern": "SERVICE is refused: a query reaches nothing outside its own data",
    "DatasetClause": "FROM is refused: choose the data with --data",
}


def refuse(query: Query) -> None:
    """Raise QueryError unless the query is one SELECT over the data at hand, without SERVICE and FROM."""
    place = f"{query.path}"
    if len(query.text) > MAX_CHARACTERS:
        raise QueryError(place, f"longer than {MAX_CHARACTERS:,} characters")
    try:
        tree = parseQuery(query.text)
    except RecursionError as error:
        raise QueryError(place, "nested too deep") from error
    except Exception as error:  # rdflib's parser lets through what the parser under it raises.
        if _is_update(query.text):
            raise QueryError(place, "updates are refused: a query only reads") from error
        line, problem = getattr(error, "lineno", 1), getattr(error, "msg", error)
        raise QueryError(f"{place}:{line}", f"not SPARQL: {problem}") from error
    names = set(_names(tree))
    if "SelectQuery" not in names:
        raise QueryError(place, "only SELECT gives a table")
    for name, problem in _REFUSED.items():
        if name in names:
            raise QueryError(place, problem)


def _is_update(text: str) -> bool:
    try:
        parseUpdate(text)
    except Exception:
        return False
    return True


def _names(node: object) -> Iterator[str]:
    """Names of all parts of rdflib's parse tree."""
    if isinstance(node, CompValue):
        yield str(node.name)
        node = list(node.values())
    if isinstance(node, Iterable) and not isinstance(node, str):
        for child in node:
            yield from _names(child)
