"""What is wrong with a query file, and what is likely to be: told before it is run."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from rdflib.term import Variable

from graphkit.errors import QueryError
from graphkit.namespaces import DCTERMS, RDFS, SKOS, SKOSXL, short
from graphkit.query import header
from graphkit.query.header import Query, read
from graphkit.query.safety import form_of_tree
from graphkit.query.traps import traps
from graphkit.query.tree import Tree, iris, line_of, nodes, parse, triples, variables
from graphkit.query.vocabulary import is_own, meant, vocabulary

LEVELS = ("error", "warning", "note")
"""Error: it cannot be run as meant. Warning: it gives too much or takes too long. Note: only worth a look."""

LABELS = (
    *(SKOS + name for name in ("prefLabel", "altLabel", "hiddenLabel", "definition")),
    *(RDFS + "label", DCTERMS + "title", DCTERMS + "description", SKOSXL + "literalForm"),
)
"""Properties whose values come in many languages."""

_Done = TypeVar("_Done")
_PLACE = re.compile(r":(\d+)$")


@dataclass(frozen=True)
class Remark:
    """One remark on a file: its line (from 1), its level, which it is, and what stands in its text."""

    line: int
    level: str
    kind: str
    values: Mapping[str, str] = field(default_factory=dict)


def lint(path: Path) -> list[Remark]:
    """Remarks on a query file, in the order of its lines. Raises UnreadableError for a file that cannot be read."""
    text = read(path)
    query, remarks = _tried("header", lambda: header.parse(path))
    tree, faults = _tried("syntax", lambda: parse(path, text))
    remarks += faults
    if tree is not None:
        remarks += _refused(tree)
        remarks += [remark for judge in (_prefixes, _terms, _languages, _traps) for remark in judge(tree)]
        remarks += _signature(query, tree) if query is not None else []
    return sorted(remarks, key=lambda r: (r.line, LEVELS.index(r.level), r.kind, str(r.values)))


def _tried(kind: str, step: Callable[[], _Done]) -> tuple[_Done | None, list[Remark]]:
    """What the step gives, or the remark that it gave nothing."""
    try:
        return step(), []
    except QueryError as error:
        place = _PLACE.search(error.query)
        return None, [Remark(int(place[1]) if place else 1, "error", kind, {"problem": error.problem})]


def _refused(tree: Tree) -> Iterator[Remark]:
    try:
        form_of_tree("", tree)
    except QueryError as error:
        yield Remark(line_of(tree.text, error.problem.split()[0]), "error", "refused", {"problem": error.problem})


def _prefixes(tree: Tree) -> Iterator[Remark]:
    for prefix, namespace in sorted(tree.namespaces.items()):
        if wanted := meant(prefix, namespace):
            line = next(n for n, said in enumerate(tree.text.splitlines(), start=1) if f"<{namespace}>" in said)
            yield Remark(line, "error", "prefix", {"prefix": prefix, "namespace": namespace, "meant": wanted})


def _terms(tree: Tree) -> Iterator[Remark]:
    known = vocabulary()
    for iri in sorted(iris(tree.root)):
        if known.knows(iri) or any(meant(p, n) and iri.startswith(n) for p, n in tree.namespaces.items()):
            continue
        near = known.near(iri)
        level, kind = ("error", "own-term") if is_own(iri) else ("note", "foreign-term")
        values = {"term": short(iri), "near": short(near) if near else ""}
        yield Remark(line_of(tree.text, _written(tree, iri)), level, f"{kind}-near" if near else kind, values)


def _languages(tree: Tree) -> Iterator[Remark]:
    """Labels shown in every language at once: each row comes as often as there are languages."""
    named = {
        str(o): sorted(iris(p) & set(LABELS))
        for block in nodes(tree.root)
        if block.name == "TriplesBlock"
        for _, p, o in triples(block)
        if isinstance(o, Variable) and iris(p) & set(LABELS)
    }
    tests = [node for node in nodes(tree.root) if node.name in ("Builtin_LANG", "Builtin_LANGMATCHES")]
    chosen = {variable for test in tests for variable in variables(test)}
    for name in sorted((named.keys() & _shown(tree)) - chosen):
        line = line_of(tree.text, f"?{name}", _written(tree, named[name][0]))
        values = {"variable": f"?{name}", "property": short(named[name][0])}
        yield Remark(line, "warning", "label-language", values)


def _shown(tree: Tree) -> set[str]:
    """Variables that a SELECT of the query hands out, as they are or within an expression."""
    selects = [node for node in nodes(tree.root) if node.name in ("SelectQuery", "SubSelect")]
    handed = [node.projection if isinstance(node.projection, list) else node.where for node in selects]
    return {variable for part in handed for variable in variables(part)}


def _traps(tree: Tree) -> Iterator[Remark]:
    for kind, names in traps(tree.root):
        asked = [f"?{name}" for name in names]
        yield Remark(line_of(tree.text, *asked), "warning", kind, {"variables": ", ".join(asked)})


def _signature(query: Query, tree: Tree) -> Iterator[Remark]:
    known = {parameter.name for parameter in query.parameters}
    for name in sorted(variables(tree.root)):
        if name.startswith("_") and name[1:] not in known:
            yield Remark(line_of(tree.text, f"?{name}"), "error", "parameter", {"name": name[1:]})
    columns = _shown(tree)
    for name in sorted({*query.lists, *query.headings} - columns - known):
        yield Remark(_header_line(tree.text, name), "error", "column", {"name": name})


def _header_line(text: str, name: str) -> int:
    lines = enumerate(text.splitlines(), start=1)
    return next(
        (n for n, line in lines if line.startswith(header.MARK) and re.search(rf"\b{re.escape(name)}\b", line)), 1
    )


def _written(tree: Tree, iri: str) -> str:
    """How the IRI stands in the query: with one of its prefixes, else in full."""
    names = (f"{prefix}:{iri[len(name) :]}" for prefix, name in tree.namespaces.items() if iri.startswith(name))
    return next((name for name in names if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", tree.text)), f"<{iri}>")
