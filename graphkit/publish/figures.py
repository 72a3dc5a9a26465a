"""The measures of a network in words: what each is called, and its number as the reader's language writes it."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan

from graphkit.network.number import Number
from graphkit.publish.network_tables import Table
from graphkit.publish.words import UNDEFINED, Words

BROKERAGE = "brokerage_"


def measure_name(name: str, words: Words) -> str:
    """What a measure of actors (a key of `actor_measures`) is called."""
    if not name.startswith(BROKERAGE):
        return words.say(f"measure.{name}")
    role, z = name.removeprefix(BROKERAGE).removesuffix("_z"), name.endswith("_z")
    return words.say("measure.brokerage_z" if z else "measure.brokerage", role=words.say(f"brokerage.{role}"))


def figure_name(name: str, words: Words) -> str:
    """What a measure of the network (a key of `network_measures`) is called."""
    return words.say(f"figure.{name}")


def figure_table(figures: Mapping[str, Number], words: Words) -> Table:
    """The measures of a network, each with its number or the reason why there is none."""
    head = [words.say(f"column.{key}") for key in ("figure", "value", "undefined")]
    rows = [
        [
            figure_name(name, words),
            number_of(number, words),
            reason_said(number, words),
        ]
        for name, number in figures.items()
    ]
    if not any(row[2] for row in rows):
        head, rows = head[:2], [row[:2] for row in rows]
    return Table(words.say("figures.heading"), head, rows, (1,))


def reason_said(number: Number, words: Words) -> str:
    """Why a number is undefined, nothing where it is not."""
    return words.say(f"reason.{number.reason}") if number.reason else ""


def number_of(value: float, words: Words, decimals: int = 3) -> str:
    """A number with at most so many decimals; a dash where it is undefined."""
    if isnan(value):
        return UNDEFINED
    return words.decimal(value, decimals)
