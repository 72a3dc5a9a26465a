"""Where nodes stand: near in the network is near in the picture, and the same input gives the same places."""

from itertools import pairwise
from math import dist

import networkx as nx
import pytest

from graphkit.network.layout import GAP, SMALL, layout


def test_a_path_is_drawn_as_long_as_it_is():
    places = layout(nx.path_graph(6), 1)
    assert all(dist(places[a], places[b]) == pytest.approx(1, abs=0.02) for a, b in pairwise(range(6)))
    assert dist(places[0], places[5]) == pytest.approx(5, abs=0.05)
    assert abs(places[0][0] - places[5][0]) == pytest.approx(5, abs=0.05), "the longest direction lies across"


def test_steps_and_distances_go_together():
    graph = nx.grid_2d_graph(5, 4)
    graph = nx.relabel_nodes(graph, {node: str(node) for node in graph})
    places = layout(graph, 3)
    far = dict(nx.all_pairs_shortest_path_length(graph))
    errors = [dist(places[a], places[b]) / far[a][b] - 1 for a in graph for b in graph if a < b]
    assert len(errors) == 190
    assert max(map(abs, errors)) < 0.45


def test_leaves_of_one_hub_do_not_lie_on_one_spot():
    places = layout(nx.star_graph(12), 1)
    assert min(dist(places[a], places[b]) for a in range(1, 13) for b in range(1, a)) > 0.3


def test_components_do_not_overlap():
    graph = nx.disjoint_union_all([nx.path_graph(5), nx.cycle_graph(4), *[nx.path_graph(2)] * 6])
    places = layout(graph, 1)
    boxes = []
    for nodes in nx.connected_components(graph):
        xs, ys = zip(*(places[node] for node in nodes), strict=True)
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    for one in boxes:
        for other in boxes:
            apart = one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
            assert one == other or apart
    assert len(boxes) == 8
    assert min(y for _, y in places.values()) == 0
    assert GAP > 0
    assert 0 < SMALL <= 1


def test_the_same_seed_gives_the_same_places_in_any_order_of_nodes(small_world):
    turned = nx.Graph()
    turned.add_nodes_from(reversed(list(small_world)))
    turned.add_edges_from(reversed([(b, a) for a, b in small_world.edges]))
    assert layout(small_world, 7) == layout(turned, 7)
    assert layout(small_world, 7) != layout(small_world, 8)


def test_nothing_and_a_single_node():
    assert layout(nx.Graph(), 1) == {}
    assert layout(nx.empty_graph(1), 1) == {0: (0, 0)}
