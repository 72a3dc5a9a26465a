"""Picks for every rule a wrong example for each way of breaking it and a right one, out of the tests' own files.

Wrong: the one-fault file that announces the rule. Right: a thing that the rule looked at and found nothing wrong with,
from the valid files where they have one, else from a file whose one fault is another.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from cut import File, Sight, Spot, relevant, sight, snippet

from graphkit.namespaces import NSI, RDF, SH, SHAPE, SKOSXL
from graphkit.project import ONTOLOGY, SHAPES, VOCABULARY_SHAPES
from graphkit.rdf.read import Document, read, read_all
from graphkit.report.messages import MAX_VALUE
from graphkit.rulebook import Rule, load
from graphkit.validate import fast
from graphkit.validate.data import Data
from graphkit.validate.result import Result
from graphkit.validate.shapes import TARGETS, Shapes

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests" / "shapes"
VOCABULARY = {path.stem for path in VOCABULARY_SHAPES} - {"common"}

WHOLE = 8
"""A right example in which nothing is named, since the rule asks for an absence, is shown whole up to this size."""

Tree = dict[str, object]

_EXPECT = re.compile(r"# expect: (\S+)")
_TARGETS = {SH + target for target in TARGETS}


@dataclass(frozen=True)
class Checked:
    """A test file, what the rules that it announces find in it, and the labels of what is at fault."""

    file: File
    results: tuple[Result, ...]
    labels: dict[str, dict[str, str]]
    valid: bool
    vocabulary: bool
    """Whether it holds concepts, labels or terms, which are no contribution."""

    def broken(self, focus: str) -> bool:
        """Whether anything is wrong with the thing."""
        return any(result.focus == focus for result in self.results)


def examples() -> dict[str, Tree]:
    """For every rule: `wrong`, a list with one example a component, and `right`, one example."""
    shapes = Shapes.load([SHAPES], vetted=True)
    checked = list(_check(shapes))
    found: dict[tuple[str, str], list[tuple[Checked, Result]]] = defaultdict(list)
    for one in checked:
        for result in one.results:
            found[result.shape.removeprefix(SHAPE), result.component.removeprefix(SH)].append((one, result))
    return {rule.name: _of(rule, sight(shapes, rule.shape), found, checked) for rule in load().values()}


def _of(
    rule: Rule, seen: Sight, found: dict[tuple[str, str], list[tuple[Checked, Result]]], checked: Sequence[Checked]
) -> Tree:
    wrong = [_plainest(rule.name, found[rule.name, ask.component]) for ask in rule.asks]
    return {
        "wrong": [_wrong(one, result, seen) for one, result in wrong],
        "right": _right(rule, seen, wrong[0], checked),
    }


def _plainest(rule: str, found: Sequence[tuple[Checked, Result]]) -> tuple[Checked, Result]:
    """The example with the fewest findings and statements, of a thing that says what it is, valid but thin files last.

    Raises LookupError where there is none.
    """
    if not found:
        raise LookupError(f"no file of tests/shapes/faults breaks {rule} in each of its ways")
    return min(found, key=lambda f: (f[0].valid, len(f[0].results), *_plainness(*f)))


def _plainness(one: Checked, result: Result) -> tuple[bool, int, str]:
    return not one.file.types.get(result.focus), len(one.file.triples), str(one.file.path)


def _wrong(one: Checked, result: Result, seen: Sight) -> Tree:
    kept = relevant(one.file, _spot(result), seen, whole=_may_be_whole(result))
    return {
        "component": result.component.removeprefix(SH),
        "file": one.file.path.relative_to(ROOT).as_posix(),
        "focus": result.focus,
        "path": result.path,
        "value": _cut(result.value),
        "labels": one.labels[result.focus],
        "turtle": snippet(one.file, result.focus, kept),
    }


def _may_be_whole(result: Result) -> bool:
    """Whether the fault may be what is not there. Forms and kinds of nodes are about what is."""
    return not result.component.endswith(("PatternConstraintComponent", "NodeKindConstraintComponent"))


def _right(rule: Rule, seen: Sight, wrong: tuple[Checked, Result], checked: Sequence[Checked]) -> Tree:
    bad, result = wrong
    shown = relevant(bad.file, _spot(result), seen, whole=False)
    terms = seen.terms & {iri for triple in shown for iri in _iris(triple)}
    one, focus = max(
        _candidates(rule, checked), key=lambda found: (_likeness(seen, terms, wrong, *found), *_plain(rule, *found))
    )
    whole = _may_be_whole(result) and len(one.file.of(focus)) <= WHOLE
    kept = relevant(one.file, Spot(focus, result.path), seen, whole=whole)
    return {"file": one.file.path.relative_to(ROOT).as_posix(), "turtle": snippet(one.file, focus, kept)}


def _candidates(rule: Rule, checked: Sequence[Checked]) -> list[tuple[Checked, str]]:
    """Things that the rule looked at and found nothing wrong with, or that show no reason for it to look at all."""
    contribution = rule.noun == "contribution"
    files = [one for one in checked if not (contribution and one.vocabulary)]
    sound = [(one, focus) for one in files for focus in one.file.subjects if not one.broken(focus)]
    return [(one, focus) for one, focus in sound if _looked_at(rule, one, focus)] or sound


def _looked_at(rule: Rule, one: Checked, focus: str) -> bool:
    """Whether the thing is a target of the rule."""
    if not one.file.types[focus].isdisjoint(rule.classes):
        return True
    return any(triple.predicate.value in rule.carriers for triple in one.file.of(focus))


def _likeness(
    seen: Sight, terms: frozenset[str], wrong: tuple[Checked, Result], one: Checked, focus: str
) -> tuple[object, ...]:
    """How well a thing shows the right way: of the same kind, with what the rule is about, in a valid file."""
    bad, result = wrong
    shown = {iri for triple in one.file.of(focus) for iri in _iris(triple)}
    path = (result.path or "").strip("<>")
    alike = one.file.types[focus] == bad.file.types[result.focus] - {(result.value or "").strip("<>")}
    same = focus == result.focus
    return (one.valid, alike, not path or path in shown, bool(seen.terms & shown), len(terms & shown), same)


def _plain(rule: Rule, one: Checked, focus: str) -> tuple[bool, int, str, str]:
    """Of equals, the one in the noun's own file, the smallest, and at last the one later by name."""
    return one.file.path.stem == rule.noun, -len(one.file.of(focus)), str(one.file.path), focus


