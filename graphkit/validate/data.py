"""The data under check, in one store with what rules may look up, and what it holds."""

import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from graphkit.namespaces import RDF, RDFS, SKOS
from graphkit.rdf.lines import Lines, Statement
from graphkit.rdf.read import Document
from graphkit.validate.shapes import Target, subclasses

_Node = ox.NamedNode | ox.BlankNode | ox.Triple
_LABELS = (ox.NamedNode(SKOS + "prefLabel"), ox.NamedNode(RDFS + "label"))
_BASE = re.compile(rb"(?i)@?base(?:\s|#[^\n]*\n)*<")
"""A base directive (https://www.w3.org/TR/turtle/#grammar-production-base), or what looks like one inside a text."""
_COUNTED = "SELECT ?term (COUNT(*) AS ?count) WHERE {{ ?thing {} }} GROUP BY ?term ORDER BY ?term"
_CLASSES = _COUNTED.format(f"<{RDF}type> ?term FILTER(isIRI(?term))")
_PROPERTIES = _COUNTED.format("?term ?value")
_THINGS = "SELECT (COUNT(DISTINCT ?thing) AS ?count) WHERE { ?thing ?property ?value }"
_TYPED = f"SELECT (COUNT(DISTINCT ?thing) AS ?count) WHERE {{ ?thing <{RDF}type> ?class }}"


class Data:
    """The statements of some documents, graph names left out.

    What the data itself holds is counted when it is loaded; the context that rules may look up is added afterwards.
    """

    def __init__(self, documents: Iterable[Document], context: Iterable[Document]) -> None:
        self.documents = list(documents)
        self.store = ox.Store()
        for document in self.documents:
            document.load(self.store)
        self.classes = _counted(self.store, _CLASSES)
        self.properties = _counted(self.store, _PROPERTIES)
        self.statements = sum(self.properties.values())
        self.untyped = _count(self.store, _THINGS) - _count(self.store, _TYPED)
        self.context = list(context)
        subjects = {quad.subject for document in self.context for quad in document.quads}
        self._lookups = {str(subject) for subject in subjects if not _any(self.store, subject, None, None)}
        for document in self.context:
            document.load(self.store)

    @property
    def text(self) -> tuple[bytes, ox.RdfFormat]:
        """The data as an engine reads it, each literal as it was written (a store would keep numbers by value)."""
        forms = {document.form for document in self.documents}
        if forms == {ox.RdfFormat.TURTLE} and (len(self.documents) == 1 or not self._shares_names()):
            return b"\n".join(document.data for document in self.documents), ox.RdfFormat.TURTLE
        triples = (quad.triple for document in self.documents for quad in document.quads)
        return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"", ox.RdfFormat.N_TRIPLES

    def _shares_names(self) -> bool:
        """Whether Turtle files put one after another could mean something else: blank nodes meet, a base goes on."""
        return any(b"_:" in document.data or _BASE.search(document.data) for document in self.documents)

    def holds(self, subject: str) -> bool:
        """Whether the subject (N-Triples form) is of the data, not only of the context."""
        return subject not in self._lookups

    def places(self, statements: Iterable[Statement]) -> dict[Statement, tuple[Path, int | None]]:
        """File and line of each statement. Where the form of a file has no lines, the file alone."""
        left, found = dict.fromkeys(statements), dict[Statement, tuple[Path, int | None]]()
        for document in self.documents:
            lines = Lines(document).find(left)
            found |= {statement: (document.path, line) for statement, line in lines.items()}
            left = {statement: None for statement in left if statement not in found}
        for document in self.documents if left else ():
            subjects = {str(quad.subject) for quad in document.quads}
            # Each reading gives blank nodes other labels, so that none is found; of a single file they all are.
            alone = len(self.documents) == 1
            here = (s for s in left if s[0] in subjects or (alone and s[0].startswith("_:")))
            found |= {s: (document.path, None) for s in here if s not in found}
        return found

    def labels(self, subject: str) -> dict[str, str]:
        """The subject's labels by language tag."""
        if subject.startswith('"'):
            return {}
        node = ox.BlankNode(subject[2:]) if subject.startswith("_:") else ox.NamedNode(subject.strip("<>"))
        quads = (q for label in _LABELS for q in self.store.quads_for_pattern(node, label, None))
        literals = (q.object for q in quads if isinstance(q.object, ox.Literal))
        return {literal.language or "": literal.value for literal in sorted(literals, key=str, reverse=True)}

    def has(self, target: Target) -> bool:
        """Whether the target declaration finds at least one focus node in the data."""
        node = target.node
        if target.kind == "targetClass":
            return any(iri in self.classes for iri in subclasses(self.store, node.value))
        if target.kind == "targetNode" or not isinstance(node, ox.NamedNode):
            return True
        quads = self.store.quads_for_pattern(None, node, None)
        return any(self.holds(str(quad.subject)) for quad in quads)


def _select(store: ox.Store, query: str) -> ox.QuerySolutions:
    solutions = store.query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    return solutions


def _counted(store: ox.Store, query: str) -> dict[str, int]:
    return {row["term"].value: int(row["count"].value) for row in _select(store, query)}


def _count(store: ox.Store, query: str) -> int:
    return sum(int(row["count"].value) for row in _select(store, query))


def _any(store: ox.Store, subject: _Node | None, predicate: ox.NamedNode | None, value: _Node | None) -> bool:
    return next(iter(store.quads_for_pattern(subject, predicate, value)), None) is not None
