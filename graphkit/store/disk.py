"""A store on disk, built by `graphkit merge`: every release in a graph of its own, and all together in the default one.

A query sees all together, as it does in memory. Oxigraph can show all named graphs as one too, but then gives a
statement once for each graph that has it, so counts would differ.
"""

from pathlib import Path

import pyoxigraph as ox

from graphkit.errors import GraphkitError
from graphkit.store.manifest import STORE, files, lasting, manifest


class StoreError(GraphkitError):
    """A folder that is no store, or a damaged one: its path and what to do."""

    def __init__(self, folder: Path, problem: str, remedy: str) -> None:
        super().__init__(f"{folder}: {problem}. {remedy}")
        self.folder, self.problem, self.remedy = folder, problem, remedy


def open_built(folder: Path) -> ox.Store:
    """The store in the folder, to be read only; nothing in the folder changes.

    Raises StoreError where it is none, and where a file is missing or has another size than it should.
    """
    try:
        manifest(folder)
        wanted = {name: file.size for name, file in files(folder).items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        remedy = f"Build one: graphkit merge DATASET -o {folder}"
        raise StoreError(folder, "is no store of graphkit's", remedy) from error
    remedy = f"See what: graphkit merge --verify {folder}"
    try:
        if {path.name: path.stat().st_size for path in lasting(folder)} != wanted:
            raise StoreError(folder, "the store is damaged", remedy)
        return ox.Store.read_only(str(folder / STORE))
    except (OSError, RuntimeError, ValueError) as error:
        raise StoreError(folder, f"the store cannot be opened ({error})", remedy) from error


def copied(folder: Path) -> ox.Store:
    """A copy in memory of all that the store in the folder holds together. Raises as `open_built` does."""
    store = ox.Store()
    try:
        store.bulk_extend(open_built(folder).quads_for_pattern(None, None, None, ox.DefaultGraph()))
    except (OSError, RuntimeError, ValueError) as error:
        remedy = f"See what: graphkit merge --verify {folder}"
        raise StoreError(folder, f"the store cannot be read ({error})", remedy) from error
    return store
