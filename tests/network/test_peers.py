"""Our numbers beside networkx and igraph on networks drawn at random, where they follow the same convention."""

from itertools import combinations

import igraph
import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.network import (
    attribute_assortativity,
    barrat_clustering,
    betweenness,
    clustering,
    core_numbers,
    density,
    distances,
    dyad_census,
    eigenvector,
    modularity,
    pagerank,
    structural_holes,
    triad_census,
)


def drawn(size, seed, chance, directed):
    graph = nx.gnp_random_graph(size, chance, seed=seed, directed=directed)
    random = np.random.default_rng(seed)
    for a, b in graph.edges:
        graph.edges[a, b]["weight"] = int(random.integers(1, 6))
    nx.set_node_attributes(graph, {node: "pqr"[random.integers(3)] for node in graph}, "sector")
    return graph


def graphs(directed):
    return st.builds(
        drawn, st.integers(2, 14), st.integers(0, 10**6), st.sampled_from((0.1, 0.3, 0.6)), st.just(directed)
    )


def same(ours, theirs, undefined=frozenset()):
    """Equal where ours are defined; `undefined` are what they call those that we leave undefined."""
    for node, value in ours.items():
        if value.reason is None:
            assert float(value) == pytest.approx(theirs[node], rel=1e-9, abs=1e-12)
        else:
            assert theirs[node] in undefined or np.isnan(theirs[node])


@given(graphs(directed=False))
@settings(deadline=None)
def test_undirected(graph):
    same(clustering(graph).local, nx.clustering(graph), {0})
    same(core_numbers(graph), nx.core_number(graph))
    same(betweenness(graph).raw, nx.betweenness_centrality(graph, normalized=False))
    same(distances(graph).closeness, nx.closeness_centrality(graph), {0})
    same(distances(graph).harmonic, nx.harmonic_centrality(graph))
    same(structural_holes(graph).constraint, nx.constraint(graph))
    same(structural_holes(graph).effective_size, nx.effective_size(graph))
    same(structural_holes(graph, weighted=True).constraint, nx.constraint(graph, weight="weight"))
    heavy = nx.effective_size(graph, nodes=list(graph), weight="weight")
    same(structural_holes(graph, weighted=True).effective_size, heavy)
    same(pagerank(graph, weighted=True), nx.pagerank(graph, tol=1e-13 / len(graph), max_iter=9999))
    assert density(graph) == pytest.approx(nx.density(graph))


@given(graphs(directed=True))
@settings(deadline=None)
def test_directed(graph):
    same(betweenness(graph).raw, nx.betweenness_centrality(graph, normalized=False))
    same(distances(graph, "in").closeness, nx.closeness_centrality(graph), {0})
    same(distances(graph, "out").harmonic, nx.harmonic_centrality(graph.reverse()))
    same(structural_holes(graph).constraint, nx.constraint(graph))
    same(core_numbers(graph), nx.core_number(graph))
    same(pagerank(graph), nx.pagerank(graph, tol=1e-13 / len(graph), max_iter=9999, weight=None))
    assert triad_census(graph) == nx.triadic_census(graph)
    if graph.number_of_edges():
        assert dyad_census(graph).reciprocity == pytest.approx(nx.overall_reciprocity(graph))


@given(graphs(directed=False))
@settings(deadline=None)
def test_groups(graph):
    if graph.number_of_edges():
        members = [{n for n in graph if graph.nodes[n]["sector"] == group} for group in "pqr"]
        members = [group for group in members if group]
        assert modularity(graph, "sector") == pytest.approx(nx.community.modularity(graph, members, weight=None))
        heavy = nx.community.modularity(graph, members)
        assert modularity(graph, "sector", weighted=True) == pytest.approx(heavy)
        found = attribute_assortativity(graph, "sector").value
        if found.reason is None:
            assert found == pytest.approx(nx.attribute_assortativity_coefficient(graph, "sector"))


@given(graphs(directed=False), st.booleans())
@settings(deadline=None)
def test_what_igraph_has(graph, weighted):
    """Betweenness by length 1 / weight, where networkx tells equal lengths apart; Barrat's clustering."""
    other = igraph.Graph(len(graph), list(graph.edges))
    weights = [graph.edges[edge]["weight"] for edge in graph.edges]
    lengths = [1 / weight for weight in weights] if weighted else None
    same(betweenness(graph, weighted=weighted).raw, other.betweenness(weights=lengths))
    same(barrat_clustering(graph), other.transitivity_local_undirected(weights=weights))


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("size", [60, 260])
def test_eigenvectors_of_small_and_large_matrices(size, directed):
    """Above 200 nodes an iteration takes the place of the whole matrix."""
    graph = drawn(size, 4, 6 / size, directed)
    giant = max(nx.weakly_connected_components(graph) if directed else nx.connected_components(graph), key=len)
    graph = graph.subgraph(giant).copy()
    found, matrix = eigenvector(graph).values, nx.to_numpy_array(graph, sorted(graph), weight=None)
    values, vectors = np.linalg.eig(matrix.T)
    largest = np.abs(vectors[:, np.argmax(values.real)].real)
    filled = np.nan_to_num(found.array)
    assert np.abs(filled - largest / np.linalg.norm(largest)).max() < 1e-8
    assert len(found.reasons) < size / 2


def test_pivots_estimate_betweenness():
    """All pivots are exact; half of them come near, without bias over many seeds."""
    graph = nx.karate_club_graph()
    exact = betweenness(graph).raw.array
    assert betweenness(graph, pivots=34).seed is None
    estimates = np.mean([betweenness(graph, pivots=17, seed=seed).raw.array for seed in range(60)], axis=0)
    assert np.abs(estimates - exact).max() < 0.1 * exact.max()
    one = betweenness(graph, pivots=17, seed=3)
    assert (one.pivots, one.seed) == (17, 3)
    assert np.array_equal(one.raw.array, betweenness(graph, pivots=17, seed=3).raw.array)


@given(st.lists(st.sets(st.integers(0, 15), min_size=1, max_size=6), max_size=8))
@settings(deadline=None)
def test_betweenness_where_many_have_the_same_contacts(groups):
    """Cliques that overlap, as projections have: one node stands for all that meet the same."""
    graph = nx.empty_graph(16)
    graph.add_edges_from(pair for group in groups for pair in combinations(sorted(group), 2))
    same(betweenness(graph).raw, nx.betweenness_centrality(graph, normalized=False))


@pytest.mark.parametrize(
    "graph",
    [
        nx.path_graph(70),
        nx.path_graph(40, create_using=nx.DiGraph),
        nx.grid_2d_graph(9, 8),
        nx.connected_caveman_graph(6, 7),
        nx.balanced_tree(3, 4),
    ],
    ids=("path", "arcs", "grid", "caves", "tree"),
)
def test_betweenness_and_distances_of_long_networks(graph):
    same(betweenness(graph).raw, nx.betweenness_centrality(graph, normalized=False))
    same(distances(graph, "in").closeness, nx.closeness_centrality(graph), {0})
    assert distances(graph).diameter == max(max(lengths.values()) for _, lengths in nx.shortest_path_length(graph))
