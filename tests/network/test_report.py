"""The report: well-formed, offline, escaped, with the numbers of the small world, in seven languages."""

import re
from base64 import b64encode
from hashlib import sha256
from xml.etree import ElementTree

import pytest

from graphkit.languages.fallback import FULL
from graphkit.network import Participation, Window
from graphkit.publish import network_report as module
from graphkit.publish.context import Context
from graphkit.publish.origin import Evidence, Looked, Origin, Release
from graphkit.publish.words import Words

NAMES = {
    "sector": {"public": "public sector", "third": "third sector", "private": "private sector"},
    "country": {"no": "Norway", "se": "Sweden", "dk": "Denmark"},
    "type": {"partnership": "partnership"},
    "role": {},
}
ORIGIN = Origin((Release("Norway", "2026-11", "2026-11-24"),), 1113, 584, (None, None), None, ())


def network_report(graph, names, origin, language, seed):
    return module.network_report(graph, Context(names, origin, Words("network", language), seed, draws=20))


@pytest.fixture
def page(small_world):
    return ElementTree.fromstring(network_report(small_world, NAMES, ORIGIN, "en", 1))


def rows(page, heading):
    """Cells of the first table after a heading."""
    parts = list(page.iter())
    start = next(i for i, part in enumerate(parts) if part.tag in ("h2", "h3") and part.text == heading)
    table = next(part for part in parts[start:] if part.tag == "table")
    return [["".join(cell.itertext()).strip() for cell in row] for row in table.iter("tr")]


def test_what_was_counted(page):
    assert rows(page, "What was counted") == [
        ["Counted", "Number"],
        ["Actors that take part in a collaboration", "7"],
        ["Actors in the data", "1,113"],
        ["Collaborations with at least one participant", "4"],
        ["Collaborations in the data", "584"],
        ["Participations (one actor in one collaboration)", "10"],
        ["Actors whose sector is not stated", "2"],
        ["Actors whose country is not stated", "1"],
        ["Collaborations whose type is not stated", "0"],
        ["Participations without a coded role", "10"],
    ]


def test_data_version_and_date(page):
    assert rows(page, "The data") == [["Dataset", "Version", "Issued"], ["Norway", "2026-11", "24\u00a0Nov\u00a02026"]]


def test_what_crosses(page):
    assert [(row[0].split("  ")[0].split(" How")[0], *row[1:]) for row in rows(page, "Across sectors and borders")] == [
        ("What crosses", "Share", "Crossing", "Counted", "Cannot be judged"),
        ("Collaborations across sectors", "100%", "3", "3", "1"),
        ("Pairs of actors across sectors", "75%", "3", "4", "5"),
        ("Collaborations across borders", "67%", "2", "3", "1"),
        ("Pairs of actors across borders", "67%", "4", "6", "3"),
    ]


def test_mixing_matrix(page):
    assert rows(page, "Which sectors meet") == [
        ["", "private sector", "public sector", "third sector", "not stated"],
        ["private sector", "0", "0", "1", "2"],
        ["public sector", "0", "0", "2", "0"],
        ["third sector", "1", "2", "1", "2"],
        ["not stated", "2", "0", "2", "1"],
    ]


def test_components_and_density(page):
    assert rows(page, "How far it hangs together")[1:] == [["6", "3", "1"], ["1", "1", "1"]]
    text = "".join(page.itertext())
    assert "Share of all actors in the largest one: 86%." in text
    assert "exist: 35.71%." in text


def test_the_most_connected_and_the_twin_of_the_picture(page):
    table = rows(page, "The most connected actors")
    assert table[:3] == [
        ["No.", "Actor", "Sector", "Country", "Partners", "Collaborations"],
        ["1", "c", "third sector", "Sweden", "5", "2"],
        ["2", "e", "not stated", "Sweden", "3", "1"],
    ]
    everyone = next(page.iter("details"))
    marks = [title for title in page.iter("{http://www.w3.org/2000/svg}title") if "Partners" in title.text]
    assert len(list(everyone.iter("tr"))) - 1 == len(marks) == 7


def test_without_a_dataset_nothing_is_said_of_a_version(small_world):
    origin = Origin((), 7, 4, (None, None), None, ())
    page = network_report(small_world, NAMES, origin, "en", 1)
    assert "The data name no dataset, so neither version nor date is known." in page


@pytest.mark.parametrize(
    ("years", "sentence"),
    [
        ((2015, 2018), "Years 2015 to 2018 only."),
        ((2015, None), "From 2015 onwards only."),
        ((None, 2018), "Up to 2018 only."),
    ],
)
def test_the_selection_is_told(small_world, years, sentence):
    origin = Origin((), 7, 4, years, Window((), 6, 4, 1234), ("Norway", "Sweden"))
    page = ElementTree.fromstring(network_report(small_world, NAMES, origin, "en", 1))
    text = "".join(page.itertext())
    assert sentence in text
    assert "an actor from one of these are in: Norway, Sweden." in text
    assert [row[1] for row in rows(page, "What was counted")[-3:]] == ["6", "4", "1,234"]


