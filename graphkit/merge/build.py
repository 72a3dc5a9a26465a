"""Building a store on disk: written beside its place, and moved there whole."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

import pyoxigraph as ox

from graphkit.merge.lines import AT_ONCE, Tally, union
from graphkit.merge.releases import MergeError, Release, releases, terms
from graphkit.rdf.write import write
from graphkit.store import TERMS
from graphkit.store.manifest import FILES, MANIFEST, STORE, Content, Manifest, Part, files_text, manifest_text

__all__ = ["MergeError", "build"]


def build(datasets: Iterable[Path], folder: Path, vocabulary: Iterable[Path] = TERMS) -> Manifest:
    """A store in the folder with the releases in these files and folders and the terms they are said in.

    What was in the folder before is replaced, where it was a store. Raises MergeError where it was something else, for
    what cannot be merged, and UnreadableError for what cannot be read; the folder is then as it was.
    """
    if folder.exists() and not _replaceable(folder):
        raise MergeError(folder, "is there already and no store of graphkit's", "Name another folder: nothing is lost")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as name:
        scratch, made = Path(name) / "lines", Path(name) / "store"
        scratch.mkdir()
        made.mkdir()
        found = [*releases(datasets, scratch), terms(vocabulary, scratch)]
        manifest = _filled(made / STORE, found)
        write(made / MANIFEST, manifest_text(manifest))
        write(made / FILES, files_text(made))
        _put(made, folder)
    return manifest


def _replaceable(folder: Path) -> bool:
    return folder.is_dir() and ((folder / MANIFEST).is_file() or not any(folder.iterdir()))


def _filled(place: Path, found: list[Release]) -> Manifest:
    store = ox.Store(str(place))
    parts = [Part(r.graph, r.holds, r.version, _loaded(store, union(r.lines), ox.NamedNode(r.graph))) for r in found]
    together = _loaded(store, union(chain.from_iterable(r.lines for r in found)), ox.DefaultGraph())
    store.optimize()
    store.flush()
    del store  # closes its files: from here on they stay as they are
    return Manifest(tuple(parts), together)


def _loaded(store: ox.Store, lines: Iterator[bytes], graph: ox.NamedNode | ox.DefaultGraph) -> Content:
    """Load the lines into the graph, some at a time: a bulk load of all would hold all in memory."""
    tally = Tally()
    passing = tally.passing(lines)
    while part := b"".join(islice(passing, AT_ONCE)):
        store.bulk_load(part, ox.RdfFormat.N_TRIPLES, to_graph=graph)
    return tally.content


def _put(made: Path, folder: Path) -> None:
    """Move what was made to its place; what was there is moved away first and removed after."""
    made.chmod(0o755)
    before = made.with_name("before")
    if folder.exists():
        folder.rename(before)
    try:
        made.rename(folder)
    except OSError:
        if before.exists():
            before.rename(folder)
        raise
    if before.exists():
        shutil.rmtree(before)
