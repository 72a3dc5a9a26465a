"""The groups that an attribute makes of the nodes, with those apart whose attribute is not stated."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from math import isnan
from typing import Any

import numpy as np

from graphkit.network.errors import NetworkError
from graphkit.network.number import Ints, Marks
from graphkit.network.ties import Ties

UNKNOWN = -1


@dataclass(frozen=True, eq=False)
class Groups:
    """An attribute of the nodes as numbers: node i is in `categories[code[i]]`, or -1 where it is not stated."""

    attribute: str
    categories: tuple[Any, ...]
    code: Ints

    @property
    def known(self) -> Marks:
        """Nodes whose attribute is stated."""
        known: Marks = self.code != UNKNOWN
        return known

    @property
    def sizes(self) -> Ints:
        """Nodes of each category."""
        return np.bincount(self.code[self.known], minlength=len(self.categories))

    @property
    def missing(self) -> int:
        """Number of nodes whose attribute is not stated."""
        return int(np.count_nonzero(~self.known))


def groups(network: Ties, attribute: str) -> Groups:
    """The groups of a node attribute, categories sorted; None, nan, an empty text or no attribute mean not stated.

    Raises NetworkError where the values cannot be sorted or are lists.
    """
    values = [stated(data.get(attribute)) for data in network.attributes]
    try:
        categories = tuple(sorted({value for value in values if value is not None}))
    except TypeError:
        raise NetworkError(f"the values of {attribute!r} are not of one kind (text or numbers). Make them so") from None
    place: dict[Hashable, int] = {value: index for index, value in enumerate(categories)} | {None: UNKNOWN}
    return Groups(attribute, categories, np.array([place[value] for value in values], dtype=np.int64))


def stated(value: Any) -> Any:  # noqa: ANN401 - whatever a graph holds
    """The value, None where it says nothing: nan is what an empty cell becomes in pandas."""
    nothing = value is None or value == "" or (isinstance(value, float) and isnan(value))
    return None if nothing else value


def among(network: Ties, marked: Marks) -> Ties:
    """The network of the marked nodes alone, with the ties among them."""
    place = np.cumsum(marked) - 1
    kept = marked[network.first] & marked[network.second]
    chosen = np.flatnonzero(marked).tolist()
    return replace(
        network,
        nodes=tuple(network.nodes[index] for index in chosen),
        first=place[network.first[kept]],
        second=place[network.second[kept]],
        weight=network.weight[kept],
        attributes=tuple(network.attributes[index] for index in chosen),
    )