def test_an_empty_network_claims_nothing(network):
    page = ElementTree.fromstring(network_report(network({}), NAMES, ORIGIN, "en", 1))
    table = rows(page, "Across sectors and borders")
    assert [row[1:] for row in table[1:]] == [["–", "0", "0", "0"]] * 4


@pytest.mark.parametrize("language", FULL)
def test_nothing_is_fetched_and_one_script_runs(small_world, language):
    text = network_report(small_world, NAMES, ORIGIN, language, 1)
    page = ElementTree.fromstring(text)
    tags = {part.tag for part in page.iter()}
    assert len(list(page.iter("script"))) == 1
    assert not tags & {"link", "img", "iframe", "object", "embed", "form", "base", "audio", "video"}
    for part in page.iter():
        assert "src" not in part.attrib
        assert not [name for name in part.attrib if name.startswith("on")]
        assert "href" not in part.attrib or part.tag == "a"
    assert re.search(r"url\(|@import", text) is None
    assert page.get("lang") == language
    policy = next(part for part in page.iter("meta") if part.get("http-equiv") == "Content-Security-Policy")
    own = "'sha256-[\\w+/]+='"
    rules = f"default-src 'none'; style-src {own} {own}; script-src {own}; base-uri 'none'; form-action 'none'"
    assert re.fullmatch(rules, policy.get("content"))


def test_the_policy_allows_the_very_styles_and_the_very_script(small_world):
    text = network_report(small_world, NAMES, ORIGIN, "en", 1)
    parts = re.findall("<(style|script)>(.*?)</", text, re.DOTALL)
    assert [kind for kind, _ in parts] == ["style", "style", "script"]
    for _, content in parts:
        assert b64encode(sha256(content.encode()).digest()).decode() in text.split("<style>")[0]


def test_hostile_names_stay_text(network):
    evil = "</td></title><script>alert(1)</script>\" onload='x' & \x07\u202e"
    names = NAMES | {"sector": {"third": evil}, "country": {"no": evil}, "type": {"partnership": evil}}
    graph = network({"p": "ab"}, {"a": "third"}, {"a": "no"}, {"a": evil, "p": evil})
    origin = Origin((Release(evil, evil, evil),), 2, 1, (2015, None), Window((), 2, 0, 0), (evil,))
    page = network_report(graph, names, origin, "en", 1)
    tree = ElementTree.fromstring(page)
    assert len(list(tree.iter("script"))) == 1
    assert "".join(tree.itertext()).count("<script>alert(1)</script>") > 8
    assert "\x07" not in page
    assert "\u202e" not in page


def test_the_same_input_gives_the_same_bytes(small_world):
    assert network_report(small_world, NAMES, ORIGIN, "fi", 3) == network_report(small_world, NAMES, ORIGIN, "fi", 3)
    assert network_report(small_world, NAMES, ORIGIN, "fi", 3) != network_report(small_world, NAMES, ORIGIN, "fi", 4)


@pytest.mark.parametrize(
    ("language", "number", "share", "day"),
    [
        ("en", "1,113", "75%", "24 Nov 2026"),
        ("nb", "1\u00a0113", "75\u00a0%", "24. nov. 2026"),
        ("nn", "1\u00a0113", "75\u00a0%", "24. nov. 2026"),
        ("da", "1.113", "75\u00a0%", "24. nov. 2026"),
        ("sv", "1\u00a0113", "75\u00a0%", "24 nov. 2026"),
        ("fi", "1\u00a0113", "75\u00a0%", "24.11.2026"),
        ("is", "1.113", "75%", "24. nóv. 2026"),
    ],
)
def test_numbers_shares_and_days_as_the_language_writes_them(small_world, language, number, share, day):
    text = network_report(small_world, NAMES, ORIGIN, language, 1)
    for written in (number, share, day.replace(" ", "\u00a0")):
        assert f">{written}<" in text


@pytest.mark.parametrize(("asked", "spoken"), [("fo", "da"), ("kl", "da"), ("se", "nb"), ("no", "nb"), ("xx", "en")])
def test_another_language_stands_in(small_world, asked, spoken):
    page = ElementTree.fromstring(network_report(small_world, NAMES, ORIGIN, asked, 1))
    own = ElementTree.fromstring(network_report(small_world, NAMES, ORIGIN, spoken, 1))
    assert page.get("lang") == spoken
    assert "".join(page.itertext()) == "".join(own.itertext())


def test_sentences_say_what_the_tables_hold(page):
    """WORLD: p q s cross of 3 judged; ties a-b a-c across, b-c within, c-f across: E-I (3 - 1) / 4; c alone joins."""
    said = ["".join(item.itertext()) for item in next(page.iter("ul"))]
    assert said[0] == "3 of 3 collaborations (100%) bring at least two sectors together."
    assert said[1].startswith("Two actors that work together are of different sectors about as often as chance gives: ")
    assert "the E-I index is 0.5, chance gives 0." in said[1]
    assert "20 draws, seed 1)" in said[1]
    assert said[2] == "2 of 3 collaborations (67%) cross a border."
    assert said[-1].startswith("Of 2 actors (29%) the sector is not stated.")
    assert len(said) == 7


