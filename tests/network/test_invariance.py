"""Numbers do not depend on names, on the order of nodes and ties, on the hash seed, or on the run."""

import os
import subprocess
import sys

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.network import (
    actor_measures,
    core_periphery,
    ei_index,
    leiden,
    louvain,
    mixing_matrix,
    network_measures,
    qap_correlation,
    triad_census,
)

SEEDED = {"community_modularity", "communities", "core_correlation", "ei_p"}
"""What a search or a draw finds may depend on the order of the nodes."""


def drawn(seed, directed):
    random = np.random.default_rng(seed)
    graph = nx.gnp_random_graph(11, 0.25, seed=seed, directed=directed)
    nx.set_node_attributes(graph, {node: ("p", "q", "r", None)[random.integers(4)] for node in graph}, "sector")
    return graph


def shuffled(graph, seed):
    """The same network under other names, nodes and ties in another order."""
    random = np.random.default_rng(seed)
    names = dict(zip(graph, random.permutation(len(graph)).tolist(), strict=True))
    turned = type(graph)()
    turned.add_nodes_from((names[node], graph.nodes[node]) for node in random.permutation(list(graph)).tolist())
    ties = [(names[a], names[b]) for a, b in graph.edges]
    turned.add_edges_from(ties[index] for index in random.permutation(len(ties)).tolist())
    return turned, names


@given(st.integers(0, 10**6), st.booleans())
@settings(deadline=None, max_examples=40)
def test_names_and_order_change_nothing(seed, directed):
    graph = drawn(seed, directed)
    turned, names = shuffled(graph, seed + 1)
    one, other = actor_measures(graph, "sector"), actor_measures(turned, "sector")
    assert len(one) >= 26
    for name, values in one.items():
        for node, value in values.items():
            assert float(other[name][names[node]]) == pytest.approx(float(value), rel=1e-8, abs=1e-10, nan_ok=True), (
                name
            )
            assert other[name][names[node]].reason == value.reason
    assert triad_census(graph) == triad_census(turned)
    assert np.array_equal(mixing_matrix(graph, "sector").counts, mixing_matrix(turned, "sector").counts)


@given(st.integers(0, 10**6))
@settings(deadline=None, max_examples=30)
def test_numbers_of_the_network_neither(seed):
    graph = drawn(seed, directed=False)
    turned, _ = shuffled(graph, seed + 1)
    one, other = network_measures(graph, "sector", draws=2), network_measures(turned, "sector", draws=2)
    for name in one.keys() - SEEDED:
        assert float(other[name]) == pytest.approx(float(one[name]), rel=1e-8, abs=1e-10, nan_ok=True), name
    assert core_periphery(graph).correlation == pytest.approx(core_periphery(turned).correlation, nan_ok=True)


SCRIPT = """
import networkx as nx
from graphkit.network import *
graph = nx.Graph((f"n{a}", f"n{b}") for a, b in nx.karate_club_graph().edges)
nx.set_node_attributes(graph, {node: "pq"[len(node) % 2] for node in graph}, "sector")
for name, values in actor_measures(graph, "sector", pivots=9, seed=2).items():
    print(name, [(node, float(value)) for node, value in values.items()])
print(network_measures(graph, "sector", draws=50, seed=3))
print(louvain(graph, seed=4), core_periphery(graph))
print(qap_correlation(graph, graph, draws=20, seed=5))
print(against_rewiring(graph, lambda found: clustering(found).transitivity, draws=5, seed=6))
"""


def test_the_hash_seed_changes_no_byte():
    outputs = set()
    for seed in ("0", "1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", SCRIPT], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        outputs.add(run.stdout)
    assert len(outputs) == 1
    assert len(outputs.pop().splitlines()) == 26 + 4


@pytest.mark.parametrize("find", [louvain, leiden])
def test_a_seed_gives_one_division(find):
    graph = nx.karate_club_graph()
    assert find(graph, seed=5, runs=2) == find(graph, seed=5, runs=2)
    assert find(graph, seed=5, runs=2).runs == 2


def test_a_seed_gives_one_p():
    graph = drawn(3, directed=False)
    assert ei_index(graph, "sector", seed=7).test == ei_index(graph, "sector", seed=7).test
    assert ei_index(graph, "sector", seed=7).test != ei_index(graph, "sector", seed=8).test
    assert qap_correlation(graph, graph, seed=7) == qap_correlation(graph, graph, seed=7)
