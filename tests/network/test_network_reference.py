"""Our numbers beside those of independent software (`reference/README.md` says whose)."""

import csv
from pathlib import Path

import networkx as nx
import pytest

from graphkit.network import degrees, density, mixing_matrix, one_mode

HERE = Path(__file__).parent / "reference"


def read(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


VALUES = read("values.csv")


def southern_women(network, mode: str):
    """Women as actors and events as collaborations; the other way round to project to events."""
    groups: dict[str, list[str]] = {}
    for row in read("southern_women_edges.csv"):
        actor, group = (row["woman"], row["event"]) if mode == "woman" else (row["event"], row["woman"])
        groups.setdefault(group, []).append(actor)
    return network(groups)


def expected(measure: str, mode: str = "", name: str = "southern_women") -> dict[str, float]:
    return {
        row["item"]: float(row["value"])
        for row in VALUES
        if (row["network"], row["measure"], row["mode"]) == (name, measure, mode)
    }


@pytest.mark.parametrize(("mode", "pairs"), [("woman", 153), ("event", 91)])
@pytest.mark.parametrize("weighting", ["count", "newman", "jaccard"])
def test_projections_of_southern_women(network, weighting, mode, pairs):
    projection = one_mode(southern_women(network, mode), weighting)
    values = expected(f"projection_{weighting}", mode)
    assert len(values) == pairs
    for pair, value in values.items():
        weight = projection.get_edge_data(*pair.split("--"), default={"weight": 0})["weight"]
        assert weight == pytest.approx(value, abs=1e-9), pair


def test_degree_and_density_of_southern_women(network):
    graph = southern_women(network, "woman")
    values = expected("twomode_degree")
    assert len(values) == 32
    assert degrees(graph) == values
    assert density(graph) == pytest.approx(expected("twomode_density")["_network"], abs=1e-12)


@pytest.mark.parametrize("name", ["flomarriage", "flobusiness"])
def test_mixing_of_florentine_families(name):
    graph = nx.Graph()
    for row in read("florentine_nodes.csv"):
        graph.add_node(row["node"], wealth=row["wealth_split"])
    graph.add_edges_from((row["source"], row["target"]) for row in read(f"{name}_edges.csv"))
    matrix = mixing_matrix(graph, "wealth")
    values = expected("mixing_count", name=name)
    assert matrix.categories == ("high", "low")
    assert len(values) == 3
    for cell, value in values.items():
        row, column = map(matrix.categories.index, cell.split("|"))
        assert matrix.counts[row, column] == value, cell
