"""Who is tied to whom by sector and by country, and what crosses."""

from itertools import combinations
from math import isnan

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.network import NetworkError, Share, crossing_collaborations, crossing_ties, mixing_matrix, one_mode
from graphkit.network.mixing import spanning


def test_mixing_of_sectors_in_the_small_world(small_world):
    matrix = mixing_matrix(one_mode(small_world), "sector")
    assert matrix.categories == ("private", "public", "third")
    assert matrix.counts.tolist() == [[0, 0, 1], [0, 0, 2], [1, 2, 1]]
    assert matrix.half_known.tolist() == [2, 0, 2]
    assert matrix.unknown == 1
    assert matrix.total == 9


def test_pairs_count_once_however_often_they_meet(network):
    once, thrice = network({"p": "ab"}), network({"p": "ab", "q": "ab", "r": "ab"})
    sectors = {"a": "public", "b": "third"}
    for graph in (once, thrice):
        nx.set_node_attributes(graph, sectors, "sector")
        assert mixing_matrix(one_mode(graph), "sector").counts.tolist() == [[0, 1], [1, 0]]


def test_what_crosses_in_the_small_world(small_world):
    graph = small_world
    ties = one_mode(graph)
    assert crossing_ties(mixing_matrix(ties, "sector")) == Share(crossing=3, counted=4, left_out=5)
    assert crossing_ties(mixing_matrix(ties, "country")) == Share(crossing=4, counted=6, left_out=3)
    assert crossing_collaborations(graph, "sector") == Share(crossing=3, counted=3, left_out=1)
    assert crossing_collaborations(graph, "country") == Share(crossing=2, counted=3, left_out=1)
    assert spanning(graph, "country") == {"q", "s"}
    assert Share(3, 4, 5).value == 0.75


def test_where_nothing_is_known_the_share_is_undefined(network):
    graph = network({"p": "ab"})
    assert crossing_collaborations(graph, "sector") == Share(0, 0, 1)
    assert isnan(crossing_ties(mixing_matrix(one_mode(graph), "sector")).value)
    assert mixing_matrix(one_mode(graph), "sector").total == 1


def test_no_ties_give_zeros(network):
    matrix = mixing_matrix(one_mode(network({"p": "a"}, {"a": "public"})), "sector")
    assert (matrix.counts.tolist(), matrix.total) == ([[0]], 0)


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda two_mode: two_mode, "this network is two-mode"),
        (lambda _: nx.Graph([("a", "a")]), "tied to itself"),
    ],
)
def test_what_has_no_mixing_matrix(small_world, make, problem):
    with pytest.raises(NetworkError, match=problem):
        mixing_matrix(make(small_world), "sector")


def test_any_networkx_graph_goes_straight_in():
    graph = nx.Graph([("a", "b"), ("b", "c")])
    nx.set_node_attributes(graph, {"a": "x", "b": "x", "c": "y"}, "group")
    assert mixing_matrix(graph, "group").counts.tolist() == [[1, 1], [1, 0]]


@given(
    st.dictionaries(st.sampled_from("pqrst"), st.sets(st.sampled_from("abcdefgh"), min_size=1)),
    st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(("public", "third", "private"))),
)
@settings(deadline=None)
def test_the_cells_sum_to_the_ties(network, members, sectors):
    ties = one_mode(network(members, sectors))
    matrix = mixing_matrix(ties, "sector")
    assert np.array_equal(matrix.counts, matrix.counts.T)
    assert matrix.total == ties.number_of_edges()
    share = crossing_ties(matrix)
    assert share.counted + share.left_out == matrix.total
    assert share.crossing == sum(sectors[a] != sectors[b] for a, b in ties.edges if a in sectors and b in sectors)


def test_arcs_go_from_row_to_column():
    graph = nx.DiGraph([("a", "b"), ("b", "a"), ("a", "c"), ("c", "d")])
    nx.set_node_attributes(graph, {"a": "p", "b": "p", "c": "q"}, "sector")
    matrix = mixing_matrix(graph, "sector")
    assert matrix.counts.tolist() == [[2, 1], [0, 0]]
    assert (matrix.half_known.tolist(), matrix.unknown, matrix.known, matrix.total) == ([0, 1], 0, 3, 4)
    assert matrix.expected.ravel().tolist() == pytest.approx([3 * 2 / 6, 3 * 2 / 6, 3 * 2 / 6, 0])
    assert crossing_ties(matrix) == Share(1, 3, 1)


def test_expected_counts_are_the_mean_over_all_ways_to_give_out_the_attribute():
    graph = nx.Graph(["ab", "ac", "bc", "cd", "de"])
    total, ways = np.zeros((2, 2)), 0
    for p in combinations("abcde", 2):
        nx.set_node_attributes(graph, {node: "p" if node in p else "q" for node in graph}, "sector")
        total += mixing_matrix(graph, "sector").counts
        ways += 1
    assert ways == 10
    assert mixing_matrix(graph, "sector").expected.ravel().tolist() == pytest.approx((total / ways).ravel().tolist())
