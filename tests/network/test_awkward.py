"""Every measure on networks that are empty, tiny, torn apart, of one sector or none: nan with its reason, no crash."""

import math
from dataclasses import fields, is_dataclass

import networkx as nx
import numpy as np
import pytest

from graphkit.network import (
    NetworkError,
    NodeValues,
    Number,
    actor_measures,
    attribute_assortativity,
    barrat_clustering,
    betweenness,
    brokerage,
    change,
    clustering,
    component_sizes,
    connectedness,
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
    leiden,
    louvain,
    mixing_matrix,
    modularity,
    multiplexity,
    network_measures,
    pagerank,
    participation_coefficients,
    parts,
    qap_correlation,
    strengths,
    structural_holes,
    ties,
    triad_census,
)

SECTOR = "sector"


def sectors(graph, pattern):
    nx.set_node_attributes(graph, dict(zip(graph, (pattern * len(graph))[: len(graph)], strict=True)), SECTOR)
    return graph


GRAPHS = {
    "empty": nx.Graph(),
    "one node": sectors(nx.empty_graph(["a"]), ["p"]),
    "isolates": sectors(nx.empty_graph(list("abcde")), ["p", "q"]),
    "one tie": sectors(nx.path_graph(["a", "b"]), ["p", "q"]),
    "two ties": sectors(nx.Graph(["ab", "cd"]), ["p", "q"]),
    "one sector": sectors(nx.cycle_graph(list("abcde")), ["p"]),
    "no sector": nx.cycle_graph(list("abcde")),
    "half stated": sectors(nx.star_graph(list("abcdef")), ["p", None]),
    "complete": sectors(nx.complete_graph(list("abcde")), ["p", "q"]),
    "torn": sectors(nx.Graph(["ab", "bc", "ca", "de"]), ["p", "p", "q"]),
}
DIRECTED = {
    "empty": nx.DiGraph(),
    "isolates": sectors(nx.empty_graph(list("abc"), create_using=nx.DiGraph), ["p", "q"]),
    "one arc": sectors(nx.DiGraph(["ab"]), ["p", "q"]),
    "chain": sectors(nx.DiGraph(["ab", "bc", "cd", "ae"]), ["p", "q"]),
    "round": sectors(nx.DiGraph(["ab", "bc", "ca", "ba", "cd"]), ["p", "q", None]),
}

ANY = {
    "attribute_assortativity": lambda g: attribute_assortativity(g, SECTOR),
    "barrat_clustering": barrat_clustering,
    "betweenness": betweenness,
    "betweenness weighted": lambda g: betweenness(g, weighted=True),
    "betweenness shares": lambda g: (betweenness(g).shares, betweenness(g).centralisation),
    "brokerage": lambda g: brokerage(g, SECTOR),
    "change": lambda g: [getattr(change(g, g), name) for name in ("jaccard", "jaccard_of_stayers", "turnover")],
    "clustering": clustering,
    "component_sizes": component_sizes,
    "connectedness": connectedness,
    "core_numbers": core_numbers,
    "degree_assortativity": degree_assortativity,
    "degree_centralisation": degree_centralisation,
    "degree_shares": degree_shares,
    "degrees": degrees,
    "density": density,
    "disparity": disparity,
    "distances": lambda g: [
        getattr(distances(g, weighted=weighted), name)
        for weighted in (False, True)
        for name in ("closeness", "closeness_within", "harmonic", "harmonic_shares", "mean", "diameter", "efficiency")
    ],
    "dyad_census": lambda g: dyad_census(g).reciprocity,
    "ei_index": lambda g: ei_index(g, SECTOR, draws=5),
    "eigenvector": eigenvector,
    "isolates": isolates,
    "mixing_matrix": lambda g: mixing_matrix(g, SECTOR),
    "multiplexity": lambda g: multiplexity({"one": g, "two": g}),
    "pagerank": pagerank,
    "participation_coefficients": lambda g: participation_coefficients(g, SECTOR),
    "parts": parts,
    "qap_correlation": lambda g: qap_correlation(g, g, draws=5),
    "strengths": strengths,
    "structural_holes": structural_holes,
    "structural_holes weighted": lambda g: structural_holes(g, weighted=True),
    "triad_census": triad_census,
    "actor_measures": lambda g: actor_measures(g, SECTOR),
}
UNDIRECTED = {
    "closeness_centralisation": lambda g: distances(g).closeness_centralisation,
    "core_periphery": core_periphery,
    "leiden": leiden,
    "louvain": louvain,
    "modularity": lambda g: modularity(g, SECTOR),
    "network_measures": lambda g: network_measures(g, SECTOR, draws=5),
}


