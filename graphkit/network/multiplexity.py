"""Ties in more than one relation: those who run a project together and fund each other too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np

from graphkit.network.number import Ints, NodeValues, Number, Reason, node_values, ratio
from graphkit.network.ties import NetworkLike, ties


@dataclass(frozen=True, eq=False)
class Multiplexity:
    """How many of the tied pairs are tied in several relations.

    `pairs` are tied in one relation at least, `multiplex` of them in two at least; `share` is multiplex / pairs, 0 to
    1. `nodes` the same share of each actor's tied partners, undefined where it has none. `overlap[i, j]` pairs tied in
    both relations, the diagonal all of one; relations in the order of `layers`.
    """

    layers: tuple[str, ...]
    pairs: int
    multiplex: int
    share: Number
    nodes: NodeValues
    overlap: Ints


def multiplexity(layers: Mapping[str, NetworkLike]) -> Multiplexity:
    """Multiplexity of relations among the same actors, by name: a relation's graph may leave out who has no tie in it.

    Directions and weights do not count: a pair is tied where either sends a tie. Verbrugge 1979
    (https://doi.org/10.2307/2577811) for the notion. Node attributes play no part.
    """
    names, found = tuple(layers), [ties(network) for network in layers.values()]
    nodes = tuple(sorted(set(chain.from_iterable(layer.nodes for layer in found))))
    place, size = {node: index for index, node in enumerate(nodes)}, len(nodes)
    codes = []
    for layer in found:
        row = np.array([place[node] for node in layer.nodes], dtype=np.int64)
        one, other = row[layer.pairs.first], row[layer.pairs.second]
        codes.append(np.minimum(one, other) * size + np.maximum(one, other))
    pairs, count = np.unique(np.concatenate(codes) if codes else np.zeros(0, np.int64), return_counts=True)
    several = count > 1
    overlap = np.array([[np.intersect1d(one, other).size for other in codes] for one in codes], dtype=np.int64)
    partners, multiplex = _by_node(pairs, size), _by_node(pairs[several], size)
    none = partners == 0
    share = node_values(nodes, multiplex / np.where(none, 1, partners), (none, Reason.ISOLATE))
    total = int(several.sum())
    return Multiplexity(names, len(pairs), total, ratio(total, len(pairs), Reason.NO_TIES), share, overlap)


def _by_node(codes: Ints, size: int) -> Ints:
    one, other = np.divmod(codes, max(size, 1))
    return np.bincount(one, minlength=size) + np.bincount(other, minlength=size)
