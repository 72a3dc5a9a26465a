"""The report on a collaboration network: one html file that opens offline, prints, and is whole without its script."""

from __future__ import annotations

from importlib.metadata import version
from math import nan

import networkx as nx

from graphkit.network.centrality import most_connected
from graphkit.network.cohesion import components, density
from graphkit.network.ei import ei_index
from graphkit.network.ei_by_group import ei_by_group
from graphkit.network.measures import network_measures
from graphkit.network.mixing import Share, crossing_collaborations, crossing_ties, mixing_matrix
from graphkit.network.one_mode import one_mode
from graphkit.network.ties import ties
from graphkit.network.two_mode import ACTOR, COLLABORATION, members
from graphkit.publish.brokers import SHOWN, Broker, broker_table, brokers
from graphkit.publish.cards import cards
from graphkit.publish.context import Context
from graphkit.publish.crossings import border_table, chance_table, group_table, layer_table, sure_table
from graphkit.publish.figures import figure_table
from graphkit.publish.findings import Found, sentences
from graphkit.publish.network_tables import (
    component_table,
    counted_table,
    mixing_rows,
    rank_table,
    release_table,
    role_table,
    share_rows,
    type_table,
)
from graphkit.publish.origin import Origin
from graphkit.publish.page import digest, enclosed, render, sheet
from graphkit.publish.picture import NAMED, Picture, picture
from graphkit.publish.words import Words

ATTRIBUTES = ("sector", "country")

LITERATURE = (
    (
        "Gould, R. V. & Fernandez, R. M. (1989). Structures of mediation: a formal approach to brokerage in "
        "transaction networks. Sociological Methodology 19.",
        "https://doi.org/10.2307/270949",
    ),
    (
        "Krackhardt, D. & Stern, R. N. (1988). Informal networks and organizational crises: an experimental "
        "simulation. Social Psychology Quarterly 51(2).",
        "https://doi.org/10.2307/2786835",
    ),
    (
        "Borgatti, S. P. & Everett, M. G. (1997). Network analysis of 2-mode data. Social Networks 19(3).",
        "https://doi.org/10.1016/S0378-8733(96)00301-2",
    ),
    (
        "Gansner, E. R., Koren, Y. & North, S. (2004). Graph drawing by stress majorization. Graph Drawing.",
        "https://doi.org/10.1007/978-3-540-31843-9_25",
    ),
    (
        "Brandes, U. & Pich, C. (2007). Eigensolver methods for progressive multidimensional scaling of large data. "
        "Graph Drawing.",
        "https://doi.org/10.1007/978-3-540-70904-6_6",
    ),
    ("Okabe, M. & Ito, K. Color universal design.", "https://jfly.uni-koeln.de/color/"),
)


def network_report(graph: nx.Graph[str], context: Context) -> str:
    """The html page on a two-mode network (`two_mode`), with its picture.

    The same network and context give the same bytes. Raises NetworkError where the graph is not two-mode.
    """
    words, origin = context.words, context.origin
    script, style = enclosed("tables.js"), sheet("network_report.css")
    values: dict[str, object] = {
        "say": words.say,
        "count": words.count,
        "language": words.spoken,
        "version": version("graphkit"),
        "seed": context.seed,
        "draws": words.count(context.draws),
        "script": script,
        "script_hash": digest(script),
        "own_style": style,
        "own_style_hash": digest(style),
        "literature": LITERATURE,
        "releases": release_table(origin, words),
        "years": _years(origin, words),
        "countries": _countries(origin, words),
        "relation": _relation(context),
        "counted": counted_table(graph, origin, words),
        "roles": role_table(graph, context.names, words),
        "types": type_table(graph, context.names, words),
    }
    values |= _measured(graph, context) | _cohesion(graph, words)
    if origin.relation is None:
        values |= _layers(graph, context)
    return render("network_report.html.j2", "report.css", values)


