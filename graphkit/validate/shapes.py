"""Shapes, read once: the graph that an engine for core constraints gets, and the `sh:sparql` rules it does not get."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from graphkit.errors import ShapesError
from graphkit.namespaces import OWL, RDF, RDFS, SH, SHAPE
from graphkit.rdf.read import read_all
from graphkit.validate.evaluation import Evaluation

TIERS = ("basic", "full")

Subject = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal

_CLASSES = (ox.NamedNode(RDFS + "Class"), ox.NamedNode(OWL + "Class"))
_SHAPE_CLASSES = (ox.NamedNode(SH + "NodeShape"), ox.NamedNode(SH + "PropertyShape"))

TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
"""SHACL's ways of naming focus nodes (https://www.w3.org/TR/shacl/#targets), each as a property of a shape."""


COMPARING = tuple(f"{name}ConstraintComponent" for name in ("Equals", "Disjoint", "LessThan", "LessThanOrEquals"))
"""Components whose limit is another property."""


@dataclass(frozen=True)
class Target:
    """One target declaration of a shape: which kind, and the term it names."""

    kind: str
    node: Term


@dataclass(frozen=True)
class SparqlRule:
    """One `sh:sparql` constraint: the shape that carries it, where it looks, and its SELECT with prefixes in front."""

    shape: str
    severity: str
    path: str | None
    targets: tuple[Target, ...]
    select: str
    constraint: str
    """The constraint's own node, in N-Triples form."""
    evaluation: Evaluation


