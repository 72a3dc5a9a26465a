"""Groups that the ties themselves suggest, by Leiden: the one measure that needs igraph (the extra `fast`)."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from random import Random

import numpy as np

from graphkit.network.communities import RUNS, Communities, best
from graphkit.network.errors import NetworkError
from graphkit.network.modularity import without_directions
from graphkit.network.ties import NetworkLike


def leiden(network: NetworkLike, *, weighted: bool = False, runs: int = RUNS, seed: int = 1) -> Communities:
    """Communities by Leiden (Traag et al. 2019, https://doi.org/10.1038/s41598-019-41695-z), each run to the end.

    Every community hangs together, which Louvain does not promise, and modularity is mostly higher. Needs igraph:
    raises NetworkError without it, and where the network is directed.
    """
    found = without_directions(network)
    if find_spec("igraph") is None:
        raise NetworkError(
            "Leiden is done by igraph, which is not installed: pip install 'graphkit[fast]'. Or: louvain"
        )
    weight = found.weight if weighted else np.ones(len(found.first))
    igraph = import_module("igraph")
    graph = igraph.Graph(n=found.size, edges=np.stack((found.first, found.second), axis=1))
    igraph.set_random_number_generator(Random(seed))
    try:
        found_by_run = [graph.community_leiden("modularity", weights=weight, n_iterations=-1) for _ in range(runs)]
    finally:
        igraph.set_random_number_generator(import_module("random"))
    divisions = [np.array(division.membership, dtype=np.int64) for division in found_by_run]
    return best(found, divisions, weight, "leiden", seed)
