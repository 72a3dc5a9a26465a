"""From the objects of a thing to the cells of its row. What no cell can hold is left out, and found missing later."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pyoxigraph as ox

from graphkit.contribute import term
from graphkit.contribute.cell import SEPARATOR, said
from graphkit.contribute.column import Column
from graphkit.contribute.identity import id_of, iri_of
from graphkit.contribute.references import References
from graphkit.contribute.stated_date import written
from graphkit.contribute.stated_number import written_number
from graphkit.contribute.table import PARTS
from graphkit.contribute.words import Words, choice_label, code_label, of_choices, of_scheme
from graphkit.namespaces import CONCEPT, RDF, XSD, short
from graphkit.sheets.sheet import Value

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Index = Mapping[str, Mapping[str, Sequence[Node]]]
"""Objects by subject (N-Triples) and property (bare IRI)."""

_UNKEPT = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
"""What a cell does not give back as it was put in."""

_JOIN = f" {SEPARATOR} "
_FIRST_DAY = date(1900, 3, 1)
"""Before it spreadsheet programs count a day that never was."""


class Renderer:
    """Makes cells in one language, with things named as the references name them."""

    def __init__(self, references: References, language: str) -> None:
        self._references, self._language = references, language
        self._names: dict[tuple[str, str], Value] = {}

    def row(self, columns: Sequence[Column], index: Index, iri: str, *, named: bool) -> list[Value]:
        """The cells of a thing's row, without its id. `named` writes its parts' ids even where a rule gives them."""
        own = index[term.node(iri)]
        cells: list[Value] = []
        parts: dict[str, list[str]] = {}
        for column in columns:
            if column.through is None:
                cells.append(self._cell(column, own, split=column.split) if column.of else None)
                continue
            if column.through.path not in parts:
                parts[column.through.path] = _nodes(column, own, index)
            nodes = parts[column.through.path]
            if column.of is None:
                bare = any(len(index[term.node(node)]) == 1 for node in nodes)
                cells.append(self._ids(column, nodes) if named or bare else None)
            elif len(nodes) > 1:
                cells.append(self._aligned(column, [index[term.node(node)] for node in nodes]))
            else:
                split = not column.of.single or column.form in ("code", "node", "choice")
                found = [self._cell(column, index[term.node(node)], split=split) for node in nodes]
                cells.append(found[0] if found else None)
        return cells

    def _ids(self, column: Column, nodes: Sequence[str]) -> Value:
        assert column.through
        return _JOIN.join(id_of(node, column.through.target, "") for node in nodes) or None

    def _aligned(self, column: Column, parts: Sequence[Mapping[str, Sequence[Node]]]) -> Value:
        """One value of each of several nodes, in their order."""
        values = [self._cell(column, part, split=False) for part in parts]
        texts = ["" if value is None else said(value) for value in values]
        return _JOIN.join(texts).strip() if any(texts) and not any(SEPARATOR in each for each in texts) else None

    def _cell(self, column: Column, properties: Mapping[str, Sequence[Node]], *, split: bool) -> Value:
        assert column.of
        objects = properties.get(column.of.path, ())
        if column.precision:
            return _stated(objects, properties.get(column.precision, ()), end=column.of.ends)
        values = [value for node in objects if (value := self._value(column, node, split=split)) is not None]
        if len(values) > 1 and split:
            return _JOIN.join(sorted(said(value) for value in values))
        return values[0] if values else None

    def _value(self, column: Column, node: Node, *, split: bool) -> Value:
        """The cell for one object, or None where none can be."""
        if isinstance(node, ox.NamedNode):
            key = (column.key, node.value)
            if key not in self._names:
                self._names[key] = self._name(column, node.value)
            return self._names[key]
        if not isinstance(node, ox.Literal):
            return None
        if column.form == "number":
            return written_number(node.value, node.datatype.value)
        if column.form == "date":
            return _day(node)
        wanted = {"text": XSD + "string", "address": XSD + "anyURI"}.get(column.form)
        tagged = column.form == "words" and str(node).endswith(f'"@{column.language}')
        return _kept(node.value, split=split) if tagged or node.datatype.value == wanted else None

    def _name(self, column: Column, iri: str) -> Value:
        assert column.of
        if column.form == "code":
            names = (code_label(iri, self._language), iri.removeprefix(f"{CONCEPT}{column.of.target}/"))
            return _naming(names, of_scheme(column.of.target), iri)
        if column.form == "choice":
            return _naming((choice_label(iri, self._language), short(iri)), of_choices(column.of.choices), iri)
        if column.form == "node":
            return self._references.written(column.of.target, iri)
        return _kept(iri, split=True) if column.form == "link" else None


def _nodes(column: Column, own: Mapping[str, Sequence[Node]], index: Index) -> list[str]:
    """The parts of a thing that a column's property leads to: nodes of the right class whose id a cell can hold."""
    assert column.through
    kind = column.through.target
    nodes = [n.value for n in own.get(column.through.path, ()) if isinstance(n, ox.NamedNode)]
    typed = ox.NamedNode(PARTS[kind])
    right = [n for n in nodes if typed in index[term.node(n)].get(RDF + "type", ())]
    readable = sorted((n for n in right if iri_of(id_of(n, kind, ""), kind, "") == n), key=lambda n: (len(n), n))
    return readable[:1] if column.through.single else readable


def _naming(names: Iterable[str], words: Words, iri: str) -> Value:
    """The first of the names that means this value and no other."""
    return next((n for n in names if SEPARATOR not in n and words.find(n).iris == (iri,)), None)


def _stated(days: Sequence[Node], parts: Sequence[Node], *, end: bool) -> Value:
    if len(days) != 1 or len(parts) != 1 or not isinstance(parts[0], ox.NamedNode):
        return None
    day = _day(days[0])
    part = parts[0].value.removeprefix(f"{CONCEPT}precision/")
    return written(date.fromisoformat(said(day)), part, end=end) if day else None


def _day(node: Node) -> Value:
    """A day as a cell; None for what is no date in its usual form."""
    if not isinstance(node, ox.Literal) or node.datatype.value != XSD + "date":
        return None
    try:
        day = date.fromisoformat(node.value)
    except ValueError:
        return None
    usual = day.isoformat() == node.value
    return (day if day >= _FIRST_DAY else node.value) if usual else None


def _kept(text: str, *, split: bool) -> Value:
    """The text, if reading the cell gives the same."""
    kept = not _UNKEPT.search(text) and said(text) == text
    return text if kept and text and not (split and SEPARATOR in text) else None
