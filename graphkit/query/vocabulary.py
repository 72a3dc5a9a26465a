"""The terms the project knows: those it defines, and those of others that its ontology and shapes speak of."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, XSD, URIRef

from graphkit.namespaces import CONCEPT, DATASET, NSI, PREFIXES, THING
from graphkit.project import ONTOLOGY, SHAPES
from graphkit.rdf.read import read_all

_OWN = (NSI, CONCEPT)
_BASIC = (RDF, RDFS, OWL, XSD)
_DATA = (THING, DATASET)


@dataclass(frozen=True)
class Vocabulary:
    """IRIs that the project defines, and IRIs of others that it speaks of."""

    defined: frozenset[str]
    spoken_of: frozenset[str]

    def knows(self, iri: str) -> bool:
        """Whether the project knows the term. Of things and datasets, which come and go, it knows all."""
        if iri.startswith(_DATA) or any(URIRef(iri) in basic for basic in _BASIC):
            return True
        return iri in (self.defined if iri.startswith(_OWN) else self.spoken_of)

    def near(self, iri: str) -> str | None:
        """The known term of the same namespace that looks most like this one, or None."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        known = self.defined if iri.startswith(_OWN) else self.spoken_of
        beside = {other[cut:]: other for other in sorted(known) if other.startswith(iri[:cut])}
        found = get_close_matches(iri[cut:], beside, 1)
        return beside[found[0]] if found else None


def is_own(iri: str) -> bool:
    """Whether the IRI lies where only the project defines terms."""
    return iri.startswith(_OWN)


def meant(prefix: str, namespace: str) -> str | None:
    """The namespace that the project writes under a prefix, where the one given differs from it only in its form."""
    wanted = PREFIXES.get(prefix)
    return wanted if wanted and wanted != namespace and _bare(wanted) == _bare(namespace) else None


@cache
def vocabulary(paths: Iterable[Path] = (ONTOLOGY, SHAPES)) -> Vocabulary:
    """The vocabulary of the project's own files, read once."""
    defined: set[str] = set()
    spoken_of: set[str] = set()
    for document in read_all(paths):
        for quad in document.quads:
            if isinstance(quad.subject, ox.NamedNode):
                defined.add(quad.subject.value)
            spoken_of |= {t.value for t in (quad.subject, quad.predicate, quad.object) if isinstance(t, ox.NamedNode)}
    return Vocabulary(frozenset(defined), frozenset(spoken_of))


def _bare(namespace: str) -> str:
    return namespace.removeprefix("https").removeprefix("http").rstrip("#/")