def test_brokers_are_named_with_their_evidence(network):
    """b works with a (public) in p and with c (third) in q; a and c never meet."""
    sectors = {"a": "public-sector", "c": "third-sector", "b": "private-sector"}
    graph = network({"p": "ab", "q": "bc"}, sectors, labels={"b": "Bro <b>", "p": "Project P"})
    evidence = {
        "p": (Evidence("https://www.example.org/p?a=1&b=2", "strong", "2026-11-23"),),
        "q": (Evidence("javascript://x.example/%0aalert(1)"), Evidence("https://example.net/q")),
    }
    origin = Origin((), 3, 2, (None, None), None, (), evidence=evidence)
    page = ElementTree.fromstring(network_report(graph, NAMES, origin, "en", 1))
    table = rows(page, "Who joins the public and the third sector")
    assert table[1][:5] == ["Bro <b>", "private-sector", "not stated", "1", "1"]
    assert " ".join(table[1][5].split()) == "Project P example.orgq javascript://x.example/%0aalert(1) example.net"
    links = {link.get("href") for link in page.iter("a")}
    assert {"https://www.example.org/p?a=1&b=2", "https://example.net/q", "#a2"} <= links
    assert not [link for link in links if link.startswith("javascript")]
    card = next(part for part in page.iter("article") if part.get("id") == "a2")
    assert card.find("h3").text == "Bro <b>"
    assert "example.org (strong, 23\u00a0Nov\u00a02026)" in "".join(card.itertext())
    text = "".join(page.itertext())
    assert "third sector who do not work with each other: 1. First among them: Bro <b>." in text


def test_without_brokers_it_says_so(page):
    assert "No actor joins partners from the public and from the third sector" in "".join(page.itertext())


def test_ei_by_country_beside_chance(page):
    """WORLD by country: no a b d, se c e, dk g: a-b within; a-c b-c c-g e-g across; c-e within. f is not stated."""
    table = rows(page, "Across borders, country by country")
    assert table[0] == ["Country", "Ties", "Across", "E-I index", "Chance gives", "± (standard deviation)", "p"]
    assert [row[:4] for row in table[1:]] == [
        ["Sweden", "5", "4", "0.6"],
        ["Norway", "3", "2", "0.33"],
        ["Denmark", "2", "2", "1"],
    ]


def test_between_which_countries(page):
    assert rows(page, "Between which countries")[1:] == [
        ["Denmark", "Sweden", "2", "1"],
        ["Norway", "Sweden", "2", "1"],
    ]


def test_where_sectors_meet_less(page):
    """3 third, 2 public ... of 5 known: private 1, public 2, third 2; 4 known ties of 10 pairs."""
    assert rows(page, "Where sectors meet less than chance gives")[1:] == [
        ["private sector", "public sector", "0", "0.8", "0"],
        ["private sector", "third sector", "1", "0.8", "1.25"],
        ["public sector", "third sector", "2", "1.6", "1.25"],
    ]


def test_how_sure_one_can_be(small_world):
    looked = (
        Looked("no", "actor", "partial", 3, "2026-11-23"),
        Looked("no", "collaboration", "", 0, ""),
        Looked("se", "actor", "complete", 2, ""),
    )
    origin = Origin((), 7, 4, (None, None), None, (), looked=looked)
    page = ElementTree.fromstring(network_report(small_world, NAMES, origin, "en", 1))
    assert rows(page, "How sure one can be")[1:] == [
        ["Norway", "partial (23\u00a0Nov\u00a02026)", "nobody looked", "3", "0%", "100%"],
        ["Sweden", "complete", "nobody looked", "2", "50%", "100%"],
    ]


def test_relations_side_by_side(network):
    parts = [
        Participation("p", "a", relations=("cooperation",)),
        Participation("p", "b", relations=("cooperation",)),
        Participation("q", "a", relations=("funding",)),
        Participation("q", "b", relations=("funding",)),
        Participation("q", "c", relations=("funding",)),
    ]
    names = NAMES | {"relation": {"funding": "money"}}
    page = ElementTree.fromstring(network_report(network(parts), names, ORIGIN, "en", 1))
    table = rows(page, "What ties them")
    assert [row for row in table[1:] if row[1] != "0"] == [["cooperation", "1", "2", "1"], ["money", "1", "3", "3"]]
    assert "1 of 3 tied pairs (33%) are tied in more than one relation." in "".join(page.itertext())


def test_one_relation_alone_is_told(small_world):
    origin = Origin((), 7, 4, (None, None), None, (), relation="research")
    text = network_report(small_world, NAMES, origin, "en", 1)
    assert "Only this relation is in: research." in text
    assert "What ties them" not in text
    assert "All relations are in." in network_report(small_world, NAMES, ORIGIN, "en", 1)


def test_all_figures(page):
    table = dict(row[:2] for row in rows(page, "The network in numbers")[1:])
    assert (table["Actors"], table["Tied pairs of actors"], table["Components"]) == ("7", "9", "2")
    assert (table["E-I index by sector"], table["Transitivity"]) == ("0.5", "0.714"), "5 triangles, 21 triples"
