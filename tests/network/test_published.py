"""Two networks that everybody knows, with the numbers that were published of them; each source beside its numbers."""

import pytest

from graphkit.network import (
    clustering,
    degrees,
    density,
    distances,
    incidence,
    louvain,
    modularity,
    one_mode,
    projection,
    two_mode_degrees,
)

ZACHARY = "Zachary 1977, An information flow model for conflict and fission in small groups, figures 1 and 3"
BREIGER = "Breiger 1974, The duality of persons and groups, Social Forces 53, figure 2 and table 1"
AGARWAL = "Agarwal & Kempe 2008, https://doi.org/10.1140/epjb/e2008-00425-1, table 1 (karate: upper bound .420)"
BORGATTI = "Borgatti & Everett 1997, https://doi.org/10.1016/S0378-8733(96)00301-2"

ATTENDED = {
    "Evelyn": 8,
    "Laura": 7,
    "Theresa": 8,
    "Brenda": 7,
    "Charlotte": 4,
    "Frances": 4,
    "Eleanor": 4,
    "Pearl": 3,
    "Ruth": 4,
    "Verne": 4,
    "Myra": 4,
    "Katherine": 6,
    "Sylvia": 7,
    "Nora": 8,
    "Helen": 5,
    "Dorothy": 2,
    "Olivia": 2,
    "Flora": 2,
}
ATTENDANCE = [3, 3, 6, 4, 8, 8, 10, 14, 12, 5, 4, 6, 3, 3]
"""Women at each of the fourteen events."""

WITH_EVELYN = {
    "Laura": 6,
    "Theresa": 7,
    "Brenda": 6,
    "Charlotte": 3,
    "Frances": 4,
    "Eleanor": 3,
    "Pearl": 3,
    "Ruth": 3,
    "Verne": 2,
    "Myra": 2,
    "Katherine": 2,
    "Sylvia": 2,
    "Nora": 2,
    "Helen": 1,
    "Dorothy": 2,
    "Olivia": 1,
    "Flora": 1,
}


def test_karate(reference):
    graph = reference.network("karate")
    found = degrees(graph)
    assert (len(found), sum(found.values()) / 2) == (34, 78), ZACHARY
    assert sorted(found.values(), reverse=True)[:2] == [17, 16], f"{ZACHARY}: the administrator (34) and Mr. Hi (1)"
    assert density(graph) == pytest.approx(78 / (34 * 33 / 2))
    assert distances(graph).diameter == 5
    # 45 triangles; 528 pairs of ties that meet (from the degrees).
    assert clustering(graph).transitivity == pytest.approx(3 * 45 / 528)
    assert round(louvain(graph).modularity, 3) == 0.420, AGARWAL
    assert 0 < modularity(graph, "club") < 0.420


def test_southern_women(reference):
    graph = reference.network("southern_women")
    matrix, women, events = incidence(graph)
    assert (matrix.sum(), len(events)) == (89, 14), BREIGER
    assert {name: graph.degree(name) for name in women} == ATTENDED, BREIGER
    assert [graph.degree(f"E{number}") for number in range(1, 15)] == ATTENDANCE, BREIGER
    together = one_mode(graph)
    assert {name: data["weight"] for name, data in together["Evelyn"].items()} == WITH_EVELYN, BREIGER
    assert density(graph) == pytest.approx(89 / (18 * 14)), f"{BORGATTI}: what may be tied are women and events"
    assert two_mode_degrees(graph)["Theresa"] == pytest.approx(8 / 14), BORGATTI
    assert len(projection(graph, mode="collaboration").first) == 66, "events that share a woman"
