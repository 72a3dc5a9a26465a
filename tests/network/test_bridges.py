"""Who stands between two groups, and E-I of each group with its chance: both by hand, and the second by enumeration."""

from itertools import permutations

import networkx as nx
import numpy as np
import pytest

from graphkit.network import NetworkError, Reason, bridges, ei_by_group, ei_index


def graph(edges, sectors):
    made = nx.Graph(edges)
    nx.set_node_attributes(made, sectors, "sector")
    return made


def test_bridges_by_hand():
    """h knows a (public), b and c (third), d (not stated), f (public); a-b are tied.

    Pairs public-third of h: a-b a-c f-b f-c, less a-b: 3. Known pairs: 4 contacts make 6, less a-b: 5 open. Known nodes
    other than h: a f public, b c third: chance 2 x 2 x 2 / (4 x 3) = 2/3, so 10/3 of 5. a has b and h: h is not stated.
    """
    net = graph(["ha", "hb", "hc", "hd", "hf", "ab"], {"a": "p", "f": "p", "b": "t", "c": "t", "h": None})
    found = bridges(net, "sector", "p", "t")
    assert (found.pairs["h"], found.open["h"]) == (3, 5)
    assert found.expected["h"] == pytest.approx(10 / 3)
    assert [found.pairs[node] for node in "abcdf"] == [0] * 5
    assert dict(bridges(net, "sector", "t", "p").pairs) == dict(found.pairs)
    assert set(bridges(net, "sector", "p", "nobody").pairs.values()) == {0}


def test_a_broker_of_one_of_the_groups_counts():
    """b (third) knows p (public) and t (third), who are not tied; without itself there are p and t alone: chance 1."""
    found = bridges(graph(["bp", "bt"], {"b": "third", "p": "public", "t": "third"}), "sector", "public", "third")
    assert (found.pairs["b"], found.expected["b"]) == (1, 1)


def test_bridges_beside_all_triples():
    """100 random triples by brute force."""
    random = np.random.default_rng(3)
    net = nx.gnp_random_graph(30, 0.2, seed=5)
    nx.set_node_attributes(net, {n: [None, "p", "t", "x"][random.integers(4)] for n in net}, "sector")
    found, sector = bridges(net, "sector", "p", "t"), nx.get_node_attributes(net, "sector")
    for node in net:
        near = [other for other in net[node] if sector[other]]
        wanted = sum(
            {sector[a], sector[b]} == {"p", "t"} and not net.has_edge(a, b) for a in near for b in near if a < b
        )
        assert found.pairs[node] == wanted
        assert found.open[node] == sum(not net.has_edge(a, b) for a in near for b in near if a < b)
    assert sum(found.pairs.values()) > 20


def test_bridges_of_little():
    empty = bridges(nx.Graph(), "sector", "p", "t")
    assert len(empty.pairs) == 0
    alone = bridges(graph(["ab"], {"a": "p"}), "sector", "p", "t")
    assert alone.pairs["b"] == 0
    assert alone.expected["a"].reason is Reason.TOO_FEW_NODES
    with pytest.raises(NetworkError, match="without directions"):
        bridges(nx.DiGraph(["ab"]), "sector", "p", "t")
    with pytest.raises(NetworkError, match="both groups are 'p'"):
        bridges(nx.Graph(["ab"]), "sector", "p", "p")


def test_ei_of_each_group_beside_all_permutations():
    """a b of p, c d e of q; ties ab ac cd de: p has 1 within, 1 across = 0; q has 2 within, 1 across = -1/3."""
    net = graph(["ab", "ac", "cd", "de"], {"a": "p", "b": "p", "c": "q", "d": "q", "e": "q"})
    found = ei_by_group(net, "sector", draws=4000, seed=2)
    assert found["p"].observed == 0
    assert found["q"].observed == pytest.approx(-1 / 3)
    for group, test in found.items():
        values = []
        for given in set(permutations("ppqqq")):
            sector = dict(zip("abcde", given, strict=True))
            sides = [sector[a] == sector[b] for a, b in net.edges if group in (sector[a], sector[b])]
            if sides:
                values.append((len(sides) - 2 * sum(sides)) / len(sides))
        assert len(values) == 10
        assert test.mean == pytest.approx(np.mean(values), abs=0.03)
        assert test.deviation == pytest.approx(np.std(values), abs=0.03)
        assert (test.draws, test.seed, test.model) == (4000, 2, "attribute-permutation")


def test_ei_of_each_group_is_that_of_the_index(small_world):
    from graphkit.network import one_mode  # noqa: PLC0415

    actors = one_mode(small_world)
    whole = ei_index(actors, "sector", draws=1).groups
    found = ei_by_group(actors, "sector", draws=5)
    assert {group: test.observed for group, test in found.items()} == {g: one.value for g, one in whole.items()}


def test_a_group_without_ties_has_no_index():
    net = graph(["ab"], {"a": "p", "b": "p", "c": "q"})
    net.add_node("c", sector="q")
    found = ei_by_group(net, "sector", draws=3)
    assert found["q"].observed.reason is Reason.NO_TIES
    assert found["q"].mean.reason is Reason.NO_TIES
    assert ei_by_group(nx.Graph(), "sector", draws=3) == {}
