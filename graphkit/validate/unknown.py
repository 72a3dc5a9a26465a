"""Terms of shared vocabularies that nothing here uses and that were probably meant for one that something does.

SHACL says nothing of a property that no shape names, so `foaf:hompage` would be lost in silence. A term of the
project's own namespace is for the shapes to refuse (`Unknown-class`, `Unknown-property`).
"""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

import pyoxigraph as ox

from graphkit.languages.fallback import FULL
from graphkit.languages.texts import text
from graphkit.namespaces import BASE, PREFIXES, RDF, SH, SHAPE
from graphkit.validate.data import Data
from graphkit.validate.near import Names
from graphkit.validate.result import Result

RULE = SHAPE + "Unknown-term"
COMPONENT = SHAPE + "UnknownTermConstraintComponent"

_TYPE = ox.NamedNode(RDF + "type")


def unknown_terms(data: Data, known: Collection[str]) -> Iterator[Result]:
    """A warning for each thing and each term of it that is probably misspelt."""
    slips = _Slips(known)
    for iri in slips.among(data.properties, is_class=False):
        quads = data.store.quads_for_pattern(None, ox.NamedNode(iri), None)
        yield from _results(iri, (quad.subject for quad in quads), None)
    for iri in slips.among(data.classes, is_class=True):
        quads = data.store.quads_for_pattern(None, _TYPE, ox.NamedNode(iri))
        yield from _results(iri, (quad.subject for quad in quads), str(_TYPE))


def words(result: Result, key: str) -> dict[str, str]:
    """A text about the rule, in each language in which the program speaks: what the term is, what to do."""
    kind = "class" if result.path else "property"
    return {language: text("validate", f"unknown.{key}.{kind}", language) for language in FULL}


class _Slips:
    """Unknown terms that are near to a known one of the same kind and vocabulary."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known

    def among(self, terms: Iterable[str], *, is_class: bool) -> list[str]:
        """Those of the terms, in their order."""
        strange = [iri for iri in terms if iri not in self._known and not iri.startswith(BASE)]
        return [iri for iri in strange if not _is_defined(iri) and self._is_near(iri, is_class=is_class)]

    def _is_near(self, iri: str, *, is_class: bool) -> bool:
        namespace = max((each for each in PREFIXES.values() if iri.startswith(each)), key=len, default="")
        return _unified(iri) in self._whole or bool(
            namespace and self._names[namespace, is_class].nearest(iri.removeprefix(namespace))
        )

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(map(_unified, self._known))

    @cached_property
    def _names(self) -> dict[tuple[str, bool], Names]:
        """By vocabulary and kind: the local names that are known."""
        kinds = [(namespace, is_class) for namespace in PREFIXES.values() for is_class in (False, True)]
        return {kind: Names({iri: (iri.removeprefix(kind[0]),) for iri in self._of(*kind)}) for kind in kinds}

    def _of(self, namespace: str, is_class: bool) -> list[str]:
        return [iri for iri in self._known if iri.startswith(namespace) and _is_class(iri) == is_class]


def _results(iri: str, things: Iterable[object], path: str | None) -> Iterator[Result]:
    for focus in sorted({str(thing) for thing in things}):
        yield Result(focus, path, f"<{iri}>", COMPONENT, SH + "Warning", RULE)


def _is_defined(iri: str) -> bool:
    """Whether a vocabulary whose terms rdflib lists defines it: then it is no slip, though nothing here uses it."""
    from rdflib import namespace  # noqa: PLC0415 - a third of a second to import, needed only for strange terms

    names = ("DC", "DCAT", "DCTERMS", "FOAF", "ORG", "OWL", "PROV", "QB", "RDF", "RDFS", "SDO", "SKOS")
    return any(iri in getattr(namespace, name) for name in names)


def _is_class(iri: str) -> bool:
    """By the custom of all vocabularies here, classes begin with a capital and properties do not."""
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :][:1].isupper()


def _unified(iri: str) -> str:
    """An IRI without what people get wrong about its namespace: http or https, # or /, capitals."""
    return iri.lower().partition("://")[2].replace("#", "/")
