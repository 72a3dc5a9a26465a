"""Classes and properties as people read them: a label, the short IRI and, for the graph's own, a definition."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from graphkit.languages.labels import pick
from graphkit.namespaces import RDFS, SKOS, short
from graphkit.project import ONTOLOGY
from graphkit.rdf.read import read
from graphkit.rulebook.load import load

Words = dict[str, dict[str, str]]
"""Texts by IRI and language tag."""


@dataclass(frozen=True)
class Term:
    """A class or a property in one language. A label or definition that stands in for a missing one says so."""

    label: str
    name: str
    """Its short IRI."""
    definition: str


def class_term(iri: str, language: str) -> Term:
    """A class; where the ontology does not declare it, under the name that its own rule gives it."""
    return _term(iri, _labels().get(iri) or _class_names().get(iri, {}), language)


def property_term(iri: str, names: Mapping[str, str], language: str) -> Term:
    """A property under the names that its rule gives it."""
    return _term(iri, names, language)


def _term(iri: str, labels: Mapping[str, str], language: str) -> Term:
    label, definition = pick(labels, language), pick(_definitions().get(iri, {}), language)
    return Term(str(label or ""), short(iri), str(definition or ""))


@cache
def _class_names() -> Words:
    """Names of classes by the rule on the IRIs of their things, which is named after them."""
    names: Words = {}
    for rule in load().values():
        if not rule.properties and [ask.name for ask in rule.asks] == ["Pattern"]:
            names |= {iri: dict(rule.names) for iri in rule.classes if iri not in names}
    return names


@cache
def _ontology() -> tuple[ox.Triple, ...]:
    return tuple(quad.triple for quad in read(ONTOLOGY / "nsi.ttl").quads)


@cache
def _labels() -> Words:
    return _texts(RDFS + "label")


@cache
def _definitions() -> Words:
    return _texts(SKOS + "definition")


def _texts(predicate: str) -> Words:
    found: Words = defaultdict(dict)
    for triple in _ontology():
        literal = triple.object
        if triple.predicate.value == predicate and isinstance(literal, ox.Literal) and literal.language:
            assert isinstance(triple.subject, ox.NamedNode)
            found[triple.subject.value][literal.language] = literal.value
    return dict(found)
