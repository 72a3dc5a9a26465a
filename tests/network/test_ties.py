"""A networkx graph as arrays, its pairs and its triangles."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.network import NetworkError, degrees, one_mode, projection, strengths, ties
from graphkit.network.groups import among, groups
from graphkit.network.triangles import triangles


def test_an_undirected_tie_stands_once():
    graph = nx.Graph()
    graph.add_weighted_edges_from([("c", "a", 2), ("b", "a", 3)])
    found = ties(graph)
    assert (found.nodes, found.first.tolist(), found.second.tolist()) == (("a", "b", "c"), [0, 0], [1, 2])
    assert found.weight.tolist() == [3, 2]
    assert found.adjacency.toarray().tolist() == [[0, 3, 2], [3, 0, 0], [2, 0, 0]]
    assert ties(found) is found


def test_pairs_hold_both_directions():
    graph = nx.DiGraph()
    graph.add_weighted_edges_from([("b", "a", 2), ("a", "b", 3), ("c", "b", 5)])
    pairs = ties(graph).pairs
    assert (pairs.first.tolist(), pairs.second.tolist()) == ([0, 1], [1, 2])
    assert (pairs.forward.tolist(), pairs.back.tolist()) == ([3, 0], [2, 5])
    assert degrees(graph) == {"a": 2, "b": 3, "c": 1}
    assert strengths(graph, "in") == {"a": 2, "b": 8, "c": 0}


def test_a_direction_is_one_of_three():
    with pytest.raises(NetworkError, match="no direction 'up'"):
        degrees(nx.path_graph(2), "up")


def test_any_nodes_that_sort_will_do():
    assert ties(nx.path_graph(11)).nodes == tuple(range(11))
    assert degrees(nx.Graph([((1, 2), (0, 3))])) == {(0, 3): 1, (1, 2): 1}


def test_a_projection_needs_no_graph_in_between(small_world):
    for weighting in ("count", "newman", "jaccard"):
        direct, over = projection(small_world, weighting), ties(one_mode(small_world, weighting))
        assert direct.nodes == over.nodes
        assert np.array_equal(direct.first, over.first)
        assert np.array_equal(direct.weight, over.weight)
        assert direct.attributes == over.attributes


@given(st.integers(0, 12), st.integers(0, 10**6), st.sampled_from((0.2, 0.5, 0.9)))
@settings(deadline=None)
def test_triangles_one_by_one(size, seed, chance):
    graph = nx.gnp_random_graph(size, chance, seed=seed)
    pairs = ties(graph).pairs
    found = pairs.triangles
    ends = pairs.first[found.ab], pairs.second[found.ab], pairs.second[found.ac]
    corners = set(map(tuple, np.transpose(ends).tolist()))
    assert np.array_equal(pairs.first[found.ac], pairs.first[found.ab])
    assert np.array_equal(pairs.first[found.bc], pairs.second[found.ab])
    assert np.array_equal(pairs.second[found.bc], pairs.second[found.ac])
    expected = {
        three for three in combinations(range(size), 3) if all(graph.has_edge(*e) for e in combinations(three, 2))
    }
    assert corners == expected
    assert len(found) == len(expected)


def test_blocks_change_nothing(monkeypatch):
    pairs = ties(nx.gnp_random_graph(60, 0.3, seed=1)).pairs
    whole = triangles(60, pairs.first, pairs.second)
    monkeypatch.setitem(triangles.__globals__, "BLOCK", 7)
    parts = triangles(60, pairs.first, pairs.second)
    assert all(np.array_equal(getattr(whole, side), getattr(parts, side)) for side in ("ab", "ac", "bc"))


def test_the_network_of_some(five):
    found = ties(five)
    known = groups(found, "sector")
    assert (known.categories, known.code.tolist(), known.missing) == (("p", "q"), [0, 0, 1, 1, -1], 1)
    rest = among(found, known.code == 1)
    assert (rest.nodes, rest.first.tolist(), rest.second.tolist()) == (("c", "d"), [0], [1])
