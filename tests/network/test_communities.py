"""Communities, how good they are, and how far they agree with an attribute."""

from math import isnan, log

import networkx as nx
import numpy as np
import pytest

from graphkit.network import NetworkError, Reason, agreement, core_periphery, leiden, louvain, ties
from graphkit.network.core_periphery import EXACT, _moves

TWO = nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(5))
TWO.add_edge(0, 4)


@pytest.mark.parametrize("find", [louvain, leiden])
def test_two_cliques_with_a_bridge(find):
    """Within 6 and 10 of 17 ties, degrees 13 and 21; the larger community comes first."""
    found = find(TWO)
    assert found.sizes == (5, 4)
    assert dict(found.labels) == {node: int(node < 4) for node in TWO}
    assert found.modularity == pytest.approx(16 / 17 - (13 / 34) ** 2 - (21 / 34) ** 2)
    assert found.method == find.__name__


@pytest.mark.parametrize("find", [louvain, leiden])
def test_weights_decide_where_they_count(find):
    graph = nx.cycle_graph(4)
    for edge, weight in zip([(0, 1), (2, 3), (1, 2), (0, 3)], (9, 9, 1, 1), strict=True):
        graph.edges[edge]["weight"] = weight
    labels = find(graph, weighted=True).labels
    assert labels[0] == labels[1] != labels[2] == labels[3]


@pytest.mark.parametrize("find", [louvain, leiden])
def test_modularity_is_that_of_the_division(find):
    graph = nx.karate_club_graph()
    found = find(graph)
    members = [{node for node, label in found.labels.items() if label == one} for one in range(len(found.sizes))]
    assert found.modularity == pytest.approx(nx.community.modularity(graph, members, weight=None))
    assert found.modularity == pytest.approx(0.4197896)


def test_no_tie_no_community():
    found = louvain(nx.empty_graph(3))
    assert (found.sizes, found.modularity.reason) == ((1, 1, 1), Reason.NO_TIES)


def test_no_run_finds_nothing():
    with pytest.raises(NetworkError, match="0 runs"):
        louvain(TWO, runs=0)


def test_leiden_says_what_it_needs(monkeypatch):
    monkeypatch.setitem(leiden.__globals__, "find_spec", lambda name: None)
    with pytest.raises(NetworkError, match=r"graphkit\[fast\]"):
        leiden(TWO)


def test_agreement_by_hand():
    """ab|cd and abc|d: together 1 pair (ab) of 6; 2 in the first, 3 in the second."""
    found = agreement(dict(zip("abcde", (1, 1, 2, 2, 1), strict=True)), dict(zip("abcdf", "xxxyx", strict=True)))
    assert (found.counted, found.left_out) == (4, 2)
    assert found.ari == pytest.approx((1 - 2 * 3 / 6) / ((2 + 3) / 2 - 2 * 3 / 6))
    one, other = log(2), -(3 / 4 * log(3 / 4) + 1 / 4 * log(1 / 4))
    both = -(1 / 2 * log(1 / 2) + 2 * 1 / 4 * log(1 / 4))
    assert found.nmi == pytest.approx(2 * (one + other - both) / (one + other))


def test_agreement_at_its_ends():
    same, turned = {"a": 1, "b": 1, "c": 2}, {"a": "y", "b": "y", "c": "x"}
    assert (agreement(same, turned).nmi, agreement(same, turned).ari) == (pytest.approx(1), 1)
    alone = dict(zip("abc", range(3), strict=True))
    assert agreement(alone, alone).ari.reason is Reason.ONE_GROUP
    assert isnan(agreement(same, {"a": None}).nmi)
    assert agreement({"a": 1}, {"a": 1}).ari.reason is Reason.TOO_FEW_NODES


def test_the_search_for_a_core_finds_what_is_planted():
    """Above 20 nodes: six in the core, tied to each other and to all of thirty, who have no tie among them."""
    graph = nx.complete_graph(6)
    graph.add_edges_from((core, other) for core in range(6) for other in range(6, 36))
    found = core_periphery(graph)
    assert len(graph) > EXACT
    assert (found.core, found.correlation, found.exact) == (tuple(range(6)), pytest.approx(1), False)


@pytest.mark.parametrize("seed", range(12))
def test_the_search_comes_near_the_best_core(seed, monkeypatch):
    graph = nx.gnp_random_graph(16, 0.15 + 0.05 * seed, seed=seed)
    best = core_periphery(graph)
    monkeypatch.setitem(core_periphery.__globals__, "EXACT", 1)
    found = core_periphery(ties(graph))
    assert best.correlation * 0.85 <= found.correlation <= best.correlation + 1e-12
    assert not found.exact


@pytest.mark.parametrize("seed", range(6))
def test_every_move_of_the_search_counts_its_ties_right(seed):
    """What a move says the core's ties change by is what they change by."""
    found = ties(nx.gnp_random_graph(12, 0.4, seed=seed))
    core = np.arange(12) < 4
    pattern = found.adjacency
    moves = _moves(pattern, core, pattern @ (~core).astype(float))
    assert len(moves) == 2 + 4 * 8
    for size, gain, nodes in moves:
        turned = core.copy()
        turned[list(nodes)] ^= True
        before, after = (np.count_nonzero(one[found.first] | one[found.second]) for one in (core, turned))
        assert (np.count_nonzero(turned) - 4, after - before) == (size, gain)
