"""What a query would do, told by rdflib's parse tree and never by its text: a word in a string is no command.

Runs in a worker only: the parser is recursive, and slow on some texts.
"""

import re
import sys
from functools import lru_cache

from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from graphkit.query.tree import nodes
from graphkit.serve.refusal import Refusal

RECURSION = 100_000
"""Python frames for the parser: a query within the bounds needs a few dozen for each open bracket."""

EXCERPT = 30
"""Characters of the query that show where reading stopped."""

_FORMS = {"SelectQuery": "table", "AskQuery": "boolean", "ConstructQuery": "graph", "DescribeQuery": "graph"}
_REFUSED = {"ServiceGraphPattern": "service", "DatasetClause": "from"}
_AT = re.compile(r"error at (\d+):(\d+): expected (?:one of )?")
_SENTENCE = re.compile(r"[A-Z][\w*]*(?: [\w*]+)+")


@lru_cache(maxsize=256)
def kind(query: str) -> str:
    """What the query gives: `table`, `boolean` or `graph`.

    Raises Refusal 400 for what is no SPARQL 1.1 query, for updates, SERVICE and FROM.
    """
    tree = _parsed(query)
    parts = list(nodes(tree))
    names = {part.name for part in parts}
    for name, key in _REFUSED.items():
        if name in names:
            raise Refusal(400, key)
    declared = {part.prefix or "" for part in parts if part.name == "PrefixDecl"}
    if strange := sorted({part.prefix or "" for part in parts if part.name == "pname"} - declared):
        raise Refusal(400, "prefix", name=strange[0])
    return _FORMS[next(part.name for part in tree if isinstance(part, CompValue) and part.name in _FORMS)]


def engine_refusal(query: str, problem: str) -> Refusal:
    """The refusal of what rdflib takes and the engine does not, as SELECT * with GROUP BY.

    The engine lists all that it had expected, in places over many lines; among them may stand a sentence.
    """
    place = _AT.match(problem)
    line, column = (int(place[1]), int(place[2])) if place else (1, 1)
    items = problem[place.end() if place else 0 :].split(", ")
    if said := next((item for item in items if _SENTENCE.fullmatch(item)), None):
        return Refusal(400, "meaning", line=line, problem=said)
    return _unreadable(query, line, column)


def _parsed(query: str) -> list[object]:
    sys.setrecursionlimit(RECURSION)
    try:
        return list(parseQuery(query))
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # rdflib's parser lets through what the parser under it raises
        if _is_update(query):
            raise Refusal(400, "update") from error
        raise _unreadable(query, getattr(error, "lineno", 1), getattr(error, "column", 1)) from error


def _unreadable(query: str, line: int, column: int) -> Refusal:
    lines = query.splitlines() or [""]
    found = lines[min(line, len(lines)) - 1][max(column - 1, 0) :].strip()[:EXCERPT]
    return Refusal(400, "syntax", line=line, column=column, found=found)


def _is_update(query: str) -> bool:
    try:
        return "request" in parseUpdate(query)
    except (MemoryError, RecursionError):
        raise
    except Exception:
        return False
