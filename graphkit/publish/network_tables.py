"""The tables of the network report: numbers of the network in words of one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from graphkit.network.centrality import Rank
from graphkit.network.cohesion import Component
from graphkit.network.mixing import MixingMatrix, Share
from graphkit.network.two_mode import ACTOR, COLLABORATION, members
from graphkit.publish.cards import anchors, linked
from graphkit.publish.context import Names
from graphkit.publish.origin import Origin
from graphkit.publish.picture import described
from graphkit.publish.words import Words


@dataclass(frozen=True)
class Table:
    """A table of strings: its name, headings and rows, the columns that hold numbers, and the one that names a row."""

    name: str
    head: list[str]
    rows: list[list[str]]
    numbers: tuple[int, ...]
    named: int = 0


def release_table(origin: Origin, words: Words) -> Table:
    """The datasets, with version and day of issue."""
    rows = [[one.about, one.version, words.day(one.issued)] for one in origin.releases]
    head = [words.say(f"data.{key}") for key in ("about", "version", "issued")]
    return Table(words.say("data.heading"), head, rows, ())


def counted_table(graph: nx.Graph[str], origin: Origin, words: Words) -> Table:
    """What was counted, what the data hold beyond it, and what is not stated."""
    actors, collaborations = members(graph, ACTOR), members(graph, COLLABORATION)
    numbers = {
        "actors": len(actors),
        "actors_all": origin.actors,
        "collaborations": len(collaborations),
        "collaborations_all": origin.collaborations,
        "participations": graph.number_of_edges(),
        "no_sector": sum(graph.nodes[node]["sector"] is None for node in actors),
        "no_country": sum(graph.nodes[node]["country"] is None for node in actors),
        "no_type": sum(graph.nodes[node]["type"] is None for node in collaborations),
        "no_role": sum(not data["roles"] for _, _, data in graph.edges(data=True)),
    }
    if window := origin.window:
        numbers |= {"sure": window.sure, "unsure": window.unsure, "left_out": window.left_out}
    rows = [[words.say(f"counted.{key}"), words.count(number)] for key, number in numbers.items()]
    return Table(words.say("counted.heading"), [words.say("counted.what"), words.say("counted.number")], rows, (1,))


def rank_table(name: str, graph: nx.Graph[str], ranks: Iterable[Rank], names: Names, words: Words) -> Table:
    """Actors with sector, country, partners and collaborations, in the order given."""
    columns = ("rank", "actor", "sector", "country", "partners", "collaborations")
    place_of = anchors(graph)
    rows = [
        [
            words.count(place),
            linked(place_of[rank.actor], graph.nodes[rank.actor]["label"]),
            *described(graph, rank.actor, names, words),
            words.count(rank.partners),
            words.count(rank.collaborations),
        ]
        for place, rank in enumerate(ranks, start=1)
    ]
    return Table(name, [words.say(f"connected.{column}") for column in columns], rows, (0, 4, 5), named=1)


def share_rows(shares: dict[str, Share], words: Words) -> list[tuple[str, list[str]]]:
    """For each share its key and its numbers: the share, what crosses, what was counted, what could not be."""
    return [
        (key, [words.share(one.value), *map(words.count, (one.crossing, one.counted, one.left_out))])
        for key, one in shares.items()
    ]


def mixing_rows(matrix: MixingMatrix, names: Names, words: Words) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """Names of the columns, and the rows with their names; `not stated` comes last both ways."""
    known = [names[matrix.attribute].get(code, code) for code in matrix.categories]
    heads = [*known, words.say("not_stated")]
    half = matrix.half_known.tolist()
    cells = [[*row, apart] for row, apart in zip(matrix.counts.tolist(), half, strict=True)]
    cells.append([*half, matrix.unknown])
    return heads, [(name, list(map(words.count, row))) for name, row in zip(heads, cells, strict=True)]


def component_table(components: Iterable[Component], words: Words) -> Table:
    """How many components there are of each size, large ones first."""
    sizes = Counter((len(one.actors), len(one.collaborations)) for one in components)
    rows = [[*map(words.count, (*size, times))] for size, times in sorted(sizes.items(), reverse=True)]
    head = [words.say(f"components.{key}") for key in ("actors", "collaborations", "count")]
    return Table(words.say("components.heading"), head, rows, (0, 1, 2))


def role_table(graph: nx.Graph[str], names: Names, words: Words) -> Table:
    """How many participations have each role; those without a coded one last."""
    roles = Counter(role for _, _, data in graph.edges(data=True) for role in data["roles"] or (None,))
    head = [words.say("roles.role"), words.say("roles.participations")]
    return Table(head[0], head, _frequencies(roles, names, "role", words), (1,))


def type_table(graph: nx.Graph[str], names: Names, words: Words) -> Table:
    """How many collaborations are of each type; those of none last."""
    types = Counter(graph.nodes[node]["type"] for node in members(graph, COLLABORATION))
    head = [words.say("roles.type"), words.say("roles.collaborations")]
    return Table(head[0], head, _frequencies(types, names, "type", words), (1,))


def _frequencies(numbers: Counter[str | None], names: Names, attribute: str, words: Words) -> list[list[str]]:
    """Names and numbers, frequent ones first and then by code, the unnamed last."""
    order = sorted(numbers.items(), key=lambda item: (item[0] is None, -item[1], item[0] or ""))
    unknown = words.say("not_stated")
    return [
        [unknown if code is None else names[attribute].get(code, code), words.count(number)] for code, number in order
    ]
