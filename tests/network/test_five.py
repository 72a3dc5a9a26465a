"""Measures of ties and groups on FIVE (`conftest.py`), each number worked out by hand."""

from math import log

import networkx as nx
import pytest

from graphkit.network import (
    Reason,
    attribute_assortativity,
    barrat_clustering,
    betweenness,
    brokerage,
    clustering,
    component_sizes,
    connectedness,
    core_correlation,
    core_numbers,
    core_periphery,
    degree_assortativity,
    degree_centralisation,
    degree_shares,
    degrees,
    density,
    disparity,
    distances,
    dyad_census,
    ei_index,
    eigenvector,
    isolates,
    mixing_matrix,
    modularity,
    pagerank,
    participation_coefficients,
    parts,
    strengths,
    structural_holes,
    triad_census,
)


def near(values, numbers, undefined):
    """The numbers are these, and what is undefined says why."""
    assert {node: values[node] for node in numbers} == pytest.approx(numbers)
    assert dict(values.reasons) == undefined
    assert set(values) == set(numbers) | set(undefined)


def test_degrees(five):
    assert degrees(five) == {"a": 2, "b": 2, "c": 3, "d": 1, "e": 0}
    assert strengths(five) == {"a": 3, "b": 3, "c": 3, "d": 1, "e": 0}
    near(degree_shares(five), {"a": 0.5, "b": 0.5, "c": 0.75, "d": 0.25, "e": 0}, {})
    assert degree_centralisation(five) == pytest.approx((1 + 1 + 0 + 2 + 3) / 12)


def test_cohesion(five):
    assert parts(five) == (("a", "b", "c", "d"), ("e",))
    assert isolates(five) == ("e",)
    near(component_sizes(five), {"a": 4, "b": 4, "c": 4, "d": 4, "e": 1}, {})
    assert density(five) == 0.4
    assert connectedness(five) == 0.6
    assert (dyad_census(five).mutual, dyad_census(five).asymmetric, dyad_census(five).null) == (4, 0, 6)
    near(core_numbers(five), {"a": 2, "b": 2, "c": 2, "d": 1, "e": 0}, {})


def test_clustering(five):
    """Of the pairs of contacts, a b 1 of 1, c 1 of 3. Weighted, b: (2 + 1) of 3 (2 - 1); c: the tie a-b is there."""
    found = clustering(five)
    few = {"d": Reason.FEWER_THAN_TWO_TIES, "e": Reason.FEWER_THAN_TWO_TIES}
    near(found.local, {"a": 1, "b": 1, "c": 1 / 3}, few)
    assert (found.mean, found.mean_all) == (pytest.approx(7 / 9), pytest.approx(7 / 15))
    assert found.transitivity == pytest.approx(3 / 5)
    near(barrat_clustering(five), {"a": 1, "b": 1, "c": 1 / 3}, few)
    assert triad_census(five) == {"0": 2, "1": 5, "2": 2, "3": 1}


def test_distances(five):
    """From a: b 1, c 1, d 2. From c: 1 1 1. From d: c 1, a b 2. Nobody reaches e."""
    found = distances(five)
    near(found.closeness, {"a": 9 / 16, "b": 9 / 16, "c": 3 / 4, "d": 9 / 20}, {"e": Reason.ISOLATE})
    near(found.closeness_within, {"a": 3 / 4, "b": 3 / 4, "c": 1, "d": 3 / 5}, {"e": Reason.ISOLATE})
    near(found.harmonic, {"a": 2.5, "b": 2.5, "c": 3, "d": 2, "e": 0}, {})
    near(found.harmonic_shares, {"a": 5 / 8, "b": 5 / 8, "c": 3 / 4, "d": 1 / 2, "e": 0}, {})
    assert (found.mean, found.diameter, found.unreachable) == (pytest.approx(4 / 3), 2, 8)
    assert found.efficiency == pytest.approx(0.5)
    assert found.closeness_centralisation.reason is Reason.NOT_CONNECTED


def test_distances_by_weight(five):
    """a-b is 1/2 long, the others 1: from d c 1, a 2, b 2; from a b 1/2, c 1, d 2."""
    found = distances(five, weighted=True)
    near(found.closeness_within, {"a": 3 / 3.5, "b": 3 / 3.5, "c": 1, "d": 3 / 5}, {"e": Reason.ISOLATE})
    assert found.harmonic["a"] == pytest.approx(2 + 1 + 0.5)


