"""Groups that the ties themselves suggest, by Louvain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from scipy.sparse import csr_array

from graphkit.network.errors import NetworkError
from graphkit.network.modularity import of_codes, without_directions
from graphkit.network.number import Floats, Ints, Number
from graphkit.network.ties import NetworkLike, Ties

GAIN = 1e-12
"""A move must raise modularity (times the number of ties) by more than this: rounding sends nobody in circles."""

RUNS = 10


Method = Literal["louvain", "leiden"]


@dataclass(frozen=True)
class Communities:
    """A division of the nodes: `labels` from 0, the largest community first, then the one with the first node.

    `modularity` is the best of the `runs`, a lower bound of the best there is: another seed may find another division
    that is as good. Undefined without ties. Method, runs and seed are part of the answer.
    """

    labels: Mapping[Any, int]
    sizes: tuple[int, ...]
    modularity: Number
    method: Method
    runs: int
    seed: int


def louvain(network: NetworkLike, *, weighted: bool = False, runs: int = RUNS, seed: int = 1) -> Communities:
    """Communities by Louvain (Blondel et al. 2008, https://doi.org/10.1088/1742-5468/2008/10/P10008), resolution 1.

    `seed` draws the orders in which nodes move, a new one each run: single runs fall short by up to a tenth. Raises
    NetworkError where the network is directed.
    """
    found = without_directions(network)
    weight = found.weight if weighted else np.ones(len(found.first))
    random = np.random.default_rng(seed)
    divisions = [_louvain(found, weight, random) for _ in range(runs)]
    return best(found, divisions, weight, "louvain", seed)


def _louvain(found: Ties, weight: Floats, random: np.random.Generator) -> Ints:
    """Move nodes, then the communities as nodes, until nothing joins any more."""
    code, matrix = np.arange(found.size), _matrix(found, weight)
    while True:
        moved = _moved(matrix, random)
        code = moved[code]
        count = int(moved.max(initial=-1)) + 1
        if count == matrix.shape[0]:
            return code
        member = csr_array((np.ones(len(moved)), (moved, np.arange(len(moved)))), shape=(count, len(moved)))
        matrix = csr_array(member @ matrix @ member.T)


def _matrix(found: Ties, weight: Floats) -> csr_array[np.float64]:
    ends = np.concatenate((found.first, found.second)), np.concatenate((found.second, found.first))
    return csr_array((np.concatenate((weight, weight)), ends), shape=(found.size, found.size))


def _moved(matrix: csr_array[np.float64], random: np.random.Generator) -> Ints:
    """Move each node to the neighbouring community that raises modularity most, until none does; communities from 0.

    Joining a community gains k(node, community) - k(node) k(community) / 2m. Lists and a dictionary: what one move
    leaves behind, the next one must see.
    """
    size = matrix.shape[0]
    pointers, neighbours, weights = matrix.indptr.tolist(), matrix.indices.tolist(), matrix.data.tolist()
    degree: list[float] = np.asarray(matrix.sum(axis=1)).ravel().tolist()
    double = sum(degree)
    community, total, restless = list(range(size)), degree.copy(), True
    order = random.permutation(size).tolist()
    while restless:
        restless = False
        for node in order:
            begin, end = pointers[node], pointers[node + 1]
            home, own = community[node], degree[node]
            to: dict[int, float] = {}
            for place in range(begin, end):
                other = neighbours[place]
                if other != node:
                    to[community[other]] = to.get(community[other], 0.0) + weights[place]
            total[home] -= own
            best, gain = home, to.get(home, 0.0) - own * total[home] / double if double else 0.0
            for candidate, shared in to.items():
                better = shared - own * total[candidate] / double
                if better > gain + GAIN:
                    best, gain = candidate, better
            total[best] += own
            if best != home:
                community[node], restless = best, True
    return np.unique(np.array(community, dtype=np.int64), return_inverse=True)[1].astype(np.int64)


def best(found: Ties, divisions: list[Ints], weight: Floats, method: Method, seed: int) -> Communities:
    """The division of the highest modularity, the first of equals; communities numbered by size, then by first node."""
    if not divisions:
        raise NetworkError("0 runs find nothing. Ask for at least one")
    values = [of_codes(found, division, weight) for division in divisions]
    best = int(np.argmax(np.round(values, 12))) if len(weight) else 0
    _, first, code, counts = np.unique(divisions[best], return_index=True, return_inverse=True, return_counts=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.lexsort((first, -counts))] = np.arange(len(first))
    labels, sizes = rank[code], tuple(-np.sort(-counts))
    named = dict(zip(found.nodes, labels.tolist(), strict=True))
    return Communities(named, tuple(map(int, sizes)), values[best], method, len(divisions), seed)
