"""Selection by years and by country, and the excerpt that is drawn."""

import pytest

from graphkit.network import Actor, NetworkError, Participation, with_countries, with_relation, within
from graphkit.network.selection import most_active

SURE, UNSURE, OUT = "sure", "unsure", "out"

CASES = [
    # start, end of the part; its verdict in 2015-2018, from 2015, to 2018
    (2015, 2018, SURE, SURE, SURE),
    (2010, 2014, OUT, OUT, SURE),
    (2010, 2015, SURE, SURE, SURE),
    (2018, 2025, SURE, SURE, SURE),
    (2019, 2025, OUT, SURE, OUT),
    (2010, 2025, SURE, SURE, SURE),
    (2016, None, SURE, SURE, SURE),
    (2010, None, UNSURE, UNSURE, SURE),
    (2019, None, OUT, SURE, OUT),
    (None, 2016, SURE, SURE, SURE),
    (None, 2014, OUT, OUT, SURE),
    (None, 2025, UNSURE, SURE, UNSURE),
    (None, None, UNSURE, UNSURE, UNSURE),
]


@pytest.mark.parametrize(("start", "end", "both", "after", "before"), CASES)
def test_each_way_of_lying_to_a_window(start, end, both, after, before):
    part = Participation("p", "a", start=start, end=end)
    for verdict, window in ((both, (2015, 2018)), (after, (2015, None)), (before, (None, 2018)), (SURE, (None, None))):
        found = within([part], *window)
        assert (found.sure, found.unsure, found.left_out) == (verdict == SURE, verdict == UNSURE, verdict == OUT)
        assert found.kept == (() if verdict == OUT else (part,))


def test_kept_parts_stand_in_their_order_and_all_are_counted():
    rows = [Participation("p", str(index), start=start, end=end) for index, (start, end, *_) in enumerate(CASES)]
    found = within(rows, 2015, 2018)
    assert (found.sure, found.unsure, found.left_out) == (6, 3, 4)
    assert list(found.kept) == [row for row in rows if row in found.kept]


def test_a_relation_keeps_its_participations():
    parts = [
        Participation("p", "a", relations=("funding", "cooperation")),
        Participation("q", "a", relations=("research",)),
    ]
    assert with_relation(parts, "funding") == (parts[0],)
    assert with_relation(parts, None) == tuple(parts)
    assert with_relation(parts, "ownership") == ()
    with pytest.raises(NetworkError, match=r"no relation 'friendship'\. Use one of cooperation, funding"):
        with_relation(parts, "friendship")


def test_a_window_that_ends_before_it_starts():
    with pytest.raises(NetworkError, match="from 2018 to 2015 ends before it starts"):
        within([], 2018, 2015)


@pytest.mark.parametrize(
    ("countries", "collaborations"),
    [((), "pqrs"), (("dk",), "s"), (("no",), "pqr"), (("se", "dk"), "qs"), (("fi",), "")],
)
def test_a_country_keeps_its_collaborations_whole(small_world, world_parts, countries, collaborations):
    actors = {node: Actor(node, node, small_world.nodes[node]["country"]) for node in "abcdefg"}
    kept = with_countries(world_parts, actors, countries)
    assert kept == tuple(part for part in world_parts if part.collaboration in collaborations)


def test_the_excerpt_takes_the_busiest_actors_with_all_their_collaborations(network):
    graph = network({"p": "ab", "q": "abc", "r": "ad", "s": "e"})
    assert most_active(graph, 9) is graph
    assert set(most_active(graph, 8)) == set("abcdpqr")
    assert set(most_active(graph, 5)) == set("abpqr")
    assert set(most_active(graph, 4)) == set("apqr")
    assert list(most_active(graph, 5)) == list("abpqr")
    assert len(most_active(graph, 3)) == 0
