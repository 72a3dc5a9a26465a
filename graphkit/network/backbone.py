"""The ties of a network that chance does not explain: what a backbone keeps, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import networkx as nx
import numpy as np

from graphkit.network.errors import NetworkError
from graphkit.network.number import Floats, Marks
from graphkit.network.ties import Ties


@dataclass(frozen=True, eq=False)
class Backbone:
    """The `ties` tested and the `p` of each: how likely a weight as high or higher is by chance.

    A tie is kept where p < `alpha`, one-sided and without correction for the number of ties tested: of ties that are
    all chance, a share of alpha is kept. Pairs without a tie are no candidates (their p is 1).
    """

    ties: Ties
    p: Floats
    alpha: float
    model: Literal["sdsm", "disparity"]

    @cached_property
    def kept(self) -> Marks:
        """Which ties are kept."""
        kept: Marks = self.p < self.alpha
        return kept

    @property
    def retained(self) -> int:
        """Number of ties kept."""
        return int(np.count_nonzero(self.kept))

    def graph(self) -> nx.Graph[Any]:
        """All nodes, and the ties kept with their `weight` and `p`. Model and alpha are attributes of the graph."""
        made: nx.Graph[Any] = (nx.DiGraph if self.ties.directed else nx.Graph)(model=self.model, alpha=self.alpha)
        made.add_nodes_from(zip(self.ties.nodes, map(dict, self.ties.attributes), strict=True))
        for place in np.flatnonzero(self.kept).tolist():
            one, other = self.ties.nodes[self.ties.first[place]], self.ties.nodes[self.ties.second[place]]
            made.add_edge(one, other, weight=float(self.ties.weight[place]), p=float(self.p[place]))
        return made


def must_be_share(alpha: float) -> None:
    """Raises NetworkError where alpha is no probability between 0 and 1."""
    if not 0 < alpha < 1:
        raise NetworkError(
            f"alpha is {alpha}, but a level lies between 0 and 1: .05 keeps what chance gives in 1 of 20"
        )
