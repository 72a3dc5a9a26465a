"""What a store on disk should hold, written beside it when it was built, so that damage can be told.

A graph's hash is that of its canonical N-Quads, the graph taken alone as a default graph
(https://www.w3.org/TR/rdf-canon/, RDFC-1.0 with SHA-256). There are no blank nodes in it, so that form is its
statements in N-Triples, each once, in the order of their bytes.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

FORM = 1
"""Number of the manifest's form."""

MANIFEST, FILES, STORE = "manifest.json", "files.json", "oxigraph"
"""Names inside a store's folder: what the graphs hold, what the files hold, and Oxigraph's own folder."""

_PASSING = ("LOCK", "LOG")
"""Files of the engine that hold nothing of the graph and may change."""


@dataclass(frozen=True)
class Content:
    """How many statements a graph holds, and the hash of them."""

    statements: int
    sha256: str


@dataclass(frozen=True)
class Part:
    """A named graph: the release of a dataset, or the terms (`holds`: `dataset` or `terms`), and its content."""

    graph: str
    holds: str
    version: str
    content: Content


@dataclass(frozen=True)
class Manifest:
    """All named graphs by IRI, and the content of the default graph: what they hold together, each statement once."""

    parts: tuple[Part, ...]
    together: Content


@dataclass(frozen=True)
class File:
    """Size in bytes and hash of a file."""

    size: int
    sha256: str


def manifest_text(manifest: Manifest) -> str:
    """The manifest as JSON; the same graphs give the same bytes."""
    return _written({"form": FORM, **asdict(manifest)})


def manifest(folder: Path) -> Manifest:
    """The manifest of a store. Raises OSError, ValueError or KeyError where there is none, or none that is whole."""
    said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    if said["form"] != FORM:
        raise ValueError(f"form {said['form']}, not {FORM}")
    parts = (Part(p["graph"], p["holds"], p["version"], _content(p["content"])) for p in said["parts"])
    return Manifest(tuple(parts), _content(said["together"]))


def files_text(folder: Path) -> str:
    """Size and hash of every file of Oxigraph's in a store, as JSON."""
    return _written({name: asdict(file) for name, file in found(folder).items()})


def files(folder: Path) -> dict[str, File]:
    """The files that a store should have, by name. Raises as `manifest` does."""
    said = json.loads((folder / FILES).read_text(encoding="utf-8"))
    return {name: File(int(file["size"]), str(file["sha256"])) for name, file in said.items()}


def found(folder: Path) -> dict[str, File]:
    """The files that a store has, by name, each read whole. Raises OSError."""
    return {path.name: File(path.stat().st_size, _hash(path)) for path in lasting(folder)}


def lasting(folder: Path) -> list[Path]:
    """Oxigraph's files in a store that hold something of the graph."""
    return sorted(p for p in (folder / STORE).iterdir() if not p.name.startswith(_PASSING))


def _content(said: dict[str, object]) -> Content:
    return Content(int(str(said["statements"])), str(said["sha256"]))


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _written(tree: object) -> str:
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"
