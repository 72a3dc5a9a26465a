"""Chance: what is drawn keeps what it must, comes out evenly, and p counts right."""

from collections import Counter
from itertools import combinations, product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from graphkit.network import (
    NetworkError,
    Reason,
    against_fixed_margins,
    against_permutation,
    against_rewiring,
    clustering,
    degrees,
    ties,
)
from graphkit.network.closure import four_paths
from graphkit.network.curveball import curveball
from graphkit.network.nulls import compare
from graphkit.network.rewiring import rewired


def even(counts: Counter, cells: int) -> bool:
    """Whether all came out, and about equally often: chi square below its mean by three deviations at most above."""
    drawn = sum(counts.values())
    statistic = sum((count - drawn / cells) ** 2 for count in counts.values()) / (drawn / cells)
    return len(counts) == cells and statistic < cells - 1 + 3 * (2 * (cells - 1)) ** 0.5


def test_rewiring_draws_every_network_of_these_degrees_alike():
    """Seven labelled networks have the degrees 2 2 2 1 1."""
    wanted = [2, 2, 2, 1, 1]
    possible = [
        edges
        for edges in combinations(combinations(range(5), 2), 4)
        if [sum(node in edge for edge in edges) for node in range(5)] == wanted
    ]
    assert len(possible) == 7
    start, random = ties(nx.havel_hakimi_graph(wanted)), np.random.default_rng(1)
    counts = Counter()
    for _ in range(560):
        found = rewired(start, random)
        counts[tuple(zip(found.first.tolist(), found.second.tolist(), strict=True))] += 1
    assert set(counts) == set(possible)
    assert even(counts, 7)


@pytest.mark.parametrize("directed", [False, True])
def test_rewiring_keeps_all_degrees(directed):
    graph = nx.gnp_random_graph(40, 0.15, seed=2, directed=directed)
    found = rewired(ties(graph), np.random.default_rng(3))
    again = (nx.DiGraph if directed else nx.Graph)(zip(found.first.tolist(), found.second.tolist(), strict=True))
    again.add_nodes_from(graph)
    assert again.number_of_edges() == graph.number_of_edges()
    assert not list(nx.selfloop_edges(again))
    for direction in ("in", "out"):
        assert degrees(again, direction) == degrees(graph, direction)
    kept = sum(again.has_edge(*edge) for edge in graph.edges)
    assert kept < graph.number_of_edges() / 2


def test_curveball_draws_every_matrix_of_these_margins_alike():
    """Twelve matrices of 0 and 1 have rows 2 2 3 and columns 2 2 2 1."""
    start = np.array([[1, 1, 0, 0], [1, 0, 1, 0], [0, 1, 1, 1]])
    possible = [
        cells
        for cells in product((0, 1), repeat=12)
        if np.array_equal(np.reshape(cells, (3, 4)).sum(0), start.sum(0))
        and np.array_equal(np.reshape(cells, (3, 4)).sum(1), start.sum(1))
    ]
    assert len(possible) == 12
    random, counts = np.random.default_rng(1), Counter()
    for _ in range(900):
        counts[tuple(curveball(csr_array(start), random).toarray().ravel().tolist())] += 1
    assert set(counts) == set(possible)
    assert even(counts, 12)


@given(st.integers(0, 10**6))
@settings(deadline=None, max_examples=30)
def test_curveball_keeps_both_margins(seed):
    random = np.random.default_rng(seed)
    start = (random.random((9, 7)) < 0.4).astype(int)
    found = curveball(csr_array(start), random).toarray()
    assert found.max(initial=0) <= 1
    assert np.array_equal(found.sum(0), start.sum(0))
    assert np.array_equal(found.sum(1), start.sum(1))


def test_permutation_keeps_sizes_and_leaves_the_unknown():
    graph = nx.path_graph(6)
    nx.set_node_attributes(graph, dict(enumerate("ppqqq")), "sector")
    seen = Counter()

    def look(found, where):
        seen[where.code.tolist()[5], *where.sizes.tolist()] += 1
        return float(where.code[0])

    test = against_permutation(graph, "sector", look, draws=400, seed=1)
    assert seen == {(-1, 2, 3): 401}
    assert test.mean == pytest.approx(3 / 5, abs=0.08)


def test_p_counts_the_observed_number_in():
    """Drawn 0 1 2 3 4, observed 3: low 4 + 1 of 6, high 2 + 1 of 6, twice the smaller."""
    found = compare("fixed-margins", 3.0, [0, 1, 2, 3, 4], seed=1)
    assert (found.p_low, found.p_high, found.p) == (5 / 6, 3 / 6, 1)
    assert (found.mean, found.deviation) == (2, pytest.approx(2.5**0.5))
    assert found.z == pytest.approx(1 / 2.5**0.5)
    assert compare("fixed-margins", 9.0, [0, 1, 2, 3, 4], seed=1).p == pytest.approx(2 / 6)


def test_draws_without_a_number_are_counted_apart():
    found = compare("fixed-margins", 1.0, [float("nan"), 1.0, 1.0], seed=1)
    assert (found.draws, found.undefined, found.z.reason) == (3, 1, Reason.NO_VARIATION)
    nothing = compare("fixed-margins", float("nan"), [1.0], seed=1)
    assert np.isnan(nothing.p)


def test_rounding_makes_no_excess():
    found = compare("fixed-margins", 0.1 + 0.2, [0.3, 0.3], seed=1)
    assert (found.p_low, found.p_high, found.z.reason) == (1, 1, Reason.NO_VARIATION)


def test_a_planted_closure_stands_out(network):
    """Two circles of six that meet in pairs, never across: their four-paths close more than those of twelve would."""
    graph = network({a + b: (a, b) for circle in ("abcdef", "uvwxyz") for a, b in combinations(circle, 2)})

    def closed(matrix):
        paths, shut = four_paths(matrix)
        return shut.sum() / paths.sum()

    test = against_fixed_margins(graph, closed, draws=60, seed=1)
    assert test.observed > test.mean + 3 * test.deviation
    assert test.p < 0.05


def test_the_clustering_of_karate_beside_its_degrees():
    test = against_rewiring(nx.karate_club_graph(), lambda found: clustering(found).transitivity, draws=60, seed=1)
    assert test.observed == pytest.approx(0.2556818, abs=1e-6)
    assert 0.15 < test.mean < 0.26
    assert (test.model, test.draws, test.seed) == ("degree-preserving", 60, 1)


def test_no_draw_shows_nothing():
    with pytest.raises(NetworkError, match="0 draws"):
        against_rewiring(nx.path_graph(4), lambda _: 0.0, draws=0)
