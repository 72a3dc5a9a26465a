"""Where other programs say 0, warn or crash: every line of `reference/edge_cases.csv`, on networks made for it.

DISCONNECTED  triangle a b c with d at c; K4 e f g h with i at h; the isolate k
CROSS         A1 A2 of sector p, A3 A4 of q, A24 not stated and tied to four, A60 an isolate of p
FUNDING       arcs F1 -> F2 -> F3 -> F1, F1 -> F10, F3 -> F10; F01 -> F1 only; F30 an isolate
"""

from math import isnan

import networkx as nx
import pytest

from graphkit.network import (
    NetworkError,
    Reason,
    agreement,
    attribute_assortativity,
    betweenness,
    brokerage,
    clustering,
    core_periphery,
    degree_assortativity,
    degree_centralisation,
    degrees,
    density,
    distances,
    dyad_census,
    ei_index,
    eigenvector,
    louvain,
    pagerank,
    participation_coefficients,
    redundancies,
    sdsm,
    structural_holes,
    triad_census,
)

DISCONNECTED = nx.Graph(["ab", "bc", "ac", "cd", "ef", "eg", "eh", "fg", "fh", "gh", "hi"])
DISCONNECTED.add_node("k")
nx.set_node_attributes(DISCONNECTED, {node: "x" if node < "e" else "y" for node in DISCONNECTED}, "sector")

CROSS = nx.Graph([("A1", "A2"), ("A2", "A3"), ("A3", "A4"), *(("A24", other) for other in ("A1", "A2", "A3", "A4"))])
CROSS.add_node("A60")
nx.set_node_attributes(CROSS, {"A1": "p", "A2": "p", "A3": "q", "A4": "q", "A24": None, "A60": "p"}, "sector")

FUNDING = nx.DiGraph([("F1", "F2"), ("F2", "F3"), ("F3", "F1"), ("F1", "F10"), ("F3", "F10"), ("F01", "F1")])
FUNDING.add_node("F30")
nx.set_node_attributes(FUNDING, {"F1": "p", "F2": "p", "F3": "q", "F10": "q", "F01": "q", "F30": "p"}, "sector")

STAR = nx.star_graph(["hub", *"abcde"])
PAIR = nx.path_graph(["a", "b"])
EMPTY = nx.empty_graph(["a", "b", "c"])
FUNDED = {"a": "p", "b": "p", "c": "q"}
HOLES = structural_holes(DISCONNECTED)
TWO_MODE = nx.Graph([("a", "P"), ("b", "P"), ("a", "Q"), ("c", "R"), ("c", "Q"), ("d", "R")])
nx.set_node_attributes(TWO_MODE, {node: int(node.isupper()) for node in TWO_MODE}, "bipartite")


def why(number, reason: Reason) -> bool:
    return isnan(number) and number.reason is reason


def grouped(graph, groups):
    graph = graph.copy()
    nx.set_node_attributes(graph, groups, "sector")
    return graph


def eigenvector_of_two_parts():
    """K4 has eigenvalue 3, with its pendant a little more; the other component has less and no rank."""
    found = eigenvector(DISCONNECTED)
    outside = [node for node in found.values if why(found.values[node], Reason.OTHER_COMPONENT)]
    return outside == ["a", "b", "c", "d", "k"] and found.outside == 5 and found.eigenvalue > 3


def without_a24():
    """A2 and A3 broker once A24 is gone: A1-A2-A3 and A2-A3-A4."""
    roles = brokerage(CROSS, "sector")
    alone = brokerage(CROSS.subgraph(set(CROSS) - {"A24"}), "sector")
    same = all(
        roles.roles[name].z[node] == alone.roles[name].z[node]
        for name in ("total", "gatekeeper")
        for node in ("A2", "A3")
    )
    return same and roles.excluded == 1 and roles.roles["gatekeeper"].counts["A2"] == 1