def _measured(graph: nx.Graph[str], context: Context) -> dict[str, object]:
    """All that needs the network of actors: who joins, what crosses, beside what chance gives; and the picture."""
    words, names, draws, seed = context.words, context.names, context.draws, context.seed
    actors = one_mode(graph)
    found = ties(actors)
    joining, mixing = brokers(graph, found), mixing_matrix(found, "sector")
    shares = {
        "sector_collaborations": crossing_collaborations(graph, "sector"),
        "sector_ties": crossing_ties(mixing),
        "country_collaborations": crossing_collaborations(graph, "country"),
        "country_ties": crossing_ties(mixing_matrix(found, "country")),
    }
    indices = {name: ei_index(found, name, draws=draws, seed=seed) for name in ATTRIBUTES}
    groups = {name: ei_by_group(found, name, draws=draws, seed=seed) for name in ATTRIBUTES}
    heads, rows = mixing_rows(mixing, names, words)
    borders, more_borders = border_table(graph, actors, context)
    return {
        "figures": _figures(graph, shares, words),
        "findings": sentences(graph, Found(shares, indices, joining, mixing), context),
        "brokers": broker_table(graph, joining[:SHOWN], context),
        "ei": [group_table(indices[name], groups[name], name, context) for name in ATTRIBUTES],
        "borders": borders,
        "more_borders": more_borders,
        "gaps": chance_table(mixing, context),
        "sure": sure_table(graph, context),
        "all_figures": figure_table(network_measures(found, "sector", draws=draws, seed=seed), words),
        "shares": share_rows(shares, words),
        "mixing": {"names": heads, "rows": rows},
        **_drawn(graph, picture(graph, names, words, seed, context.tell), joining, context),
    }


def _figures(graph: nx.Graph[str], shares: dict[str, Share], words: Words) -> list[tuple[str, str]]:
    """The few numbers that stand on top."""
    return [
        (words.say("components.actors"), words.count(len(members(graph, ACTOR)))),
        (words.say("components.collaborations"), words.count(len(members(graph, COLLABORATION)))),
        (words.say("crossing.sector_collaborations"), words.share(shares["sector_collaborations"].value)),
        (words.say("crossing.country_collaborations"), words.share(shares["country_collaborations"].value)),
    ]


def _cohesion(graph: nx.Graph[str], words: Words) -> dict[str, object]:
    parts = components(graph)
    actors = sum(len(part.actors) for part in parts)
    return {
        "components": component_table(parts, words),
        "largest": words.share(len(parts[0].actors) / actors if actors else nan),
        "density": words.share(density(graph), decimals=2),
    }


def _layers(graph: nx.Graph[str], context: Context) -> dict[str, object]:
    words = context.words
    table, overlap = layer_table(graph, context)
    said = {"number": words.count(overlap.multiplex), "all": words.count(overlap.pairs)}
    return {"layers": table, "overlap": words.say("layers.overlap", share=words.share(overlap.share), **said)}


def _drawn(graph: nx.Graph[str], drawing: Picture, joining: list[Broker], context: Context) -> dict[str, object]:
    """The picture and its twin tables: the actors it names, and all that it draws; a card for each that is named."""
    names, words = context.names, context.words
    drawn, everyone = set(members(drawing.drawn, ACTOR)), most_connected(graph, len(graph))
    cut = words.say("picture.excerpt", drawn=words.count(len(drawn)), all=words.count(len(everyone)))
    shown = [rank for rank in everyone if rank.actor in drawn]
    carded = sorted(drawn | {one.actor for one in joining[:SHOWN]})
    return {
        "picture": drawing.svg,
        "excerpt": cut if len(drawn) < len(everyone) else "",
        "connected": rank_table(words.say("connected.heading"), graph, shown[:NAMED], names, words),
        "everyone": rank_table(words.say("connected.all"), graph, shown, names, words),
        "cards": cards(graph, carded, context),
    }


def _years(origin: Origin, words: Words) -> str:
    start, end = origin.years
    if start is None and end is None:
        return words.say("data.all_years")
    key = "years" if start is not None and end is not None else "years_to" if start is None else "years_from"
    return words.say(f"data.{key}", start=start, end=end)


def _relation(context: Context) -> str:
    if context.origin.relation is None:
        return context.words.say("data.all_relations")
    return context.words.say("data.relation", relation=context.name("relation", context.origin.relation))


def _countries(origin: Origin, words: Words) -> str:
    if not origin.countries:
        return words.say("data.all_countries")
    return words.say("data.countries", countries=", ".join(origin.countries))
