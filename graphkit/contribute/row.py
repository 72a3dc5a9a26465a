"""From a row of a table to its statements, each with the column it stands in."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphkit.contribute import term
from graphkit.contribute.cell import Fault, Resolve, is_empty, meant, positions, said, values, when
from graphkit.contribute.column import Column
from graphkit.contribute.identity import country_of, document, iri_of, part
from graphkit.contribute.register_number import in_form
from graphkit.contribute.shape import Property
from graphkit.contribute.table import FOLLOWING, PARTS, Path, Table
from graphkit.contribute.term import Statement
from graphkit.namespaces import CONCEPT
from graphkit.sheets.sheet import Value

Found = tuple[Statement | Fault, int]
"""A statement or a fault, and the position of the column it stands in."""

_REPEATED = ("code", "choice", "node", "date")

_NUMBER, _REGISTER = "adms:identifier/skos:notation", "adms:identifier/dcterms:conformsTo"
_DOCUMENT = "source"


@dataclass(frozen=True)
class _Part:
    """The columns of one kind of node that belongs to the row's thing; `named` is the one for the node's id."""

    through: Property
    named: int | None
    columns: Mapping[int, Column]

    @property
    def all(self) -> list[int]:
        return sorted([*self.columns, *([] if self.named is None else [self.named])])


class RowReader:
    """Reads rows of one table whose columns stand at the positions given."""

    def __init__(self, table: Table, columns: Mapping[int, Column], country: str, resolve: Resolve) -> None:
        self._table, self._country, self._resolve = table, country, resolve
        self._class = term.node(table.target)
        self._memo: dict[tuple[str, Value], list[tuple[str, str]] | Fault] = {}
        self._own = {at: c for at, c in columns.items() if c.through is None and c.of}
        self._parts = _parts(columns)
        there = {column.key for column in columns.values()}
        self._implied = [path for kind, key, path in FOLLOWING if kind == table.kind and key not in there]

    def read(self, row: tuple[Value, ...], iri: str, at: int) -> Iterator[Found]:
        """Statements and faults of the row whose thing has this IRI; the id stands at position `at`."""
        found: list[Found] = [((term.node(iri), term.TYPE, self._class), at)]
        for position, column in self._own.items():
            if position < len(row):
                for value in values(row[position], split=column.split):
                    found += self._said(term.node(iri), column, value, position)
        for group in self._parts:
            found += self._part(group, row, iri)
        yield from found
        for path in self._implied:
            yield from _following(path, [each for each, _ in found if not isinstance(each, Fault)], term.node(iri), at)

    def _said(self, subject: str, column: Column, value: Value, at: int) -> list[Found]:
        found = self._objects(column, value)
        if isinstance(found, Fault):
            return [(found, at)]
        return [((subject, predicate, each), at) for predicate, each in found]

    def _objects(self, column: Column, value: Value) -> list[tuple[str, str]] | Fault:
        """Predicates and objects that one value of a column gives; of what is repeated, such as codes, found once."""
        if column.form not in _REPEATED:
            return _objects(column, value, self._resolve)
        key = (column.key, value)
        if key not in self._memo:
            self._memo[key] = _objects(column, value, self._resolve)
        return self._memo[key]

    def _part(self, group: _Part, row: tuple[Value, ...], iri: str) -> Iterator[Found]:
        filled = {at: row[at] for at in group.all if at < len(row) and not is_empty(row[at])}
        if not filled:
            return
        number = self._count(group, filled)
        for place in range(number):
            cells = {at: _at(value, place) for at, value in filled.items()} if number > 1 else filled
            if not all(map(is_empty, cells.values())):
                yield from self._one_part(group, cells, iri, place + 1, number)

    def _count(self, group: _Part, filled: Mapping[int, Value]) -> int:
        """How many nodes the cells speak of: as many as the ids, else as the values of what each has only once."""
        if group.through.single:
            return 1
        if group.named is not None and group.named in filled:
            return len(positions(filled[group.named]))
        single = [at for at, c in group.columns.items() if at in filled and c.of and c.of.single]
        return max((len(positions(filled[at])) for at in single), default=1)

    def _one_part(self, group: _Part, cells: Mapping[int, Value], iri: str, place: int, number: int) -> Iterator[Found]:
        first = next(at for at in group.all if at in cells)
        register = self._register(group, cells)
        node = self._node(group, cells, iri, place, register)
        if isinstance(node, Fault):
            yield node, group.named if group.named is not None else first
            return
        subject = term.node(node)
        yield (term.node(iri), term.node(group.through.path), subject), first
        yield (subject, term.TYPE, term.node(PARTS[group.through.target])), first
        for at, column in group.columns.items():
            assert column.of
            split = number == 1 and (not column.of.single or column.form in ("code", "node", "choice"))
            for value in values(cells.get(at), split=split):
                yield from self._number(subject, column, value, at, register)

    def _number(self, subject: str, column: Column, value: Value, at: int, register: str) -> Iterator[Found]:
        """What a value says; an organisation number is brought into its register's form."""
        if column.key != _NUMBER or not register:
            yield from self._said(subject, column, value, at)
            return
        number, restored = in_form(said(value), register)
        if restored:
            yield Fault("zeros", said(value), limit=number, severity="info"), at
        yield from self._said(subject, column, number, at)

    def _node(self, group: _Part, cells: Mapping[int, Value], iri: str, place: int, register: str) -> str | Fault:
        """The IRI of a node: from its id's cell, else by the rule."""
        kind, country = group.through.target, country_of(iri) or self._country
        if group.named is not None and (given := values(cells.get(group.named), split=False)):
            return iri_of(str(given[0]), kind, country) or Fault("id", str(given[0]))
        if kind == _DOCUMENT:
            url = next((str(v) for at in group.columns for v in values(cells.get(at), split=False)), "")
            return document(country, url)
        return part(iri, kind, place, register)

    def _register(self, group: _Part, cells: Mapping[int, Value]) -> str:
        """The id of the register that an organisation number is of, or nothing."""
        for at, column in group.columns.items():
            if column.key == _REGISTER and (given := values(cells.get(at), split=True)):
                found = meant(column, given[0], self._resolve)
                return "" if isinstance(found, Fault) else found.strip("<>").rsplit("/", 1)[-1]
        return ""


