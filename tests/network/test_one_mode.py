"""The projection to actors, by each weighting."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.network import NetworkError, incidence, one_mode, strengths

WEIGHTS = {
    "count": {"ab": 2, "ac": 1, "bc": 1, "ce": 1, "cf": 1, "cg": 1, "ef": 1, "eg": 1, "fg": 1},
    "newman": {"ab": 3 / 2, "ac": 1 / 2, "bc": 1 / 2} | dict.fromkeys(("ce", "cf", "cg", "ef", "eg", "fg"), 1 / 3),
    "jaccard": {"ab": 1, "ac": 1 / 3, "bc": 1 / 3, "ce": 1 / 2, "cf": 1 / 2, "cg": 1 / 2, "ef": 1, "eg": 1, "fg": 1},
}

memberships = st.dictionaries(
    st.integers(0, 9).map("c{}".format), st.sets(st.integers(0, 11).map("a{:02}".format), min_size=1), max_size=8
)


@pytest.mark.parametrize("weighting", sorted(WEIGHTS))
def test_weights_of_the_small_world(small_world, weighting):
    projection = one_mode(small_world, weighting)
    assert {a + b: weight for a, b, weight in projection.edges(data="weight")} == pytest.approx(WEIGHTS[weighting])
    assert list(projection) == list("abcdefg"), "an actor without a tie stays a node"
    assert projection.graph["weighting"] == weighting


def test_counts_are_whole_numbers_and_attributes_are_kept(small_world):
    projection = one_mode(small_world)
    assert all(isinstance(weight, int) for _, _, weight in projection.edges(data="weight"))
    assert projection.nodes["c"] == {"kind": "actor", "label": "c", "country": "se", "sector": "third"}


def test_a_collaboration_of_one_ties_nobody_but_counts_for_jaccard(network):
    world = network({"p": "ab", "alone": "a"})
    assert one_mode(world, "newman").edges["a", "b"]["weight"] == 1
    assert one_mode(world, "jaccard").edges["a", "b"]["weight"] == 1 / 2


def test_an_unknown_weighting_is_refused(small_world):
    with pytest.raises(NetworkError, match=r"no weighting 'cosine'\. Use one of count, newman, jaccard"):
        one_mode(small_world, "cosine")


def test_a_network_of_nothing_projects_to_nothing(network):
    for weighting in WEIGHTS:
        assert len(one_mode(network({}), weighting)) == 0


@given(memberships)
@settings(deadline=None)
def test_incidence_times_its_transpose_gives_the_counts(network, members):
    graph = network(members)
    matrix, actors, _ = incidence(graph)
    product = (matrix @ matrix.T).toarray()
    np.fill_diagonal(product, 0)
    projection = one_mode(graph, "count")
    assert np.array_equal(nx.to_numpy_array(projection, nodelist=actors), product)


@given(memberships)
@settings(deadline=None)
def test_newman_strength_is_the_number_of_collaborations_with_company(network, members):
    expected = {
        actor: sum(actor in group and len(group) > 1 for group in members.values())
        for actor in set().union(*members.values())
    }
    assert strengths(one_mode(network(members), "newman")) == pytest.approx(expected)


@given(memberships)
@settings(deadline=None)
def test_jaccard_by_sets(network, members):
    graph = network(members)
    for a, b, weight in one_mode(graph, "jaccard").edges(data="weight"):
        assert weight == pytest.approx(len(set(graph[a]) & set(graph[b])) / len(set(graph[a]) | set(graph[b])))
