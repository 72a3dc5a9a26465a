"""What was not checked, lest silence be taken for praise: things, properties and files that no rule looked at."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from graphkit.namespaces import RDF
from graphkit.rdf.read import Document
from graphkit.validate.data import Data
from graphkit.validate.shapes import Shapes, Target, subclasses

_NAME = re.compile(r"(?<![\w:?$])(?P<prefix>[A-Za-z][\w-]*)?:(?P<local>[A-Za-z_][\w-]*)|<(?P<iri>[^<>\"{}|^`\\\s]+)>")
_PREFIX = re.compile(r"\bPREFIX\s+(?P<prefix>[\w-]*):\s*<(?P<iri>[^>]*)>", re.IGNORECASE)


def unchecked_classes(data: Data, shapes: Shapes) -> dict[str, int]:
    """Things that no target finds: how many of each class, by the class's IRI.

    The project has rules for whatever has a type. They say nothing of a class, so only targets that name a class or a
    thing count there.
    """
    targets = sorted({target for found in shapes.targets.values() for target in found}, key=str)
    if shapes.vetted:
        targets = [target for target in targets if target.kind in ("targetClass", "targetNode")]
    by_class = (target.node.value for target in targets if target.kind == "targetClass")
    covered = {iri for class_iri in by_class for iri in subclasses(data.store, class_iri)} & data.classes.keys()
    others = [target for target in targets if target.kind != "targetClass"]
    uncovered = data.classes.keys() - covered
    return _untargeted(data, uncovered, covered, others) if uncovered else {}


def unchecked_properties(data: Data, known: Collection[str]) -> dict[str, int]:
    """Properties that are not known: how many statements with each, by the property's IRI."""
    return {iri: count for iri, count in sorted(data.properties.items()) if iri not in known}


def empty_files(documents: Iterable[Document]) -> tuple[Path, ...]:
    """Files that state nothing."""
    return tuple(document.path for document in documents if next(document.quads, None) is None)


def known_terms(shapes: Shapes, data: Data) -> frozenset[str]:
    """IRIs of properties and classes that the shapes name or the context uses, and `rdf:type`."""
    named = _terms_of_shapes(shapes)
    # The context is read again only where the data uses more than the shapes name.
    return named if data.properties.keys() | data.classes.keys() <= named else named | _terms_of_context(data)


def _terms_of_shapes(shapes: Shapes) -> frozenset[str]:
    named = {term.value for t in shapes.triples for term in (t.predicate, t.object) if isinstance(term, ox.NamedNode)}
    queried = {iri for rule in shapes.sparql_rules for iri in _names(rule.select)}
    return frozenset(named | queried | {RDF + "type"})


def _terms_of_context(data: Data) -> frozenset[str]:
    quads = [quad for document in data.context for quad in document.quads]
    used = {quad.predicate.value for quad in quads}
    typed = [term for quad in quads if quad.predicate.value == RDF + "type" for term in (quad.subject, quad.object)]
    return frozenset(used | {term.value for term in typed if isinstance(term, ox.NamedNode)})


def _untargeted(
    data: Data, classes: Collection[str], covered: Collection[str], targets: Iterable[Target]
) -> dict[str, int]:
    """Of each of the classes, how many things are of no class that is covered and found by no other target."""
    query = "\n".join(
        (
            f"SELECT DISTINCT ?class ?thing WHERE {{ VALUES ?class {{ {' '.join(map(_written, classes))} }}",
            "?thing a ?class .",
            f"FILTER NOT EXISTS {{ ?thing a ?other . FILTER(?other IN ({', '.join(map(_written, covered))})) }}",
            *(f"FILTER NOT EXISTS {{ {pattern} }}" for pattern in _patterns(targets)),
            "}",
        )
    )
    solutions = data.store.query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    counts = Counter(row["class"].value for row in solutions if data.holds(str(row["thing"])))
    return dict(sorted(counts.items()))


def _written(iri: str) -> str:
    return f"<{iri}>"


def _patterns(targets: Iterable[Target]) -> Iterator[str]:
    for target in targets:
        if target.kind == "targetNode":
            yield f"FILTER(?thing = {target.node})"
        elif target.kind == "targetSubjectsOf":
            yield f"?thing {target.node} ?object"
        else:
            yield f"?subject {target.node} ?thing"


def _names(query: str) -> Iterator[str]:
    """IRIs in a query's text, also those written short."""
    prefixes = {found["prefix"]: found["iri"] for found in _PREFIX.finditer(query)}
    for found in _NAME.finditer(query):
        if found["iri"]:
            yield found["iri"]
        elif (found["prefix"] or "") in prefixes:
            yield prefixes[found["prefix"] or ""] + found["local"]
