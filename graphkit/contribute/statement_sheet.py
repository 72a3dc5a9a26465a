"""The sheet of other statements: what fits no column stands there, one statement a row, so that nothing is lost."""

import re
import unicodedata
from collections.abc import Sequence

import pyoxigraph as ox

from graphkit.contribute.identity import is_iri
from graphkit.contribute.term import written
from graphkit.namespaces import CONCEPT, COUNTRIES, PREFIXES, THING, short
from graphkit.sheets.sheet import Value

KIND = "statement"
KEYS = ("rdf:subject", "rdf:predicate", "rdf:object", "rdf:datatype")
"""Keys of its columns: subject, predicate, object, and of an object that is text its language (`@sv`) or datatype."""

_BLANK = re.compile(r"_:[A-Za-z0-9_]+")
_SHORT = re.compile(r"([a-z][a-z0-9-]*):([A-Za-z0-9_-]+)")
_THING = re.compile(rf"({'|'.join(COUNTRIES)})-([a-z]+)")
_LANGUAGE = re.compile(r"@[A-Za-z]+(-[A-Za-z0-9]+)*(--(ltr|rtl))?")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|\\)")
_EXCEL_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def are_keys(row: Sequence[Value]) -> bool:
    """Whether a row is the keys of such a sheet."""
    return all(key in row for key in KEYS)


def row_of(triple: ox.Triple) -> tuple[str, str, str, str]:
    """The row for a statement."""
    subject, predicate, value = str(triple.subject), str(triple.predicate), triple.object
    if not isinstance(value, ox.Literal):
        return _shown(subject), _shown(predicate), _shown(written(value)), ""
    form = str(value).rsplit('"', 1)[1] if value.language else _shown(str(value.datatype))
    return _shown(subject), _shown(predicate), escaped(value.value), form


def statement_of(cells: Sequence[str]) -> tuple[str, str, str] | int:
    """Subject, predicate and object in N-Triples form, or the position of the cell that cannot be read."""
    subject, predicate, value, form = cells
    first, second = _term(subject), _term(predicate)
    if not first.startswith(("<", "_")) or first.startswith("<<"):
        return 0
    if not second.startswith("<") or second.startswith("<<"):
        return 1
    third = _literal(value, form) if form else _term(value)
    return (first, second, third) if third else 3 if form else 2


def escaped(said: str) -> str:
    """The text as a cell keeps it: control characters, space at its ends and the like are written `\\u0000`."""
    normal = unicodedata.is_normalized("NFC", said)
    last = len(said) - 1

    def character(at: int, c: str) -> str:
        risky = (c < " " and c != "\n") or "\x7f" <= c < "\xa0" or c in "\ufeff\ufffe\uffff"
        if c == "\\":
            return "\\\\"
        edge = at in (0, last) and (c.isspace() or c == "'")
        if risky or edge or (not normal and c > "\x7f"):
            return f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}"
        return c

    return _EXCEL_ESCAPE.sub(r"\\u005f", "".join(character(at, c) for at, c in enumerate(said)))


def unescaped(said: str) -> str:
    """The text that a cell stands for."""

    def character(found: re.Match[str]) -> str:
        code = int(found[1] or found[2], 16) if found[1] or found[2] else ord("\\")
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else found[0]

    return _ESCAPE.sub(character, said)


def _shown(term: str) -> str:
    """A term as short as it can be read back."""
    if term.startswith("<<"):
        return escaped(term)
    name = short(term[1:-1]) if term.startswith("<") else term
    return name if _term(name) == term else escaped(term)


def _term(said: str) -> str:
    """The node or triple that a cell names, in N-Triples form; empty where it names none."""
    said = unescaped(said)
    if _BLANK.fullmatch(said):
        return said
    if said.startswith("<<"):
        return _parsed(said)
    if said.startswith("<") and said.endswith(">"):
        return said if is_iri(said[1:-1]) else ""
    if said.startswith(("http://", "https://", "urn:")):
        return f"<{said}>" if is_iri(said) else ""
    if found := _SHORT.fullmatch(said):
        return f"<{_namespace(found[1])}{found[2]}>"
    return ""


def _namespace(prefix: str) -> str:
    if prefix in PREFIXES:
        return PREFIXES[prefix]
    thing = _THING.fullmatch(prefix)
    return f"{THING}{thing[1]}/{thing[2]}/" if thing else f"{CONCEPT}{prefix}/"


def _literal(value: str, form: str) -> str:
    text = str(ox.Literal(unescaped(value)))
    if _LANGUAGE.fullmatch(form):
        return _parsed(text + form)
    datatype = _term(form)
    return _parsed(f"{text}^^{datatype}") if datatype.startswith("<") else ""


def _parsed(term: str) -> str:
    """The term as pyoxigraph writes it; empty where it cannot be parsed."""
    try:
        (triple,) = ox.parse(f"<x:s> <x:p> {term} .".encode(), ox.RdfFormat.N_TRIPLES)
    except (SyntaxError, ValueError):
        return ""
    return written(triple.object)
