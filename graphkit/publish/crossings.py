"""What crosses sectors and borders beside what chance gives, and how sure one can be: tables of the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from math import inf, nan

import networkx as nx

from graphkit.network.ei import EI
from graphkit.network.layers import layers
from graphkit.network.mixing import MixingMatrix
from graphkit.network.multiplexity import Multiplexity, multiplexity
from graphkit.network.nulls import NullTest
from graphkit.network.participation import RELATIONS
from graphkit.network.two_mode import ACTOR, COLLABORATION, members
from graphkit.publish.context import Context
from graphkit.publish.figures import number_of
from graphkit.publish.network_tables import Table
from graphkit.publish.origin import Looked
from graphkit.publish.words import Words

BORDERS = 25
"""Pairs of countries shown."""


def group_table(found: EI, tests: Mapping[str, NullTest], attribute: str, context: Context) -> Table:
    """E-I of each group: its ties, those across, the index, and what chance gives; groups with most ties first."""
    words = context.words
    order = sorted(found.groups, key=lambda code: (-found.groups[code].external - found.groups[code].internal, code))
    rows = []
    for code in order:
        one, test = found.groups[code], tests[code]
        ties = [words.count(int(number)) for number in (one.external + one.internal, one.external)]
        numbers = (test.observed, test.mean, test.deviation, test.p)
        rows.append([context.name(attribute, code), *ties, *(number_of(number, words, 2) for number in numbers[:3])])
        rows[-1].append(number_of(test.p, words))
    head = [words.say(f"connected.{attribute}")]
    head += [words.say(f"ei.{key}") for key in ("ties", "across", "value", "expected", "deviation", "p")]
    return Table(words.say(f"ei.{attribute}_heading"), head, rows, tuple(range(1, 7)))


def border_table(graph: nx.Graph[str], actors: nx.Graph[str], context: Context) -> tuple[Table, int]:
    """Between which countries: pairs of actors and collaborations, most first; and how many pairs are not shown."""
    words = context.words
    country: dict[str, str | None] = {node: data["country"] for node, data in actors.nodes(data=True)}
    pairs = Counter(_pair(country[a], country[b]) for a, b in actors.edges)
    spanned: Counter[tuple[str, str] | None] = Counter()
    for node in members(graph, COLLABORATION):
        codes = sorted({code for actor in graph[node] if (code := country[actor])})
        spanned.update(combinations(codes, 2))
    order = sorted((pair for pair in pairs if pair), key=lambda pair: (-pairs[pair], pair))
    rows = [
        [*(context.name("country", code) for code in pair), words.count(pairs[pair]), words.count(spanned[pair])]
        for pair in order[:BORDERS]
    ]
    head = [words.say(f"borders.{key}") for key in ("one", "other", "pairs")]
    head.append(words.say("connected.collaborations"))
    return Table(words.say("borders.heading"), head, rows, (2, 3)), max(0, len(order) - BORDERS)


def _pair(one: str | None, other: str | None) -> tuple[str, str] | None:
    return None if one is None or other is None or one == other else (min(one, other), max(one, other))


def chance_rows(matrix: MixingMatrix) -> list[tuple[str, str, int, float]]:
    """Pairs of different categories with the ties counted and expected, those furthest below chance first."""
    expected = matrix.expected
    found = [
        (matrix.categories[i], matrix.categories[j], int(matrix.counts[i, j]), float(expected[i, j]))
        for i, j in combinations(range(len(matrix.categories)), 2)
    ]
    return sorted(found, key=lambda row: (row[2] / row[3] if row[3] > 0 else inf, row[:2]))


def chance_table(matrix: MixingMatrix, context: Context) -> Table:
    """Which sectors meet less and more often than if sectors were given out at random."""
    words = context.words
    rows = [
        [
            *(context.name(matrix.attribute, code) for code in (one, other)),
            words.count(ties),
            number_of(mean, words, 1),
            number_of(ties / mean if mean else nan, words, 2),
        ]
        for one, other, ties, mean in chance_rows(matrix)
    ]
    head = [words.say(f"gaps.{key}") for key in ("one", "other")]
    head += [words.say("borders.pairs"), words.say("ei.expected"), words.say("gaps.ratio")]
    return Table(words.say("gaps.heading"), head, rows, (2, 3, 4))


def layer_table(graph: nx.Graph[str], context: Context) -> tuple[Table, Multiplexity]:
    """Each relation with its collaborations, participations and tied pairs; and how the relations overlap."""
    networks, words = layers(graph), context.words
    sizes: Counter[str] = Counter()
    held: dict[str, set[str]] = {relation: set() for relation in RELATIONS}
    for one, other, data in graph.edges(data=True):
        sizes.update(data["relations"])
        for relation in data["relations"]:
            held[relation].add(one if graph.nodes[one]["bipartite"] else other)
    rows = [
        [
            context.name("relation", relation),
            *map(words.count, (len(held[relation]), sizes[relation], len(networks[relation].first))),
        ]
        for relation in RELATIONS
    ]
    head = [words.say("layers.relation"), words.say("connected.collaborations")]
    head += [words.say("roles.participations"), words.say("borders.pairs")]
    return Table(words.say("layers.heading"), head, rows, (1, 2, 3)), multiplexity(networks)


def sure_table(graph: nx.Graph[str], context: Context) -> Table:
    """For each country that has a dataset: whether somebody looked, and how much of what was found is not stated."""
    words, looked = context.words, context.origin.looked
    status = {(one.country, one.kind): one for one in looked}
    actors = members(graph, ACTOR)
    rows = []
    for code in sorted({one.country for one in looked}):
        own = [actor for actor in actors if graph.nodes[actor]["country"] == code]
        unknown = sum(graph.nodes[actor]["sector"] is None for actor in own)
        years = [graph.edges[edge]["start"] is None for actor in own for edge in graph.edges(actor)]
        said = [_looked(status.get((code, kind)), words) for kind in (ACTOR, COLLABORATION)]
        missing = (unknown, len(own)), (sum(years), len(years))
        shares = [part / whole if whole else nan for part, whole in missing]
        rows.append([context.name("country", code), *said, words.count(len(own)), *map(words.share, shares)])
    head = [words.say("connected.country")]
    head += [words.say(f"sure.{key}") for key in ("actors", "collaborations", "number", "sector", "years")]
    return Table(words.say("sure.heading"), head, rows, (3, 4, 5))


def _looked(one: Looked | None, words: Words) -> str:
    if one is None or not one.status:
        return words.say("sure.nobody")
    return f"{one.status} ({words.day(one.day)})" if one.day else one.status
