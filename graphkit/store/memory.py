"""The graph in memory: data, ontology and concepts in one default graph, ready for queries."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from graphkit.project import DATA, ONTOLOGY
from graphkit.rdf.read import Document, read_all

TERMS = (ONTOLOGY / "nsi.ttl", ONTOLOGY / "concepts")
"""Own terms and concepts; the alignments to other vocabularies are for readers and stay outside."""


def open_store(data: Iterable[Path | Document] = (DATA,), terms: Iterable[Path | Document] = TERMS) -> ox.Store:
    """A store with the data (files, folders, or documents already read) and the terms it is said in.

    Graph names are left out: a query sees every dataset at once. Raises UnreadableError for what cannot be read.
    """
    store = ox.Store()
    for document in _documents((*data, *terms)):
        document.load(store)
    return store


def _documents(sources: Iterable[Path | Document]) -> Iterator[Document]:
    for source in sources:
        if isinstance(source, Document):
            yield source
        else:
            yield from read_all([source])
