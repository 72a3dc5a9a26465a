"""Shapes, read once: the graph that an engine for core constraints gets, and the `sh:sparql` rules it does not get."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from graphkit.errors import ShapesError
from graphkit.namespaces import RDF, RDFS, SH, SHAPE
from graphkit.rdf.read import read_all

TIERS = ("basic", "full")

TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
"""SHACL's ways of naming focus nodes (https://www.w3.org/TR/shacl/#targets), each as a property of a shape."""

Subject = ox.NamedNode | ox.BlankNode


@dataclass(frozen=True)
class Target:
    """One target declaration of a shape: which kind, and the IRI it names."""

    kind: str
    iri: str


@dataclass(frozen=True)
class SparqlRule:
    """One `sh:sparql` constraint: the shape that carries it, where it looks, and its SELECT with prefixes in front."""

    shape: str
    severity: str
    path: str | None
    targets: tuple[Target, ...]
    select: str


class Shapes:
    """A shapes graph and what is asked of it: names, severities, tiers, parameters, targets and `sh:sparql` rules."""

    def __init__(self, triples: Iterable[ox.Triple | ox.Quad]) -> None:
        self.graph = ox.Store()
        self.graph.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)

    @classmethod
    def load(cls, paths: Iterable[Path]) -> "Shapes":
        """Read every shapes file under the paths. Raises UnreadableError."""
        return cls(quad for document in read_all(paths) for quad in document.quads)

    def objects(self, subject: Subject, predicate: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal]:
        """Objects of a shape's property, in the order of their N-Triples form."""
        found = self.graph.quads_for_pattern(subject, ox.NamedNode(predicate), None)
        return sorted((quad.object for quad in found if not isinstance(quad.object, ox.Triple)), key=str)

    def names(self, shape: str) -> dict[str, str]:
        """`sh:name` of a shape by language tag."""
        return {
            name.language: name.value
            for name in self.objects(ox.NamedNode(shape), SH + "name")
            if isinstance(name, ox.Literal) and name.language
        }

    def limit(self, shape: str, component: str) -> str | None:
        """What the constraint asks for, in words of the shapes graph: `sh:minCount 1` gives "1"."""
        name = component.removesuffix("ConstraintComponent")
        values = self.objects(ox.NamedNode(shape), SH + name[:1].lower() + name[1:])
        return " ".join(", ".join(self._members(value)) for value in values) or None

    def for_tier(self, tier: str) -> "Shapes":
        """The same shapes where those above the tier are deactivated, in SHACL's own way."""
        if tier == TIERS[-1]:
            return self
        triples = [ox.Triple(q.subject, q.predicate, q.object) for q in self.graph]
        full = self.graph.quads_for_pattern(None, ox.NamedNode(SHAPE + "tier"), ox.NamedNode(SHAPE + "full"))
        return Shapes(triples + [ox.Triple(q.subject, _DEACTIVATED, ox.Literal(True)) for q in full])

    @cached_property
    def core(self) -> bytes:
        """The graph without its `sh:sparql` constraints, as N-Triples."""
        quads = (q for q in self.graph if q.predicate.value != SH + "sparql")
        return ox.serialize((q.triple for q in quads), format=ox.RdfFormat.N_TRIPLES) or b""

    @cached_property
    def targets(self) -> dict[str, tuple[Target, ...]]:
        """Where each shape with an IRI looks: its own targets and, for a property shape, those of its node shapes."""
        found: dict[str, set[Target]] = defaultdict(set)
        for kind in TARGETS:
            for quad in self.graph.quads_for_pattern(None, ox.NamedNode(SH + kind), None):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                    found[quad.subject.value].add(Target(kind, quad.object.value))
        for quad in self.graph.quads_for_pattern(None, ox.NamedNode(SH + "property"), None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                found[quad.object.value] |= found.get(quad.subject.value, set())
        return {shape: tuple(sorted(targets, key=_target_key)) for shape, targets in sorted(found.items())}

    @cached_property
    def rules(self) -> tuple[str, ...]:
        """IRIs of the shapes that carry a constraint of their own and are not deactivated."""
        carriers = {
            quad.subject.value
            for quad in self.graph
            if quad.predicate.value.startswith(SH)
            and quad.predicate.value.removeprefix(SH) not in _NOT_A_CONSTRAINT
            and isinstance(quad.subject, ox.NamedNode)
            and self.targets.get(quad.subject.value)
            and not self._deactivated(quad.subject)
        }
        return tuple(sorted(carriers))

    @cached_property
    def sparql_rules(self) -> tuple[SparqlRule, ...]:
        """Every active `sh:sparql` constraint, by shape. Raises ShapesError for one that cannot be read."""
        quads = self.graph.quads_for_pattern(None, ox.NamedNode(SH + "sparql"), None)
        rules = [
            self._sparql_rule(quad.subject, constraint)
            for quad in quads
            if isinstance(quad.subject, ox.NamedNode)
            and not self._deactivated(quad.subject)
            and isinstance(constraint := quad.object, ox.NamedNode | ox.BlankNode)
            and not self._deactivated(constraint)
        ]
        return tuple(sorted(rules, key=lambda rule: (rule.shape, rule.select)))

    def _sparql_rule(self, shape: ox.NamedNode, constraint: Subject) -> SparqlRule:
        selects = self.objects(constraint, SH + "select")
        if len(selects) != 1:
            raise ShapesError(shape.value, f"a sh:sparql constraint has {len(selects)} sh:select, not one")
        severity = self.objects(shape, SH + "severity")
        paths = self.objects(shape, SH + "path")
        if paths and not isinstance(paths[0], ox.NamedNode):
            raise ShapesError(shape.value, "a sh:sparql constraint on a complex path is not supported")
        path = str(paths[0]) if paths else None
        select = re.sub(r"[$?]PATH\b", path or "", selects[0].value) if path else selects[0].value
        return SparqlRule(
            shape.value,
            _iri(severity[0]) if severity else SH + "Violation",
            path,
            self.targets.get(shape.value, ()),
            self._prefixes(constraint) + select,
        )

    def _prefixes(self, constraint: Subject) -> str:
        lines = []
        for owner in self.objects(constraint, SH + "prefixes"):
            assert isinstance(owner, ox.NamedNode | ox.BlankNode)
            for declaration in self.objects(owner, SH + "declare"):
                assert isinstance(declaration, ox.NamedNode | ox.BlankNode)
                prefix = self.objects(declaration, SH + "prefix")[0].value
                namespace = self.objects(declaration, SH + "namespace")[0].value
                lines.append(f"PREFIX {prefix}: <{namespace}>\n")
        return "".join(sorted(lines))

    def _deactivated(self, shape: Subject) -> bool:
        return any(value.value == "true" for value in self.objects(shape, SH + "deactivated"))

    def _members(self, value: ox.NamedNode | ox.BlankNode | ox.Literal) -> Iterator[str]:
        if not isinstance(value, ox.BlankNode):
            yield value.value
            return
        node: ox.NamedNode | ox.BlankNode | ox.Literal = value
        seen: set[str] = set()
        while isinstance(node, ox.BlankNode) and str(node) not in seen:
            seen.add(str(node))
            yield from (first.value for first in self.objects(node, RDF + "first"))
            rest = self.objects(node, RDF + "rest")
            node = rest[0] if rest else ox.NamedNode(RDF + "nil")


_DEACTIVATED = ox.NamedNode(SH + "deactivated")
_NOT_A_CONSTRAINT = (
    *("property", "path", "name", "description", "severity", "message", "order", "group", "flags"),
    *("ignoredProperties", "defaultValue", "deactivated", "declare", "entailment", *TARGETS),
)


def subclasses(store: ox.Store, iri: str) -> list[str]:
    """A class and every class that `rdfs:subClassOf` in the store puts under it, by IRI."""
    found, waiting = {iri}, [iri]
    while waiting:
        below = store.quads_for_pattern(None, ox.NamedNode(RDFS + "subClassOf"), ox.NamedNode(waiting.pop()), None)
        new = {q.subject.value for q in below if isinstance(q.subject, ox.NamedNode)} - found
        found |= new
        waiting += sorted(new)
    return sorted(found)


def _iri(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> str:
    return term.value


def _target_key(target: Target) -> tuple[str, str]:
    return target.kind, target.iri
