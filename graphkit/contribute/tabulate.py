"""From statements to sheets. Each row is read back at once, and what it would not give goes to the last sheet."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

import pyoxigraph as ox

from graphkit.contribute import term
from graphkit.contribute.cell import Fault
from graphkit.contribute.column import Column
from graphkit.contribute.identity import country_of, id_of, iri_of
from graphkit.contribute.languages import asked, of_words
from graphkit.contribute.layout import REQUIRED_MARK
from graphkit.contribute.references import References
from graphkit.contribute.render import Node, Renderer
from graphkit.contribute.row import RowReader
from graphkit.contribute.statement_sheet import KEYS, KIND, row_of
from graphkit.contribute.table import COVERAGE, FOLLOWING, Table, in_template, may_follow, tables
from graphkit.contribute.term import Statement
from graphkit.languages.fallback import ALL
from graphkit.languages.texts import text
from graphkit.namespaces import COUNTRIES
from graphkit.sheets.sheet import Value

Properties = Mapping[str, Sequence[Node]]
"""Of one subject: objects by the property's IRI."""


@dataclass(frozen=True)
class Tabled:
    """A sheet to be written: kind, name, keys, heads, the columns behind them (where it is a table), rows of data."""

    kind: str
    title: str
    keys: tuple[str, ...]
    heads: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def tabulate(triples: Iterable[ox.Triple], language: str) -> list[Tabled]:
    """The sheets that say what the statements say, in the order of the tables; a table without rows is left out."""
    return _Tabulator(triples, of_words(language)).sheets()


