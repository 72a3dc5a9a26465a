"""Who joins the public and the third sector: the section of the report that names them, with their evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx
from markupsafe import Markup

from graphkit.network.bridges import bridges
from graphkit.network.plain import displayable
from graphkit.network.ties import Ties
from graphkit.publish.cards import anchors, documents, linked, sources
from graphkit.publish.context import Context
from graphkit.publish.figures import number_of
from graphkit.publish.network_tables import Table
from graphkit.publish.picture import described

SIDES = ("public-sector", "third-sector")
SHOWN = 15
COLLABORATIONS = 4
"""Brokers named, and collaborations shown of each; the rest is in the actor's card."""


@dataclass(frozen=True)
class Broker:
    """An actor and the `pairs` it alone joins, beside the number `expected`; `through` are the collaborations."""

    actor: str
    pairs: int
    expected: float
    through: tuple[str, ...]


def brokers(graph: nx.Graph[str], actors: Ties) -> list[Broker]:
    """All that join at least one pair, most pairs first, then by IRI. `actors` is the one-mode network of `graph`."""
    found = bridges(actors, "sector", *SIDES)
    joining = sorted((node for node in found.pairs if found.pairs[node]), key=lambda node: (-found.pairs[node], node))
    return [
        Broker(node, int(found.pairs[node]), found.expected[node], tuple(_through(graph, node))) for node in joining
    ]


def broker_table(graph: nx.Graph[str], found: Iterable[Broker], context: Context) -> Table:
    """The brokers in words, each with collaborations that it meets the two sectors in, and their documents."""
    place, words = anchors(graph), context.words
    rows: list[list[str]] = []
    for one in found:
        evidence: list[str] = [_evidence(graph, node, context) for node in one.through[:COLLABORATIONS]]
        if (more := len(one.through) - COLLABORATIONS) > 0:
            evidence.append(linked(place[one.actor], words.say("brokers.more", number=words.count(more))))
        numbers = [words.count(one.pairs), number_of(one.expected, words, 1)]
        name = linked(place[one.actor], graph.nodes[one.actor]["label"])
        said = described(graph, one.actor, context.names, words)
        rows.append([name, *said, *numbers, Markup("<br/>").join(evidence)])
    head = [words.say(f"connected.{key}") for key in ("actor", "sector", "country")]
    head += [words.say(f"brokers.{key}") for key in ("pairs", "expected", "evidence")]
    return Table(words.say("brokers.heading"), head, rows, (3, 4))


def _evidence(graph: nx.Graph[str], collaboration: str, context: Context) -> Markup:
    found = documents(sources(collaboration, context))
    return Markup("{} {}").format(displayable(graph.nodes[collaboration]["label"]), found)


def _through(graph: nx.Graph[str], actor: str) -> list[str]:
    """Its collaborations with another actor of one of the two sectors."""
    return [
        one
        for one in sorted(graph[actor])
        if any(graph.nodes[other]["sector"] in SIDES for other in graph[one] if other != actor)
    ]
