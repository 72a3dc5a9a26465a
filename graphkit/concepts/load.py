"""From the Turtle files of the schemes to concepts."""

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox

from graphkit.concepts.model import FALSE_FRIEND, KINDS, MAPPINGS, Concept, Concepts, Relation, Scheme, Word
from graphkit.namespaces import DCTERMS, NSI, RDF, RDFS, SKOS, SKOSXL
from graphkit.project import ONTOLOGY
from graphkit.rdf.read import read_all

FOLDER = ONTOLOGY / "concepts"

_RELATIONS = ("broader", "related", *MAPPINGS)
_WORD_LINKS = {kind: (NSI if kind == FALSE_FRIEND else SKOSXL) + kind for kind in KINDS}

_Node = dict[str, list[ox.NamedNode | ox.Literal]]


def load(folder: Path = FOLDER) -> Concepts:
    """Read every scheme in the folder.

    Raises UnreadableError for a folder without RDF files and for a file that cannot be parsed.
    """
    nodes: dict[str, _Node] = defaultdict(lambda: defaultdict(list))
    for document in read_all([folder]):
        for quad in document.quads:
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                nodes[quad.subject.value][quad.predicate.value].append(quad.object)
    return Concepts(
        schemes={iri: _scheme(iri, node) for iri, node in nodes.items() if _is(node, "ConceptScheme")},
        by_iri={iri: _concept(iri, node, nodes) for iri, node in nodes.items() if _is(node, "Concept")},
    )


def _is(node: _Node, name: str) -> bool:
    return SKOS + name in _values(node, RDF + "type")


def _scheme(iri: str, node: _Node) -> Scheme:
    return Scheme(iri, _texts(node, SKOS + "prefLabel"), _texts(node, SKOS + "definition"))


def _concept(iri: str, node: _Node, nodes: dict[str, _Node]) -> Concept:
    links = [(kind, name) for kind, link in _WORD_LINKS.items() for name in _values(node, link)]
    return Concept(
        iri=iri,
        scheme=_values(node, SKOS + "inScheme")[0],
        country=_first(node, NSI + "country"),
        words=tuple(_word(kind, nodes[name]) for kind, name in links),
        relations=tuple(Relation(name, target) for name in _RELATIONS for target in _values(node, SKOS + name)),
        definition=_texts(node, SKOS + "definition"),
        note=_texts(node, SKOS + "scopeNote"),
        account=_texts(node, DCTERMS + "description"),
        sources=_values(node, DCTERMS + "source"),
    )


def _word(kind: str, node: _Node) -> Word:
    ((language, text),) = _texts(node, SKOSXL + "literalForm").items()
    return Word(
        text=text,
        language=language,
        kind=kind,
        evidence=_values(node, NSI + "labelEvidence")[0],
        sources=_values(node, DCTERMS + "source"),
        notes=_values(node, SKOS + "note"),
        warning=_first(node, SKOS + "scopeNote"),
        means=_first(node, RDFS + "seeAlso"),
    )


def _values(node: _Node, predicate: str) -> tuple[str, ...]:
    return tuple(term.value for term in node.get(predicate, ()))


def _first(node: _Node, predicate: str) -> str | None:
    return next(iter(_values(node, predicate)), None)


def _texts(node: _Node, predicate: str) -> dict[str, str]:
    terms = node.get(predicate, ())
    return {term.language: term.value for term in terms if isinstance(term, ox.Literal) and term.language}
