"""Brokerage roles beside R's sna and a second computation from the paper: 2,480 values."""

from functools import cache

import pytest

from graphkit.network import brokerage

ATTRIBUTES = {"karate": "club", "flomarriage": "wealth_split"}

FIELDS = {
    "raw": "counts",
    "expected": "expected",
    "z": "z",
    "network_raw": "total",
    "network_expected": "total_expected",
    "network_z": "total_z",
}

PHRASES = ("directed i>j>k", "sna: undirected graph", "undirected: each")


@pytest.fixture(scope="module")
def roles(reference):
    """Roles of a network under a convention; sna makes two arcs of an undirected tie."""

    def found(name, phrase):
        graph = reference.network(name)
        return brokerage(graph.to_directed() if phrase.startswith("sna") else graph, ATTRIBUTES.get(name, "dept")).roles

    return cache(found)


def taken_apart(measure: str) -> tuple[str, str]:
    """gf_coordinator_network_z -> the role and the field of it."""
    name, _, what = measure.removeprefix("gf_").partition("_network_")
    if what:
        return name, FIELDS[f"network_{what}"]
    name, _, what = measure.removeprefix("gf_").rpartition("_")
    return name, FIELDS[what]


def test_all_values_of_all_roles(reference, roles):
    def field_of(measure, convention):
        name, field = taken_apart(measure)
        role = "gatekeeper" if name == "representative_or_gatekeeper" else name
        phrase = next(phrase for phrase in PHRASES if convention.startswith(phrase))
        return lambda network: getattr(roles(network, phrase)[role], field)

    checked = 0
    for row in reference.conventions.values():
        if row["checked_by"] == "test_reference_brokerage":
            measure, convention = row["measure"], row["convention"]
            checked += reference.check(measure, convention, field_of(measure, convention))
    assert checked == 2480