def isolate_a60():
    holes, cross = structural_holes(CROSS), ei_index(CROSS, "sector", draws=1)
    undefined = [clustering(CROSS).local, distances(CROSS).closeness, holes.constraint, cross.nodes]
    return (
        degrees(CROSS)["A60"] == 0
        and all(isnan(values["A60"]) for values in undefined)
        and betweenness(CROSS).raw["A60"] == 0
    )


def assortativity_of_cross():
    found = attribute_assortativity(CROSS, "sector")
    return (found.counted, found.left_out, found.missing) == (3, 4, 1) and found.value == pytest.approx(1 / 3)


def one_group_among_two():
    whole, halves = dict.fromkeys("abcd", "one"), dict.fromkeys("ab", "x") | dict.fromkeys("cd", "y")
    return agreement(whole, halves).nmi == 0 and why(agreement(whole, whole).nmi, Reason.ONE_GROUP)


def a_node_with_one_collaboration():
    return why(redundancies(TWO_MODE)["b"], Reason.FEWER_THAN_TWO_TIES)


def pairs_that_share_nothing():
    """a and d meet nowhere: they are not among the pairs tested, at any alpha."""
    found = sdsm(TWO_MODE, alpha=0.999)
    nodes = found.ties.nodes
    ends = zip(found.ties.first.tolist(), found.ties.second.tolist(), strict=True)
    tested = {nodes[i] + nodes[j] for i, j in ends}
    return tested == {"ab", "ac", "cd"} and not found.graph().has_edge("a", "d")


def refused():
    for measure in (clustering, triad_census, structural_holes, betweenness, distances):
        with pytest.raises(NetworkError, match="two-mode"):
            measure(TWO_MODE)
    return True


def equal_lengths():
    """a-b-d is 1/10 + 1/5 long, a-c-d 3/20 + 3/20: equal as fractions, not as floats. b and c meet over a alone."""
    graph = nx.Graph()
    graph.add_weighted_edges_from([("a", "b", 10), ("b", "d", 5), ("a", "c", 20 / 3), ("c", "d", 20 / 3)])
    assert 1 / 10 + 1 / 5 != 2 / (20 / 3)
    return dict(betweenness(graph, weighted=True).raw) == {"a": 1, "b": 0.5, "c": 0.5, "d": 0}


def largest_tie_of_j():
    """Ego i with j (2) and q (1), and j-q (1). m_jq = 1/2, the largest tie of j being 2; m_qj = 1.

    i: 1 - p_iq m_jq + 1 - p_ij m_qj = 1 - 1/3 * 1/2 + 1 - 2/3 * 1 = 7/6. By the largest tie of q it would be 1 in both.
    """
    graph = nx.Graph()
    graph.add_weighted_edges_from([("i", "j", 2), ("i", "q", 1), ("j", "q", 1)])
    return structural_holes(graph, weighted=True).effective_size["i"] == pytest.approx(7 / 6)


def average_of_disconnected():
    """c: 1 of 3 pairs; a b 1; d none. e f g 1; h 3 of 6; i none; k none."""
    found = clustering(DISCONNECTED)
    total = 1 / 3 + 2 + 3 + 1 / 2
    return found.mean == pytest.approx(total / 7) and found.mean_all == pytest.approx(total / 10)


def mean_of_disconnected():
    """a..d: 12 ordered pairs, e..i: 20, of 90."""
    found = distances(DISCONNECTED)
    return found.unreachable == 90 - 32 and found.mean == pytest.approx((2 * (4 + 2 * 2) + 2 * (7 + 3 * 2)) / 32)