def _objects(column: Column, value: Value, resolve: Resolve) -> list[tuple[str, str]] | Fault:
    assert column.of
    predicate = term.node(column.of.path)
    if not column.precision:
        found = meant(column, value, resolve)
        return found if isinstance(found, Fault) else [(predicate, found)]
    day = when(column, value)
    if isinstance(day, Fault):
        return day
    part = term.node(f"{CONCEPT}precision/{day.part}")
    return [(predicate, term.date(day.day.isoformat())), (term.node(column.precision), part)]


def _following(path: Path, statements: list[Statement], subject: str, at: int) -> Iterator[Found]:
    """What the parts of a row have by another column of it, where the file has no column for it."""
    through, predicate, source = map(term.node, path)
    values_of_row = [o for s, p, o in statements if s == subject and p == source]
    for s, p, node in statements:
        if s == subject and p == through:
            yield from (((node, predicate, value), at) for value in values_of_row)


def _parts(columns: Mapping[int, Column]) -> list[_Part]:
    groups: dict[str, dict[int, Column]] = defaultdict(dict)
    for at, column in columns.items():
        if column.through:
            groups[column.through.path][at] = column
    found = []
    for group in groups.values():
        named = next((at for at, c in group.items() if c.of is None), None)
        through = next(c.through for c in group.values() if c.through)
        found.append(_Part(through, named, {at: c for at, c in group.items() if c.of}))
    return found


def _at(value: Value, place: int) -> Value:
    """What a cell says of one of several nodes."""
    each = positions(value)
    return each[place] if place < len(each) else None
