"""The data under check: its triples, which file each thing stands in, what kinds of things there are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from graphkit.namespaces import RDF, RDFS, SKOS
from graphkit.rdf.read import Document
from graphkit.validate.shapes import Target, subclasses

_TYPE = ox.NamedNode(RDF + "type")
_LABELS = (ox.NamedNode(SKOS + "prefLabel"), ox.NamedNode(RDFS + "label"))


class Data:
    """The statements of some documents in one default graph; graph names in the files are left out."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.store = ox.Store()
        self._files: dict[ox.NamedNode | ox.BlankNode, Path] = {}
        for document in documents:
            self.store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in document.quads)
            for quad in document.quads:
                if not isinstance(quad.subject, ox.Triple):
                    self._files.setdefault(quad.subject, document.path)

    @cached_property
    def ntriples(self) -> bytes:
        """The statements as N-Triples, the form that every engine reads fastest."""
        return self.store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""

    @cached_property
    def classes(self) -> Counter[str]:
        """How many things of each class, by the class's IRI."""
        return Counter(cls for _, cls in self._typed())

    def with_context(self, documents: Iterable[Document]) -> ox.Store:
        """A store of the data and, beside it, of what rules may look up."""
        store = ox.Store()
        store.extend(self.store)
        for document in documents:
            store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in document.quads)
        return store

    def holds(self, subject: str) -> bool:
        """Whether the data says something about the subject (N-Triples form)."""
        return _subject(subject) in self._files

    def file(self, subject: str) -> Path | None:
        """The first file that says something about the subject."""
        return self._files.get(_subject(subject))

    def labels(self, subject: str) -> dict[str, str]:
        """The subject's labels by language tag."""
        quads = (q for label in _LABELS for q in self.store.quads_for_pattern(_subject(subject), label, None))
        literals = (q.object for q in quads if isinstance(q.object, ox.Literal))
        return {literal.language or "": literal.value for literal in sorted(literals, key=str, reverse=True)}

    def has(self, target: Target) -> bool:
        """Whether the target declaration finds at least one focus node here."""
        node = ox.NamedNode(target.iri)
        if target.kind == "targetClass":
            classes = (ox.NamedNode(iri) for iri in subclasses(self.store, target.iri))
            return any(self._any(None, _TYPE, cls) for cls in classes)
        if target.kind == "targetNode":
            return node in self._files
        return self._any(None, node, None)

    def unchecked(self, targets: Iterable[Target]) -> Counter[str]:
        """Things, by class, that none of the targets names: how many of each."""
        chosen = [target for target in targets if target.kind == "targetClass"]
        classes = {iri for target in chosen for iri in subclasses(self.store, target.iri)}
        named = {target.iri for target in targets if target.kind == "targetNode"}
        return Counter(cls for thing, cls in self._typed() if cls not in classes and thing not in named)

    def _typed(self) -> Iterator[tuple[str, str]]:
        """Every (thing, class), both IRIs."""
        for quad in self.store.quads_for_pattern(None, _TYPE, None):
            if isinstance(quad.object, ox.NamedNode) and not isinstance(quad.subject, ox.Triple):
                yield quad.subject.value, quad.object.value

    def _any(self, *pattern: ox.NamedNode | None) -> bool:
        return next(iter(self.store.quads_for_pattern(*pattern)), None) is not None


def _subject(term: str) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(term[2:]) if term.startswith("_:") else ox.NamedNode(term.strip("<>"))
