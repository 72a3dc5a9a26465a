"""The one door through which RDF from outside enters.

Bytes are normalised (BOM, line ends), refused where they could fetch or explode (DOCTYPE, remote JSON-LD contexts), and
parsed by pyoxigraph, which opens no file or connection while parsing. Text is brought to NFC. Blank nodes of two files
never meet (https://github.com/oxigraph/oxigraph: `rename_blank_nodes`).
"""

import codecs
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from xml.parsers import expat

import pyoxigraph as ox

from graphkit.errors import UnreadableError

FORMATS: dict[str, ox.RdfFormat] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
_DATASETS = (ox.RdfFormat.TRIG, ox.RdfFormat.N_QUADS, ox.RdfFormat.JSON_LD)
MAX_BYTES = 2**31
MAX_JSON_DEPTH = 64

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LINE = re.compile(r"\bline (\d+)")


@dataclass(frozen=True)
class Document:
    """One file let in: where it lay, its bytes as written, and the same in NFC, in forms that pyoxigraph parses."""

    path: Path
    written: bytes
    written_form: ox.RdfFormat
    data: bytes
    form: ox.RdfFormat

    @property
    def quads(self) -> Iterator[ox.Quad]:
        """Its statements in file order. Raises UnreadableError with the line where the parser gives one."""
        with _told(self):
            yield from ox.parse(self.data, self.form, rename_blank_nodes=True)

    def load(self, store: ox.Store) -> None:
        """Add its statements to the store's default graph, graph names left out; as fast as pyoxigraph can.

        Raises UnreadableError as `quads` does.
        """
        with _told(self):
            if self.form in _DATASETS:
                quads = ox.parse(self.data, self.form, rename_blank_nodes=True)
                store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
            else:
                store.bulk_load(self.data, self.form)


def files(paths: Iterable[Path]) -> list[Path]:
    """Every RDF file under the paths, each once, in sorted order.

    Raises UnreadableError for a path that does not exist, a file of no RDF form, and a folder with no RDF file.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_files_under(path)))
    return list(found)


def read(path: Path) -> Document:
    """Let one file in. Raises UnreadableError for what may not come in; syntax is checked when it is parsed."""
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise UnreadableError(path, f"'{path.suffix}' is no RDF form", f"Use one of {' '.join(FORMATS)}")
    data = _clean(path, _bytes(path), form)
    return _nfc(Document(path, data, form, data, form))


def read_all(paths: Iterable[Path]) -> Iterator[Document]:
    """Let in every RDF file under the paths, one after another."""
    return map(read, files(paths))


def _files_under(path: Path) -> list[Path]:
    if path.is_dir():
        inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in FORMATS and p.is_file())
        if not inside:
            raise UnreadableError(path, "no RDF file in this folder", f"Name a folder with {' '.join(FORMATS)} files")
        return inside
    if not path.exists():
        raise UnreadableError(path, "there is no such file or folder", "Check the spelling of the path")
    return [path]


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableError(path, f"larger than {MAX_BYTES:,} bytes", "Split the file")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(path, f"cannot be opened ({error.strerror})", "Check its permissions") from error


def _clean(path: Path, data: bytes, rdf_format: ox.RdfFormat) -> bytes:
    data = data.removeprefix(codecs.BOM_UTF8)
    if rdf_format == ox.RdfFormat.RDF_XML:
        _refuse_bad_xml(path, data)
    if rdf_format == ox.RdfFormat.JSON_LD:
        _refuse_remote_context(path, data)
    if b"\r" in data and b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    return data


def _refuse_bad_xml(path: Path, data: bytes) -> None:
    """Entities can explode, and pyoxigraph takes a file that ends before its root does."""
    if _DOCTYPE.search(data):
        raise UnreadableError(path, "the file declares a DOCTYPE or an entity", "Remove it: entities are not read")
    try:
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError as error:
        raise UnreadableError(path, f"not XML: {expat.ErrorString(error.code)}", "Mend it", error.lineno) from error


def _refuse_remote_context(path: Path, data: bytes) -> None:
    too_deep = UnreadableError(path, f"JSON nested deeper than {MAX_JSON_DEPTH}", "Flatten the document")
    try:
        tree = json.loads(data)
    except RecursionError as error:
        raise too_deep from error
    except ValueError as error:
        line = getattr(error, "lineno", None)
        raise UnreadableError(path, f"not JSON: {error}", "Mend the file", line) from error
    if _depth(tree) > MAX_JSON_DEPTH:
        raise too_deep
    for context in _contexts(tree):
        if isinstance(context, str):
            remedy = "Write the context into the file: nothing is fetched"
            raise UnreadableError(path, f"remote context {context!r}", remedy)


def _depth(tree: object) -> int:
    depth, level = 0, [tree]
    while level := [child for node in level for child in _children(node)]:
        depth += 1
    return depth


def _children(node: object) -> Iterable[object]:
    return node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()


def _contexts(node: object) -> Iterator[object]:
    if isinstance(node, dict):
        for key in ("@context", "@import"):
            value = node.get(key)
            yield from value if isinstance(value, list) else [value]
    for child in _children(node):
        yield from _contexts(child)


@contextmanager
def _told(document: Document) -> Iterator[None]:
    """Turn what the parser raises into one line with a place."""
    try:
        yield
    except SyntaxError as error:
        text = str(error.msg or error).splitlines()[0].rstrip(".")
        line = error.lineno or (int(found.group(1)) if (found := _LINE.search(text)) else None)
        raise UnreadableError(document.path, text, "Mend that line and try again", line) from error
    except ValueError as error:
        raise UnreadableError(document.path, f"not readable: {error}", "Mend the file") from error


def _nfc(document: Document) -> Document:
    """The document with every literal in NFC. Text that is so already, as nearly all is, is not parsed for it."""
    if b"\\u" not in document.data and b"&#" not in document.data and _is_nfc(document.data):
        return document
    quads = (ox.Quad(q.subject, q.predicate, _nfc_literal(q.object), q.graph_name) for q in document.quads)
    return replace(document, data=ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"", form=ox.RdfFormat.N_QUADS)


def _is_nfc(data: bytes) -> bool:
    try:
        return data.isascii() or unicodedata.is_normalized("NFC", data.decode())
    except UnicodeDecodeError:
        return True  # the parser says where


def _nfc_literal(
    term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple,
) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    if not isinstance(term, ox.Literal):
        return term
    kind = {"language": term.language} if term.language else {"datatype": term.datatype}
    return ox.Literal(unicodedata.normalize("NFC", term.value), **kind)
