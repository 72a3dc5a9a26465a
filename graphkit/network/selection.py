"""Which participations a network is made of: by relation, by years, by country, by how much an actor takes part."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from graphkit.network.errors import NetworkError
from graphkit.network.participation import RELATIONS, Actor, Participation
from graphkit.network.two_mode import ACTOR, members


@dataclass(frozen=True)
class Window:
    """Participations selected by years, in the order given, and how sure the selection is (counts of participations).

    `sure`: the stated years overlap the window. `unsure`: they allow it but do not show it, since a start, an end or
    both are missing; kept all the same. `left_out`: they certainly lie outside.
    """

    kept: tuple[Participation, ...]
    sure: int
    unsure: int
    left_out: int


def within(participations: Iterable[Participation], start: int | None, end: int | None) -> Window:
    """Participations that overlap the years `start` to `end`, both included; None leaves that side open.

    A year that is not stated may be any year. So only what certainly lies outside is left out, and what may or may not
    overlap is kept and counted apart: leaving it out would drop the many collaborations for which no year is printed.
    Raises NetworkError where the window ends before it starts.
    """
    if _is_before(end, start):
        raise NetworkError(f"the window from {start} to {end} ends before it starts. Swap the years")
    parts = tuple(participations)
    outside = [_is_before(part.end, start) or _is_before(end, part.start) for part in parts]
    kept = tuple(part for part, out in zip(parts, outside, strict=True) if not out)
    sure = sum(_surely_overlaps(part, start, end) for part in kept)
    return Window(kept, sure, len(kept) - sure, sum(outside))


def with_countries(
    participations: Iterable[Participation], actors: Mapping[str, Actor], countries: Collection[str]
) -> tuple[Participation, ...]:
    """Participations in the collaborations in which an actor of at least one of the countries takes part, in any year.

    `countries` are codes as in `Actor.country`; the other participants of such a collaboration are kept. No country
    keeps everything.
    """
    parts = tuple(participations)
    if not countries:
        return parts
    wanted = {part.collaboration for part in parts if actors[part.actor].country in countries}
    return tuple(part for part in parts if part.collaboration in wanted)


def with_relation(participations: Iterable[Participation], relation: str | None) -> tuple[Participation, ...]:
    """Participations in one layer of the network; None keeps everything.

    Raises NetworkError for a relation that is not one of RELATIONS.
    """
    if relation is not None and relation not in RELATIONS:
        raise NetworkError(f"there is no relation {relation!r}. Use one of {', '.join(RELATIONS)}")
    return tuple(part for part in participations if relation is None or relation in part.relations)


def most_active(graph: nx.Graph[str], limit: int) -> nx.Graph[str]:
    """The two-mode network of the actors with the most collaborations, with at most `limit` nodes of both kinds.

    Actors come in one by one, by number of collaborations and then by IRI, each with its collaborations, as long as all
    fit. Nodes keep their order. A network that fits is returned as it is.
    """
    if len(graph) <= limit:
        return graph
    chosen: set[str] = set()
    for actor in sorted(members(graph, ACTOR), key=lambda node: (-graph.degree(node), node)):
        grown = chosen | {actor} | set(graph[actor])
        if len(grown) > limit:
            break
        chosen = grown
    excerpt: nx.Graph[str] = nx.Graph(**graph.graph)
    excerpt.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in chosen)
    excerpt.add_edges_from((a, b, data) for a, b, data in graph.edges(data=True) if a in chosen and b in chosen)
    return excerpt


def _is_before(earlier: int | None, later: int | None) -> bool:
    return earlier is not None and later is not None and earlier < later


def _surely_overlaps(part: Participation, start: int | None, end: int | None) -> bool:
    """Of a part that does not lie outside: whether its stated years alone show that it overlaps the window."""
    if part.start is not None and part.end is not None:
        return True
    stated = part.start if part.end is None else part.end
    if stated is None:
        return start is None and end is None
    return not _is_before(stated, start) and not _is_before(end, stated)
