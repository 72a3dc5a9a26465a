"""Where a walk along the ties ends up: PageRank."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from graphkit.network.errors import NetworkError
from graphkit.network.number import Floats, NodeValues, node_values
from graphkit.network.ties import NetworkLike, ties

DAMPING = 0.85
CLOSE = 1e-14
ROUNDS = 1000


def pagerank(network: NetworkLike, *, weighted: bool = False) -> NodeValues:
    """PageRank with damping .85: above 0, summing to 1. Defined for every node: an isolate has the teleport's share.

    Brin & Page 1998, https://doi.org/10.1016/S0169-7552(98)00110-X. A node without out-ties passes its share on to all
    nodes alike, as in igraph and networkx. Iterated until it changes by less than 1e-14 in all; networkx multiplies its
    tolerance by n and is off by 1e-5 of a value at 16,000 nodes. Raises NetworkError where it does not settle.
    """
    found = ties(network)
    matrix = found.adjacency.copy()
    if not weighted:
        matrix.data[:] = 1
    sent: Floats = np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel()
    dangling = sent == 0
    matrix.data /= np.repeat(sent, np.diff(matrix.indptr))
    passes = csr_array(matrix.T)
    rank = np.full(found.size, 1 / max(found.size, 1))
    for _ in range(ROUNDS):
        moved = DAMPING * (passes @ rank) + (1 - DAMPING + DAMPING * rank[dangling].sum()) / max(found.size, 1)
        change = float(np.abs(moved - rank).sum())
        rank = moved
        if change < CLOSE:
            return node_values(found.nodes, rank / max(rank.sum(), 1e-300))
    raise NetworkError(f"PageRank did not settle in {ROUNDS} rounds. Are the weights of very different size?")
