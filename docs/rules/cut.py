"""Cuts a test file down to the statements that matter to one rule, as Turtle that can still be read by a parser."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graphkit.namespaces import RDF, SH
from graphkit.rdf.read import read
from graphkit.rdf.write import turtle
from graphkit.validate.shapes import Shapes

LONGEST = 100
"""A text in an example is cut at this many characters."""

CUT = "    # …"
"""Stands where statements of the same thing were left out."""

_TYPE = ox.NamedNode(RDF + "type")
_PREFIX = re.compile(r"PREFIX ([\w-]+): <([^>]*)>")
_NAME = re.compile(r"(?<![\w:/<-])([a-z][\w-]*):([A-Za-z_][\w-]*)")
_OTHER = re.compile(r"\?\w+ a ([a-z][\w-]*):([A-Za-z]\w*)")
_STEPS = ("path", "inversePath", "alternativePath", "or", "not", "qualifiedValueShape")


@dataclass(frozen=True)
class Sight:
    """What a rule looks at: terms it names, classes of other things it asks for, and whether it looks beyond one."""

    terms: frozenset[str]
    others: frozenset[str]
    joins: bool


class File:
    """A test file: its statements by subject (in N-Triples form), in the order of the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        document = read(path)
        # Not `document.quads`: blank nodes keep the names that the check reports.
        self.triples = [quad.triple for quad in ox.parse(document.data, document.form)]
        self.by_subject: dict[str, list[ox.Triple]] = {}
        for triple in self.triples:
            self.by_subject.setdefault(str(triple.subject), []).append(triple)
        self.types = {subject: set(_types(triples)) for subject, triples in self.by_subject.items()}

    @property
    def subjects(self) -> list[str]:
        """Every subject."""
        return list(self.by_subject)

    def of(self, subject: str) -> list[ox.Triple]:
        """All statements of a subject."""
        return self.by_subject[subject]


def _types(triples: Iterable[ox.Triple]) -> Iterator[str]:
    for triple in triples:
        if triple.predicate == _TYPE and isinstance(triple.object, ox.NamedNode):
            yield triple.object.value


def sight(shapes: Shapes, shape: str) -> Sight:
    """What the shape looks at: its path, the properties it compares with, what its operands or its query name."""
    node = ox.NamedNode(shape)
    terms, others, joins = set(_below(shapes, node)), set[str](), _turned(shapes, node)
    for rule in shapes.sparql_rules:
        if rule.shape == shape:
            prefixes = dict(_PREFIX.findall(rule.select))
            body = rule.select.split("WHERE", 1)[1]
            names = [prefixes[prefix] + local for prefix, local in _NAME.findall(body) if prefix in prefixes]
            terms |= set(names)
            others |= {prefixes[prefix] + local for prefix, local in _OTHER.findall(body)}
            joins = True
    return Sight(frozenset(terms - {RDF + "type"}), frozenset(others), joins)


def _turned(shapes: Shapes, node: ox.NamedNode) -> bool:
    """Whether the path goes against the arrow: from the thing to what points at it."""
    paths = shapes.objects(node, SH + "path")
    while paths:
        step = paths.pop()
        if isinstance(step, ox.BlankNode):
            if shapes.objects(step, SH + "inversePath"):
                return True
            paths += [t for p in (SH + "alternativePath", RDF + "first", RDF + "rest") for t in shapes.objects(step, p)]
    return False


def _below(shapes: Shapes, node: ox.NamedNode | ox.BlankNode) -> Iterator[str]:
    for parameter in ("lessThanOrEquals", "disjoint"):
        yield from (term.value for term in shapes.objects(node, SH + parameter))
    for step in _STEPS + ((RDF + "first", RDF + "rest") if isinstance(node, ox.BlankNode) else ()):
        for term in shapes.objects(node, step if step.startswith("http") else SH + step):
            if step in ("path", "inversePath") or step == RDF + "first":
                yield term.value
            if not isinstance(term, ox.Literal):
                yield from _below(shapes, term)


@dataclass(frozen=True)
class Spot:
    """Where in a file to look: a thing and, where a finding names them, a property and a value. N-Triples form."""

    focus: str
    path: str | None = None
    value: str | None = None


def relevant(file: File, spot: Spot, seen: Sight, *, whole: bool) -> list[ox.Triple]:
    """The statements that the rule looked at: of the thing itself and, for a query, of the things that it joins.

    `whole` asks for the whole thing where none of its statements is one of them: so anyone can see what is missing.
    """
    triples, roots = file.of(spot.focus), [spot.focus, *([spot.value] if spot.value else [])]
    if not any(f"<{t.predicate.value}>" == spot.path for t in triples):
        own = [t for t in triples if _named(t, seen) or spot.value in (str(t.object), str(t.predicate))]
    else:
        own = [t for t in triples if _named(t, seen) or f"<{t.predicate.value}>" == spot.path]
    roots += [str(t.object) for t in own if f"<{t.predicate.value}>" == spot.path]
    types = file.types[spot.focus]
    if whole and len(own) <= len(types) and not (types and spot.path == f"<{RDF}type>"):
        own = triples
    others = _joined(file, roots, seen) if seen.joins else []
    return own + [t for other in others if other != spot.focus for t in file.of(other) if _named(t, seen)]


def _joined(file: File, roots: list[str], seen: Sight) -> list[str]:
    """Subjects that statements of the rule lead to; where they lead nowhere, those that point at the thing."""
    found, waiting = set[str](), [root for root in roots if root in file.subjects]
    while waiting:
        found.add(subject := waiting.pop())
        ends = {str(t.object) for t in file.of(subject) if t.predicate.value in seen.terms}
        waiting += sorted((ends & file.by_subject.keys()) - found)
    if found == {roots[0]}:
        found |= {str(t.subject) for t in file.triples if t.predicate.value in seen.terms and str(t.object) == roots[0]}
    found |= {subject for subject in file.subjects if file.types[subject] & seen.others}
    return [subject for subject in file.subjects if subject in found]


def _named(triple: ox.Triple, seen: Sight) -> bool:
    return triple.predicate.value == RDF + "type" or triple.predicate.value in seen.terms


def snippet(file: File, focus: str, kept: Iterable[ox.Triple]) -> list[str]:
    """Lines of Turtle without prefixes, the thing at fault first. `# …` stands where statements were left out."""
    blocks = [[t for t in kept if str(t.subject) == subject] for subject in [focus, *file.subjects]]
    lines: list[str] = []
    for number, block in enumerate(blocks):
        if block and (number == 0 or str(block[0].subject) != focus):
            written = turtle(_shortened(t) for t in block).split("\n\n", 1)[-1].strip().splitlines()
            head = 1 + next(n for n, line in enumerate(written) if not line.endswith(","))
            more = len(block) < len(file.of(str(block[0].subject)))
            lines += [*written[:head], *([CUT] if more else []), *written[head:]]
    return [_visible(line) for line in lines]


def _shortened(triple: ox.Triple) -> ox.Triple:
    literal = triple.object
    if not isinstance(literal, ox.Literal) or len(literal.value) <= LONGEST:
        return triple
    kind = {"language": literal.language} if literal.language else {"datatype": literal.datatype}
    return ox.Triple(triple.subject, triple.predicate, ox.Literal(literal.value[: LONGEST - 1] + "…", **kind))


def _visible(line: str) -> str:
    """Characters that nobody sees, as Turtle escapes."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04X}" for c in line)
