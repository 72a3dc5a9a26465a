"""What the shapes say of each property of a kind of thing: the one source of a spreadsheet's columns.

Property shapes of one path are read as one property. The order is that of the shapes' files, or `sh:order` where given.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from graphkit.namespaces import BASE, CONCEPT, RDF, SH, THING, XSD
from graphkit.project import SHAPES
from graphkit.rdf.read import read_all

_CODE = re.compile(re.escape(CONCEPT) + r"([a-z-]+)/\[")
_NODE = re.compile(re.escape(THING) + r"\([^)]*\)/([a-z]+)/\[")
_NUMBERS = {XSD + "integer", XSD + "decimal"}


@dataclass(frozen=True)
class Property:
    """A property as the shapes see it.

    `names` and `helps` are by language. `form` says what its values are: `code` of the concept scheme `target`, `node`
    of the kind `target`, `choice` of `choices`, `words` in a language, `text`, `date`, `number`, `address` (a web
    address as a literal), `link` (a web address as a node). `required` values are demanded, `wanted` ones missed.
    """

    path: str
    form: str
    target: str
    choices: tuple[str, ...]
    names: Mapping[str, str]
    helps: Mapping[str, str]
    required: bool
    wanted: bool
    single: bool
    ends: bool
    """Whether it is a date at which something ends: the date of another property may not be later."""


@dataclass(frozen=True)
class Shape:
    """A node shape: the class it is for, the name of that class by language, and its properties in order."""

    target: str
    names: Mapping[str, str]
    properties: tuple[Property, ...]


class _Graph:
    """The shapes' statements, in the order in which they were written."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._of: dict[tuple[object, str], list[ox.NamedNode | ox.BlankNode | ox.Literal]] = defaultdict(list)
        for quad in quads:
            if not isinstance(quad.object, ox.Triple):
                self._of[quad.subject, quad.predicate.value].append(quad.object)
        self.subjects = tuple(dict.fromkeys(subject for subject, _ in self._of))

    def all(self, node: object, name: str, base: str = SH) -> list[ox.NamedNode | ox.BlankNode | ox.Literal]:
        return self._of.get((node, base + name), [])

    def value(self, node: object, name: str) -> str:
        return next((term.value for term in self.all(node, name)), "")

    def members(self, node: object, name: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal]:
        found: list[ox.NamedNode | ox.BlankNode | ox.Literal] = []
        for rest in self.all(node, name):
            while first := self.all(rest, "first", RDF):
                found += first
                rest = self.all(rest, "rest", RDF)[0]  # noqa: PLW2901 a list is walked by its tail
        return found

    def texts(self, node: object, name: str) -> dict[str, str]:
        return {t.language: t.value for t in self.all(node, name) if isinstance(t, ox.Literal) and t.language}


@cache
def shapes() -> Mapping[str, Shape]:
    """Every node shape of the project that has properties, by the IRI of its class.

    Raises UnreadableError where the project's shapes cannot be read.
    """
    graph = _Graph(quad for document in read_all([SHAPES]) for quad in document.quads)
    found: dict[str, Shape] = {}
    for node in graph.subjects:
        for target in graph.all(node, "targetClass"):
            if graph.all(node, "property"):
                found[target.value] = Shape(target.value, graph.texts(node, "name"), tuple(_properties(graph, node)))
    return found


def _properties(graph: _Graph, node: object) -> list[Property]:
    by_path: dict[str, list[object]] = {}
    for shape in graph.all(node, "property"):
        for path in graph.all(shape, "path"):
            if isinstance(path, ox.NamedNode):
                by_path.setdefault(path.value, []).append(shape)
    ends = {t.value for group in by_path.values() for s in group for t in graph.all(s, "lessThanOrEquals")}
    found = [_property(graph, path, group, path in ends) for path, group in by_path.items()]
    orders = {path: min(float(graph.value(s, "order") or "inf") for s in group) for path, group in by_path.items()}
    return sorted(found, key=lambda p: orders[p.path])


def _property(graph: _Graph, path: str, group: list[object], ends: bool) -> Property:
    form, target = _form(graph, group)
    minimal = [s for s in group if graph.value(s, "minCount") not in ("", "0")]
    demanded = [s for s in minimal if graph.value(s, "severity") == SH + "Violation"]
    helps: dict[str, list[str]] = defaultdict(list)
    for shape in group:
        for language, said in graph.texts(shape, "description").items():
            if said not in helps[language]:
                helps[language].append(said)
    return Property(
        path=path,
        form=form,
        target=target,
        choices=tuple(term.value for shape in group for term in graph.members(shape, "in")),
        names=graph.texts(group[0], "name"),
        helps={language: " ".join(said) for language, said in helps.items()},
        required=bool(demanded),
        wanted=bool(minimal),
        single=any(graph.value(s, "maxCount") == "1" or graph.value(s, "uniqueLang") == "true" for s in group),
        ends=ends,
    )


def _form(graph: _Graph, group: list[object]) -> tuple[str, str]:
    """What the values are, and of which scheme or kind."""
    for shape in group:
        pattern = graph.value(shape, "pattern").replace("\\", "").removeprefix("^")
        if found := _CODE.match(pattern):
            return "code", found.group(1)
        if found := _NODE.match(pattern):
            return "node", found.group(1)
        if pattern.startswith(BASE):
            return "node", ""
    return next((form for form, fits in _LITERALS.items() if fits(graph, group)), "link"), ""


def _datatypes(graph: _Graph, group: Iterable[object]) -> set[str]:
    return {datatype for shape in group if (datatype := graph.value(shape, "datatype"))}


def _either(graph: _Graph, group: list[object]) -> set[str]:
    return _datatypes(graph, [member for shape in group for member in graph.members(shape, "or")])


_LITERALS: dict[str, Callable[[_Graph, list[object]], bool]] = {
    "choice": lambda graph, group: any(graph.all(shape, "in") for shape in group),
    "words": lambda graph, group: any(graph.all(shape, "languageIn") for shape in group),
    "date": lambda graph, group: XSD + "date" in _datatypes(graph, group),
    "number": lambda graph, group: bool(_either(graph, group)) and _either(graph, group) <= _NUMBERS,
    "address": lambda graph, group: XSD + "anyURI" in _datatypes(graph, group),
    "text": lambda graph, group: XSD + "string" in _datatypes(graph, group),
}
"""The forms that are not nodes of this graph, and how the shapes of a property show each."""