def heads(
    table: Table, columns: Sequence[Column], country: str, language: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys and the heads of a sheet of the table."""
    keys = (f"{country}-{table.kind}:", *(column.key for column in columns[1:]))
    first = {column.base: n for n, column in reversed(list(enumerate(columns)))}
    marks = [REQUIRED_MARK if c.required and first[c.base] == n else "" for n, c in enumerate(columns)]
    return keys, tuple(c.head(language) + mark for c, mark in zip(columns, marks, strict=True))


class _Tabulator:
    def __init__(self, triples: Iterable[ox.Triple], language: str) -> None:
        self._language = language
        self._all: dict[Statement, ox.Triple] = {}
        self._of: dict[str, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
        self._typed: dict[str, list[str]] = defaultdict(list)
        found = {(str(t.subject), str(t.predicate), term.written(t.object)): t for t in triples}
        for statement in sorted(found):
            each = self._all[statement] = found[statement]
            self._of[statement[0]][each.predicate.value].append(each.object)
            if statement[1] == term.TYPE:
                self._typed[statement[2][1:-1]].append(statement[0])
        self._paths = {triple.predicate.value for triple in self._all.values()}
        self._things = {kind: self._subjects(table) for kind, table in tables().items()}
        self._country = _country(self._things)
        pairs = [(kind, iri) for kind, found in self._things.items() for iri in found]
        self._references = References(pairs, (), self._country)
        self._renderer = Renderer(self._references, language)
        self._left = dict(self._all)
        self._tags = {(t.predicate.value, t.object.language) for t in self._all.values() if _has_tag(t.object)}

    def sheets(self) -> list[Tabled]:
        made = [self._sheet(table, self._things[kind]) for kind, table in tables().items() if self._things[kind]]
        self._use_coverage()
        if self._left:
            shown = tuple(text("contribute", f"head.{key.partition(':')[2]}", self._language) for key in KEYS)
            rows = tuple(row_of(self._left[each]) for each in sorted(self._left))
            title = text("contribute", f"sheet.{KIND}", self._language)
            made.append(Tabled(KIND, title, KEYS, shown, (), rows))
        return made

    def _subjects(self, table: Table) -> list[str]:
        """IRIs of the things of a table, those that an id can name."""
        found = []
        for subject in self._typed[table.target]:
            iri = subject[1:-1]
            home = country_of(iri)
            if subject.startswith("<") and iri_of(id_of(iri, table.kind, home), table.kind, home) == iri:
                found.append(iri)
        return sorted(found)

    def _sheet(self, table: Table, things: list[str]) -> Tabled:
        columns = self._columns(table, things)
        at = dict(enumerate(columns))
        reader = RowReader(table, at, self._country, self._references.find)
        rows = [self._row(table, columns, reader, iri) for iri in things]
        empty = {n for n in at if all(row[n] is None for row in rows)}
        usual = asked(self._language, self._country)
        kept = [n for n, c in at.items() if n not in empty or may_follow(table, c) or _usual(table, c, usual)]
        chosen = tuple(columns[n] for n in kept)
        keys, shown = heads(table, chosen, self._country, self._language)
        return Tabled(
            table.kind,
            table.title(self._language),
            keys,
            shown,
            chosen,
            tuple(tuple(row[n] for n in kept) for row in rows),
        )

    def _columns(self, table: Table, things: list[str]) -> list[Column]:
        """Every column of the table, each column of words in every language that has one."""
        columns: list[Column] = []
        for column in table.columns:
            if column.form == "words":
                first = asked(self._language, self._country)(column)
                tags = [tag for tag in ALL if tag not in first and column.of and (column.of.path, tag) in self._tags]
                columns += [replace(column, language=tag) for tag in (*first, *tags)]
            elif not self._follows(table, column, things):
                columns.append(column)
        return columns

    def _follows(self, table: Table, column: Column, things: list[str]) -> bool:
        """Whether the file can do without the column, since its values are those that are understood without it."""
        for kind, key, (through, predicate, source) in FOLLOWING:
            if (table.kind, column.key) == (kind, key):
                return all(
                    _set(self._of.get(str(node), {}).get(predicate, ())) == _set(self._of[term.node(iri)][source])
                    for iri in things
                    for node in self._of[term.node(iri)][through]
                )
        if (table.kind, column.key) == COVERAGE[:2]:
            members = {term.node(iri) for iri in self._things[COVERAGE[3]]}
            return all(_set(self._of[term.node(iri)][COVERAGE[2]]) == members for iri in things)
        return False

    def _row(self, table: Table, columns: list[Column], reader: RowReader, iri: str) -> tuple[Value, ...]:
        """The row of a thing: what reading it gives is taken from what is left, and never more than was there."""
        cells = self._renderer.row(columns, self._of, iri, named=False)
        cells[0] = id_of(iri, table.kind, self._country)
        found = list(reader.read(tuple(cells), iri, 0))
        if any(isinstance(each, Fault) or each not in self._all for each, _ in found):
            cells = self._renderer.row(columns, self._of, iri, named=True)
            cells[0] = id_of(iri, table.kind, self._country)
            found = list(reader.read(tuple(cells), iri, 0))
        while wrong := {at for each, at in found if isinstance(each, Fault) or each not in self._all} - {0}:
            for at in wrong:
                cells[at] = None
            found = list(reader.read(tuple(cells), iri, 0))
        for each, _ in found:
            if not isinstance(each, Fault):
                self._left.pop(each, None)
        return tuple(cells)

    def _use_coverage(self) -> None:
        kind, _, path, member = COVERAGE
        column = next(c for c in tables()[kind].columns if c.key == COVERAGE[1])
        if self._follows(tables()[kind], column, self._things[kind]):
            for iri in self._things[kind]:
                for each in self._things[member]:
                    self._left.pop((term.node(iri), term.node(path), term.node(each)), None)


def _usual(table: Table, column: Column, asked_in: Callable[[Column], tuple[str, ...]]) -> bool:
    """Whether a sheet has the column even where it is empty."""
    return in_template(table, column) and column.language in ("", *asked_in(column))


def _has_tag(node: Node) -> TypeGuard[ox.Literal]:
    return isinstance(node, ox.Literal) and node.language is not None


def _set(nodes: Iterable[Node]) -> set[str]:
    return {term.written(node) for node in nodes}


def _country(things: Mapping[str, Sequence[str]]) -> str:
    """In whose name the statements speak: the dataset's country, else that of most things."""
    datasets = Counter(country_of(iri) for iri in things["dataset"])
    every = datasets or Counter(country_of(iri) for found in things.values() for iri in found)
    known = [(-count, COUNTRIES.index(country), country) for country, count in every.items() if country in COUNTRIES]
    return min(known)[2] if known else COUNTRIES[-1]
