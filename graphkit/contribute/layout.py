"""What a sheet of a contribution is: its kind, its row of heads, and the column that each of its columns is.

A workbook made here says it by a row of keys. A sheet without one is known by its name or its heads, in any language,
wherever its heads stand and in whatever order.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from graphkit.contribute import statement_sheet
from graphkit.contribute.cell import is_empty
from graphkit.contribute.column import ID, Column
from graphkit.contribute.table import Table, tables
from graphkit.contribute.words import Words, folded
from graphkit.languages.fallback import ALL, FULL
from graphkit.languages.texts import text
from graphkit.namespaces import COUNTRIES
from graphkit.sheets.sheet import Sheet, Value, cell_name

ABOUT = "graphkit"
"""The key of a sheet that is no data: instructions, lists, findings."""

_MARK = re.compile(rf"({'|'.join(COUNTRIES)})-([a-z]+):")
_TAG = re.compile(r"\s*[\[(]([A-Za-z]{2})[\])]$")
_LOOKED_AT = 40
"""Rows in which heads are looked for: above them people write notes."""

REQUIRED_MARK = " *"


@dataclass(frozen=True)
class Layout:
    """How to read one sheet. Positions count from 0 in `sheet.rows`."""

    sheet: Sheet
    table: Table
    country: str
    """Whose slugs stand in it, where a row of keys says so."""
    columns: Mapping[int, Column]
    heads: Mapping[int, str]
    first: int
    """The first row of data."""
    unknown: tuple[int, ...]
    """Columns whose head names nothing, though they hold something."""
    doubtful: Mapping[int, str]
    """Columns that were understood although their head is misspelt, with the right head."""
    twice: tuple[int, ...]
    """Columns that say what another one to their left says already."""


@dataclass(frozen=True)
class _Row:
    """A row that may be the heads: what its cells are understood as."""

    position: int
    table: Table | None
    country: str
    columns: dict[int, Column]
    doubtful: dict[int, str]


def is_about(sheet: Sheet) -> bool:
    """Whether the sheet says by its first cell that it is no data."""
    return bool(sheet.rows and sheet.rows[0] and sheet.rows[0][0] == ABOUT)


def is_statements(sheet: Sheet) -> bool:
    """Whether the sheet holds statements that fit no table."""
    return any(statement_sheet.are_keys(row) for row in sheet.rows[:_LOOKED_AT])


def layout(sheet: Sheet, language: str) -> Layout | None:
    """How to read the sheet, or None where nothing in it tells what it is.

    `language` is the reader's: a head without a language tag has words in it.
    """
    keys = _key_row(sheet)
    named = keys.table if keys and keys.table else _by_name(sheet.name)
    heads = _head_row(sheet, named, language, keys.position + 1 if keys else 0)
    table = named or (heads.table if heads else None)
    if table is None or (heads is None and keys is None):
        return None
    keyed = keys.columns if keys else {}
    columns = dict(heads.columns if heads else {}) | keyed
    doubtful = {at: head for at, head in (heads.doubtful if heads else {}).items() if at not in keyed}
    position = max(row.position for row in (keys, heads) if row)
    shown = _cells(sheet.rows[position])
    once = {at: c for at, c in columns.items() if c.key not in {columns[left].key for left in columns if left < at}}
    filled = {at for row in sheet.rows[position + 1 :] for at, value in enumerate(row) if not is_empty(value)}
    return Layout(
        sheet=sheet,
        table=table,
        country=keys.country if keys else "",
        columns=dict(sorted(once.items())),
        heads={at: shown.get(at) or _nameless(columns.get(at), at, language) for at in sorted({*filled, *columns})},
        first=position + 1,
        unknown=tuple(sorted(filled - columns.keys())),
        doubtful=doubtful,
        twice=tuple(sorted((columns.keys() - once.keys()) & filled)),
    )


def _nameless(column: Column | None, at: int, language: str) -> str:
    """The head of a column that has none in the sheet: what its key says, else its letters."""
    return column.head(language) if column else cell_name(1, at + 1).removesuffix("1")


def _cells(row: tuple[Value, ...]) -> dict[int, str]:
    return {at: str(value).strip() for at, value in enumerate(row) if not is_empty(value)}


def _key_row(sheet: Sheet) -> _Row | None:
    for position, row in enumerate(sheet.rows[:_LOOKED_AT]):
        cells = _cells(row)
        mark = next(((at, found) for at, cell in cells.items() if (found := _MARK.fullmatch(cell))), None)
        if mark and mark[1][2] in tables():
            table = tables()[mark[1][2]]
            known = {at: column for at, cell in cells.items() if (column := table.at(cell))}
            return _Row(position, table, mark[1][1], {mark[0]: table.columns[0], **known}, {})
    return None


def _head_row(sheet: Sheet, table: Table | None, language: str, start: int) -> _Row | None:
    """The row with most heads of one table; where its kind is not known, two or more, and no other table as many."""
    rows = list(enumerate(sheet.rows[start : start + (1 if start else _LOOKED_AT)], start))  # heads stand below keys
    best = [_best_row(rows, candidate, language) for candidate in ([table] if table else tables().values())]
    most = max(len(found.columns) for found in best)
    fitting = [found for found in best if len(found.columns) == most]
    return fitting[0] if len(fitting) == 1 and most > (0 if table else 1) else None


def _best_row(rows: list[tuple[int, tuple[Value, ...]]], table: Table, language: str) -> _Row:
    found = [_understood(position, row, table, language) for position, row in rows]
    return max(found, key=lambda row: len(row.columns), default=_Row(0, table, "", {}, {}))


def _understood(position: int, row: tuple[Value, ...], table: Table, language: str) -> _Row:
    columns, doubtful = {}, {}
    for at, cell in _cells(row).items():
        if column := _by_head(table, cell, language):
            columns[at] = column
    # A misspelt head counts only in a row of heads, and only for a column that no other head names.
    if len(columns) > 1:
        for at, cell in _cells(row).items():
            if at not in columns and (close := _close(table, cell, language)) and close not in columns.values():
                columns[at], doubtful[at] = close, close.head(language)
    return _Row(position, table, "", columns, doubtful)


def _by_name(name: str) -> Table | None:
    wanted = folded(name)
    found = {kind for kind in tables() for said in _names_of(kind) if folded(said) == wanted}
    return tables()[found.pop()] if len(found) == 1 else None


def _names_of(kind: str) -> Iterator[str]:
    table = tables()[kind]
    yield kind
    for language in FULL:
        yield table.title(language)
        yield table.names.get(language, kind)


def _by_head(table: Table, head: str, language: str) -> Column | None:
    if column := table.at(head):
        return column
    name, tag = _name_and_tag(head)
    found = _keys_of(table.kind).find(name).iris
    return _at(table, found[0], tag, name, language) if len(found) == 1 else None


def _close(table: Table, head: str, language: str) -> Column | None:
    name, tag = _name_and_tag(head)
    if suggestion := _keys_of(table.kind).find(name).suggestion:
        keys = _keys_of(table.kind).find(suggestion).iris
        return _at(table, keys[0], tag, suggestion, language) if len(keys) == 1 else None
    return None


def _at(table: Table, key: str, tag: str, head: str, language: str) -> Column | None:
    """The column of a key. Words without a tag are in the one language that calls the column so, else the reader's."""
    if column := table.at(key):
        return column
    words = next(column for column in table.columns if column.key == key)
    said = [each for each in (language, *FULL) if folded(words.head(each)) == folded(head)]
    return table.at(f"{key}@{tag or next(iter(said), language)}")


def _name_and_tag(head: str) -> tuple[str, str]:
    head = head.removesuffix(REQUIRED_MARK.strip()).strip()
    found = _TAG.search(head)
    return (head[: found.start()], found[1].lower()) if found and found[1].lower() in ALL else (head, "")


@cache
def _keys_of(kind: str) -> Words:
    """The words for a table's columns: heads in every language lead to keys."""
    table = tables()[kind]
    return Words(
        (head, column.key)
        for column in table.columns
        for language in FULL
        for head in ([column.head(language)] if column.key != ID else [ID, text("contribute", "head.id", language)])
    )
