"""The network to search, filter and click: one html file that opens offline, with a table that says the same."""

from __future__ import annotations

from importlib.metadata import version

import networkx as nx

from graphkit.network.participation import RELATIONS
from graphkit.network.two_mode import ACTOR, members
from graphkit.publish.context import Context
from graphkit.publish.figures import number_of
from graphkit.publish.network_tables import Table, release_table
from graphkit.publish.page import digest, enclosed, render, sheet
from graphkit.publish.picture import described
from graphkit.publish.scene import SIZES, Scene

DECIMALS = {"betweenness": 4}

SAID = {
    "collaborations": "connected.collaborations",
    "partners": "connected.partners",
    "betweenness": "measure.betweenness",
    "core": "measure.core",
    "bridges": "brokers.pairs",
}
"""Keys of the texts that name the sizes."""


def interactive(graph: nx.Graph[str], context: Context, size: str) -> str:
    """The page on a two-mode network; marks are sized by `size`, one of SIZES, until the reader chooses another.

    Above 2,000 nodes it has the most active actors, and says so. The same input gives the same bytes. Raises
    NetworkError where the graph is not two-mode.
    """
    scene, words = Scene(graph, context), context.words
    scripts, style = (enclosed("tables.js"), enclosed("interactive.js")), sheet("interactive.css")
    numbers = {"actors": len(scene.actors), "collaborations": len(scene.collaborations)}
    values: dict[str, object] = {
        "say": words.say,
        "language": words.spoken,
        "version": version("graphkit"),
        "own_style": style,
        "scripts": scripts,
        "hashes": {"style": digest(style), "scripts": [digest(script) for script in scripts]},
        "excerpt": _excerpt(scene),
        "label": words.say("picture.label", **{key: words.count(number) for key, number in numbers.items()}),
        "sectors": scene.sectors,
        "countries": scene.countries,
        "relations": [context.name("relation", relation) for relation in RELATIONS],
        "sizes": [(name, words.say(SAID[name])) for name in SIZES],
        "size": size,
        "years": scene.years,
        "twin": _twin(scene),
        "releases": release_table(context.origin, words),
        "data": scene.data(),
    }
    return render("interactive.html.j2", "report.css", values)


def _excerpt(scene: Scene) -> str:
    drawn, everyone = len(scene.actors), len(members(scene.graph, ACTOR))
    words = scene.context.words
    if drawn == everyone:
        return ""
    return words.say("picture.excerpt", drawn=words.count(drawn), all=words.count(everyone))


def _twin(scene: Scene) -> Table:
    """The actors drawn, with all that a mark can say of them."""
    words = scene.context.words
    head = [words.say(f"connected.{key}") for key in ("actor", "sector", "country")]
    head += [words.say(SAID[name]) for name in SIZES]
    rows = [
        [
            scene.drawn.nodes[actor]["label"],
            *described(scene.drawn, actor, scene.context.names, words),
            *(number_of(scene.values[name][actor], words, DECIMALS.get(name, 0)) for name in SIZES),
        ]
        for actor in scene.actors
    ]
    return Table(words.say("ui.table"), head, rows, tuple(range(3, 3 + len(SIZES))))
