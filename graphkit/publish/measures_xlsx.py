"""The measures as an Excel workbook: actors, the whole network, and what the columns and the reasons mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isnan

import networkx as nx
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from graphkit.network.measures import actor_measures, network_measures
from graphkit.network.number import NodeValues, Reason
from graphkit.network.plain import displayable
from graphkit.publish.context import Context
from graphkit.publish.figures import figure_name, measure_name, reason_said
from graphkit.publish.measure_table import KEYS, Value, measure_rows, rounded
from graphkit.sheets.formula import is_formula
from graphkit.sheets.timeless import timeless

_FILL = PatternFill("solid", fgColor="0B4A6F")


def measures_xlsx(actors: nx.Graph[str], about: Mapping[str, object], context: Context) -> bytes:
    """The workbook's bytes, the same for the same input. Texts are text, never a formula; an undefined cell is empty.

    `about` is what the network says of its own making. Raises NetworkError where `actors` is two-mode.
    """
    found, words = actor_measures(actors, "sector"), context.words
    book = Workbook(write_only=True)
    heads = ["IRI", *(words.say(f"connected.{key}") for key in ("actor", "country", "sector"))]
    heads += [*(measure_name(name, words) for name in found), words.say("column.undefined")]
    _sheet(book, words.say("sheet.actors"), heads, _worded(measure_rows(actors, found), found, context))
    whole = network_measures(actors, "sector", draws=context.draws, seed=context.seed)
    rows: list[list[Value]] = [
        [figure_name(name, words), rounded(number), reason_said(number, words) or None]
        for name, number in whole.items()
    ]
    heads = [words.say(f"column.{key}") for key in ("figure", "value", "undefined")]
    _sheet(book, words.say("sheet.network"), heads, rows)
    heads = [words.say("column.what"), words.say("column.value")]
    _sheet(book, words.say("sheet.about"), heads, _about(about, context))
    book.properties.creator = "graphkit"
    book.properties.title = words.say("title")
    return timeless(book)


def _worded(rows: Iterable[list[Value]], found: Mapping[str, NodeValues], context: Context) -> Iterator[list[Value]]:
    """Rows with words for the codes and for the reasons: each reason once, with the measures it concerns."""
    words = context.words
    for row in rows:
        codes = [None if code is None else str(code) for code in row[2:4]]
        country, sector = map(context.name, KEYS[2:], codes)
        by_reason: dict[Reason, list[str]] = {}
        for name, values in found.items():
            if reason := values.reasons.get(row[0]):
                by_reason.setdefault(reason, []).append(measure_name(name, words))
        said = "; ".join(f"{words.say(f'reason.{why}')}: {', '.join(which)}" for why, which in by_reason.items())
        yield [row[0], row[1], country, sector, *row[4:-1], said or None]


def _about(about: Mapping[str, object], context: Context) -> Iterator[list[Value]]:
    words = context.words
    for key, value in about.items():
        if key == "relation":
            yield [words.say("layers.relation"), context.name(key, str(value))]
        else:
            yield [words.say(f"about.{key}"), displayable(str(value))]
    yield [words.say("column.draws"), context.draws]
    yield [words.say("column.seed"), context.seed]
    for key in ("unknown", "sample", "p"):
        yield [words.say("caution.heading"), words.say(f"caution.{key}")]


def _sheet(book: Workbook, name: str, heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    sheet: Worksheet = book.create_sheet(name)
    sheet.freeze_panes = "C2" if len(heads) > len(KEYS) else "A2"
    for place, head in enumerate(heads, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = max(12, min(48, len(head) + 3))
    cells = [_cell(sheet, head) for head in heads]
    for cell in cells:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _FILL
    sheet.append(cells)
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Worksheet, value: Value) -> Cell:
    cell: Cell = WriteOnlyCell(sheet)
    cell.value = None if isinstance(value, float) and isnan(value) else value
    if isinstance(value, str):
        cell.data_type, cell.quotePrefix = "s", is_formula(value)
    return cell
