"""What the page with the picture is given to draw: nodes with their places and numbers, and who takes part in what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import networkx as nx
from markupsafe import Markup

from graphkit.network.betweenness import betweenness
from graphkit.network.bridges import bridges
from graphkit.network.cores import core_numbers
from graphkit.network.layout import layout
from graphkit.network.mixing import spanning
from graphkit.network.one_mode import projection
from graphkit.network.participation import RELATIONS
from graphkit.network.plain import displayable
from graphkit.network.selection import most_active
from graphkit.network.ties import degree
from graphkit.network.two_mode import ACTOR, COLLABORATION, members
from graphkit.publish.brokers import SIDES
from graphkit.publish.cards import sources
from graphkit.publish.context import Context
from graphkit.publish.marks import NOT_STATED, OTHER, SECTORS, Mark
from graphkit.publish.picture import MOST_NODES, described

SIZES = ("collaborations", "partners", "betweenness", "core", "bridges")
"""What the size of a mark may mean; numbers of the whole network asked for, whatever is filtered in the page."""


@dataclass(frozen=True)
class Choice:
    """A sector one can filter by: its code (empty = not stated), its name, and the mark it has in the picture."""

    code: str
    name: str
    mark: Mark


@dataclass(frozen=True)
class Scene:
    """A two-mode network as it is drawn: above 2,000 nodes the most active actors alone."""

    graph: nx.Graph[str]
    context: Context

    @cached_property
    def drawn(self) -> nx.Graph[str]:
        """The network drawn."""
        return most_active(self.graph, MOST_NODES)

    @cached_property
    def actors(self) -> list[str]:
        """The actors drawn, in the order of the table and of the numbers that stand for them."""
        return members(self.drawn, ACTOR)

    @cached_property
    def collaborations(self) -> list[str]:
        """The collaborations drawn."""
        return members(self.drawn, COLLABORATION)

    @cached_property
    def values(self) -> Mapping[str, Mapping[str, float]]:
        """The numbers that sizes go by, by their names in SIZES, of every actor of the whole network."""
        found = projection(self.graph)
        return {
            "collaborations": {node: self.graph.degree(node) for node in found.nodes},
            "partners": dict(zip(found.nodes, degree(found).tolist(), strict=True)),
            "betweenness": dict(betweenness(found).shares),
            "core": dict(core_numbers(found)),
            "bridges": dict(bridges(found, "sector", *SIDES).pairs),
        }

    @cached_property
    def sectors(self) -> list[Choice]:
        """The sectors there are, in the order of the marks; others by code, and not stated last."""
        there = {self.drawn.nodes[actor]["sector"] for actor in self.actors}
        codes = [code for code in SECTORS if code in there] + sorted(there - set(SECTORS) - {None})
        made = [Choice(code, self.context.name("sector", code), SECTORS.get(code, OTHER)) for code in codes]
        unknown = Choice("", self.context.words.say("picture.no_sector"), NOT_STATED)
        return [*made, unknown] if None in there else made

    @property
    def countries(self) -> list[tuple[str, str]]:
        """Codes and names of the countries there are, by name."""
        codes = {self.drawn.nodes[actor]["country"] for actor in self.actors} - {None}
        named = ((code, self.context.name("country", code)) for code in codes)
        return sorted(named, key=lambda pair: (pair[1], pair[0]))

    @property
    def years(self) -> tuple[int, int] | None:
        """First and last year that is stated; None where no year is."""
        years = {data[key] for *_, data in self.drawn.edges(data=True) for key in ("start", "end")} - {None}
        return (min(years), max(years)) if years else None

    def data(self) -> Markup:
        """All that the script draws, as JSON; nodes and participations by number."""
        words = self.context.words
        said = {"parts": words.say("ui.parts"), "read": words.say("ui.read")}
        places = {"actors": "{actors}", "collaborations": "{collaborations}", "unsure": "{unsure}"}
        return _json(
            {
                "words": said | {"status": words.say("ui.status", **places)},
                "marks": [[one.mark.corners, one.mark.inner, one.mark.fill] for one in self.sectors],
                "actors": self._actors(),
                "collaborations": self._collaborations(),
                "parts": self._parts(),
            }
        )

    @cached_property
    def _nodes(self) -> dict[str, dict[str, object]]:
        """Place and name of each node, and where it was read."""
        return {
            node: {
                "x": round(x, 2),
                "y": round(y, 2),
                "name": displayable(self.drawn.nodes[node]["label"]),
                "sources": [
                    [displayable(one.address), one.host, displayable(one.said)] for one in sources(node, self.context)
                ],
            }
            for node, (x, y) in layout(self.drawn, self.context.seed, self.context.tell).items()
        }

    def _actors(self) -> list[dict[str, object]]:
        sector = {choice.code: index for index, choice in enumerate(self.sectors)}
        return [
            self._nodes[actor]
            | {
                "said": displayable(" · ".join(described(self.drawn, actor, self.context.names, self.context.words))),
                "sector": sector[self.drawn.nodes[actor]["sector"] or ""],
                "country": self.drawn.nodes[actor]["country"],
                "values": [float(f"{self.values[name][actor]:.6g}") for name in SIZES],
            }
            for actor in self.actors
        ]

    def _collaborations(self) -> list[dict[str, object]]:
        across = spanning(self.graph, "sector")
        kinds = {one: self.drawn.nodes[one]["type"] for one in self.collaborations}
        return [
            self._nodes[one]
            | {"said": displayable(self.context.name("type", kind)) if kind else "", "across": one in across}
            for one, kind in kinds.items()
        ]

    def _parts(self) -> list[list[object]]:
        """Of each: actor, collaboration, first year, last year, relations (by number), roles in words."""
        number = {node: place for nodes in (self.actors, self.collaborations) for place, node in enumerate(nodes)}
        made: list[list[object]] = []
        for actor in self.actors:
            for one in sorted(self.drawn[actor]):
                edge = self.drawn.edges[actor, one]
                roles = displayable(", ".join(self.context.name("role", role) for role in edge["roles"]))
                relations = [RELATIONS.index(relation) for relation in edge["relations"]]
                made.append([number[actor], number[one], edge["start"], edge["end"], relations, roles])
        return made


def _json(data: object) -> Markup:
    """JSON that can end no element and start no entity, in HTML and in XML alike."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "&<>":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)
