"""What can be measured of each actor as a table: a row an actor, a column a measure, and why a number is undefined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isnan

import networkx as nx

from graphkit.network.export import rows_as_csv
from graphkit.network.measures import actor_measures
from graphkit.network.number import NodeValues
from graphkit.network.plain import displayable
from graphkit.network.ties import ties

KEYS = ("id", "label", "country", "sector")
UNDEFINED = "undefined"

DIGITS = 10
"""Digits written: those beyond the tenth may differ between processors."""

Value = str | int | float | None


def measure_table(actors: nx.Graph[str]) -> str:
    """The table as CSV, columns by their names in `actor_measures`; `nan` where undefined, with the reason at the end.

    `actors` is a one-mode network whose nodes have `label`, `country` and `sector`. Raises NetworkError where it is
    two-mode.
    """
    found = actor_measures(actors, "sector")
    return rows_as_csv((*KEYS, *found, UNDEFINED), measure_rows(actors, found))


def measure_rows(actors: nx.Graph[str], found: Mapping[str, NodeValues]) -> Iterator[list[Value]]:
    """A row an actor in the order of the nodes: keys, measures, and `measure: reason; ...` for those undefined."""
    for node in ties(actors).nodes:
        data = actors.nodes[node]
        keys: list[Value] = [node, *(_text(data.get(key)) for key in KEYS[1:])]
        numbers = [rounded(values[node]) for values in found.values()]
        reasons = (f"{name}: {values.reasons[node]}" for name, values in found.items() if node in values.reasons)
        yield [*keys, *numbers, "; ".join(reasons) or None]


def rounded(number: float) -> int | float:
    """The number to ten digits; whole ones without a point."""
    if isnan(number):
        return float("nan")
    short = float(f"{number:.{DIGITS}g}")
    return int(short) if short.is_integer() else short


def _text(value: object) -> str | None:
    return None if value is None else displayable(str(value))
