"""Measures of ties alone, beside independent software: 2,421 values."""

from functools import cache

import pytest

from graphkit.network import (
    barrat_clustering,
    betweenness,
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
    eigenvector,
    isolates,
    pagerank,
    parts,
    strengths,
    structural_holes,
    triad_census,
)


@pytest.fixture(scope="module")
def near(reference):
    """Distances of a network, by name, direction and weights: each found once."""
    return cache(
        lambda name, direction="out", weighted=False: distances(reference.network(name), direction, weighted=weighted)
    )


@pytest.fixture(scope="module")
def holes(reference):
    return cache(lambda name, weighted=False: structural_holes(reference.network(name), weighted=weighted))


def entries(graph, *, weighted=False, largest=False):
    """Eigenvector with 0 outside the component, as the other programs have it, where ours is undefined."""
    values = eigenvector(graph, weighted=weighted).values
    filled = {node: 0.0 if values[node].reason == "other-component" else float(values[node]) for node in values}
    return {node: value / max(filled.values()) for node, value in filled.items()} if largest else filled


def census(graph):
    counts = triad_census(graph)
    return lambda item: counts[item.removeprefix("edges")]


def dyads(graph):
    found = dyad_census(graph)
    return {"M": found.mutual, "A": found.asymmetric, "N": found.null}


def pair_values(found):
    ends = zip(found.ties.first.tolist(), found.ties.second.tolist(), found.p.tolist(), strict=True)
    return {f"{found.ties.nodes[one]}--{found.ties.nodes[other]}": p for one, other, p in ends}


def core_of(reference, name):
    return {row["node"] for row in reference.table(f"networks/{name}_core_partition.csv") if row["core"] == "1"}


NODE_TIES = {
    ("degree", "undirected"): degrees,
    ("indegree", ""): lambda g: degrees(g, "in"),
    ("outdegree", ""): lambda g: degrees(g, "out"),
    ("degree_normalized", ""): degree_shares,
    ("strength", ""): strengths,
    ("centralization_degree", "Freeman"): degree_centralisation,
    ("centralization_indegree", ""): lambda g: degree_centralisation(g, "in"),
    ("centralization_outdegree", ""): lambda g: degree_centralisation(g, "out"),
    ("n_isolates", ""): lambda g: len(isolates(g)),
    ("n_components", "weak"): lambda g: len(parts(g)),
    ("n_components", "strong"): lambda g: len(parts(g, strong=True)),
    ("component_size", ""): component_sizes,
    ("connectedness", ""): connectedness,
    ("krackhardt_connectedness", ""): connectedness,
    ("density", "undirected"): density,
    ("density", "directed;no"): density,
    ("reciprocity", "edgewise"): lambda g: dyad_census(g).reciprocity,
    ("dyad_census", ""): dyads,
    ("triad_census", "undirected"): census,
    ("triad_census", "Davis"): census,
    ("kcore", ""): core_numbers,
    ("degree_assortativity", "undirected"): degree_assortativity,
    ("degree_assortativity", "directed;out"): degree_assortativity,
    ("local_clustering", ""): lambda g: clustering(g).local,
    ("average_clustering", "degree>=2"): lambda g: clustering(g).mean,
    ("average_clustering", "all nodes"): lambda g: clustering(g).mean_all,
    ("transitivity", "triangles/"): lambda g: clustering(g).transitivity,
    ("transitivity", "direction ignored"): lambda g: clustering(g).transitivity,
    ("local_clustering_barrat", ""): barrat_clustering,
    ("eigenvector", "L2 norm=1;unweighted"): entries,
    ("eigenvector", "max=1"): lambda g: entries(g, largest=True),
    ("eigenvector", "left"): entries,
    ("eigenvector", "right"): lambda g: entries(g.reverse()),
    ("eigenvector_weighted", ""): lambda g: entries(g, weighted=True),
    ("pagerank", ""): pagerank,
    ("pagerank_weighted", ""): lambda g: pagerank(g, weighted=True),
    ("betweenness", "undirected"): lambda g: betweenness(g).raw,
    ("betweenness", "directed;ordered"): lambda g: betweenness(g).raw,
    ("betweenness_normalized", "undirected"): lambda g: betweenness(g).shares,
    ("betweenness_normalized", "directed;B"): lambda g: betweenness(g).shares,
    ("betweenness_weighted", ""): lambda g: betweenness(g, weighted=True).raw,
    ("centralization_betweenness", ""): lambda g: betweenness(g).centralisation,
    ("core_periphery_corr", ""): lambda g: core_periphery(g).correlation,
    ("core_periphery_core_size", ""): lambda g: len(core_periphery(g).core),
    ("disparity_alpha", ""): lambda g: pair_values(disparity(g)),
}

