"""How deep in the network a node lies: the k-core."""

from __future__ import annotations

import numpy as np

from graphkit.network.number import Ints, NodeValues, node_values
from graphkit.network.ties import NetworkLike, Ties, degree, ties


def core_numbers(network: NetworkLike) -> NodeValues:
    """Largest k such that the node is in a set of nodes each tied to k others of the set: 0 (isolates) up.

    Seidman 1983, https://doi.org/10.1016/0378-8733(83)90028-X. In a directed network in plus out count, as in networkx
    and igraph.
    """
    found = ties(network)
    return node_values(found.nodes, _peeled(found))


def _peeled(found: Ties) -> Ints:
    """Take away the nodes with the fewest ties, round by round (Batagelj & Zaversnik 2011, in rounds of equals)."""
    pattern = found.adjacency.copy()
    if found.directed:
        pattern.data[:] = 1
        pattern = pattern + pattern.T
    multiplicity = pattern.data.astype(np.int64) if found.directed else np.ones(pattern.nnz, dtype=np.int64)
    left, cores, alive = degree(found), np.zeros(found.size, dtype=np.int64), np.ones(found.size, dtype=bool)
    k = 0
    while alive.any():
        k = max(k, int(left[alive].min()))
        falling = np.flatnonzero(alive & (left <= k))
        while falling.size:
            cores[falling], alive[falling] = k, False
            lengths = np.diff(pattern.indptr)[falling]
            offset = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
            cells = np.repeat(pattern.indptr[falling], lengths) + offset
            neighbours = pattern.indices[cells]
            np.subtract.at(left, neighbours, multiplicity[cells])
            touched = np.unique(neighbours)
            falling = touched[alive[touched] & (left[touched] <= k)]
    return cores