@pytest.mark.parametrize("weighted", [False, True])
def test_betweenness(five, weighted):
    """c is between a and d, and between b and d."""
    found = betweenness(five, weighted=weighted)
    near(found.raw, {"a": 0, "b": 0, "c": 2, "d": 0, "e": 0}, {})
    near(found.shares, {"a": 0, "b": 0, "c": 1 / 3, "d": 0, "e": 0}, {})
    assert found.centralisation == pytest.approx(1 / 3)
    assert (found.pivots, found.seed) == (5, None)


def test_eigenvector(five):
    """Each entry is the sum of the neighbours' over the eigenvalue; the squares sum to 1."""
    found = eigenvector(five)
    x, ratio = found.values, found.eigenvalue
    assert x["d"] * ratio == pytest.approx(x["c"])
    assert x["c"] * ratio == pytest.approx(x["a"] + x["b"] + x["d"])
    assert sum(x[node] ** 2 for node in "abcd") == pytest.approx(1)
    assert (x["e"].reason, found.outside) == (Reason.OTHER_COMPONENT, 1)


def test_pagerank(five):
    """e has no tie: it gets its share of the teleport and of its own rank, .03 + .85 e / 5."""
    ranks = pagerank(five)
    assert ranks["e"] == pytest.approx(0.03 / 0.83, abs=1e-12)
    assert ranks["d"] == pytest.approx(0.03 + 0.85 * (ranks["c"] / 3 + ranks["e"] / 5), abs=1e-12)
    assert sum(ranks.values()) == pytest.approx(1, abs=1e-14)


def test_structural_holes(five):
    """a: p_ab = p_ac = 1/2, so (1/2 + 1/2 1/3)^2 + (1/2 + 1/2 1/2)^2. c: twice (1/3 + 1/3 1/2)^2, and (1/3)^2 for d."""
    found = structural_holes(five)
    none = {"e": Reason.ISOLATE}
    near(found.constraint, {"a": 4 / 9 + 9 / 16, "b": 4 / 9 + 9 / 16, "c": 1 / 4 + 1 / 4 + 1 / 9, "d": 1}, none)
    near(found.effective_size, {"a": 1, "b": 1, "c": 3 - 2 / 3, "d": 1}, none)
    near(found.efficiency, {"a": 1 / 2, "b": 1 / 2, "c": 7 / 9, "d": 1}, none)
    shares = [27 / 22, 27 / 22, 6 / 11]
    assert found.hierarchy["c"] == pytest.approx(sum(x * log(x) for x in shares) / (3 * log(3)))
    assert found.hierarchy["d"].reason is Reason.FEWER_THAN_TWO_TIES
    assert found.hierarchy["e"].reason is Reason.ISOLATE


def test_structural_holes_by_weight(five):
    """a: p_ab 2/3, p_ac 1/3; c b are 1/3 and 1/3 of c, b c 1/3 of b. m_bc = 1/2, m_cb = 1."""
    found = structural_holes(five, weighted=True)
    assert found.constraint["a"] == pytest.approx((2 / 3 + 1 / 3 * 1 / 3) ** 2 + (1 / 3 + 2 / 3 * 1 / 3) ** 2)
    assert found.effective_size["a"] == pytest.approx(1 - 1 / 3 * 1 / 2 + 1 - 2 / 3 * 1)


def test_brokerage(five):
    """c stands between a and d, and between b and d: c and d are of one sector, a and b of the other."""
    found = brokerage(five, "sector")
    assert found.excluded == 1
    assert {name: role.total for name, role in found.roles.items()} == {
        "coordinator": 0,
        "itinerant": 0,
        "gatekeeper": 2,
        "liaison": 0,
        "total": 2,
    }
    near(found.roles["gatekeeper"].counts, {"a": 0, "b": 0, "c": 2, "d": 0}, {"e": Reason.NOT_STATED})
    # Four nodes and four ties of six: d = 2/3. One inside and two outside: 2 d d (1 - d).
    assert found.roles["gatekeeper"].expected["c"] == pytest.approx(2 * 4 / 27)
    assert found.roles["liaison"].z["c"].reason is Reason.NO_VARIATION


