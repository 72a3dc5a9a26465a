"""Components, density, degree, strength, and the most connected actors."""

from math import isnan

import pytest

from graphkit.network import Component, Rank, components, degrees, density, most_connected, one_mode, strengths


def test_components_of_the_small_world(small_world):
    assert components(small_world) == (
        Component(tuple("abcefg"), tuple("pqs")),
        Component(("d",), ("r",)),
    )


def test_components_of_one_size_stand_in_order(network):
    assert [part.actors for part in components(network({"q": "cd", "p": "ab", "r": "ef", "s": "ef"}))] == [
        ("e", "f"),
        ("a", "b"),
        ("c", "d"),
    ]


def test_density(network, small_world):
    assert density(small_world) == 10 / 28
    assert density(network({"p": "ab", "q": "ab"})) == 1
    assert isnan(density(network({})))


def test_degree_in_both_modes(small_world):
    assert degrees(small_world) == dict(zip("abcdefgpqrs", (2, 2, 2, 1, 1, 1, 1, 2, 3, 1, 4), strict=True))
    assert degrees(one_mode(small_world)) == dict(zip("abcdefg", (2, 2, 5, 0, 3, 3, 3), strict=True))


def test_strength_follows_the_weighting(small_world):
    assert strengths(one_mode(small_world))["a"] == 3
    assert strengths(one_mode(small_world, "newman"))["a"] == 2
    assert strengths(one_mode(small_world, "jaccard"))["c"] == pytest.approx(1 / 3 + 1 / 3 + 3 / 2)


def test_the_most_connected(small_world):
    """c meets a b e f g; e f g meet three each in one collaboration; a b meet two each in two; d meets nobody."""
    ranks = most_connected(small_world, 6)
    assert ranks == (
        Rank("c", 5, 2),
        Rank("e", 3, 1),
        Rank("f", 3, 1),
        Rank("g", 3, 1),
        Rank("a", 2, 2),
        Rank("b", 2, 2),
    )


def test_more_collaborations_go_before_an_earlier_name(network):
    assert [rank.actor for rank in most_connected(network({"p": "ab", "q": "b"}), 9)] == ["b", "a"]
