"""On which line a statement stands. No parser tells, so the text is read again, but only where somebody asks.

Turtle and TriG are looked through once for what stands at the start of a line, which is where people and programs put
subjects; only the blocks of the subjects asked for are cut into tokens (https://www.w3.org/TR/turtle/#sec-grammar).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import pyoxigraph as ox

from graphkit.rdf.read import Document

Statement = tuple[str, str | None, str | None]
"""(subject, predicate, object) in N-Triples form; None where any will do."""

STRETCH = 2**16
"""Bytes of text of which the ends of lines are counted at once."""

_LINE_FORMS = (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS)
_BLOCK_FORMS = (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG)

_PREFIX = re.compile(rb"(?im)^[ \t]*@?prefix[ \t]+([^\s:]*:)[ \t]*<([^>]*)>")
_START = re.compile(rb"(?m)^(?:<[^>\n]*>|[^\s#@<{}\[\]();,.\"'][^\s;,\[\]()<\"']*)")
_FIELDS = re.compile(
    rb"[ \t]*(<[^>]*>|_:\S+)[ \t]*(<[^>]*>)[ \t]*(.*?)[ \t]*(?:<[^>]*>[ \t]*|_:\S+[ \t]*)?\.[ \t]*(?:#.*)?$"
)
_TOKEN = re.compile(
    rb"""(?P<skip>\s+|\#[^\n]*)
    |(?P<term>(?:\"{3}(?:[^\"\\]|\\.|\"(?!\"\"))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}
        |\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')(?:@[\w-]+|\^\^(?:<[^>]*>|[^\s;,\[\]()]+))?
        |<[^>]*>
        |[^\s;,\[\](){}<\"'.]+(?:\.+[^\s;,\[\](){}<\"'.]+)*)
    |(?P<mark>[;,.\[\](){}])""",
    re.VERBOSE | re.DOTALL,
)
_TYPE = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


@dataclass(frozen=True)
class _Place:
    """One statement of a subject as written: its offset, predicate and object, terms as bare tokens."""

    offset: int
    predicate: bytes
    value: bytes


class Lines:
    """Lines of one document's statements."""

    def __init__(self, document: Document) -> None:
        self._text, self._form = document.written, document.written_form

    def find(self, statements: Iterable[Statement]) -> dict[Statement, int]:
        """The line (from 1) of each statement; where its object or predicate is not found, of the nearest thing to it.

        Statements are left out whose subject is not found, and all of a form without lines (JSON-LD, RDF/XML).
        """
        wanted = list(statements)
        starts = self._starts({subject.encode() for subject, _, _ in wanted})
        places: dict[bytes, list[_Place]] = {}
        found: dict[Statement, int] = {}
        for statement in wanted:
            subject = statement[0].encode()
            if subject in starts:
                if subject not in places:
                    places[subject] = [place for start in starts[subject] for place in self._places(start)]
                found[statement] = self._choose(statement, starts[subject][0], places[subject])
        return found

    def _choose(self, statement: Statement, start: int, places: list[_Place]) -> int:
        _, predicate, value = statement
        of_predicate = [p for p in places if predicate and self._full(p.predicate) == predicate.encode()]
        exact = (p for p in of_predicate if value is not None and self._term(p.value) == value)
        best = next(exact, None) or next(iter(of_predicate), None)
        return self._line(best.offset if best else start)

    def _starts(self, subjects: set[bytes]) -> dict[bytes, list[int]]:
        """Offsets at which blocks of the subjects begin."""
        starts: dict[bytes, list[int]] = defaultdict(list)
        if self._form not in _LINE_FORMS + _BLOCK_FORMS:
            return starts
        tokens = {token: subject for subject in subjects for token in self._tokens_for(subject)}
        for match in _START.finditer(self._text):
            if match.group() in tokens:
                starts[tokens[match.group()]].append(match.start())
        if self._form in _BLOCK_FORMS and len(starts) < len(subjects):
            for token, offset in self._subjects():
                if token in tokens and offset not in starts[tokens[token]]:
                    starts[tokens[token]].append(offset)
        return starts

    def _subjects(self) -> Iterator[tuple[bytes, int]]:
        """Every subject and its offset, wherever on a line it stands: the slow way, for what the quick one missed."""
        depth, expected = 0, True
        for token in _TOKEN.finditer(self._text):
            mark, term = token.group("mark"), token.group("term")
            if term is not None and expected and not term.startswith((b"@", b"PREFIX", b"prefix")):
                yield term, token.start()
            depth += (mark in (b"[", b"(")) - (mark in (b"]", b")"))
            if token.group("skip") is None:
                expected = depth == 0 and mark in (b".", b"{", b"}")

    def _tokens_for(self, subject: bytes) -> Iterator[bytes]:
        """The ways in which the document may write the subject."""
        yield subject
        path = max(subject.rfind(b"/"), subject.rfind(b"#")) + 1  # a local name has neither as it is
        for namespace in (subject[1:path], *self._odd_namespaces):
            if subject.startswith(namespace, 1):
                for prefix in self._prefixes_of.get(namespace, ()):
                    yield prefix + subject[len(namespace) + 1 : -1]

    def _places(self, start: int) -> Iterator[_Place]:
        if self._form in _LINE_FORMS:
            end = self._text.find(b"\n", start)
            fields = _FIELDS.match(self._text[start : end if end >= 0 else len(self._text)].rstrip())
            if fields:
                yield _Place(start, fields.group(2), fields.group(3))
            return
        yield from self._block(start)

    def _block(self, start: int) -> Iterator[_Place]:
        """Statements of one Turtle block, from its subject to its full stop; what is nested is passed over."""
        predicate: bytes | None = None
        depth, first = 0, True
        for token in _TOKEN.finditer(self._text, start):
            mark = token.group("mark")
            depth += (mark in (b"[", b"(")) - (mark in (b"]", b")"))
            if mark == b"." and depth == 0:
                return
            if mark == b";" and depth == 0:
                predicate = None
            term = token.group("term")
            if term is None or depth:
                continue
            if first:
                first = False
            elif predicate is None:
                predicate = term
            else:
                yield _Place(token.start(), predicate, term)

    @cached_property
    def _prefixes(self) -> dict[bytes, bytes]:
        return {match.group(1): match.group(2) for match in _PREFIX.finditer(self._text)}

    @cached_property
    def _prefixes_of(self) -> dict[bytes, list[bytes]]:
        found: dict[bytes, list[bytes]] = defaultdict(list)
        for prefix, namespace in self._prefixes.items():
            found[namespace].append(prefix)
        return found

    @cached_property
    def _odd_namespaces(self) -> list[bytes]:
        return [namespace for namespace in self._prefixes_of if not namespace.endswith((b"/", b"#"))]

    @cached_property
    def _lines_before(self) -> list[int]:
        """How many lines end before each stretch of the text."""
        counts = (self._text.count(b"\n", start, start + STRETCH) for start in range(0, len(self._text), STRETCH))
        return list(accumulate(counts, initial=0))

    def _line(self, offset: int) -> int:
        stretch = offset // STRETCH
        return self._lines_before[stretch] + self._text.count(b"\n", stretch * STRETCH, offset) + 1

    def _full(self, token: bytes) -> bytes:
        if token == b"a":
            return _TYPE
        prefix, colon, local = token.partition(b":")
        namespace = self._prefixes.get(prefix + colon)
        return b"<" + namespace + local + b">" if namespace is not None and not token.startswith(b"<") else token

    @cached_property
    def _head(self) -> bytes:
        return b"".join(b"@prefix %s <%s> ." % pair for pair in self._prefixes.items())

    def _term(self, token: bytes) -> str | None:
        """The token as the parser reads it, in N-Triples form."""
        if not token.startswith((b'"', b"'")) and (full := self._full(token)).startswith(b"<"):
            return full.decode()
        typed = b"^^" in token and not token.endswith(b">")
        statement = (self._head if typed else b"") + b"<x:s> <x:p> %s ." % token
        try:
            return next((str(quad.object) for quad in ox.parse(statement, ox.RdfFormat.TURTLE)), None)
        except SyntaxError:
            return None
