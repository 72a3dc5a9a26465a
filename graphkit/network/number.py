"""What a measure gives: a number, or nan and the reason why there is none. Nothing to measure is never 0."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import nan
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Marks: TypeAlias = NDArray[np.bool_]


class Reason(StrEnum):
    """Why a number is undefined. The values are codes: a page looks its words up by them."""

    ISOLATE = "isolate"
    """The node has no tie in the direction asked."""
    FEWER_THAN_TWO_TIES = "fewer-than-two-ties"
    """The node has no pair of neighbours."""
    TOO_FEW_NODES = "too-few-nodes"
    """The formula divides by a count of pairs or triples that is 0 in so small a network."""
    NO_TIES = "no-ties"
    """The network has no tie, or none that can be judged."""
    NO_KNOWN_TIES = "no-known-ties"
    """The node has no tie to a node whose attribute is stated."""
    NO_TRIPLES = "no-triples"
    """No two ties meet in a node."""
    NO_FOUR_PATHS = "no-four-paths"
    """No path of four ties has the node, or any node of the mode, in its middle."""
    NOT_CONNECTED = "not-connected"
    """Some node does not reach some other, and the formula assumes that all do."""
    NOT_STATED = "not-stated"
    """The node's own attribute is not stated."""
    ONE_GROUP = "one-group"
    """All nodes, or all ends of ties, are of one group: nothing could differ."""
    NO_VARIATION = "no-variation"
    """All values are equal, so there is neither correlation nor standard score."""
    OTHER_COMPONENT = "other-component"
    """The node lies outside the component that the measure is about: its 0 would be no rank."""
    AMBIGUOUS = "ambiguous"
    """Several answers are equally right."""
    NO_CYCLE = "no-cycle"
    """The directed network has no cycle, so its largest eigenvalue is 0."""
    WEIGHTED = "weighted"
    """The formula counts ties and has no weighted form."""


class Number(float):
    """A float that says why where it is nan. Arithmetic with it gives plain floats."""

    reason: Reason | None

    def __new__(cls, value: float, reason: Reason | None = None) -> Number:
        """The number; a reason goes with nan."""
        number = super().__new__(cls, value)
        number.reason = reason
        return number

    def __getnewargs__(self) -> tuple[float, Reason | None]:  # type: ignore[override]
        """Copies and pickles keep the reason."""
        return float(self), self.reason

    def __repr__(self) -> str:
        return float.__repr__(self) if self.reason is None else f"nan ({self.reason})"


def undefined(reason: Reason) -> Number:
    """nan, with the reason."""
    return Number(nan, reason)


def ratio(part: float, whole: float, reason: Reason) -> Number:
    """part / whole; undefined with that reason where the whole is 0."""
    return Number(part / whole) if whole else undefined(reason)


@dataclass(frozen=True, eq=False, repr=False)
class NodeValues(Mapping[Any, Number]):
    """A number for each node, in the order of the nodes; read it as a mapping or take the `array`.

    `reasons` has the nodes whose number is nan, each with the reason, and no other node.
    """

    nodes: tuple[Any, ...]
    array: Floats
    reasons: Mapping[Any, Reason]

    @cached_property
    def _place(self) -> dict[Any, int]:
        return {node: index for index, node in enumerate(self.nodes)}

    def __getitem__(self, node: object) -> Number:
        return Number(float(self.array[self._place[node]]), self.reasons.get(node))

    def __iter__(self) -> Iterator[Any]:
        return iter(self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)

    def __repr__(self) -> str:
        return f"NodeValues({dict(self)})"


def node_values(nodes: tuple[Any, ...], array: NDArray[Any], *gaps: tuple[Marks, Reason]) -> NodeValues:
    """The values of nodes, nan where a gap marks them; the first gap that marks a node gives its reason."""
    values = np.array(array, dtype=np.float64)
    reasons: dict[Any, Reason] = {}
    for marked, reason in gaps:
        for index in np.flatnonzero(marked).tolist():
            reasons.setdefault(nodes[index], reason)
            values[index] = nan
    values.flags.writeable = False
    return NodeValues(nodes, values, reasons)
