"""Closure, redundancy, centrality and backbone of a two-mode network, against definitions followed to the letter."""

from itertools import combinations, permutations
from math import comb

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from graphkit.network import (
    NetworkError,
    Reason,
    incidence,
    opsahl_clustering,
    redundancies,
    sdsm,
    two_mode_betweenness,
    two_mode_closeness,
    two_mode_degrees,
)
from graphkit.network.bicm import bicm
from graphkit.network.two_mode import ACTOR, COLLABORATION

memberships = st.dictionaries(
    st.integers(0, 7).map("c{}".format),
    st.sets(st.integers(0, 8).map("a{}".format), min_size=1),
    min_size=1,
    max_size=8,
)


def followed(graph, focal):
    """Four-paths j - a - i - b - k by middle i: how many, and how many whose ends meet outside them."""
    paths, closed = dict.fromkeys(focal, 0), dict.fromkeys(focal, 0)
    for i in focal:
        for a, b in combinations(sorted(graph[i]), 2):
            for one, other in ((a, b), (b, a)):
                for j, k in permutations(set(graph[one]) | set(graph[other]), 2):
                    if j in graph[one] and k in graph[other] and i not in (j, k) and one < other:
                        paths[i] += 1
                        closed[i] += bool((set(graph[j]) & set(graph[k])) - {a, b})
    return paths, closed


@given(memberships, st.sampled_from([ACTOR, COLLABORATION]))
@settings(deadline=None)
def test_opsahl_path_by_path(network, members, mode):
    graph = network(members)
    focal = [node for node, data in graph.nodes(data=True) if data["kind"] == mode]
    paths, closed = followed(graph, focal)
    found = opsahl_clustering(graph, mode)
    for node in focal:
        if paths[node]:
            assert found.local[node] == pytest.approx(closed[node] / paths[node])
        else:
            assert found.local[node].reason is Reason.NO_FOUR_PATHS
    if sum(paths.values()):
        assert found.value == pytest.approx(sum(closed.values()) / sum(paths.values()))


@given(memberships)
@settings(deadline=None)
def test_redundancy_pair_by_pair(network, members):
    graph = network(members)
    found = redundancies(graph)
    for node in graph:
        pairs = list(combinations(sorted(graph[node]), 2))
        again = sum(len(set(graph[a]) & set(graph[b])) > 1 for a, b in pairs)
        if pairs:
            assert found[node] == pytest.approx(again / len(pairs))
        else:
            assert found[node].reason is Reason.FEWER_THAN_TWO_TIES


def test_one_large_collaboration_closes_nothing(network):
    """In a projection it is a clique; here it has no four-path."""
    assert opsahl_clustering(network({"p": "abcdef"})).value.reason is Reason.NO_FOUR_PATHS
    ring = network({"p": "ab", "q": "bc", "r": "ca"})
    assert opsahl_clustering(ring).value == 1


def test_centrality_in_the_small_world(small_world):
    degrees = two_mode_degrees(small_world)
    assert (degrees["a"], degrees["s"]) == (2 / 4, 4 / 7)
    # d and r see nobody else; c reaches q s at 1, a b e f g at 2, p at 3: 15, of (4 + 2 6) at best, 8 of 10 reached.
    closeness = two_mode_closeness(small_world)
    assert closeness["c"] == pytest.approx(16 / 15 * 8 / 10)
    assert closeness["d"] == pytest.approx(16 / 1 * 1 / 10)
    between = two_mode_betweenness(small_world)
    assert between["d"] == 0
    assert between["c"] == max(between[node] for node in "abcdefg")


def test_an_actor_in_the_middle_of_everything(network):
    """One actor in every collaboration, each with one more: as central as can be."""
    graph = network({name: ["hub", f"a{name}"] for name in "pqrs"})
    assert two_mode_betweenness(graph)["hub"] == 1
    assert two_mode_degrees(graph)["hub"] == 1


def test_a_mode_without_a_partner():
    graph = nx.Graph()
    graph.add_node("a", bipartite=0)
    assert two_mode_degrees(graph)["a"].reason is Reason.TOO_FEW_NODES
    assert two_mode_closeness(graph)["a"].reason is Reason.ISOLATE
    assert two_mode_betweenness(graph)["a"].reason is Reason.TOO_FEW_NODES


@given(st.integers(0, 10**6), st.integers(1, 9), st.integers(1, 9), st.floats(0.05, 0.95), st.booleans())
@settings(deadline=None, max_examples=200)
def test_the_configuration_model_meets_its_margins(seed, rows, columns, share, nested):
    """Nested matrices are the worst: most of their cells are certain."""
    random = np.random.default_rng(seed)
    cells = (random.random((rows, columns)) < share).astype(int)
    if nested:
        cells = (np.arange(columns) < np.sort(random.integers(0, columns + 1, rows))[:, None]).astype(int)
    model = bicm(csr_array(cells))
    chance = model.chance[model.row_class][:, model.column_class]
    assert chance.min() >= 0
    assert chance.max() <= 1
    assert chance.sum(axis=0) == pytest.approx(cells.sum(axis=0), abs=1e-8)
    assert chance.sum(axis=1) == pytest.approx(cells.sum(axis=1), abs=1e-8)


def test_who_is_everywhere_is_certain():
    """The first row is full; without it the second is empty, and the others share what is left alike."""
    model = bicm(csr_array(np.array([[1, 1], [0, 0], [1, 0], [0, 1]])))
    assert [model.probability(row, 0) for row in range(4)] == pytest.approx([1, 0, 0.5, 0.5])
    assert model.probability(0, 1) == 1
    assert model.probability(1, 1) == 0


@given(memberships)
@settings(deadline=None, max_examples=40)
def test_p_is_the_tail_of_all_ways_to_meet(network, members):
    graph = network(members)
    matrix, actors, collaborations = incidence(graph)
    model, found = bicm(matrix), sdsm(graph)
    for one, other, count, p in zip(found.ties.first, found.ties.second, found.ties.weight, found.p, strict=True):
        chances = [model.probability(one, c) * model.probability(other, c) for c in range(len(collaborations))]
        exactly = np.zeros(len(chances) + 1)
        exactly[0] = 1
        for chance in chances:
            exactly[1:] = exactly[1:] * (1 - chance) + exactly[:-1] * chance
            exactly[0] *= 1 - chance
        assert p == pytest.approx(exactly[int(count) :].sum(), rel=1e-7, abs=1e-12), (actors[one], actors[other])


def test_a_large_programme_makes_no_clique(network):
    """200 in one programme; the pairs a-b c-d e-f meet five times more, each with company of their own."""
    groups = {"programme": [f"m{n:03}" for n in range(200)] + list("abcdef")}
    for pair in ("ab", "cd", "ef"):
        groups |= {f"{pair}{n}": [*pair, f"m{n:03}"] for n in range(5)}
    found = sdsm(network(groups), alpha=0.05)
    assert len(found.p) > comb(206, 2) - 1
    assert sorted(found.graph().edges) == [("a", "b"), ("c", "d"), ("e", "f")]
    assert (found.model, found.alpha, found.retained) == ("sdsm", 0.05, 3)
    assert found.graph().edges["a", "b"]["weight"] == 6
    assert found.graph().graph == {"model": "sdsm", "alpha": 0.05}


@pytest.mark.parametrize("alpha", [0, 1, 5])
def test_alpha_is_a_level(small_world, alpha):
    with pytest.raises(NetworkError, match="between 0 and 1"):
        sdsm(small_world, alpha)
