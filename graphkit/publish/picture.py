"""The network drawn: one SVG that needs no script, with its legend in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

import networkx as nx
from markupsafe import Markup, escape

from graphkit.network.centrality import Rank, most_connected
from graphkit.network.layout import layout
from graphkit.network.mixing import spanning
from graphkit.network.plain import displayable
from graphkit.network.selection import most_active
from graphkit.network.two_mode import ACTOR, COLLABORATION, members
from graphkit.progress import Tell, silent
from graphkit.publish.context import Names
from graphkit.publish.marks import COLLABORATION_FILL, NOT_STATED, OTHER, SECTORS, Mark, diamond, mark_of, path, shape
from graphkit.publish.placement import FONT, Box, placed, width_of
from graphkit.publish.words import Words

WIDTH = 1200.0
MARGIN = 40.0
UNIT = 90.0
"""Longest that an edge is drawn, so that a small network does not fill the page with two marks."""

MOST_NODES = 2000
"""A picture of more is neither readable nor quick: the most active actors are drawn, and the page says so."""

NAMED = 25


@dataclass(frozen=True)
class Picture:
    """The picture and what it shows: the two-mode network drawn, which leaves actors out where there are too many."""

    svg: Markup
    drawn: nx.Graph[str]


@dataclass(frozen=True)
class _Scene:
    """The network drawn, its actors by rank, what crosses sectors, where nodes stand (x, y, radius), and the height.

    Ranks and crossings are those of the whole network, also where only a part of it is drawn.
    """

    graph: nx.Graph[str]
    ranks: tuple[Rank, ...]
    across: frozenset[str]
    marks: dict[str, tuple[float, float, float]]
    height: float


def picture(graph: nx.Graph[str], names: Names, words: Words, seed: int, tell: Tell = silent) -> Picture:
    """Draw a two-mode network. The same network, seed and language give the same bytes.

    Actors stand as coloured shapes by sector, larger with more collaborations; collaborations as small grey diamonds,
    with dark lines where their participants span two sectors or more; the most connected actors by name.
    """
    drawn = most_active(graph, MOST_NODES)
    legend, legend_height = _legend(drawn, names, words)
    scene = _scene(graph, drawn, layout(drawn, seed, tell), legend_height)
    sizes = {"actors": len(members(drawn, ACTOR)), "collaborations": len(members(drawn, COLLABORATION))}
    label = words.say("picture.label", **{key: words.count(number) for key, number in sizes.items()})
    pieces = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {scene.height:.0f}" role="img"'
        f' aria-label="{escape(label)}" font-family="system-ui, sans-serif" font-size="{FONT}">',
        f"<desc>{escape(words.say('picture.desc'))}</desc>",
        f'<rect width="{WIDTH:.0f}" height="{scene.height:.0f}" fill="#fff"/>',
        *legend,
        *_lines(scene),
        *_collaborations(scene, names),
        *_actors(scene, names, words),
        *_named(scene, legend_height),
        "</svg>",
    ]
    # Safe to mark so: every name and text in it went through escape.
    return Picture(Markup("\n".join(pieces)), drawn)


def described(graph: nx.Graph[str], actor: str, names: Names, words: Words) -> tuple[str, str]:
    """Sector and country of an actor in words, `not stated` where they are not."""
    data = graph.nodes[actor]
    unknown = words.say("not_stated")
    sector, country = data.get("sector"), data.get("country")
    return (
        unknown if sector is None else names["sector"].get(sector, sector),
        unknown if country is None else names["country"].get(country, country),
    )


def _scene(graph: nx.Graph[str], drawn: nx.Graph[str], places: Mapping[str, tuple[float, float]], top: float) -> _Scene:
    across = max((x for x, _ in places.values()), default=0.0)
    down = max((y for _, y in places.values()), default=0.0)
    scale = min(UNIT, (WIDTH - 2 * MARGIN) / across) if across else UNIT
    left = (WIDTH - across * scale) / 2
    marks = {
        node: (left + x * scale, top + MARGIN + y * scale, _radius(drawn, node)) for node, (x, y) in places.items()
    }
    ranks = tuple(rank for rank in most_connected(graph, len(graph)) if rank.actor in drawn)
    return _Scene(drawn, ranks, spanning(graph, "sector"), marks, top + down * scale + 2 * MARGIN)


def _radius(graph: nx.Graph[str], node: str) -> float:
    return 2.2 if graph.nodes[node]["bipartite"] else 2.6 + 1.2 * sqrt(graph.degree(node))


def _lines(scene: _Scene) -> Iterable[str]:
    """The ties, each kind in one path: those of collaborations across sectors over the others."""
    ends: dict[bool, list[str]] = {False: [], True: []}
    for actor in members(scene.graph, ACTOR):
        for collaboration in sorted(scene.graph[actor]):
            line = path([scene.marks[actor][:2], scene.marks[collaboration][:2]])
            ends[collaboration in scene.across].append(line)
    for crosses, lines in ends.items():
        yield _line(crosses, "".join(lines))


def _line(crosses: bool, data: str) -> str:
    look = (
        'stroke="#444" stroke-width="0.7"' if crosses else 'stroke="#999" stroke-width="0.7" stroke-dasharray="2 2.5"'
    )
    return f'<path d="{data}" fill="none" {look}/>' if data else ""


def _collaborations(scene: _Scene, names: Names) -> Iterable[str]:
    yield f'<g fill="{COLLABORATION_FILL}">'
    for node in members(scene.graph, COLLABORATION):
        data = scene.graph.nodes[node]
        kind = names["type"].get(data["type"], data["type"]) if data["type"] else ""
        yield f"{diamond(*scene.marks[node])}>{_title(data['label'], kind)}</path>"
    yield "</g>"


def _actors(scene: _Scene, names: Names, words: Words) -> Iterable[str]:
    yield '<g stroke="#222" stroke-width="0.6">'
    for rank in reversed(scene.ranks):
        node = rank.actor
        mark = mark_of(scene.graph.nodes[node]["sector"])
        numbers = {"partners": rank.partners, "collaborations": rank.collaborations}
        figures = words.say("picture.actor", **{key: words.count(number) for key, number in numbers.items()})
        title = _title(
            scene.graph.nodes[node]["label"], " · ".join(described(scene.graph, node, names, words)), figures
        )
        yield f'{shape(mark, *scene.marks[node])} fill="{mark.fill}">{title}</{_element(mark)}>'
    yield "</g>"


def _element(mark: Mark) -> str:
    return "circle" if mark.corners == 0 else "path"


def _title(*lines: str) -> str:
    return f"<title>{escape(displayable(chr(10).join(line for line in lines if line)))}</title>"


def _named(scene: _Scene, top: float) -> Iterable[str]:
    wanted = [(rank.actor, displayable(scene.graph.nodes[rank.actor]["label"])) for rank in scene.ranks[:NAMED]]
    halo = 'stroke="#fff" stroke-width="4" stroke-opacity="0.85" stroke-linejoin="round" paint-order="stroke"'
    yield f'<g fill="#000" {halo}>'
    for name in placed(wanted, scene.marks, Box(4, top, WIDTH - 4, scene.height - 4)):
        yield f'<text x="{name.x:.1f}" y="{name.y:.1f}">{escape(name.text)}</text>'
    yield "</g>"


def _legend(graph: nx.Graph[str], names: Names, words: Words) -> tuple[list[str], float]:
    """The legend, in rows over the picture, and the height it takes. It names only what the picture has."""
    present = {graph.nodes[actor]["sector"] for actor in members(graph, ACTOR)}
    entries: list[tuple[str, str]] = []
    for code, mark in SECTORS.items():
        if code in present:
            entries.append((_sample(mark), names["sector"].get(code, code)))
    if present - set(SECTORS) - {None}:
        entries.append((_sample(OTHER), words.say("picture.other_sector")))
    if None in present:
        entries.append((_sample(NOT_STATED), words.say("picture.no_sector")))
    entries.append((f'{diamond(8, 0, 4)} fill="{COLLABORATION_FILL}"/>', words.say("picture.one")))
    entries.append((_line(True, "M-4 0L20 0"), words.say("picture.crossing")))
    entries.append((_line(False, "M-4 0L20 0"), words.say("picture.other")))
    return _rows(entries)


def _sample(mark: Mark) -> str:
    return f'{shape(mark, 8, 0, 6)} fill="{mark.fill}" stroke="#222" stroke-width="0.6"/>'


def _rows(entries: list[tuple[str, str]]) -> tuple[list[str], float]:
    pieces: list[str] = []
    x, y = MARGIN, 24.0
    for sample, meaning in entries:
        width = 44 + width_of(meaning)
        if x > MARGIN and x + width > WIDTH - MARGIN:
            x, y = MARGIN, y + 26
        pieces.append(
            f'<g transform="translate({x:.1f} {y:.1f})">{sample}<text x="26" y="5">{escape(meaning)}</text></g>'
        )
        x += width
    return pieces, y + 16