def test_ei_index(five):
    """a-b and c-d within, a-c and b-c across; of the six slots among four known, four are across."""
    found = ei_index(five, "sector", draws=200)
    assert (found.external, found.internal, found.value) == (2, 2, 0)
    assert (found.expected, found.minimum, found.maximum) == (pytest.approx(1 / 3), 0, 1)
    assert found.rescaled == -1
    assert (found.left_out, found.missing) == (0, 1)
    assert found.groups["p"].value == pytest.approx(1 / 3)
    assert found.groups["p"].by_node_sums == 0
    near(found.nodes, {"a": 0, "b": 0, "c": 1 / 3, "d": -1}, {"e": Reason.NOT_STATED})


def test_ei_index_by_weight(five):
    found = ei_index(five, "sector", weighted=True, draws=1)
    assert (found.external, found.internal, found.value) == (2, 3, pytest.approx(-1 / 5))
    assert found.rescaled.reason is Reason.WEIGHTED


def test_the_permutations_of_five_by_hand(five):
    """Three ways to make two sectors of two: ab|cd has a-b and c-d within, E-I 0; ac|bd and ad|bc one tie, E-I 1/2."""
    test = ei_index(five, "sector", draws=6000).test
    assert test.mean == pytest.approx(1 / 3, abs=0.02)
    assert test.p_low == pytest.approx(1 / 3, abs=0.03)
    assert test.p_high == 1
    assert test.deviation == pytest.approx((2 / 3 * 1 / 3) ** 0.5 / 2, abs=0.01)
    assert (test.draws, test.seed, test.model) == (6000, 1, "attribute-permutation")


def test_groups(five):
    near(
        participation_coefficients(five, "sector"), {"a": 1 / 2, "b": 1 / 2, "c": 4 / 9, "d": 0}, {"e": Reason.ISOLATE}
    )
    found = attribute_assortativity(five, "sector")
    assert (found.value, found.counted, found.left_out, found.missing) == (0, 4, 0, 1)
    assert modularity(five, "sector") == 0
    assert modularity(five, "sector", weighted=True) == pytest.approx(3 / 5 - (6 / 10) ** 2 - (4 / 10) ** 2)
    matrix = mixing_matrix(five, "sector")
    assert matrix.counts.tolist() == [[1, 2], [2, 1]]
    assert matrix.expected.ravel().tolist() == pytest.approx([2 / 3, 8 / 3, 8 / 3, 2 / 3])


def test_degree_assortativity(five):
    """Ends 2-2, 2-3, 2-3, 3-1 from both sides: mean 18/8, covariance of the products."""
    ends = [(2, 2), (2, 2), (2, 3), (3, 2), (2, 3), (3, 2), (3, 1), (1, 3)]
    mean = sum(one for one, _ in ends) / 8
    above = sum((one - mean) * (other - mean) for one, other in ends)
    assert degree_assortativity(five) == pytest.approx(above / sum((one - mean) ** 2 for one, _ in ends))


def test_core(five):
    """The core c touches 3 ties and 4 of 10 pairs: (10 3 - 4 4) / sqrt(4 6 4 6) = 14/24. All five are looked at."""
    found = core_periphery(five)
    assert (found.core, found.correlation, found.exact) == (("c",), pytest.approx(14 / 24), True)
    assert core_correlation(five, {"a", "c"}) == pytest.approx((10 * 4 - 4 * 7) / (4 * 6 * 7 * 3) ** 0.5)


def test_disparity(five):
    """a-b: (1 - 2/3)^1 at both ends. c-d: (1 - 1/3)^2 at c, 1 at d, which has one tie."""
    found = disparity(five, alpha=0.4)
    assert found.p == pytest.approx([1 / 3, (2 / 3) ** 2, (2 / 3) ** 2, (2 / 3) ** 2])
    assert list(found.graph().edges(data="weight")) == [("a", "b", 2.0)]
    assert list(found.graph()) == list("abcde")


def test_two_components_of_one_eigenvalue_have_no_ranks():
    found = eigenvector(nx.Graph(["ab", "bc", "ca", "de", "ef", "fd"]))
    assert found.eigenvalue == pytest.approx(2)
    assert set(found.values.reasons.values()) == {Reason.AMBIGUOUS}
    one_way = eigenvector(nx.DiGraph(["ab", "ba", "bc", "cd", "dc"]))
    assert set(one_way.values.reasons.values()) == {Reason.AMBIGUOUS}
    larger = eigenvector(nx.DiGraph(["ab", "ba", "ac", "ca", "cd"]))
    assert larger.outside == 0
