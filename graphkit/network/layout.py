"""Where the nodes of a network stand in a picture: distances in the plane follow distances in the network.

Each component is laid out by stress majorization (Gansner, Koren & North 2004,
https://doi.org/10.1007/978-3-540-31843-9_25) from a start by pivot MDS (Brandes & Pich 2007,
https://doi.org/10.1007/978-3-540-70904-6_6). It costs memory and time in the square of the nodes: meant for pictures of
up to some 2,000.
"""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve
from scipy.sparse.csgraph import shortest_path
from scipy.spatial.distance import cdist

from graphkit.progress import DRAWING, Tell, counted, silent

PIVOTS = 50
ROUNDS = 100
SETTLED = 1e-3
"""Rounds end early where no node moves by more than this part of an edge's ideal length."""

GAP = 1.0
"""Room between two components, in ideal lengths of an edge."""

SMALL = 0.7
"""Scale of the components after the first: they are less crowded, so their edges may be shorter."""

Points = NDArray[np.float64]


def layout(graph: nx.Graph[str], seed: int, tell: Tell = silent) -> dict[str, tuple[float, float]]:
    """A place (x to the right, y down) for each node, in sorted order; one unit is the ideal length of an edge.

    The largest component comes first, its longest direction across; the others stand in rows below it, large ones
    first. The same graph and seed give the same places, whatever the order of its nodes. `tell` hears how far it is.
    """
    parts = sorted((sorted(nodes) for nodes in nx.connected_components(graph)), key=lambda nodes: (-len(nodes), nodes))
    placed = [_turned(_stress(_distances(graph, nodes), seed, tell)) for nodes in parts]
    placed[1:] = [points * SMALL for points in placed[1:]]
    places: dict[str, tuple[float, float]] = {}
    for nodes, points in zip(parts, _packed(placed), strict=True):
        places.update(zip(nodes, map(tuple, points.tolist()), strict=True))
    return {node: places[node] for node in sorted(places)}


def _distances(graph: nx.Graph[str], nodes: list[str]) -> Points:
    """Lengths of the shortest paths between the nodes of one component, in edges."""
    adjacency = nx.to_scipy_sparse_array(graph, nodelist=nodes, weight=None, format="csr")
    return np.asarray(shortest_path(adjacency, directed=False, unweighted=True))


def _start(distances: Points, seed: int) -> Points:
    """Pivot MDS: the two main directions of the squared distances to some nodes, drawn by the seed."""
    size = len(distances)
    random = np.random.default_rng(seed)
    pivots = np.sort(random.choice(size, min(PIVOTS, size), replace=False))
    squared = distances[:, pivots] ** 2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1, keepdims=True) + squared.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    points: Points = -0.5 * centred @ vectors[:, :-3:-1]
    scale = np.abs(points).max() or 1.0
    # Nodes with equal distances to all pivots (leaves of one hub) would start, and stay, on one spot.
    start: Points = points * (distances.max() / 2 / scale) + random.uniform(-0.05, 0.05, points.shape)
    return start


def _stress(distances: Points, seed: int, tell: Tell) -> Points:
    """Places whose distances come near those given, weighted by 1 / distance squared."""
    size = len(distances)
    if size == 1:
        return np.zeros((1, 2))
    pull = np.divide(1.0, distances, out=np.zeros_like(distances), where=distances > 0)
    laplacian = -(pull**2)
    np.fill_diagonal(laplacian, (pull**2).sum(axis=1))
    factor = cho_factor(laplacian[1:, 1:])
    points = _start(distances, seed)
    for _ in counted(range(ROUNDS), DRAWING, ROUNDS, tell):
        moved = np.zeros_like(points)
        moved[1:] = cho_solve(factor, _forces(points, pull)[1:])
        moved -= moved.mean(axis=0)
        shift = np.abs(moved - points).max()
        points = moved
        if shift < SETTLED:
            break
    return points


def _forces(points: Points, pull: Points) -> Points:
    """The right side of one majorization step: sum over j of pull * (x_i - x_j) / distance now."""
    apart = cdist(points, points)
    ratio = np.divide(pull, apart, out=np.zeros_like(apart), where=apart > 1e-9)
    forces: Points = points * ratio.sum(axis=1, keepdims=True) - ratio @ points
    return forces


def _turned(points: Points) -> Points:
    """The points with their longest direction across and their centre of gravity left of and above the middle."""
    centred = points - points.mean(axis=0)
    _, vectors = np.linalg.eigh(centred.T @ centred)
    turned: Points = centred @ vectors[:, ::-1]
    middle = (turned.max(axis=0) + turned.min(axis=0)) / 2
    return turned * np.where(middle < 0, -1.0, 1.0)


def _packed(placed: list[Points]) -> Iterator[Points]:
    """The components moved apart: the first on top, the others in rows of its width below."""
    width = max((np.ptp(points[:, 0]) for points in placed), default=0.0)
    x = y = height = 0.0
    for points in placed:
        across, down = np.ptp(points, axis=0)
        if x > 0 and x + across > width:
            x, y, height = 0.0, y + height + GAP, 0.0
        yield points - points.min(axis=0) + (x, y)
        x, height = x + across + GAP, max(height, down)
