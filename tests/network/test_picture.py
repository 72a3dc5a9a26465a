"""The picture: one well-formed SVG in which every actor and collaboration is found, and nothing acts."""

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest

from graphkit.publish import picture as module
from graphkit.publish.marks import NOT_STATED, OTHER, SECTORS, mark_of, shape
from graphkit.publish.picture import picture
from graphkit.publish.placement import FONT, Box, placed, width_of
from graphkit.publish.words import Words

SVG = "{http://www.w3.org/2000/svg}"
ENGLISH = Words("network", "en")
NAMES = {
    "sector": {"third-sector": "third sector", "public-sector": "public sector"},
    "country": {"no": "Norway", "se": "Sweden"},
    "type": {"partnership": "partnership"},
    "role": {},
}


@pytest.fixture
def world(network):
    """p crosses sectors (public, third); q does not, as far as is known (third, not stated)."""
    sectors = {"a": "public-sector", "b": "third-sector", "c": "third-sector", "e": "cooperative-sector"}
    return network({"p": "ab", "q": "cd", "r": "de"}, sectors, {"a": "no", "b": "se"}, {"a": "Alta <kommune> & co"})


def drawn(graph, words=ENGLISH, seed=1):
    return ElementTree.fromstring(picture(graph, NAMES, words, seed).svg)


def titles(svg):
    return [title.text for title in svg.iter(f"{SVG}title")]


def test_every_actor_and_collaboration_has_a_mark_with_a_title(world):
    found = titles(drawn(world))
    assert len(found) == 8
    assert "Alta <kommune> & co\npublic sector · Norway\nPartners: 1. Collaborations: 1." in found
    assert "d\nnot stated · not stated\nPartners: 2. Collaborations: 2." in found
    assert "e\ncooperative-sector · not stated\nPartners: 1. Collaborations: 1." in found
    assert "p\npartnership" in found


def test_the_picture_says_what_it_is_without_being_seen(world):
    svg = drawn(world)
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == "Network of 5 actors and 3 collaborations"
    assert svg.find(f"{SVG}desc").text == "The tables after the picture say the same in words and numbers."


def test_lines_of_crossing_collaborations_differ(world):
    lines = [path for path in drawn(world) if path.tag == f"{SVG}path"]
    assert [path.get("d").count("M") for path in lines] == [4, 2], "q and r do not cross as far as is known, p does"
    assert [path.get("stroke-dasharray") for path in lines] == ["2 2.5", None]


def test_the_legend_names_what_is_there_and_nothing_else(world):
    words = [text.text for text in drawn(world).iter(f"{SVG}text")]
    assert words[:7] == [
        "third sector",
        "public sector",
        "another sector",
        "sector not stated",
        "a collaboration",
        "part in a collaboration across sectors",
        "part in another collaboration",
    ]
    assert "Alta <kommune> & co" in words[7:]


def test_colour_is_never_alone():
    marks = [*SECTORS.values(), OTHER, NOT_STATED]
    looks = [(mark.corners, mark.inner, mark == NOT_STATED) for mark in marks]
    assert len(set(looks)) == len({mark.fill for mark in marks}) == 7
    assert mark_of(None) == NOT_STATED
    assert mark_of("something-new") == OTHER


@pytest.mark.parametrize("mark", [*SECTORS.values(), OTHER, NOT_STATED])
def test_a_mark_lies_around_its_place(mark):
    element = ElementTree.fromstring(shape(mark, 50, 60, 10) + "/>")
    if mark.corners == 0:
        assert (element.get("cx"), element.get("cy"), element.get("r")) == ("50.0", "60.0", "10.0")
        return
    points = [tuple(map(float, pair.split())) for pair in re.findall(r"-?[\d.]+ -?[\d.]+", element.get("d"))]
    assert len(points) == mark.corners
    assert all(abs((x - 50) ** 2 + (y - 60) ** 2) ** 0.5 <= 11.6 for x, y in points)


def test_nothing_acts_and_nothing_is_fetched(world):
    text = str(picture(world, NAMES, ENGLISH, 1).svg)
    svg = ElementTree.fromstring(text)
    tags = {element.tag.removeprefix(SVG) for element in svg.iter()}
    assert tags <= {"svg", "desc", "rect", "g", "path", "circle", "text", "title"}
    attributes = {name for element in svg.iter() for name in element.attrib}
    assert not [name for name in attributes if name.startswith("on") or "href" in name or name == "style"]


def test_the_same_seed_gives_the_same_bytes(world):
    assert picture(world, NAMES, ENGLISH, 4).svg == picture(world, NAMES, ENGLISH, 4).svg
    assert picture(world, NAMES, ENGLISH, 4).svg != picture(world, NAMES, ENGLISH, 5).svg


def test_too_many_nodes_are_cut_to_the_busiest_actors(monkeypatch, network):
    monkeypatch.setattr(module, "MOST_NODES", 5)
    graph = network({"p": "ab", "q": "ac", "r": "ad", "s": "e"}, {"a": "public-sector", "b": "third-sector"})
    result = picture(graph, NAMES, ENGLISH, 1)
    assert set(result.drawn) == {"a", "b", "p", "q", "r"}
    found = titles(ElementTree.fromstring(result.svg))
    assert "a\npublic sector · not stated\nPartners: 3. Collaborations: 3." in found, "numbers are of the whole network"


def test_an_empty_network_has_an_empty_picture(network):
    assert titles(drawn(network({}))) == []


def test_names_do_not_overlap():
    marks = {str(index): (100 + 30 * (index % 6), 100 + 12 * (index // 6), 5.0) for index in range(36)}
    wanted = [(node, f"Name of actor {node}") for node in marks]
    names = placed(wanted, marks, Box(0, 0, 500, 400))
    assert 5 < len(names) < 36
    boxes = [Box(name.x, name.y - 0.85 * FONT, name.x + width_of(name.text), name.y + 0.25 * FONT) for name in names]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
    assert all(box.left >= 0 and box.right <= 500 and box.top >= 0 and box.bottom <= 400 for box in boxes)


def test_a_long_name_is_cut():
    [name] = placed([("a", "x" * 50)], {"a": (300, 50, 5)}, Box(0, 0, 900, 100))
    assert name.text == "x" * 37 + "…"
