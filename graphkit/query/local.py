"""A store at hand, in memory or on disk, as a source of answers: what its default graph holds."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

import pyoxigraph as ox

from graphkit.namespaces import SKOS, THING
from graphkit.query.source import NAMES, SHOWN, Solutions, Source, by_language, fold

_IN_SCHEME = ox.NamedNode(SKOS + "inScheme")

_ALL = ox.DefaultGraph()
"""All data together; a store on disk has each release in a graph of its own besides."""


class Local:
    """A store, asked directly: a lookup by index is quicker than a query."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def select(self, query: str) -> Solutions:
        """The solutions of a SELECT."""
        found = self._store.query(query)
        if not isinstance(found, ox.QuerySolutions):
            raise ValueError("only SELECT gives a table")
        return Solutions([variable.value for variable in found.variables], list(found))

    def construct(self, query: str) -> list[ox.Triple]:
        """The statements of a CONSTRUCT or DESCRIBE."""
        found = self._store.query(query)
        if not isinstance(found, ox.QueryTriples):
            raise ValueError("only CONSTRUCT and DESCRIBE give statements")
        return list(found)

    def labels(self, iris: Collection[str]) -> dict[str, dict[str, str]]:
        """Labels by language tag of those IRIs that have any."""
        found = {iri: by_language(self._said(ox.NamedNode(iri))) for iri in iris}
        return {iri: labels for iri, labels in found.items() if labels}

    def concepts(self, scheme: str) -> dict[ox.NamedNode, set[str]]:
        """Every concept of a scheme with its names, by IRI."""
        quads = self._store.quads_for_pattern(None, _IN_SCHEME, ox.NamedNode(scheme), _ALL)
        inside = sorted({quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}, key=str)
        return {concept: {name for _, name in self._names(concept)} for concept in inside}

    def mentions(self, node: ox.NamedNode) -> bool:
        """Whether a statement has the node as its subject or object."""
        find = self._store.quads_for_pattern
        return any(find(node, None, None, _ALL)) or any(find(None, None, node, _ALL))

    def called(self, name: str) -> dict[ox.NamedNode, str]:
        """Things that have this name or identifier."""
        return dict(sorted(self._things().get(fold(name), ()), key=str))

    def names_like(self, name: str) -> list[str]:
        """Names that look much like this one, the likest first."""
        things = self._things()
        return [
            max(written for _, written in things[near]) for near in get_close_matches(fold(name), sorted(things), 5)
        ]

    def _things(self) -> Mapping[str, set[tuple[ox.NamedNode, str]]]:
        """Things by folded name, each with the name as written."""
        found: dict[str, set[tuple[ox.NamedNode, str]]] = defaultdict(set)
        for thing, name in self._names():
            if thing.value.startswith(THING):
                found[fold(name)].add((thing, name))
        return found

    def _names(self, of: ox.NamedNode | None = None) -> Iterator[tuple[ox.NamedNode, str]]:
        for name in NAMES:
            for quad in self._store.quads_for_pattern(of, ox.NamedNode(name), None, _ALL):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                    yield quad.subject, quad.object.value

    def _said(self, node: ox.NamedNode) -> Iterator[tuple[str, ox.Literal]]:
        for name in SHOWN:
            for quad in self._store.quads_for_pattern(node, ox.NamedNode(name), None, _ALL):
                if isinstance(quad.object, ox.Literal):
                    yield name, quad.object


def source_of(data: ox.Store | Source) -> Source:
    """A store as a source; a source as it is."""
    return Local(data) if isinstance(data, ox.Store) else data
