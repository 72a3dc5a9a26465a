"""An actor's card: what it is, what it takes part in, and the documents in which that was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx
from markupsafe import Markup

from graphkit.network.plain import displayable
from graphkit.network.two_mode import ACTOR, members
from graphkit.publish.context import Context, Names
from graphkit.publish.picture import described


@dataclass(frozen=True)
class Source:
    """A document: its address, whether that may be a link, the name of its site, and what is known of the reading."""

    address: str
    host: str
    said: str


@dataclass(frozen=True)
class Part:
    """One collaboration of an actor: its name, what is known of the part in it, and its documents."""

    name: str
    said: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Card:
    """An actor with its documents and its parts in collaborations."""

    anchor: str
    name: str
    said: str
    sources: tuple[Source, ...]
    parts: tuple[Part, ...]


def anchors(graph: nx.Graph[str]) -> dict[str, str]:
    """The name of each actor's place in a page, by IRI: `a1`, `a2`, ... in the order of the IRIs."""
    return {actor: f"a{number}" for number, actor in enumerate(members(graph, ACTOR), start=1)}


def cards(graph: nx.Graph[str], actors: Iterable[str], context: Context) -> list[Card]:
    """The cards of some actors of a two-mode network, in the order given."""
    place = anchors(graph)
    return [
        Card(
            place[actor],
            graph.nodes[actor]["label"],
            " · ".join(described(graph, actor, context.names, context.words)),
            sources(actor, context),
            tuple(
                Part(graph.nodes[one]["label"], part_said(graph, actor, one, context.names), sources(one, context))
                for one in _in_time(graph, actor)
            ),
        )
        for actor in actors
    ]


def sources(thing: str, context: Context) -> tuple[Source, ...]:
    """The documents in which a thing was read, with what is known of the reading: strength and day."""
    return tuple(
        Source(one.address, one.host, ", ".join(filter(None, (one.strength, context.words.day(one.day)))))
        for one in context.origin.evidence.get(thing, ())
    )


def part_said(graph: nx.Graph[str], actor: str, collaboration: str, names: Names) -> str:
    """Type of a collaboration, roles of the actor in it, and years, as far as they are stated."""
    edge, kind = graph.edges[actor, collaboration], graph.nodes[collaboration]["type"]
    roles = ", ".join(names["role"].get(role, role) for role in edge["roles"])
    typed = names["type"].get(kind, kind) if kind else ""
    return " · ".join(filter(None, (typed, roles, years_said(edge["start"], edge["end"]))))


def years_said(start: int | None, end: int | None) -> str:
    """`2015–2018`, with nothing where a year is not stated."""
    if start is None and end is None:
        return ""
    return str(start) if start == end else f"{start or ''}–{end or ''}"


def linked(anchor: str, name: str) -> Markup:
    """A name that leads to a card in the same page."""
    return Markup('<a href="#{}">{}</a>').format(anchor, displayable(name))


def documents(found: Iterable[Source]) -> Markup:
    """Documents as links named by their sites; an address that is none of the web stays text."""
    return Markup(" ").join(
        Markup('<a class="source" rel="noreferrer" href="{}">{}</a>').format(displayable(one.address), one.host)
        if one.host
        else Markup('<span class="source">{}</span>').format(displayable(one.address))
        for one in found
    )


def _in_time(graph: nx.Graph[str], actor: str) -> list[str]:
    """Its collaborations by first year, those without one last."""
    years = {one: graph.edges[actor, one]["start"] for one in graph[actor]}
    return sorted(years, key=lambda one: (years[one] is None, years[one] or 0, one))
