"""The report on the project's own data: it names the brokers with their evidence, and every click reaches a source."""

from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from graphkit.cli import main
from graphkit.project import DATA

pytestmark = pytest.mark.skipif(not any(DATA.rglob("*.ttl")), reason="the project has no data yet")


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    path = tmp_path_factory.mktemp("real") / "report.html"
    arguments = ["network", "report", "-o", str(path), "--lang", "en", "--draws", "50"]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    return ElementTree.parse(path).getroot()


def rows(page, heading):
    parts = list(page.iter())
    start = next(i for i, part in enumerate(parts) if part.tag in ("h2", "h3") and part.text == heading)
    table = next(part for part in parts[start:] if part.tag == "table")
    return [list(row) for row in table.iter("tr")][1:]


def test_brokers_between_public_and_third_sector_have_evidence(page):
    found = rows(page, "Who joins the public and the third sector")
    assert len(found) == 15
    for row in found:
        assert int(row[3].text) > 20
        assert row[0].find("a").get("href").startswith("#a")
        assert [link for link in row[5].iter("a") if link.get("href").startswith("http")]


def test_ei_by_country_has_expected_values(page):
    found = {row[0].text: [cell.text for cell in row[1:]] for row in rows(page, "Across borders, country by country")}
    for country in ("Norway", "Sweden", "Denmark", "Finland", "Iceland"):
        ties, across, value, expected, deviation, p = found[country]
        assert 0 < int(across) < int(ties)
        assert -1 < float(value) < float(expected) < 1
        assert 0 < float(deviation) < 0.1
        assert 0 < float(p) < 0.05


def test_cross_border_ties_are_named(page):
    found = rows(page, "Between which countries")
    assert len(found) == 25
    assert {"Norway", "Sweden", "Denmark", "Finland"} <= {cell.text for row in found for cell in row[:2]}


def test_every_actor_reaches_a_source(page):
    cards = list(page.iter("article"))
    assert len(cards) > 900
    for card in cards:
        assert [link for link in card.iter("a") if link.get("href").startswith("http")], card.find("h3").text
    anchors = {card.get("id") for card in cards}
    links = {link.get("href")[1:] for link in page.iter("a") if link.get("href").startswith("#")}
    assert links <= anchors
    assert len(links) > 900