CASES = {
    ("disconnected", "local_clustering", "d"): lambda: why(
        clustering(DISCONNECTED).local["d"], Reason.FEWER_THAN_TWO_TIES
    ),
    ("disconnected", "local_clustering", "k"): lambda: why(
        clustering(DISCONNECTED).local["k"], Reason.FEWER_THAN_TWO_TIES
    ),
    ("disconnected", "average_clustering", "_network"): average_of_disconnected,
    ("disconnected", "closeness", "k"): lambda: why(distances(DISCONNECTED).closeness["k"], Reason.ISOLATE),
    ("disconnected", "closeness (classical (n-1)/sum d)", "*"): lambda: (
        distances(DISCONNECTED).closeness["a"] == pytest.approx(3 / 9 * 3 / 4)
    ),
    ("disconnected", "centralization_closeness", "_network"): lambda: why(
        distances(DISCONNECTED).closeness_centralisation, Reason.NOT_CONNECTED
    ),
    ("disconnected", "mean_distance", "_network"): mean_of_disconnected,
    ("disconnected", "diameter", "_network"): lambda: distances(DISCONNECTED).diameter == 2,
    ("disconnected", "eigenvector", "*"): eigenvector_of_two_parts,
    ("flobusiness", "eigenvector", "Acciaiuoli"): lambda graph: why(
        eigenvector(graph).values["Acciaiuoli"], Reason.OTHER_COMPONENT
    ),
    ("disconnected", "constraint", "k"): lambda: why(HOLES.constraint["k"], Reason.ISOLATE),
    ("disconnected", "effective_size", "k"): lambda: why(HOLES.effective_size["k"], Reason.ISOLATE),
    ("disconnected", "efficiency", "k"): lambda: why(HOLES.efficiency["k"], Reason.ISOLATE),
    ("disconnected", "hierarchy", "d"): lambda: why(HOLES.hierarchy["d"], Reason.FEWER_THAN_TWO_TIES),
    ("disconnected", "hierarchy", "i"): lambda: why(HOLES.hierarchy["i"], Reason.FEWER_THAN_TWO_TIES),
    ("disconnected", "participation", "k"): lambda: why(
        participation_coefficients(DISCONNECTED, "sector")["k"], Reason.ISOLATE
    ),
    ("disconnected", "ei_node", "k"): lambda: why(ei_index(DISCONNECTED, "sector", draws=1).nodes["k"], Reason.ISOLATE),
    ("cross60", "ei_node", "A24"): lambda: why(ei_index(CROSS, "sector", draws=1).nodes["A24"], Reason.NOT_STATED),
    ("cross60", "ei_index", "_network"): lambda: (
        ei_index(CROSS, "sector", draws=1).left_out == 4
        and ei_index(CROSS, "sector", draws=1).value == pytest.approx(-1 / 3)
    ),
    ("cross60", "gf_*", "A24"): lambda: all(
        why(role.counts["A24"], Reason.NOT_STATED) and why(role.z["A24"], Reason.NOT_STATED)
        for role in brokerage(CROSS, "sector").roles.values()
    ),
    ("cross60", "gf_*", "neighbours of A24"): without_a24,
    ("cross60", "attribute_assortativity", "_network"): assortativity_of_cross,
    ("cross60", "*", "A60"): isolate_a60,
    ("star6", "core_periphery_corr", "_network"): lambda: (
        core_periphery(STAR).correlation == pytest.approx(1, abs=1e-12) and core_periphery(STAR).core == ("hub",)
    ),
    ("star6", "degree_assortativity", "_network"): lambda: degree_assortativity(STAR) == pytest.approx(-1, abs=1e-12),
    ("star6", "transitivity", "_network"): lambda: clustering(STAR).transitivity == 0,
    ("star6", "local_clustering", "hub"): lambda: (
        clustering(STAR).local["hub"] == 0 and isnan(clustering(STAR).local["a"])
    ),
    ("star6", "nmi/ami", "_network"): one_group_among_two,
    ("star6", "modularity_max", "_network"): lambda: (
        louvain(STAR).modularity == pytest.approx(0, abs=1e-12) and louvain(STAR).sizes == (6,)
    ),
    ("K_n (complete)", "degree_assortativity", "_network"): lambda: why(
        degree_assortativity(nx.complete_graph(5)), Reason.NO_VARIATION
    ),
    ("hightech_reports", "degree_assortativity", "_network"): lambda graph: why(
        degree_assortativity(graph), Reason.NO_VARIATION
    ),
    ("regular graph", "centralization_degree", "_network"): lambda: degree_centralisation(nx.cycle_graph(5)) == 0,
    ("n=0", "density", "_network"): lambda: why(density(nx.Graph()), Reason.TOO_FEW_NODES),
    ("n=1", "density", "_network"): lambda: why(density(nx.empty_graph(1)), Reason.TOO_FEW_NODES),
    ("n=2", "betweenness_normalized", "*"): lambda: all(
        why(share, Reason.TOO_FEW_NODES) for share in betweenness(PAIR).shares.values()
    ),
    ("n=2", "centralization_degree", "_network"): lambda: why(degree_centralisation(PAIR), Reason.TOO_FEW_NODES),
    ("no edges", "transitivity", "_network"): lambda: why(clustering(EMPTY).transitivity, Reason.NO_TRIPLES),
    ("no edges", "modularity", "_network"): lambda: why(louvain(EMPTY).modularity, Reason.NO_TIES),
    ("no edges", "ei_index", "_network"): lambda: why(ei_index(grouped(EMPTY, FUNDED), "sector").value, Reason.NO_TIES),
    ("no edges", "reciprocity", "_network"): lambda: why(dyad_census(EMPTY).reciprocity, Reason.NO_TIES),
    ("one group only", "attribute_assortativity", "_network"): lambda: why(
        attribute_assortativity(grouped(STAR, dict.fromkeys(STAR, "x")), "sector").value, Reason.ONE_GROUP
    ),
    ("one group only", "ei_rescaled", "_network"): lambda: why(
        ei_index(grouped(STAR, dict.fromkeys(STAR, "x")), "sector").rescaled, Reason.ONE_GROUP
    ),
    ("funding", "pagerank", "F30"): lambda: pagerank(FUNDING)["F30"] > 0.15 / 7,
    ("funding", "closeness_in", "F01"): lambda: (
        why(distances(FUNDING, "in").closeness["F01"], Reason.ISOLATE) and distances(FUNDING).closeness["F01"] > 0
    ),
    ("funding", "gf_*_z", "F30"): lambda: (
        brokerage(FUNDING, "sector").roles["total"].counts["F30"] == 0
        and brokerage(FUNDING, "sector").roles["total"].z["F30"] < 0
    ),
    ("group of size 1 or 2", "gf_coordinator_z", "members"): lambda: all(
        why(brokerage(CROSS, "sector").roles["coordinator"].z[node], Reason.NO_VARIATION) for node in ("A3", "A4")
    ),
    ("southern_women", "twomode_redundancy", "node with degree 1"): a_node_with_one_collaboration,
    ("affil40x25", "sdsm_p", "pair with 0 shared"): pairs_that_share_nothing,
    ("any two-mode", "one-mode measures", "*"): refused,
    ("karate weighted", "betweenness_weighted", "*"): equal_lengths,
    ("funding", "effective_size", "F10"): lambda: structural_holes(FUNDING).effective_size["F10"] > 0,
    ("karate weighted", "effective_size", "*"): largest_tie_of_j,
}


def keys(reference):
    return [(row["network"], row["measure"], row["node_or_group"]) for row in reference.table("edge_cases.csv")]


def test_every_line_has_its_case(reference):
    assert sorted(keys(reference)) == sorted(CASES)
    assert len(CASES) == 52


@pytest.mark.parametrize("case", CASES, ids=" ".join)
def test_edge_case(reference, case):
    compute = CASES[case]
    known = case[0] in ("flobusiness", "hightech_reports")
    assert compute(reference.network(case[0])) if known else compute()
