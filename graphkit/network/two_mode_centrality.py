"""Centrality in a two-mode network, each mode beside the most that its nodes could have."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np

from graphkit.network.betweenness import betweenness_of
from graphkit.network.number import Floats, Ints, Marks, NodeValues, Reason, node_values
from graphkit.network.paths import distances_of
from graphkit.network.ties import Ties, degree, ties
from graphkit.network.two_mode import ACTOR, members


def two_mode_degrees(graph: nx.Graph[Any]) -> NodeValues:
    """Degree / number of nodes of the other mode, 0 to 1; undefined where there is none (as all below).

    Borgatti & Everett 1997, https://doi.org/10.1016/S0378-8733(96)00301-2.
    """
    found, _, other = _modes(graph)
    return _undefined_alone(found, degree(found) / np.maximum(other, 1), other == 0)


def two_mode_closeness(graph: nx.Graph[Any]) -> NodeValues:
    """Closeness of each node relative to the most its mode allows, 0 to 1; undefined for isolates (networkx 0).

    (m + 2 (n - 1)) / sum of distances, n the node's mode and m the other (Borgatti & Everett 1997), times the share of
    all other nodes that are reached where the network is not connected (as networkx).
    """
    found, own, other = _modes(graph)
    away = distances_of(found)
    reached, total = away.reached, np.where(away.reached == 0, 1, away.total)
    values: Floats = (other + 2 * (own - 1)) / total * reached / max(found.size - 1, 1)
    return node_values(found.nodes, values, (reached == 0, Reason.ISOLATE))


def two_mode_betweenness(graph: nx.Graph[Any]) -> NodeValues:
    """Betweenness relative to the most its mode allows, 0 to 1; undefined where that is 0.

    Borgatti & Everett 1997: the maximum of one mode is that of its node in a star of stars as even as can be.
    """
    found, own, other = _modes(graph)
    most = np.array([_most(n, m) for n, m in zip(own.tolist(), other.tolist(), strict=True)])
    raw = betweenness_of(found).raw.array
    return _undefined_alone(found, raw / np.where(most > 0, most, 1), most <= 0)


def _modes(graph: nx.Graph[Any]) -> tuple[Ties, Ints, Ints]:
    """The ties of a two-mode network, and of each node the sizes of its own and of the other mode."""
    first = set(members(graph, ACTOR))
    found = ties(graph, any_mode=True)
    is_first = np.array([node in first for node in found.nodes], dtype=bool)
    sizes = np.array([found.size - len(first), len(first)])
    return found, sizes[is_first.astype(np.int64)], sizes[(~is_first).astype(np.int64)]


def _most(own: int, other: int) -> float:
    if not other:
        return 0.0
    s, t = divmod(own - 1, other)
    return (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2


def _undefined_alone(found: Ties, values: Floats, alone: Marks) -> NodeValues:
    return node_values(found.nodes, values, (alone, Reason.TOO_FEW_NODES))
