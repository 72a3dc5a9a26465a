"""How often two contacts of a node are tied themselves: clustering and transitivity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.network.number import Floats, NodeValues, Number, Reason, node_values, ratio, undefined
from graphkit.network.ties import NetworkLike, Pairs, ties


@dataclass(frozen=True)
class Clustering:
    """Shares of closed pairs of contacts, 0 to 1. Programs disagree on nodes with fewer than two contacts.

    `local` share of a node's pairs of contacts that are tied; undefined below two contacts (networkx, bct 0).
    `mean` mean of `local` where it is defined (igraph's default). `mean_all` mean with 0 for the others (networkx).
    `transitivity` 3 x triangles / pairs of contacts of all nodes, in which a hub counts more than in a mean (Newman,
    Strogatz & Watts 2001, https://doi.org/10.1103/PhysRevE.64.026118); undefined without any such pair (sna 1).
    """

    local: NodeValues
    mean: Number
    mean_all: Number
    transitivity: Number


def clustering(network: NetworkLike) -> Clustering:
    """Clustering without weights (Watts & Strogatz 1998, https://doi.org/10.1038/30918). Directions do not count.

    In a projection every collaboration of three up makes triangles by itself: compare with `opsahl_clustering` of the
    two-mode network before reading the number as closure.
    """
    found = ties(network)
    pairs = found.pairs
    closed = _per_node(pairs, np.ones(len(pairs.triangles)))
    possible = pairs.degree * (pairs.degree - 1) / 2
    local = _local(found.nodes, closed, possible)
    defined = np.flatnonzero(possible)
    mean = Number(float(local.array[defined].mean())) if defined.size else undefined(Reason.NO_TRIPLES)
    mean_all = ratio(float(local.array[defined].sum()), found.size, Reason.TOO_FEW_NODES)
    return Clustering(local, mean, mean_all, ratio(float(closed.sum()), float(possible.sum()), Reason.NO_TRIPLES))


def barrat_clustering(network: NetworkLike) -> NodeValues:
    """Share of a node's strength-weighted pairs of contacts that are tied, 0 to 1; undefined below two contacts.

    Barrat et al. 2004, https://doi.org/10.1073/pnas.0400087101: the weights of the node's own two ties count, the third
    tie need only be there. igraph's "barrat". Not comparable with networkx and bct, which have Onnela's: the geometric
    mean of all three weights over the largest weight of the network. Directions do not count: weights both ways add up.
    """
    found = ties(network)
    pairs, corners = found.pairs, found.pairs.triangles
    weight = pairs.forward if not found.directed else pairs.forward + pairs.back
    a, b = pairs.first[corners.ab], pairs.second[corners.ab]
    c = pairs.second[corners.ac]
    ab, ac, bc = weight[corners.ab], weight[corners.ac], weight[corners.bc]
    closed = np.zeros(found.size)
    for node, own in ((a, ab + ac), (b, ab + bc), (c, ac + bc)):
        closed += np.bincount(node, own, found.size)
    strength = np.bincount(pairs.first, weight, found.size) + np.bincount(pairs.second, weight, found.size)
    possible = np.where(pairs.degree > 1, strength * (pairs.degree - 1), 0)
    return _local(found.nodes, closed, possible)


def _per_node(pairs: Pairs, value: Floats) -> Floats:
    """Sum over the triangles of each node."""
    corners = pairs.triangles
    total = np.zeros(pairs.size)
    for node in (pairs.first[corners.ab], pairs.second[corners.ab], pairs.second[corners.ac]):
        total += np.bincount(node, value, pairs.size)
    return total


def _local(nodes: tuple[object, ...], closed: Floats, possible: Floats) -> NodeValues:
    none = possible == 0
    return node_values(nodes, closed / np.where(none, 1, possible), (none, Reason.FEWER_THAN_TWO_TIES))
