"""Whether a store on disk still holds what it was built from, and if not, which datasets are damaged."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from graphkit.merge.lines import content, line, sort, union
from graphkit.store.disk import StoreError
from graphkit.store.manifest import STORE, Content, Manifest, files, found, manifest

_FAULTS = (OSError, RuntimeError, ValueError)


@dataclass(frozen=True)
class Damage:
    """One damage: its kind, the file or graph (empty: the store as a whole), and for graphs how many statements.

    Of the default graph `wanted` counts the statements of that dataset that it lacks, or, where `where` is empty,
    `found` those of no dataset.
    """

    kind: str
    """`file-missing`, `file-changed` or `file-strange`; of graphs `unreadable`, `changed`, `strange` (no manifest
    speaks of it) or `together` (the default graph)."""
    where: str
    wanted: int = 0
    found: int = 0


def verify(folder: Path) -> list[Damage]:
    """Every damage of the store in the folder, files first; none where it is as it was built.

    Raises StoreError where it has no manifest that can be read.
    """
    try:
        said, wanted = manifest(folder), files(folder)
        here = found(folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        remedy = f"Build one: graphkit merge DATASET -o {folder}"
        raise StoreError(folder, "is no store of graphkit's, or its manifest cannot be read", remedy) from error
    damages = [Damage("file-missing", name) for name in sorted(wanted.keys() - here.keys())]
    damages += [Damage("file-changed", n) for n in sorted(wanted.keys() & here.keys()) if wanted[n] != here[n]]
    damages += [Damage("file-strange", name) for name in sorted(here.keys() - wanted.keys())]
    return damages + _graphs(folder / STORE, said)


def _graphs(place: Path, said: Manifest) -> list[Damage]:
    try:
        store = ox.Store.read_only(str(place))
    except _FAULTS:
        return [Damage("unreadable", part.graph, part.content.statements) for part in said.parts]
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        damages: list[Damage] = []
        whole: dict[str, list[Path]] = {}
        for number, part in enumerate(said.parts):
            damage, whole[part.graph] = _graph(store, part.graph, part.content, scratch / f"{number}")
            damages += damage
        damages += _strange(store, {part.graph for part in said.parts})
        return damages + _together(store, said, whole, scratch / "together")


def _graph(store: ox.Store, graph: str, wanted: Content, scratch: Path) -> tuple[list[Damage], list[Path]]:
    """The damage of a named graph, and its sorted lines where it can be read."""
    scratch.mkdir()
    try:
        paths = sort(_lines(store, ox.NamedNode(graph)), scratch, "lines")
    except _FAULTS:
        return [Damage("unreadable", graph, wanted.statements)], []
    here = content(union(paths))
    return ([] if here == wanted else [Damage("changed", graph, wanted.statements, here.statements)]), paths


def _strange(store: ox.Store, known: set[str]) -> list[Damage]:
    """Graphs that nobody speaks of."""
    try:
        names = sorted({graph.value for graph in store.named_graphs()} - known)
        counts = [sum(1 for _ in store.quads_for_pattern(None, None, None, ox.NamedNode(name))) for name in names]
    except _FAULTS:
        return [Damage("unreadable", "")]
    return [Damage("strange", name, found=count) for name, count in zip(names, counts, strict=True)]


def _together(store: ox.Store, said: Manifest, whole: dict[str, list[Path]], scratch: Path) -> list[Damage]:
    """Where the default graph is no longer the union of the others: what it lacks by dataset, what it has beyond."""
    scratch.mkdir()
    try:
        paths = sort(_lines(store, ox.DefaultGraph()), scratch, "lines")
    except _FAULTS:
        return [Damage("unreadable", "", said.together.statements)]
    if content(union(paths)) == said.together:
        return []
    lacking: Counter[str] = Counter()
    beyond = 0
    tagged = [_tagged(union(lines), graph) for graph, lines in whole.items()]
    for _, group in groupby(merge(_tagged(union(paths), ""), *tagged), key=lambda pair: pair[0]):
        names = {name for _, name in group}
        beyond += names == {""}
        lacking.update(names if "" not in names else ())
    damages = [Damage("together", graph, wanted=count) for graph, count in sorted(lacking.items())]
    return damages + ([Damage("together", "", found=beyond)] if beyond else [])


def _lines(store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> Iterator[bytes]:
    return (line(quad.triple) for quad in store.quads_for_pattern(None, None, None, graph))


def _tagged(lines: Iterator[bytes], name: str) -> Iterator[tuple[bytes, str]]:
    return ((one, name) for one in lines)
