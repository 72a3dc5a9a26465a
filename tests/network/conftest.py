"""Small networks built by hand, for the tests of this room. WORLD:

    p: a b    q: a b c    r: d    s: c e f g           10 participations, 7 actors, 4 collaborations
    sectors   a public  b third  c third  d public  f private  e g not stated
    countries a b d no  c e se   g dk     f not stated

Ties: a-b (p q), a-c b-c (q), c-e c-f c-g e-f e-g f-g (s) = 9.

FIVE, the one-mode network on which every measure is worked out by hand:

    a-b (weight 2)  a-c  b-c  c-d (1 each)      e has no tie
    sectors   a b p   c d q   e not stated
"""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import networkx as nx
import pytest

from graphkit.network import Actor, Collaboration, Participation, two_mode

MEMBERS = {"p": "ab", "q": "abc", "r": "d", "s": "cefg"}
SECTORS = {"a": "public", "b": "third", "c": "third", "d": "public", "f": "private"}
COUNTRIES = {"a": "no", "b": "no", "c": "se", "d": "no", "e": "se", "g": "dk"}


def rows_of(members: Mapping[str, Iterable[str]]) -> list[Participation]:
    return [Participation(collaboration, actor) for collaboration, actors in members.items() for actor in actors]


def build(
    members: Mapping[str, Iterable[str]] | Iterable[Participation],
    sectors: Mapping[str, str] | None = None,
    countries: Mapping[str, str] | None = None,
    labels: Mapping[str, str] | None = None,
):
    rows = rows_of(members) if isinstance(members, Mapping) else list(members)
    sectors, countries, labels = sectors or {}, countries or {}, labels or {}
    actors = {row.actor for row in rows}
    collaborations = {row.collaboration for row in rows}
    return two_mode(
        rows,
        {iri: Actor(iri, labels.get(iri, iri), countries.get(iri), sectors.get(iri)) for iri in actors},
        {iri: Collaboration(iri, labels.get(iri, iri), "partnership") for iri in collaborations},
    )


@pytest.fixture(scope="session")
def network():
    """The builder: groups by collaboration (or participations), sectors, countries and labels by node."""
    return build


@pytest.fixture
def world_parts():
    """The participations of WORLD."""
    return rows_of(MEMBERS)


@pytest.fixture
def small_world():
    """The two-mode network of WORLD."""
    return build(MEMBERS, SECTORS, COUNTRIES)


@pytest.fixture
def five():
    """The one-mode network FIVE."""
    graph = nx.Graph()
    graph.add_weighted_edges_from([("a", "b", 2), ("a", "c", 1), ("b", "c", 1), ("c", "d", 1)])
    graph.add_node("e", sector=None)
    nx.set_node_attributes(graph, {"a": "p", "b": "p", "c": "q", "d": "q"}, "sector")
    return graph


HERE = Path(__file__).parent / "reference"


class Reference:
    """The values by independent software, and the networks they are about (`reference/README.md`)."""

    def __init__(self) -> None:
        self.conventions = {int(row["id"]): row for row in self.table("conventions.csv")}
        self.network = cache(self._network)
        self.values: dict[int, list[dict[str, str]]] = {number: [] for number in self.conventions}
        for row in self.table("values.csv"):
            self.values[int(row["convention"])].append(row)

    @staticmethod
    def table(name: str) -> list[dict[str, str]]:
        with (HERE / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def _network(self, name: str) -> nx.Graph:
        if name == "southern_women":
            rows = self.table("networks/southern_women_edges.csv")
            groups = {
                event: [row["woman"] for row in rows if row["event"] == event] for event in {r["event"] for r in rows}
            }
            return build(groups)
        directed = name.startswith("hightech")
        graph = nx.DiGraph() if directed else nx.Graph()
        for row in self.table(f"networks/{'hightech' if directed else name}_nodes.csv"):
            graph.add_node(row["node"], **{key: value for key, value in row.items() if key != "node" and value})
        for row in self.table(f"networks/{name}_edges.csv"):
            graph.add_edge(row["source"], row["target"], weight=float(row.get("weight") or 1))
        return graph

    def find(self, measure: str, phrase: str) -> int:
        """The one convention of a measure whose text begins with the phrase, or else has it."""
        texts = {n: row["convention"] for n, row in self.conventions.items() if row["measure"] == measure}
        begins = [number for number, text in texts.items() if text.startswith(phrase)]
        found = begins or [number for number, text in texts.items() if phrase in text]
        assert len(found) == 1, (measure, phrase, [texts[number] for number in found])
        return found[0]

    def check(self, measure: str, phrase: str, compute) -> int:
        """Compare all values of a convention; how many there were. `compute(name)` gives a number or item -> number."""
        rows = self.values[self.find(measure, phrase)]
        assert rows, f"{measure} has no value"
        results = {}
        for row in rows:
            if row["network"] not in results:
                results[row["network"]] = compute(row["network"])
            result = results[row["network"]]
            got = float(result if isinstance(result, int | float) else lookup(result, row["item"]))
            value, near = float(row["value"]), float(row["tolerance"])
            assert got == pytest.approx(value, rel=0, abs=near, nan_ok=True), (measure, phrase, row)
        return len(rows)


def lookup(result, item: str) -> float:
    return result(item) if callable(result) else result[item]


@pytest.fixture(scope="session")
def reference() -> Reference:
    return Reference()
