"""Statements as lines of canonical N-Triples, sorted on disk: memory stays flat, however many there are.

(https://www.w3.org/TR/rdf-canon/#canonical-quads; without graph names N-Quads are N-Triples.)
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from graphkit.store.manifest import Content

AT_ONCE = 200_000
"""Lines held in memory."""


def line(triple: ox.Triple) -> bytes:
    """The statement as a line. Its form is the canonical one, for pyoxigraph escapes what must be and nothing else."""
    return f"{triple} .\n".encode()


def sort(lines: Iterable[bytes], folder: Path, name: str) -> list[Path]:
    """The lines in sorted files of at most AT_ONCE each, in the folder and of names that begin so."""
    paths: list[Path] = []
    rest = iter(lines)
    while part := sorted(set(islice(rest, AT_ONCE))):
        paths.append(folder / f"{name}-{len(paths)}.nt")
        with paths[-1].open("wb") as file:
            file.writelines(part)
    return paths


def union(paths: Iterable[Path]) -> Iterator[bytes]:
    """The lines of sorted files, each once, in order."""
    with ExitStack() as stack:
        last = b""
        for one in merge(*(stack.enter_context(path.open("rb")) for path in paths)):
            if one != last:
                yield one
            last = one


class Tally:
    """Counts and hashes lines that pass through."""

    def __init__(self) -> None:
        self._statements, self._hash = 0, hashlib.sha256()

    def passing(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The same lines; once they are all through, `content` is theirs."""
        for one in lines:
            self._statements += 1
            self._hash.update(one)
            yield one

    @property
    def content(self) -> Content:
        """What has passed so far."""
        return Content(self._statements, self._hash.hexdigest())


def content(lines: Iterable[bytes]) -> Content:
    """How many lines there are, and their hash."""
    tally = Tally()
    for _ in tally.passing(lines):
        pass
    return tally.content
