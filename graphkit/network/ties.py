"""The ties of a network as arrays: what every measure works on, made from anyone's networkx graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeAlias, get_args

import networkx as nx
import numpy as np
from scipy.sparse import csr_array

from graphkit.network.errors import NetworkError
from graphkit.network.number import Floats, Ints
from graphkit.network.triangles import Triangles, triangles

Direction = Literal["both", "in", "out"]
"""Which ties of a directed network count for a node. In an undirected network all three mean the same."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """The tied pairs of a network, each once with `first` < `second`, sorted; directions stand beside them.

    `forward` is the weight from first to second, `back` that from second to first: equal where the network is
    undirected, 0 where there is no such arc. `triangles` holds places in these arrays.
    """

    size: int
    first: Ints
    second: Ints
    forward: Floats
    back: Floats

    @cached_property
    def triangles(self) -> Triangles:
        """Each triangle once, whatever the directions of its ties."""
        return triangles(self.size, self.first, self.second)

    @cached_property
    def degree(self) -> Ints:
        """Number of different neighbours of each node."""
        return np.bincount(self.first, minlength=self.size) + np.bincount(self.second, minlength=self.size)


@dataclass(frozen=True, eq=False)
class Ties:
    """A network as arrays: node i is `nodes[i]`, tie t joins `first[t]` and `second[t]` with `weight[t]` > 0.

    Nodes are sorted. An undirected tie stands once, with first < second; a directed one goes from first to second. Ties
    are sorted by both ends. `attributes[i]` are the attributes of node i.
    """

    nodes: tuple[Any, ...]
    first: Ints
    second: Ints
    weight: Floats
    directed: bool
    attributes: tuple[Mapping[str, Any], ...]

    @property
    def size(self) -> int:
        """Number of nodes."""
        return len(self.nodes)

    @cached_property
    def two_mode(self) -> bool:
        """Whether a node says that it is of the second mode (node attribute `bipartite` = 1, as networkx has it)."""
        return any(data.get("bipartite") == 1 for data in self.attributes)

    @cached_property
    def pairs(self) -> Pairs:
        """The tied pairs, directions beside them."""
        if not self.directed:
            return Pairs(self.size, self.first, self.second, self.weight, self.weight)
        low, high = np.minimum(self.first, self.second), np.maximum(self.first, self.second)
        codes, place = np.unique(low * self.size + high, return_inverse=True)
        upwards = self.first < self.second
        forward, back = np.zeros(len(codes)), np.zeros(len(codes))
        forward[place[upwards]], back[place[~upwards]] = self.weight[upwards], self.weight[~upwards]
        low, high = np.divmod(codes, self.size) if self.size else (codes, codes)
        return Pairs(self.size, low, high, forward, back)

    @cached_property
    def adjacency(self) -> csr_array[np.float64]:
        """The weights as a matrix, sender in the row; symmetric where the network is undirected."""
        ends, others, weight = self.first, self.second, self.weight
        if not self.directed:
            ends, others = np.concatenate((ends, others)), np.concatenate((others, ends))
            weight = np.concatenate((weight, weight))
        return csr_array((weight, (ends, others)), shape=(self.size, self.size))


NetworkLike: TypeAlias = "nx.Graph[Any] | Ties"
"""What a measure takes: a one-mode networkx graph, or its ties, made once for many measures."""


def ties(network: NetworkLike, *, any_mode: bool = False) -> Ties:
    """The ties of a networkx graph; edge attribute `weight`, where absent, is 1.

    Give the result to several measures and what they share (pairs, triangles) is found once. `any_mode` takes a
    two-mode graph as it stands. Raises NetworkError where the graph is two-mode and `any_mode` is not set, has parallel
    edges, ties a node to itself, has a weight that is not a number above 0, or has nodes that do not sort together.
    """
    found = network if isinstance(network, Ties) else _ties(network)
    if found.two_mode and not any_mode:
        raise NetworkError("this network is two-mode: its ties join unlike things. Make it one-mode first (one_mode)")
    return found


def degree(network: Ties, direction: Direction = "both") -> Ints:
    """Number of ties of each node; "both" of a directed network is in plus out, so a mutual tie counts twice.

    Raises NetworkError for a direction that is not one of the three.
    """
    return _ends(network, direction, None).astype(np.int64)


def strength(network: Ties, direction: Direction = "both") -> Floats:
    """Sum of the weights of each node's ties, in the unit of `weight`; directions as in `degree`."""
    return _ends(network, direction, network.weight)


def _ends(network: Ties, direction: Direction, weight: Floats | None) -> Floats:
    if direction not in get_args(Direction):
        raise NetworkError(f"there is no direction {direction!r}. Use one of {', '.join(get_args(Direction))}")
    if not network.directed:
        direction = "both"
    sent = np.bincount(network.first, weight, network.size).astype(np.float64)
    got = np.bincount(network.second, weight, network.size).astype(np.float64)
    return sent if direction == "out" else got if direction == "in" else sent + got


def _ties(graph: nx.Graph[Any]) -> Ties:
    if graph.is_multigraph():
        raise NetworkError(
            "the graph has room for parallel edges. Make it a Graph or DiGraph, with their sum as weight"
        )
    try:
        nodes = tuple(sorted(graph))
    except TypeError:
        raise NetworkError(
            "the nodes are of kinds that cannot be sorted together. Rename them: nx.relabel_nodes"
        ) from None
    place = {node: index for index, node in enumerate(nodes)}
    count = graph.number_of_edges()
    one, other, weights = zip(*graph.edges(data="weight", default=1), strict=True) if count else ((), (), ())
    first = np.fromiter(map(place.__getitem__, one), dtype=np.int64, count=count)
    second = np.fromiter(map(place.__getitem__, other), dtype=np.int64, count=count)
    weight = _weights(weights)
    if (loops := np.flatnonzero(first == second)).size:
        raise NetworkError(f"{nodes[first[loops[0]]]!r} is tied to itself, which is no pair. Remove self-loops")
    if not graph.is_directed():
        first, second = np.minimum(first, second), np.maximum(first, second)
    order = np.lexsort((second, first))
    attributes = tuple(graph.nodes[node] for node in nodes)
    return Ties(nodes, first[order], second[order], weight[order], graph.is_directed(), attributes)


def _weights(weights: tuple[Any, ...]) -> Floats:
    try:
        weight = np.array(weights, dtype=np.float64)
    except (TypeError, ValueError):
        raise NetworkError("an edge attribute `weight` is not a number. Correct it, or leave it out (1)") from None
    if not np.all(np.isfinite(weight) & (weight > 0)):
        raise NetworkError("a tie has a weight of 0 or below, or none that is finite. Remove the tie or correct it")
    return weight
