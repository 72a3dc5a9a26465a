"""The report: well-formed, offline, escaped, with the numbers of the small world, in seven languages."""

import re
from base64 import b64encode
from hashlib import sha256
from xml.etree import ElementTree

import pytest

from graphkit.languages.fallback import FULL
from graphkit.network import Window
from graphkit.publish.network_report import network_report
from graphkit.publish.network_tables import Origin, Release

NAMES = {
    "sector": {"public": "public sector", "third": "third sector", "private": "private sector"},
    "country": {"no": "Norway", "se": "Sweden", "dk": "Denmark"},
    "type": {"partnership": "partnership"},
    "role": {},
}
ORIGIN = Origin((Release("Norway", "2026-11", "2026-11-24"),), 1113, 584, (None, None), None, ())


@pytest.fixture
def page(small_world):
    return ElementTree.fromstring(network_report(small_world, NAMES, ORIGIN, "en", 1))


def rows(page, heading):
    """Cells of the first table after a heading."""
    parts = list(page.iter())
    start = next(i for i, part in enumerate(parts) if part.tag == "h2" and part.text == heading)
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
def test_nothing_is_fetched_and_nothing_runs(small_world, language):
    text = network_report(small_world, NAMES, ORIGIN, language, 1)
    page = ElementTree.fromstring(text)
    tags = {part.tag for part in page.iter()}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "audio", "video"}
    for part in page.iter():
        assert "src" not in part.attrib
        assert not [name for name in part.attrib if name.startswith("on")]
        assert "href" not in part.attrib or part.tag == "a"
    assert re.search(r"url\(|@import", text) is None
    assert page.get("lang") == language
    policy = next(part for part in page.iter("meta") if part.get("http-equiv") == "Content-Security-Policy")
    assert re.fullmatch(r"default-src 'none'; style-src 'sha256-[\w+/]+='", policy.get("content"))


def test_the_policy_allows_the_very_style_sheet(small_world):
    text = network_report(small_world, NAMES, ORIGIN, "en", 1)
    style = re.search("<style>(.*?)</style>", text, re.DOTALL).group(1)
    assert b64encode(sha256(style.encode()).digest()).decode() in text.split("<style>")[0]


def test_hostile_names_stay_text(network):
    evil = "</td></title><script>alert(1)</script>\" onload='x' & \x07\u202e"
    names = NAMES | {"sector": {"third": evil}, "country": {"no": evil}, "type": {"partnership": evil}}
    graph = network({"p": "ab"}, {"a": "third"}, {"a": "no"}, {"a": evil, "p": evil})
    origin = Origin((Release(evil, evil, evil),), 2, 1, (2015, None), Window((), 2, 0, 0), (evil,))
    page = network_report(graph, names, origin, "en", 1)
    tree = ElementTree.fromstring(page)
    assert "script" not in {part.tag for part in tree.iter()}
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
