"""Property paths as SHACL writes them in RDF (https://www.w3.org/TR/shacl/#property-paths)."""

import re
from collections.abc import Sequence

import pyoxigraph as ox

from graphkit.namespaces import RDF, SH

_TOKEN = re.compile(r"<[^>]*>|[()/|^*+?]")
_FIRST, _REST, _NIL = (ox.NamedNode(RDF + name) for name in ("first", "rest", "nil"))
_INVERSE, _CHOICE = ox.NamedNode(SH + "inversePath"), ox.NamedNode(SH + "alternativePath")
_MODIFIERS = {
    "*": ox.NamedNode(SH + "zeroOrMorePath"),
    "+": ox.NamedNode(SH + "oneOrMorePath"),
    "?": ox.NamedNode(SH + "zeroOrOnePath"),
}

Node = ox.NamedNode | ox.BlankNode


class PathNodes:
    """Nodes for paths, one for each path however often it is asked for. `triples` describe them."""

    def __init__(self) -> None:
        self.triples: list[ox.Triple] = []
        self._known: dict[str, Node] = {}

    def node(self, path: str) -> Node:
        """The node of a path in SPARQL syntax (https://www.w3.org/TR/sparql11-query/#rPath).

        Raises ValueError for what is no path.
        """
        if path not in self._known:
            self._known[path] = _Reader(path, self.triples).read()
        return self._known[path]


class _Reader:
    """One path, read by SPARQL's grammar: choice of sequences of elements, each with `^` before or `*+?` behind it."""

    def __init__(self, path: str, triples: list[ox.Triple]) -> None:
        self._path, self._triples = path, triples
        self._tokens = _TOKEN.findall(path)
        self._at = 0

    def read(self) -> Node:
        if "".join(self._tokens) != self._path:
            raise self._no_path()
        node = self._choice()
        if self._at < len(self._tokens):
            raise self._no_path()
        return node

    def _choice(self) -> Node:
        ways = [self._sequence()]
        while self._took("|"):
            ways.append(self._sequence())
        return ways[0] if len(ways) == 1 else self._described(_CHOICE, self._list(ways))

    def _sequence(self) -> Node:
        steps = [self._element()]
        while self._took("/"):
            steps.append(self._element())
        return steps[0] if len(steps) == 1 else self._list(steps)

    def _element(self) -> Node:
        if self._took("^"):
            return self._described(_INVERSE, self._element())
        node = self._primary()
        while modifier := next(filter(self._took, _MODIFIERS), None):
            node = self._described(_MODIFIERS[modifier], node)
        return node

    def _primary(self) -> Node:
        if self._took("("):
            node = self._choice()
            if not self._took(")"):
                raise self._no_path()
            return node
        if self._at == len(self._tokens) or not self._tokens[self._at].startswith("<"):
            raise self._no_path()
        self._at += 1
        return ox.NamedNode(self._tokens[self._at - 1][1:-1])

    def _took(self, token: str) -> bool:
        took = self._tokens[self._at : self._at + 1] == [token]
        self._at += took
        return took

    def _described(self, predicate: ox.NamedNode, value: Node) -> Node:
        node = ox.BlankNode()
        self._triples.append(ox.Triple(node, predicate, value))
        return node

    def _list(self, members: Sequence[Node]) -> Node:
        rest: Node = _NIL
        for member in reversed(members):
            node = ox.BlankNode()
            self._triples += [ox.Triple(node, _FIRST, member), ox.Triple(node, _REST, rest)]
            rest = node
        return rest

    def _no_path(self) -> ValueError:
        return ValueError(f"no property path: {self._path}")
