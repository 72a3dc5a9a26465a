"""Chance for brokerage roles: every network of four or five nodes enumerated; roles counted triple by triple."""

from itertools import combinations, permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.network import brokerage
from graphkit.network.brokerage_null import at_nodes, in_network
from graphkit.network.roles import DIRECTED, UNDIRECTED, has_role

CHANCE = 0.3


def enumerated(sizes, directed):
    """Counts of each role at each node in every network of these groups, and the probability of each network."""
    code, size = np.repeat(np.arange(len(sizes)), sizes), sum(sizes)
    slots = list(permutations(range(size), 2) if directed else combinations(range(size), 2))
    place = {ends: index for index, ends in enumerate(slots)}
    place |= {} if directed else {(b, a): index for (a, b), index in place.items()}
    bits = np.arange(2 ** len(slots))[:, None] >> np.arange(len(slots)) & 1
    counts = {name: np.zeros((size, len(bits))) for name in (DIRECTED if directed else UNDIRECTED)}
    for i, j, k in permutations(range(size), 3):
        if directed or i < k:
            there = bits[:, place[i, j]] & bits[:, place[j, k]] & (1 - bits[:, place[i, k]])
            for name, total in counts.items():
                if has_role(name, code[i], code[j], code[k], directed=directed):
                    total[j] += there
    return code, counts, np.prod(np.where(bits, CHANCE, 1 - CHANCE), axis=1)


@pytest.mark.parametrize(
    ("sizes", "directed"),
    [
        *(((4,), True), ((3, 1), True), ((2, 2), True), ((2, 1, 1), True), ((1, 1, 1, 1), True)),
        *(((5,), False), ((3, 2), False), ((2, 2, 1), False), ((3, 1, 1), False), ((2, 1, 1, 1), False)),
    ],
)
def test_mean_and_deviation_are_those_of_all_networks(sizes, directed):
    code, counts, chance = enumerated(sizes, directed)
    for name, local in counts.items():
        node = at_nodes(name, np.array(sizes), CHANCE, directed=directed)
        mean = local @ chance
        assert node.expected[code] == pytest.approx(mean), name
        assert node.deviation[code] ** 2 == pytest.approx(local**2 @ chance - mean**2), name
        whole = in_network(name, np.array(sizes), CHANCE, directed=directed)
        total = local.sum(axis=0)
        assert whole.expected[0] == pytest.approx(total @ chance), name
        assert whole.deviation[0] ** 2 == pytest.approx(total**2 @ chance - (total @ chance) ** 2), name


@given(st.integers(0, 10**6), st.booleans())
@settings(deadline=None, max_examples=60)
def test_roles_triple_by_triple(seed, directed):
    random = np.random.default_rng(seed)
    graph = nx.gnp_random_graph(9, 0.4, seed=seed, directed=directed)
    groups = {node: ("p", "q", "r", None)[random.integers(4)] for node in graph}
    nx.set_node_attributes(graph, groups, "sector")
    found = brokerage(graph, "sector")
    known = [node for node in graph if groups[node] is not None]
    expected = {name: dict.fromkeys(known, 0) for name in found.roles}
    for i, j, k in permutations(known, 3):
        if (directed or i < k) and graph.has_edge(i, j) and graph.has_edge(j, k) and not graph.has_edge(i, k):
            for name, counts in expected.items():
                counts[j] += has_role(name, groups[i], groups[j], groups[k], directed=directed)
    for name, counts in expected.items():
        assert {node: found.roles[name].counts[node] for node in known} == counts, name
        assert found.roles[name].total == sum(counts.values())
    assert found.excluded == 9 - len(known)
    assert set(found.roles) == set(DIRECTED if directed else UNDIRECTED)
