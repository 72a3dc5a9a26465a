"""The two-mode network and its incidence matrix."""

import networkx as nx
import numpy as np
import pytest

from graphkit.network import Actor, Collaboration, NetworkError, Participation, incidence, two_mode
from graphkit.network.two_mode import ACTOR, COLLABORATION, members


def test_nodes_and_edges_of_the_small_world(small_world):
    graph = small_world
    assert list(graph) == ["a", "b", "c", "d", "e", "f", "g", "p", "q", "r", "s"]
    assert graph.number_of_edges() == 10
    assert nx.is_bipartite(graph)
    assert graph.nodes["c"] == {"bipartite": 0, "kind": "actor", "label": "c", "country": "se", "sector": "third"}
    assert graph.nodes["p"] == {"bipartite": 1, "kind": "collaboration", "label": "p", "type": "partnership"}
    assert graph.nodes["e"]["sector"] is None
    assert members(graph, ACTOR) == list("abcdefg")
    assert members(graph, COLLABORATION) == list("pqrs")


def test_an_actor_twice_in_one_collaboration_is_one_edge_with_all_its_roles_and_years():
    rows = [
        Participation("p", "a", ("partner",), ("co-developer",), 2015, 2016, ("research",)),
        Participation("p", "a", ("lead", "partner"), (), 2018, 2020, ("funding", "research")),
    ]
    graph = two_mode(rows, {"a": Actor("a", "A")}, {"p": Collaboration("p", "P")})
    assert graph.number_of_edges() == 1
    said = {"roles": ("lead", "partner"), "stated": ("co-developer",), "relations": ("funding", "research")}
    expected = said | {"start": 2015, "end": 2020}
    assert graph.edges["a", "p"] == expected


def test_a_year_is_unknown_where_one_record_does_not_state_it():
    stated = Participation("p", "a", start=2015, end=2016)
    for other, years in ((Participation("p", "a", start=2018), (2015, None)), (Participation("p", "a"), (None, None))):
        graph = two_mode([stated, other], {"a": Actor("a", "A")}, {"p": Collaboration("p", "P")})
        assert (graph.edges["a", "p"]["start"], graph.edges["a", "p"]["end"]) == years


def test_only_what_takes_part_becomes_a_node():
    graph = two_mode(
        [Participation("p", "a")],
        {"a": Actor("a", "A"), "idle": Actor("idle", "Idle")},
        {"p": Collaboration("p", "P"), "empty": Collaboration("empty", "Empty")},
    )
    assert set(graph) == {"a", "p"}


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([Participation("p", "x")], "names x, but no such actor"),
        ([Participation("x", "a")], "names x, but no such collaboration"),
        ([Participation("a", "a")], "a is both an actor and a collaboration"),
    ],
)
def test_rows_that_make_no_network(rows, problem):
    with pytest.raises(NetworkError, match=problem):
        two_mode(rows, {"a": Actor("a", "A")}, {"p": Collaboration("p", "P"), "a": Collaboration("a", "A")})


def test_an_end_before_the_start_is_refused():
    with pytest.raises(NetworkError, match="a takes part in p from 2019 to 2018: the end lies before the start"):
        Participation("p", "a", start=2019, end=2018)


def test_incidence_of_the_small_world(small_world):
    matrix, actors, collaborations = incidence(small_world)
    assert (actors, collaborations) == (list("abcdefg"), list("pqrs"))
    groups = {"p": "ab", "q": "abc", "r": "d", "s": "cefg"}
    expected = [[actor in groups[one] for one in collaborations] for actor in actors]
    assert np.array_equal(matrix.toarray(), np.array(expected, dtype=int))
    assert matrix.nnz == 10


def test_incidence_of_nothing():
    matrix, actors, collaborations = incidence(two_mode([], {}, {}))
    assert (matrix.shape, actors, collaborations) == ((0, 0), [], [])


def test_the_order_of_rows_and_nodes_changes_nothing(small_world, world_parts):
    rows, graph = world_parts, small_world
    turned = nx.Graph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from((b, a, data) for a, b, data in reversed(list(graph.edges(data=True))))
    assert (incidence(turned)[0] != incidence(graph)[0]).nnz == 0
    things = {"actors": {n: Actor(n, n) for n in "abcdefg"}, "collaborations": {n: Collaboration(n, n) for n in "pqrs"}}
    one, other = two_mode(rows, **things), two_mode(reversed(rows), **things)
    assert list(one.edges(data=True)) == list(other.edges(data=True))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda _: nx.path_graph(["a", "b"]), "a has no node attribute 'bipartite'"),
        (nx.DiGraph, "no directions"),
    ],
)
def test_what_is_no_two_mode_network_is_refused(small_world, make, problem):
    with pytest.raises(NetworkError, match=problem):
        incidence(make(small_world))


def test_an_edge_within_one_mode_is_refused(small_world):
    graph = small_world
    graph.add_edge("a", "b")
    with pytest.raises(NetworkError, match="of one kind"):
        incidence(graph)