NEAR = {
    ("closeness", ""): (lambda d: d.closeness_within, "out", False),
    ("closeness_in", ""): (lambda d: d.closeness_within, "in", False),
    ("closeness_out", ""): (lambda d: d.closeness_within, "out", False),
    ("closeness_weighted", ""): (lambda d: d.closeness_within, "out", True),
    ("closeness_wf", ""): (lambda d: d.closeness, "out", False),
    ("closeness_wf_in", ""): (lambda d: d.closeness, "in", False),
    ("closeness_wf_out", ""): (lambda d: d.closeness, "out", False),
    ("closeness_wf_weighted", ""): (lambda d: d.closeness, "out", True),
    ("harmonic", ""): (lambda d: d.harmonic, "out", False),
    ("harmonic_in", ""): (lambda d: d.harmonic, "in", False),
    ("harmonic_out", ""): (lambda d: d.harmonic, "out", False),
    ("harmonic_weighted", ""): (lambda d: d.harmonic, "out", True),
    ("harmonic_normalized", ""): (lambda d: d.harmonic_shares, "out", False),
    ("mean_distance", ""): (lambda d: d.mean, "out", False),
    ("diameter", ""): (lambda d: d.diameter, "out", False),
    ("global_efficiency", ""): (lambda d: d.efficiency, "out", False),
    ("centralization_closeness", ""): (lambda d: d.closeness_centralisation, "out", False),
}

HOLES = {
    (f"{measure}{suffix}", phrase): (measure, bool(suffix))
    for measure, phrases in {
        "constraint": ("1992;unweighted", "1992;directed"),
        "effective_size": ("undirected: n-2t/n", "1992;directed"),
        "efficiency": ("effective size/degree;isolate",),
        "hierarchy": ("contacts;unweighted", "Theil;directed"),
    }.items()
    for suffix, phrase in (*(("", phrase) for phrase in phrases), ("_weighted", ""))
}

COUNTED = {
    **dict.fromkeys(NODE_TIES),
    **dict.fromkeys(NEAR),
    **dict.fromkeys(HOLES),
    ("core_periphery_corr_of_partition", ""): 0,
}


@pytest.mark.parametrize(("measure", "phrase"), NODE_TIES, ids=lambda key: key or "all")
def test_values_of_ties(reference, measure, phrase):
    compute = NODE_TIES[measure, phrase]
    assert reference.check(measure, phrase, lambda name: compute(reference.network(name)))


@pytest.mark.parametrize(("measure", "phrase"), NEAR, ids=lambda key: key or "all")
def test_values_of_distances(reference, near, measure, phrase):
    pick, direction, weighted = NEAR[measure, phrase]
    assert reference.check(measure, phrase, lambda name: pick(near(name, direction, weighted)))


@pytest.mark.parametrize(("measure", "phrase"), HOLES, ids=lambda key: key or "all")
def test_values_of_structural_holes(reference, holes, measure, phrase):
    field, weighted = HOLES[measure, phrase]
    assert reference.check(measure, phrase, lambda name: getattr(holes(name, weighted), field))


def test_the_correlation_of_a_given_core(reference):
    def compute(name):
        return core_correlation(reference.network(name), core_of(reference, name))

    assert reference.check("core_periphery_corr_of_partition", "", compute) == 3


def test_these_are_all_that_this_module_is_to_check(reference):
    ours = {reference.find(*key) for key in COUNTED}
    assert ours == {n for n, row in reference.conventions.items() if row["checked_by"] == "test_reference_ties"}
    assert sum(len(reference.values[number]) for number in ours) == 2421
