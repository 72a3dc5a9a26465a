"""The one writer: canonical Turtle. The same triples give the same bytes, on every machine and in every run.

Order: prefixes by name, subjects by IRI, `a` first and then predicates by their short names, objects by language and
N-Triples form.
Blank nodes are first named by RDFC-1.0 (https://www.w3.org/TR/rdf-canon/), which pyoxigraph implements.
"""

import os
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from graphkit.namespaces import RDF, XSD, prefix_of

_OBJECT_BREAK = " ,\n        "
"""One object a line: a change of one value is a change of one line."""

_INTEGER = re.compile(r"-?[0-9]+")
_TYPE = ox.NamedNode(RDF + "type")

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def turtle(statements: Iterable[ox.Triple | ox.Quad]) -> str:
    """The statements as canonical Turtle; graph names are left out."""
    prefixes: dict[str, str] = {}
    blocks = [_block(subject, triples, prefixes) for subject, triples in _by_subject(statements)]
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(prefixes.items()))
    return head + "".join("\n" + block for block in blocks)


def write(path: Path, content: str | bytes) -> None:
    """Put text (as UTF-8) or bytes in place whole: readers see the old file or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _by_subject(statements: Iterable[ox.Triple | ox.Quad]) -> list[tuple[ox.NamedNode | ox.BlankNode, list[ox.Quad]]]:
    dataset = ox.Dataset(ox.Quad(s.subject, s.predicate, s.object) for s in statements)
    if any(isinstance(term, ox.BlankNode) for quad in dataset for term in (quad.subject, quad.object)):
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    groups: dict[ox.NamedNode | ox.BlankNode, list[ox.Quad]] = defaultdict(list)
    for quad in dataset:
        groups[quad.subject].append(quad)
    return sorted(groups.items(), key=lambda item: str(item[0]))


def _block(subject: ox.NamedNode | ox.BlankNode, quads: list[ox.Quad], prefixes: dict[str, str]) -> str:
    by_predicate: dict[ox.NamedNode, list[str]] = defaultdict(list)
    for quad in sorted(quads, key=lambda q: _object_key(q.object)):
        by_predicate[quad.predicate].append(_term(quad.object, prefixes))
    lines = [
        f"{'a' if predicate == _TYPE else _term(predicate, prefixes)} {_OBJECT_BREAK.join(objects)}"
        for predicate, objects in sorted(by_predicate.items(), key=lambda item: _predicate_key(item[0]))
    ]
    return f"{_term(subject, prefixes)} " + " ;\n    ".join(lines) + " .\n"


def _object_key(term: Term) -> tuple[str, str]:
    """Texts by their language first: an edited label stays on its line."""
    return (term.language or "" if isinstance(term, ox.Literal) else ""), str(term)


def _predicate_key(predicate: ox.NamedNode) -> tuple[bool, str]:
    found = prefix_of(predicate.value)
    return predicate != _TYPE, f"{found[0]}:{found[2]}" if found else predicate.value


def _term(term: Term, prefixes: dict[str, str]) -> str:
    if isinstance(term, ox.NamedNode):
        if found := prefix_of(term.value):
            prefixes[found[0]] = found[1]
            return f"{found[0]}:{found[2]}"
        return str(term)
    if isinstance(term, ox.Literal) and not term.language:
        return _literal(term, prefixes)
    return str(term)


def _literal(literal: ox.Literal, prefixes: dict[str, str]) -> str:
    datatype = literal.datatype.value
    if datatype == XSD + "integer" and _INTEGER.fullmatch(literal.value):
        return literal.value
    if datatype == XSD + "boolean" and literal.value in ("true", "false"):
        return literal.value
    if datatype == XSD + "string":
        return str(literal)
    return f"{ox.Literal(literal.value)}^^{_term(literal.datatype, prefixes)}"