def _spot(result: Result) -> Spot:
    return Spot(result.focus, result.path, result.value)


def _iris(triple: ox.Triple) -> set[str]:
    return {term.value for term in (triple.predicate, triple.object) if isinstance(term, ox.NamedNode)}


def _cut(value: str | None) -> str | None:
    """A literal no longer than a message shows. No blank node: its name is made up anew in each run."""
    if value is not None and value.startswith("_:"):
        return None
    if value is None or len(value) <= MAX_VALUE or not value.startswith('"'):
        return value
    (quad,) = ox.parse(f"<x:s> <x:p> {value} .", ox.RdfFormat.N_TRIPLES)
    literal = quad.object
    assert isinstance(literal, ox.Literal)
    kind = {"language": literal.language} if literal.language else {"datatype": literal.datatype}
    return str(ox.Literal(literal.value[: MAX_VALUE + 1], **kind))


def _check(shapes: Shapes) -> Iterator[Checked]:
    lookup, parts = _lookup(), _Parts(shapes)
    for path in sorted(TESTS.rglob("*.ttl")):
        announced = set(_EXPECT.findall(path.read_text(encoding="utf-8"))) - {"nothing"}
        vocabulary = bool({path.stem, path.parent.name} & VOCABULARY)
        data = Data([read(path)], [] if vocabulary else [lookup])
        found = fast.run(parts.only(announced), data) if announced else ()
        results = [result for result in found if data.holds(result.focus)]
        ordered = tuple(sorted(results, key=lambda r: (r.shape, r.component, r.focus, r.path or "", r.value or "")))
        labels = {result.focus: data.labels(result.focus) for result in ordered}
        yield Checked(File(path), ordered, labels, path.parent.name == "valid", vocabulary)


class _Parts:
    """Parts of the shapes that can be run alone, which takes a twentieth of the time of all of them."""

    def __init__(self, shapes: Shapes) -> None:
        self._of: dict[object, list[ox.Triple]] = defaultdict(list)
        self._lists: dict[object, list[ox.Triple]] = defaultdict(list)
        for triple in shapes.triples:
            if triple.predicate.value == SH + "property":
                self._lists[triple.object].append(triple)
            else:
                self._of[triple.subject].append(triple)

    def only(self, names: Iterable[str]) -> Shapes:
        """The shapes of these names with what they refer to, and with the targets of the shapes that list them."""
        waiting: list[object] = [ox.NamedNode(SHAPE + name) for name in names]
        lists = [triple for shape in waiting for triple in self._lists[shape]]
        targets = [t for listed in lists for t in self._of[listed.subject] if t.predicate.value in _TARGETS]
        triples = dict.fromkeys(lists + targets)
        while waiting:
            new = dict.fromkeys(t for t in self._of[waiting.pop()] if t not in triples)
            triples |= new
            waiting += [triple.object for triple in new]
        return Shapes(triples, vetted=True)


def _lookup() -> Document:
    """What rules look up in the ontology: which terms and concepts there are and whose they are, without the labels."""
    quads = [quad for document in read_all([ONTOLOGY]) for quad in document.quads]
    labels = {quad.subject for quad in quads if quad.object == ox.NamedNode(SKOSXL + "Label")}
    wanted = {RDF + "type", NSI + "country"}
    kept = [q.triple for q in quads if q.predicate.value in wanted and q.subject not in labels]
    data, form = ox.serialize(kept, format=ox.RdfFormat.N_TRIPLES) or b"", ox.RdfFormat.N_TRIPLES
    return Document(Path("lookup.nt"), data, form, data, form)