def sound(result) -> int:
    """No number is infinite, nan comes with a reason and a reason with nan; how many numbers there were."""
    if isinstance(result, Number):
        assert math.isnan(result) == (result.reason is not None)
        assert not math.isinf(result)
        return 1
    if isinstance(result, NodeValues):
        assert set(result.reasons) == {node for node, value in result.items() if math.isnan(value)}
        assert not np.isinf(result.array).any()
        return len(result)
    if is_dataclass(result):
        return sum(sound(getattr(result, field.name)) for field in fields(result))
    if isinstance(result, dict):
        return sum(sound(value) for value in result.values())
    if isinstance(result, list | tuple):
        return sum(sound(value) for value in result)
    return 0


@pytest.mark.parametrize("measure", [*ANY, *UNDIRECTED])
def test_undirected(measure):
    compute = (ANY | UNDIRECTED)[measure]
    for graph in GRAPHS.values():
        sound(compute(graph))
        sound(compute(ties(graph)))


@pytest.mark.parametrize("measure", ANY)
def test_directed(measure):
    for graph in DIRECTED.values():
        sound(ANY[measure](graph))


def test_the_look_is_not_empty():
    """On a network of three and two, nearly all measures have numbers to look at."""
    looked = {name: sound(compute(GRAPHS["torn"])) for name, compute in (ANY | UNDIRECTED).items()}
    assert sum(looked.values()) > 400
    silent = {name for name, count in looked.items() if not count}
    assert silent == {"degrees", "disparity", "isolates", "mixing_matrix", "parts", "strengths", "triad_census"}


@pytest.mark.parametrize("measure", UNDIRECTED)
def test_what_knows_no_directions_says_so(measure):
    if measure != "closeness_centralisation":
        with pytest.raises(NetworkError, match="to_undirected"):
            UNDIRECTED[measure](DIRECTED["round"])


@pytest.mark.parametrize("measure", [*ANY, *UNDIRECTED])
@pytest.mark.parametrize(
    ("graph", "problem"),
    [
        (nx.Graph(["aa", "ab"]), "'a' is tied to itself"),
        (nx.MultiGraph(["ab", "ab"]), "parallel edges"),
        (nx.Graph([("a", "b", {"weight": 0})]), "0 or below"),
        (nx.Graph([("a", "b", {"weight": math.nan})]), "0 or below, or none that is finite"),
        (nx.Graph([("a", "b", {"weight": "much"})]), "is not a number"),
        (nx.Graph([("a", 1)]), "cannot be sorted together"),
    ],
    ids=("self", "parallel", "zero", "nan", "words", "kinds"),
)
def test_no_network_is_refused_by_all(measure, graph, problem):
    with pytest.raises(NetworkError, match=problem):
        (ANY | UNDIRECTED)[measure](graph)


def test_an_attribute_of_several_kinds_is_refused():
    graph = sectors(nx.path_graph(["a", "b"]), ["p", 1])
    with pytest.raises(NetworkError, match="not of one kind"):
        mixing_matrix(graph, SECTOR)


@pytest.mark.parametrize("nothing", [None, "", math.nan])
def test_what_says_nothing_is_not_stated(nothing):
    graph = sectors(nx.path_graph(["a", "b", "c"]), ["p", "q", nothing])
    assert mixing_matrix(graph, SECTOR).half_known.tolist() == [0, 1]
