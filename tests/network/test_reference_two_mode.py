"""Measures of a two-mode network beside independent software, on Southern Women: 1,679 values."""

import pytest

from graphkit.network import (
    degrees,
    density,
    incidence,
    one_mode,
    opsahl_clustering,
    redundancies,
    sdsm,
    two_mode_betweenness,
    two_mode_closeness,
    two_mode_degrees,
)
from graphkit.network.bicm import bicm
from graphkit.network.two_mode import ACTOR, COLLABORATION

MODES = {"woman": ACTOR, "event": COLLABORATION}


def turned(graph):
    """Events as actors and women as collaborations, to project the other mode."""
    other = graph.copy()
    for node, data in graph.nodes(data=True):
        other.nodes[node]["bipartite"] = 1 - data["bipartite"]
    return other


def weights(graph, weighting):
    projection = one_mode(graph, weighting)
    return lambda item: projection.get_edge_data(*item.split("--"), default={"weight": 0})["weight"]


def chances(graph, mode):
    found = sdsm(graph, mode=mode)
    ends = zip(found.ties.first.tolist(), found.ties.second.tolist(), found.p.tolist(), strict=True)
    p = {frozenset((found.ties.nodes[one], found.ties.nodes[other])): value for one, other, value in ends}
    return lambda item: p.get(frozenset(item.split("--")), 1.0)


def probabilities(graph):
    matrix, actors, collaborations = incidence(graph)
    model = bicm(matrix)

    def value(item):
        one, other = sorted(item.split("~"), key=lambda node: graph.nodes[node]["bipartite"])
        return model.probability(actors.index(one), collaborations.index(other))

    return value


PLAIN = {
    "twomode_degree": degrees,
    "twomode_density": density,
    "twomode_degree_normalized": two_mode_degrees,
    "twomode_closeness_normalized": two_mode_closeness,
    "twomode_betweenness_normalized": two_mode_betweenness,
    "twomode_redundancy": redundancies,
}

BY_MODE = {
    ("projection_count", ""): lambda g, mode: weights(g if mode == ACTOR else turned(g), "count"),
    ("projection_newman", ""): lambda g, mode: weights(g if mode == ACTOR else turned(g), "newman"),
    ("projection_jaccard", ""): lambda g, mode: weights(g if mode == ACTOR else turned(g), "jaccard"),
    ("opsahl_twomode_clustering", ""): lambda g, mode: opsahl_clustering(g, mode).value,
    ("opsahl_twomode_clustering_local", ""): lambda g, mode: opsahl_clustering(g, mode).local,
    ("bicm_probability", ""): lambda g, mode: probabilities(g),
    ("sdsm_p_upper", "exact"): chances,
    ("sdsm_n_retained", "one-sided"): lambda g, mode: sdsm(g, mode=mode).retained,
    ("sdsm_n_retained", "p<0.025"): lambda g, mode: sdsm(g, 0.025, mode).retained,
}


@pytest.mark.parametrize("measure", PLAIN)
def test_values_of_both_modes(reference, measure):
    assert reference.check(measure, "", lambda name: PLAIN[measure](reference.network(name)))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("measure", "phrase"), BY_MODE, ids=lambda key: key or "all")
def test_values_of_one_mode(reference, measure, phrase, mode):
    convention = whole(reference, measure, phrase, mode)
    assert reference.check(
        measure, convention, lambda name: BY_MODE[measure, phrase](reference.network(name), MODES[mode])
    )


def test_these_are_all_that_this_module_is_to_check(reference):
    keys = [(measure, "") for measure in PLAIN]
    keys += [(measure, whole(reference, measure, phrase, mode)) for measure, phrase in BY_MODE for mode in MODES]
    ours = {reference.find(*key) for key in keys}
    assert ours == {n for n, row in reference.conventions.items() if row["checked_by"] == "test_reference_two_mode"}
    assert sum(len(reference.values[number]) for number in ours) == 1679


def whole(reference, measure, phrase, mode):
    """The text of the convention that has the phrase and is about the mode."""
    (text,) = (
        row["convention"]
        for row in reference.conventions.values()
        if row["measure"] == measure
        and phrase in row["convention"]
        and f"mode={mode}" in row["convention"]
        and row["checked_by"]
    )
    return text