class Shapes:
    """A shapes graph and what is asked of it: names, severities, tiers, parameters, targets and `sh:sparql` rules."""

    def __init__(self, triples: Iterable[ox.Triple], *, vetted: bool = False) -> None:
        self.vetted = vetted
        # Not a store: Oxigraph keeps numbers and booleans by value ("1"^^xsd:boolean comes back as true).
        self.triples = tuple(dict.fromkeys(triples))
        self._objects: dict[tuple[Subject, str], list[Term]] = defaultdict(list)
        self._subjects: dict[str, list[tuple[Subject, Term]]] = defaultdict(list)
        for triple in self.triples:
            if not isinstance(triple.subject, ox.Triple) and not isinstance(triple.object, ox.Triple):
                self._objects[triple.subject, triple.predicate.value].append(triple.object)
                self._subjects[triple.predicate.value].append((triple.subject, triple.object))

    @classmethod
    def load(cls, paths: Iterable[Path], *, vetted: bool = False) -> "Shapes":
        """Read every shapes file under the paths. Raises UnreadableError.

        Vetted shapes are known to have only `sh:sparql` constraints that may be run as sets. The project's own are: a
        test parses each (a thirtieth of a second a query, which a user need not wait for).
        """
        return cls((quad.triple for document in read_all(paths) for quad in document.quads), vetted=vetted)

    def objects(self, subject: Subject, predicate: str) -> list[Term]:
        """Objects of a shape's property, in the order of their N-Triples form."""
        return sorted(self._objects.get((subject, predicate), ()), key=str)

    def pairs(self, predicate: str) -> list[tuple[Subject, Term]]:
        """Every (subject, object) of a predicate."""
        return self._subjects.get(predicate, [])

    def words(self, shape: str, predicate: str) -> dict[str, str]:
        """What a shape says of itself (`sh:name`, `sh:description`), by language tag."""
        return {
            text.language: text.value
            for text in self.objects(ox.NamedNode(shape), predicate)
            if isinstance(text, ox.Literal) and text.language
        }

    def limit(self, shape: str, component: str) -> str | None:
        """What the constraint asks for, in words of the shapes graph: `sh:minCount 1` gives "1"."""
        name = component.removesuffix("ConstraintComponent")
        values = self.objects(ox.NamedNode(shape), SH + name[:1].lower() + name[1:])
        return " ".join(", ".join(self._members(value)) for value in values) or None

    def limit_names(self, shape: str, component: str) -> dict[str, str]:
        """Where the constraint compares with another property: the name that a shape of that property gives it."""
        if component not in COMPARING:
            return {}
        other = self.limit(shape, component)
        named = (shape_name(one) for one, path in self.pairs(SH + "path") if path.value == other)
        return next((words for one in sorted(named) if (words := self.words(one, SH + "name"))), {})

    def for_tier(self, tier: str) -> "Shapes":
        """The same shapes where those above the tier are deactivated, in SHACL's own way."""
        if tier == TIERS[-1]:
            return self
        full = [shape for shape, value in self.pairs(SHAPE + "tier") if value == ox.NamedNode(SHAPE + "full")]
        off = (ox.Triple(shape, _DEACTIVATED, ox.Literal(True)) for shape in full)
        return Shapes([*self.triples, *off], vetted=self.vetted)

    @cached_property
    def ntriples(self) -> bytes:
        """The whole graph as N-Triples."""
        return ox.serialize(self.triples, format=ox.RdfFormat.N_TRIPLES) or b""

    @cached_property
    def core(self) -> bytes:
        """The graph without the `sh:sparql` constraints that can be run as sets, as N-Triples."""
        sets = {(rule.shape, rule.constraint) for rule in self.sparql_rules if rule.evaluation is Evaluation.AS_SET}
        left = (t for t in self.triples if t.predicate.value != SH + "sparql" or _pair(t) not in sets)
        return ox.serialize(left, format=ox.RdfFormat.N_TRIPLES) or b""

    @cached_property
    def targets(self) -> dict[str, tuple[Target, ...]]:
        """Where each shape looks: its own targets and, for a property shape, those of its node shapes."""
        found: dict[str, set[Target]] = defaultdict(set)
        for kind in TARGETS:
            for shape, node in self.pairs(SH + kind):
                found[shape_name(shape)].add(Target(kind, node))
        classes = {shape for shape, node in self.pairs(RDF + "type") if node in _CLASSES}
        for shape, node in self.pairs(RDF + "type"):  # https://www.w3.org/TR/shacl/#implicit-targetClass
            if shape in classes and node in _SHAPE_CLASSES and isinstance(shape, ox.NamedNode):
                found[shape.value].add(Target("targetClass", shape))
        for shape, node in self.pairs(SH + "property"):
            if not isinstance(node, ox.Literal):
                found[shape_name(node)] |= found.get(shape_name(shape), set())
        return {shape: tuple(sorted(targets, key=str)) for shape, targets in sorted(found.items())}

    @cached_property
    def rules(self) -> tuple[str, ...]:
        """IRIs of the shapes that carry a constraint of their own and are not deactivated."""
        carriers = {
            triple.subject.value
            for triple in self.triples
            if triple.predicate.value.startswith(SH)
            and triple.predicate.value.removeprefix(SH) not in _NOT_A_CONSTRAINT
            and isinstance(triple.subject, ox.NamedNode)
            and self.targets.get(triple.subject.value)
            and not self._deactivated(triple.subject)
        }
        return tuple(sorted(carriers))

    @cached_property
    def sparql_rules(self) -> tuple[SparqlRule, ...]:
        """Every active `sh:sparql` constraint, by shape. Raises ShapesError for one that cannot be run."""
        rules = [
            self._sparql_rule(shape, constraint)
            for shape, constraint in self.pairs(SH + "sparql")
            if not isinstance(constraint, ox.Literal)
            and not self._deactivated(shape)
            and not self._deactivated(constraint)
        ]
        return tuple(sorted(rules, key=lambda rule: (rule.shape, rule.select)))

    def _sparql_rule(self, shape: Subject, constraint: Subject) -> SparqlRule:
        name = shape_name(shape)
        selects = self.objects(constraint, SH + "select")
        if len(selects) != 1:
            raise ShapesError(name, f"a sh:sparql constraint has {len(selects)} sh:select, not one")
        severity = self.objects(shape, SH + "severity")
        paths = self.objects(shape, SH + "path")
        if paths and not isinstance(paths[0], ox.NamedNode):
            raise ShapesError(name, "a sh:sparql constraint on a complex path is not supported")
        path = str(paths[0]) if paths else None
        body = re.sub(r"[$?]PATH\b", path, selects[0].value) if path else selects[0].value
        select = self._prefixes(constraint) + body
        return SparqlRule(
            name,
            severity[0].value if severity else SH + "Violation",
            path,
            self.targets.get(name, ()),
            select,
            str(constraint),
            Evaluation.AS_SET if self.vetted else _evaluation(name, select),
        )

    def _prefixes(self, constraint: Subject) -> str:
        """Prefix declarations of a constraint: of its `sh:prefixes` and of what these import within the graph."""
        owners = [owner for owner in self.objects(constraint, SH + "prefixes") if not isinstance(owner, ox.Literal)]
        for owner in owners:
            imports = self.objects(owner, OWL + "imports")
            owners += [other for other in imports if not isinstance(other, ox.Literal) and other not in owners]
        declarations = [node for owner in owners for node in self.objects(owner, SH + "declare")]
        lines = [
            f"PREFIX {prefix.value}: <{namespace.value}>\n"
            for node in declarations
            if not isinstance(node, ox.Literal)
            for prefix in self.objects(node, SH + "prefix")
            for namespace in self.objects(node, SH + "namespace")
        ]
        return "".join(sorted(set(lines)))

    def _deactivated(self, shape: Subject) -> bool:
        return any(value.value == "true" for value in self.objects(shape, SH + "deactivated"))

    def _members(self, value: Term) -> Iterator[str]:
        node: Term = value
        if not isinstance(node, ox.BlankNode):
            yield node.value
        seen: set[Term] = set()
        while isinstance(node, ox.BlankNode) and node not in seen:
            seen.add(node)
            yield from (first.value for first in self.objects(node, RDF + "first"))
            node = next(iter(self.objects(node, RDF + "rest")), ox.NamedNode(RDF + "nil"))


def _evaluation(shape: str, select: str) -> Evaluation:
    from graphkit.validate.prebinding import evaluation  # noqa: PLC0415 - reading SPARQL takes half a second to import

    return evaluation(shape, select)


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


def _pair(triple: ox.Triple) -> tuple[str, str]:
    return shape_name(triple.subject), str(triple.object)


def shape_name(shape: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
    """A shape's IRI, bare, or its blank node as `_:label`."""
    return shape.value if isinstance(shape, ox.NamedNode) else str(shape)
