"""Who is tied to the well connected: eigenvector centrality."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order
from scipy.sparse.linalg import eigs, eigsh

from graphkit.network.cohesion import component_codes
from graphkit.network.number import Floats, Ints, Marks, NodeValues, Number, Reason, node_values, undefined
from graphkit.network.ties import NetworkLike, Ties, ties

DENSE = 200
"""Nodes up to which the whole matrix is solved; above, Lanczos or Arnoldi iterations find the one eigenvector."""

EQUAL = 1e-9
"""Eigenvalues that differ by less than this part are equal."""


@dataclass(frozen=True, eq=False)
class Eigenvector:
    """`values` 0 to 1, their squares summing to 1; `eigenvalue` the largest of the network.

    `outside` nodes are out of reach of the component that has this eigenvalue. Their entry in the eigenvector is 0 by
    construction and ranks nobody, so they are undefined (igraph and sna 0; power iteration rounding noise).
    """

    values: NodeValues
    eigenvalue: Number
    outside: int


def eigenvector(network: NetworkLike, *, weighted: bool = False) -> Eigenvector:
    """Eigenvector centrality (Bonacich 1972, https://doi.org/10.1080/0022250X.1972.9989806), L2 norm 1.

    sna and networkx scale so; igraph makes the largest 1: divide by it. Directed: in-links count (left eigenvector), as
    igraph and networkx; sna::evcent has out-links: reverse the graph. Undefined for all where two components (two
    strong components, where directed) share the largest eigenvalue, and where a directed network has no cycle.
    """
    found = ties(network)
    if not len(found.first):
        return _nothing(found, Reason.NO_TIES)
    matrix = found.adjacency.copy()
    if not weighted:
        matrix.data[:] = 1
    component, best, tied = _leading_component(found, matrix)
    if not component.size:
        return _nothing(found, Reason.NO_CYCLE)
    if tied:
        everyone = (np.ones(found.size, dtype=bool), Reason.AMBIGUOUS)
        return Eigenvector(node_values(found.nodes, np.zeros(found.size), everyone), Number(best), 0)
    reached = np.sort(breadth_first_order(matrix, int(component[0]), return_predecessors=False)).astype(np.int64)
    values = np.zeros(found.size)
    values[reached] = _leading(matrix, reached, directed=found.directed)[1]
    outside: Marks = np.ones(found.size, dtype=bool)
    outside[reached] = False
    made = node_values(found.nodes, values, (outside, Reason.OTHER_COMPONENT))
    return Eigenvector(made, Number(best), int(np.count_nonzero(outside)))


def _nothing(found: Ties, reason: Reason) -> Eigenvector:
    everyone = np.ones(found.size, dtype=bool)
    return Eigenvector(node_values(found.nodes, np.zeros(found.size), (everyone, reason)), undefined(reason), 0)


def _leading_component(found: Ties, matrix: csr_array[np.float64]) -> tuple[Ints, float, bool]:
    """The component of the largest eigenvalue, that value, and whether another has it too.

    Those that may have the largest come first, and the rest need no solving: no eigenvalue exceeds the largest sum of a
    row. A component of one node has no cycle, and none at all are returned where all are such.
    """
    code = component_codes(found, strong=True)
    bound = np.zeros(code.max() + 1)
    np.maximum.at(bound, code, np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel())
    bound[np.bincount(code) == 1] = 0
    best, second, chosen = 0.0, 0.0, np.zeros(0, dtype=np.int64)
    for component in np.argsort(-bound, kind="stable").tolist():
        if bound[component] <= best * (1 - EQUAL):
            break
        rows = np.flatnonzero(code == component)
        value = _leading(matrix, rows, directed=found.directed)[0]
        if value > best:
            best, second, chosen = value, best, rows
        else:
            second = max(second, value)
    return chosen, best, second > best * (1 - EQUAL)


def _leading(matrix: csr_array[np.float64], rows: Ints, *, directed: bool) -> tuple[float, Floats]:
    """Largest eigenvalue of part of the matrix, and the left eigenvector: not below 0, L2 norm 1."""
    part = csr_array(matrix[rows][:, rows].T)
    start = np.asarray(part.sum(axis=1), dtype=np.float64).ravel() + 1  # fixed: the default is drawn anew at each call
    if len(rows) > DENSE:
        found = eigs(part, k=1, which="LR", v0=start) if directed else eigsh(part, k=1, which="LA", v0=start)
    else:
        found = np.linalg.eig(part.toarray()) if directed else np.linalg.eigh(part.toarray())
    values, vectors = np.real(found[0]), np.real(found[1])
    largest = int(np.argmax(values))
    entries: Floats = np.abs(vectors[:, largest])
    return float(values[largest]), entries / np.linalg.norm(entries)
