"""What the network shows, in a few sentences with their numbers: the top of the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isnan

import networkx as nx

from graphkit.network.ei import EI
from graphkit.network.mixing import MixingMatrix, Share
from graphkit.network.two_mode import ACTOR, members
from graphkit.publish.brokers import Broker
from graphkit.publish.context import Context
from graphkit.publish.crossings import chance_rows
from graphkit.publish.figures import number_of
from graphkit.publish.words import Words

LEVEL = 0.05
"""A number whose p is not below this counts as what chance gives."""

FIRST = 3
"""Brokers named in a sentence."""


@dataclass(frozen=True)
class Found:
    """What was measured: shares by what they are of, E-I by attribute, brokers, and the mixing of sectors."""

    shares: Mapping[str, Share]
    indices: Mapping[str, EI]
    joining: list[Broker]
    mixing: MixingMatrix


def sentences(graph: nx.Graph[str], found: Found, context: Context) -> list[str]:
    """Sentences on what crosses sectors and borders, who joins sectors, where the gap is, and what is not known."""
    return [
        *_crossing(found, context.words),
        *_joining(graph, found.joining, context.words),
        *_gap(found.mixing, context),
        *_unknown(graph, context.words),
    ]


def _crossing(found: Found, words: Words) -> Iterator[str]:
    for attribute, index in found.indices.items():
        share = found.shares[f"{attribute}_collaborations"]
        if share.counted:
            numbers = {"crossing": words.count(share.crossing), "counted": words.count(share.counted)}
            yield words.say(f"short.{attribute}", share=words.share(share.value), **numbers)
        if not isnan(index.test.p):
            how = "same" if index.test.p >= LEVEL else "more" if index.value > index.test.mean else "less"
            yield words.say(
                f"short.{attribute}_{how}",
                value=number_of(index.value, words, 2),
                expected=number_of(index.test.mean, words, 2),
                deviation=number_of(index.test.deviation, words, 2),
                p=number_of(index.test.p, words),
                draws=words.count(index.test.draws),
                seed=index.test.seed,
            )


def _joining(graph: nx.Graph[str], joining: list[Broker], words: Words) -> Iterator[str]:
    if joining:
        first = ", ".join(graph.nodes[one.actor]["label"] for one in joining[:FIRST])
        yield words.say("short.brokers", number=words.count(len(joining)), names=first)
    else:
        yield words.say("short.no_brokers")


def _gap(mixing: MixingMatrix, context: Context) -> Iterator[str]:
    """The two sectors whose ties are furthest below chance, where one of them is below it at all."""
    for one, other, ties, expected in chance_rows(mixing)[:1]:
        if expected > ties:
            called = [context.name(mixing.attribute, code) for code in (one, other)]
            numbers = {"pairs": context.words.count(ties), "expected": number_of(expected, context.words, 1)}
            yield context.words.say("short.gap", one=called[0], other=called[1], **numbers)


def _unknown(graph: nx.Graph[str], words: Words) -> Iterator[str]:
    actors = members(graph, ACTOR)
    if unknown := sum(graph.nodes[actor]["sector"] is None for actor in actors):
        yield words.say("short.unknown", number=words.count(unknown), share=words.share(unknown / len(actors)))
