"""rdflib's parse tree of a query, prefixes resolved: for whoever judges a query rather than runs it.

The tree tells what a search of the text cannot: a word in a string or a comment is no command.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rdflib.plugins.sparql.algebra import translatePName, translatePrologue, traverse
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import URIRef, Variable

from graphkit.errors import QueryError

MAX_CHARACTERS = 65_536

_NO_PATTERN = re.compile(r"\s*(#|PREFIX\b|BASE\b)", re.IGNORECASE)

Triple = tuple[object, object, object]
"""Subject, predicate (a property path is a node of the tree) and object of a pattern."""


@dataclass(frozen=True)
class Tree:
    """A query parsed: its text, the namespaces it declares by prefix, and the root of the tree."""

    text: str
    namespaces: Mapping[str, str]
    root: CompValue


def parse(path: Path, text: str) -> Tree:
    """Parse a query. Raises QueryError, with the line, for what is none, is an update, or is too large to look at."""
    if len(text) > MAX_CHARACTERS:
        raise QueryError(f"{path}", f"longer than {MAX_CHARACTERS:,} characters")
    try:
        declarations, query = parseQuery(text)
        prologue = translatePrologue(declarations, None)
        # rdflib knows many prefixes by heart; other engines know none.
        namespaces = {str(d.prefix or ""): str(d.iri) for d in nodes(declarations) if d.name == "PrefixDecl"}
        used = [str(node.prefix or "") for node in nodes(query) if node.name == "pname"]
        root = traverse(query, visitPost=partial(translatePName, prologue=prologue))
    except RecursionError as error:
        raise QueryError(f"{path}", "nested too deep") from error
    except Exception as error:  # rdflib's parser lets through what the parser under it raises.
        if _is_update(text):
            raise QueryError(f"{path}", "updates are refused: a query only reads") from error
        line, problem = getattr(error, "lineno", 1), getattr(error, "msg", error)
        raise QueryError(f"{path}:{line}", f"not SPARQL: {problem}") from error
    if unknown := [prefix for prefix in used if prefix not in namespaces]:
        raise QueryError(f"{path}:{line_of(text, unknown[0] + ':')}", f"the prefix {unknown[0]}: is not declared")
    return Tree(text, namespaces, root)


def nodes(node: object) -> Iterator[CompValue]:
    """The node and all below it, from the top."""
    if isinstance(node, CompValue):
        yield node
    for child in _children(node):
        yield from nodes(child)


def iris(node: object) -> set[str]:
    """Every IRI in a part of the tree."""
    return {str(leaf) for leaf in _leaves(node) if isinstance(leaf, URIRef)}


def variables(node: object) -> set[str]:
    """Names of every variable in a part of the tree."""
    return {str(leaf) for leaf in _leaves(node) if isinstance(leaf, Variable)}


def triples(block: CompValue) -> list[Triple]:
    """The patterns of a TriplesBlock in the order in which they are written."""
    flat = [list(same_subject) for same_subject in block.triples]
    return [(run[i], run[i + 1], run[i + 2]) for run in flat for i in range(0, len(run), 3)]


def line_of(text: str, *words: str) -> int:
    """The first line that has all the words, else the first that has the first; comments and prefixes have none."""
    lines = [(n, line) for n, line in enumerate(text.splitlines(), start=1) if not _NO_PATTERN.match(line)]
    tokens = [_token(word) for word in words]
    for wanted in (tokens, tokens[:1]):
        for number, line in lines:
            if wanted and all(token.search(line) for token in wanted):
                return number
    return 1


def _token(word: str) -> re.Pattern[str]:
    """The word, not as a part of a longer one."""
    end = r"(?![\w-])" if word[-1:].isalnum() else ""
    return re.compile(rf"(?<![\w:/#-]){re.escape(word)}{end}", re.IGNORECASE)


def _children(node: object) -> Iterable[object]:
    if isinstance(node, CompValue):
        return list(node.values())
    if isinstance(node, Iterable) and not isinstance(node, str):
        return list(node)
    return ()


def _leaves(node: object) -> Iterator[object]:
    children = _children(node)
    if not children and not isinstance(node, CompValue):
        yield node
    for child in children:
        yield from _leaves(child)


def _is_update(text: str) -> bool:
    try:
        parseUpdate(text)
    except Exception:
        return False
    return True
