"""The report on a collaboration network: one html file that opens offline, prints, and runs no script."""

from __future__ import annotations

from importlib.metadata import version
from math import nan

import networkx as nx

from graphkit.network.centrality import most_connected
from graphkit.network.cohesion import components, density
from graphkit.network.mixing import Share, crossing_collaborations, crossing_ties, mixing_matrix
from graphkit.network.one_mode import one_mode
from graphkit.network.two_mode import ACTOR, COLLABORATION, members
from graphkit.publish.network_tables import (
    Origin,
    component_table,
    counted_table,
    mixing_rows,
    rank_table,
    release_table,
    role_table,
    share_rows,
    type_table,
)
from graphkit.publish.page import render
from graphkit.publish.picture import NAMED, Names, Picture, picture
from graphkit.publish.words import Words

LITERATURE = (
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


def network_report(graph: nx.Graph[str], names: Names, origin: Origin, language: str, seed: int) -> str:
    """The html page on a two-mode network (`two_mode`), with its picture.

    `names` give the words for the codes in the network; a code without one stands as it is. The same network, names,
    origin, language and seed give the same bytes. Raises NetworkError where the graph is not two-mode.
    """
    words = Words("network", language)
    drawing = picture(graph, names, words, seed)
    ties = one_mode(graph)
    mixing = mixing_matrix(ties, "sector")
    shares = {
        "sector_collaborations": crossing_collaborations(graph, "sector"),
        "sector_ties": crossing_ties(mixing),
        "country_collaborations": crossing_collaborations(graph, "country"),
        "country_ties": crossing_ties(mixing_matrix(ties, "country")),
    }
    heads, rows = mixing_rows(mixing, names, words)
    values: dict[str, object] = {
        "say": words.say,
        "language": words.spoken,
        "version": version("graphkit"),
        "seed": seed,
        "literature": LITERATURE,
        "figures": _figures(graph, shares, words),
        "releases": release_table(origin, words),
        "years": _years(origin, words),
        "countries": _countries(origin, words),
        "counted": counted_table(graph, origin, words),
        "shares": share_rows(shares, words),
        "mixing": {"names": heads, "rows": rows},
        "roles": role_table(graph, names, words),
        "types": type_table(graph, names, words),
    }
    values |= _cohesion(graph, words) | _drawn(graph, drawing, names, words)
    return render("network_report.html.j2", "report.css", values)


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


def _drawn(graph: nx.Graph[str], drawing: Picture, names: Names, words: Words) -> dict[str, object]:
    """The picture and its twin tables: the actors it names, and all that it draws."""
    drawn, everyone = set(members(drawing.drawn, ACTOR)), most_connected(graph, len(graph))
    cut = words.say("picture.excerpt", drawn=words.count(len(drawn)), all=words.count(len(everyone)))
    shown = [rank for rank in everyone if rank.actor in drawn]
    return {
        "picture": drawing.svg,
        "excerpt": cut if len(drawn) < len(everyone) else "",
        "connected": rank_table(words.say("connected.heading"), graph, shown[:NAMED], names, words),
        "everyone": rank_table(words.say("connected.all"), graph, shown, names, words),
    }


def _years(origin: Origin, words: Words) -> str:
    start, end = origin.years
    if start is None and end is None:
        return words.say("data.all_years")
    key = "years" if start is not None and end is not None else "years_to" if start is None else "years_from"
    return words.say(f"data.{key}", start=start, end=end)


def _countries(origin: Origin, words: Words) -> str:
    if not origin.countries:
        return words.say("data.all_countries")
    return words.say("data.countries", countries=", ".join(origin.countries))
