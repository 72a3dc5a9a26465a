"""Which files are which release: a folder holds one dataset, or each of its files does."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from graphkit.errors import GraphkitError
from graphkit.merge.lines import line, sort
from graphkit.namespaces import BASE, DCAT, OWL, RDF
from graphkit.rdf.read import files, read

_TYPE = RDF + "type"
_ONTOLOGY = BASE + "ns"
"""The graph of terms that come without an ontology which says its version."""


class MergeError(GraphkitError):
    """Files that cannot be merged: where, what is wrong, and what to do."""

    def __init__(self, path: Path, problem: str, remedy: str) -> None:
        super().__init__(f"{path}: {problem}. {remedy}")
        self.path, self.problem, self.remedy = path, problem, remedy


@dataclass(frozen=True)
class Release:
    """A graph to be: its IRI, what it holds (`dataset` or `terms`), its version, and its statements in sorted files."""

    graph: str
    holds: str
    version: str
    place: Path
    lines: tuple[Path, ...]


@dataclass
class _Read:
    """A file that has been read: its sorted lines, and what it says of releases."""

    path: Path
    lines: list[Path] = field(default_factory=list)
    datasets: set[str] = field(default_factory=set)
    versions: dict[str, str] = field(default_factory=dict)
    earlier: set[str] = field(default_factory=set)

    @property
    def current(self) -> list[str]:
        """Datasets that have a version and are not named as an earlier one of another."""
        return sorted(self.datasets & self.versions.keys() - self.earlier)


def releases(paths: Iterable[Path], scratch: Path) -> list[Release]:
    """The releases in the files and folders, by IRI; their sorted lines lie in the folder `scratch`.

    Raises MergeError for a folder or file that is no release or several, for a release found in two places, and for
    blank nodes; UnreadableError for what cannot be read.
    """
    by_folder: dict[Path, list[_Read]] = defaultdict(list)
    for number, path in enumerate(files(paths)):
        by_folder[path.parent].append(_read(path, scratch, f"{number}"))
    found: dict[str, Release] = {}
    for release in (one for folder, said in by_folder.items() for one in _of_folder(folder, said)):
        if other := found.get(release.graph):
            problem = f"says that it is {release.graph}, and so does {other.place}"
            raise MergeError(release.place, problem, "Give a new release a version of its own")
        found[release.graph] = release
    return [found[graph] for graph in sorted(found)]


def terms(paths: Iterable[Path], scratch: Path) -> Release:
    """Ontology and concepts as one graph, named by the ontology's version. Raises as `releases` does."""
    said = [_read(path, scratch, f"terms-{number}") for number, path in enumerate(files(paths))]
    versions = sorted(
        {(iri, version) for one in said for iri, version in one.versions.items() if iri not in one.datasets}
    )
    graph, version = versions[0] if versions else (_ONTOLOGY, "")
    return Release(graph, "terms", version, said[0].path.parent, tuple(path for one in said for path in one.lines))


def _of_folder(folder: Path, said: list[_Read]) -> Iterator[Release]:
    whole = _Read(folder)
    for one in said:
        whole.lines += one.lines
        whole.datasets |= one.datasets
        whole.versions |= one.versions
        whole.earlier |= one.earlier
    yield from map(_release, [whole] if len(whole.current) == 1 else said)


def _release(said: _Read) -> Release:
    if not said.current:
        remedy = "Name the folder whose files together describe one dcat:Dataset with its dcat:version"
        raise MergeError(said.path, "is not said to be a release of any dataset", remedy)
    if len(said.current) > 1:
        problem = f"is said to be more than one release: {', '.join(said.current)}"
        raise MergeError(said.path, problem, "Give each dataset a folder or a file of its own")
    (graph,) = said.current
    return Release(graph, "dataset", said.versions[graph], said.path, tuple(said.lines))


def _read(path: Path, scratch: Path, name: str) -> _Read:
    said = _Read(path)
    said.lines = sort(_lines(path, said), scratch, name)
    return said


def _lines(path: Path, said: _Read) -> Iterator[bytes]:
    """The lines of a file; what it says of releases goes to `said`."""
    for quad in read(path).quads:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            problem = f"has a blank node, in a statement with {quad.predicate}"
            raise MergeError(path, problem, "Give it an IRI: what has none cannot be found again in the next release")
        predicate = quad.predicate.value
        if predicate.startswith((DCAT, OWL, _TYPE)) and isinstance(quad.subject, ox.NamedNode):
            _note(said, quad.subject.value, predicate, quad.object)
        yield line(quad.triple)


def _note(said: _Read, subject: str, predicate: str, value: ox.NamedNode | ox.Literal | ox.Triple) -> None:
    if isinstance(value, ox.Triple):
        return
    if predicate == _TYPE and value.value == DCAT + "Dataset":
        said.datasets.add(subject)
    elif predicate == DCAT + "version":
        said.versions[subject] = value.value
    elif predicate == DCAT + "previousVersion":
        said.earlier.add(value.value)
    elif predicate == OWL + "versionIRI":
        said.versions[value.value] = value.value.rsplit("/", 1)[1]
