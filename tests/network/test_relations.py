"""Several relations among the same actors, and one relation at several times."""

from itertools import combinations, permutations

import networkx as nx
import numpy as np
import pytest

from graphkit.network import (
    RELATIONS,
    NetworkError,
    Participation,
    Reason,
    change,
    layer,
    layers,
    multiplexity,
    qap_correlation,
)

PROJECTS = nx.Graph(["ab", "ac", "bc", "cd"])
FUNDING = nx.DiGraph(["ab", "ba", "cd", "de"])


def test_multiplexity():
    """Tied in both: a-b (funding both ways is one pair) and c-d, of a-b a-c b-c c-d d-e."""
    found = multiplexity({"projects": PROJECTS, "funding": FUNDING})
    assert (found.layers, found.pairs, found.multiplex, found.share) == (("projects", "funding"), 5, 2, 0.4)
    assert dict(found.nodes) == {"a": 1 / 2, "b": 1 / 2, "c": 1 / 3, "d": 1 / 2, "e": 0}
    assert found.overlap.tolist() == [[4, 2], [2, 3]]


def test_layers_of_a_two_mode_network(network):
    """p: a b cooperate, and b funds c (a is not in that layer); q: a b in ownership."""
    parts = [
        Participation("p", "a", relations=("cooperation",)),
        Participation("p", "b", relations=("cooperation", "funding")),
        Participation("p", "c", relations=("cooperation", "funding")),
        Participation("q", "a", relations=("ownership",)),
        Participation("q", "b", relations=("ownership",)),
    ]
    graph = network(parts)
    assert set(layer(graph, "funding")) == set("abcp")
    assert set(layer(graph, "funding").edges) == {("b", "p"), ("c", "p")}
    assert set(layer(graph, "research")) == set("abc")
    found = layers(graph)
    assert tuple(found) == RELATIONS
    assert {name: len(one.first) for name, one in found.items() if len(one.first)} == {
        "cooperation": 3,
        "funding": 1,
        "ownership": 1,
    }
    overlap = multiplexity(found)
    assert (overlap.pairs, overlap.multiplex, overlap.share) == (3, 2, 2 / 3)
    assert overlap.nodes["a"] == 1 / 2


def test_multiplexity_of_nothing():
    assert multiplexity({}).share.reason is Reason.NO_TIES
    assert multiplexity({"one": nx.empty_graph(["a"])}).nodes["a"].reason is Reason.ISOLATE


def test_qap_is_the_correlation_of_the_matrices():
    one, other = nx.gnp_random_graph(9, 0.4, seed=1), nx.gnp_random_graph(9, 0.3, seed=2)
    upper = np.triu_indices(9, 1)
    pair = nx.to_numpy_array(one)[upper], nx.to_numpy_array(other)[upper]
    found = qap_correlation(one, other, draws=300)
    assert found.value == pytest.approx(np.corrcoef(*pair)[0, 1])
    assert found.pairs == 36
    assert found.test.mean == pytest.approx(0, abs=0.05)
    assert found.test.model == "node-permutation"


@pytest.mark.parametrize("weighted", [False, True])
def test_qap_of_directed_and_weighted_relations(weighted):
    random = np.random.default_rng(4)
    one, other = (nx.gnp_random_graph(7, 0.4, seed=seed, directed=True) for seed in (1, 2))
    for graph in (one, other):
        for edge in graph.edges:
            graph.edges[edge]["weight"] = float(random.integers(1, 5))
    off = ~np.eye(7, dtype=bool)
    weight = "weight" if weighted else None
    pair = nx.to_numpy_array(one, weight=weight)[off], nx.to_numpy_array(other, weight=weight)[off]
    found = qap_correlation(one, other, weighted=weighted, draws=1)
    assert found.value == pytest.approx(np.corrcoef(*pair)[0, 1])


def test_qap_against_all_permutations():
    """Of the 24 ways to move four nodes, those under which the relations correlate as much, by hand and by draws."""
    one, other = nx.Graph(["ab", "bc", "ca", "cd"]), nx.Graph(["ab", "bc", "cd"])
    pairs = list(combinations("abcd", 2))

    def overlap(moved):
        names = dict(zip("abcd", moved, strict=True))
        return sum(one.has_edge(*pair) and other.has_edge(names[pair[0]], names[pair[1]]) for pair in pairs)

    overlaps = [overlap(moved) for moved in permutations("abcd")]
    high = sum(value >= overlap("abcd") for value in overlaps) / 24
    found = qap_correlation(one, other, draws=3000)
    assert found.test.p_high == pytest.approx(high, abs=0.03)


def test_relations_that_do_not_vary_have_no_correlation():
    everyone, nobody = nx.complete_graph(4), nx.empty_graph(4)
    assert qap_correlation(everyone, nx.path_graph(4), draws=1).value.reason is Reason.NO_VARIATION
    assert qap_correlation(nobody, nx.path_graph(4), draws=1).value.reason is Reason.NO_VARIATION
    assert qap_correlation(nx.path_graph(4), nx.path_graph(4), draws=1).value == pytest.approx(1)


def test_relations_of_other_nodes_are_refused():
    with pytest.raises(NetworkError, match=r"'e' is in one relation only \(1 such"):
        qap_correlation(nx.path_graph(list("abcd")), nx.path_graph(list("abcde")))
    with pytest.raises(NetworkError, match="one relation has directions"):
        qap_correlation(nx.path_graph(3), nx.path_graph(3, create_using=nx.DiGraph))


def test_change():
    """a-b stays; b-c goes though both stay; c-d goes with d; a-c comes; a-e comes with e."""
    found = change(nx.Graph(["ab", "bc", "cd"]), nx.Graph(["ba", "ac", "ae"]))
    assert (found.stayed, found.joined, found.left) == (3, 1, 1)
    assert (found.kept, found.new, found.lost) == (1, 2, 2)
    assert (found.new_by_joining, found.lost_by_leaving) == (1, 1)
    assert found.jaccard == 1 / 5
    assert found.jaccard_of_stayers == 1 / 3
    assert found.turnover == 4 / 6


def test_change_of_arcs_has_directions():
    found = change(nx.DiGraph(["ab"]), nx.DiGraph(["ba"]))
    assert (found.kept, found.new, found.lost) == (0, 1, 1)
    with pytest.raises(NetworkError, match="one wave has directions"):
        change(nx.DiGraph(["ab"]), nx.Graph(["ab"]))
