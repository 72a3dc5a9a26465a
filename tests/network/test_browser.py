"""The pages in a headless Chromium, opened from disk with the network off: sort, filter, slide, search, click, axe."""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from graphkit.cli import main
from graphkit.network import Actor, Collaboration, Participation, two_mode
from graphkit.publish import scene
from graphkit.publish.context import Context
from graphkit.publish.interactive import interactive
from graphkit.publish.origin import Evidence, Origin
from graphkit.publish.words import Words

sys.path.insert(0, str(Path(__file__).parents[1] / "serve"))

import browser

AXE = Path(__file__).parent / "axe" / "axe.min.js"
"""axe-core 4.14.1 as it lies in the npm package of that name; its licence (MPL-2.0) lies beside it."""

pytestmark = pytest.mark.skipif(
    not browser.PROGRAM and "CI" not in os.environ,
    reason="no Chromium is installed (make test installs it on Debian, as root)",
)

SHOWN = (
    "[...document.querySelectorAll('#twin tbody tr')].filter(row => !row.hidden).map(row => row.cells[0].textContent)"
)


@pytest.fixture(scope="module")
def made(world, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for command, name in (("report", "report.html"), ("picture", "picture.html")):
        arguments = ["network", command, "-o", str(folder / name), "--data", str(world), "--lang", "en"]
        assert CliRunner().invoke(main, arguments).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def page(tmp_path_factory) -> Iterator[browser.Page]:
    with browser.page(tmp_path_factory.mktemp("profile")) as tab:
        tab._do("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=0, uploadThroughput=0)
        tab._do("Emulation.setDeviceMetricsOverride", width=1300, height=1000, deviceScaleFactor=1, mobile=False)
        yield tab
        assert [address for address in tab.requested if not address.startswith("file:")] == []
        assert tab.complaints == []


def opened(page: browser.Page, path: Path) -> browser.Page:
    page.open(path.as_uri())
    page.until(f"location.href === {json.dumps(path.as_uri())} && document.readyState === 'complete'")
    return page


def choose(page: browser.Page, selector: str, value: object) -> None:
    page.say(
        f"(() => {{ const field = document.querySelector({json.dumps(selector)}); field.value = {json.dumps(value)};"
        " field.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )


def tick(page: browser.Page, selector: str) -> None:
    page.say(f"document.querySelector({json.dumps(selector)}).click()")


def shown(page: browser.Page) -> set[str]:
    return set(page.say(SHOWN))


def status(page: browser.Page) -> str:
    return str(page.say("document.getElementById('status').textContent"))


def test_filters(page, made):
    """The numbers are those of `tests/world/README.md`."""
    opened(page, made / "picture.html")
    assert len(shown(page)) == 11
    assert status(page) == (
        "Actors shown: 11. Collaborations: 7. Participations whose years are not fully stated: 2."
    ), "K7 has no year at all; K2 and K5 have a first year within the range"
    choose(page, "#country", "se")  # K2 K3 K5: A1 B2 C1 C3 B1 B3
    assert len(shown(page)) == 6
    assert "Actors shown: 6. Collaborations: 3." in status(page)
    choose(page, "#country", "")
    choose(page, "#relation", "1")  # funding: K6
    assert "Actors shown: 2. Collaborations: 1." in status(page)
    choose(page, "#relation", "")
    tick(page, "[name=sector]")  # without the third sector: A2 B1 C1 go
    assert len(shown(page)) == 8
    tick(page, "button[type=reset]")
    page.until(f"{SHOWN}.length === 11")


def test_slider(page, made):
    """2016: K1, K2 without B2, and K7 without years: A1 A2 A4 C1 C3 D2, as `--from 2016 --to 2016` has it."""
    opened(page, made / "picture.html")
    assert page.say("[document.getElementById('from').min, document.getElementById('to').max]") == ["2014", "2019"]
    choose(page, "#from", "2016")
    choose(page, "#to", "2016")
    assert "Actors shown: 6. Collaborations: 3. Participations whose years are not fully stated: 2" in status(page)
    assert page.say("document.querySelector('output[for=from]').textContent") == "2016"
    tick(page, "#unsure")
    assert "Actors shown: 5. Collaborations: 2." in status(page)
    choose(page, "#from", "2018")
    assert page.say("document.getElementById('to').value") == "2018", "the other end comes along"


def test_search_and_card(page, made):
    opened(page, made / "picture.html")
    choose(page, "#search", "EXAMPLE MUNI")
    assert shown(page) == {"Example Municipality"}
    page.say("document.getElementById('choices').requestSubmit()")
    card = page.say("document.getElementById('card').textContent")
    assert card.startswith("Example Municipalitypublic sector · Norway")
    links = page.say("[...document.querySelectorAll('#card a')].map(link => link.href)")
    assert len(links) == 4, "its own source and one of each of its three collaborations"
    assert all(".example.org/" in link for link in links)
    page.say("[...document.querySelectorAll('#card button')][1].click()")
    assert "Example Municipality · lead partner · 2015–2018" in page.say("document.getElementById('card').textContent")


def test_a_click_on_the_picture_opens_the_card(page, made):
    opened(page, made / "picture.html")
    canvas = "document.getElementById('picture')"
    page.say(f"{canvas}.scrollIntoView()")
    box = page.say(f"(b => [b.x, b.y, b.width, b.height])({canvas}.getBoundingClientRect())")
    found = set()
    for x in range(0, int(box[2]), 12):
        under = page.say(
            f"[...Array({int(box[3] // 12)}).keys()].map(row => {{ {canvas}.dispatchEvent(new MouseEvent('pointermove',"
            f" {{clientX: {box[0] + x}, clientY: {box[1]} + row * 12}}));"
            f" return {canvas}.title && [row * 12, {canvas}.title]; }}).filter(Boolean)"
        )
        for y, title in under:
            if title not in found:
                found.add(title)
                press(page, box[0] + x, box[1] + y)
                assert page.say("document.querySelector('#card h2').textContent") == title
    assert len(found) == 18, "eleven actors and seven collaborations"


def press(page: browser.Page, x: float, y: float) -> None:
    for kind in ("mousePressed", "mouseReleased"):
        page._do("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)


def test_tables_sort(page, made):
    opened(page, made / "picture.html")
    column = "[...document.querySelectorAll('#twin tbody tr')].map(row => row.cells[3].textContent)"
    head = "document.querySelectorAll('#twin thead button')[3]"
    page.say(f"{head}.click()")
    numbers = [int(text) for text in page.say(column)]
    assert numbers == sorted(numbers, reverse=True)
    assert page.say(f"{head}.parentElement.getAttribute('aria-sort')") == "descending"
    page.say(f"{head}.click()")
    assert [int(text) for text in page.say(column)] == sorted(numbers)
    page.say("document.querySelector('#twin thead button').click()")
    names = page.say(SHOWN)
    assert names == sorted(names)


def test_a_click_in_the_report_reaches_the_sources(page, made):
    opened(page, made / "report.html")
    anchors = page.say('[...document.querySelectorAll(\'td a[href^="#"], th a[href^="#"]\')].map(a => a.hash)')
    assert len(anchors) > 11
    assert page.say("[...document.querySelectorAll('article')].length") == 11
    for anchor in set(anchors):
        links = page.say(f"[...document.querySelector({json.dumps(anchor)}).querySelectorAll('a')].map(a => a.href)")
        assert links, anchor
        assert all(".example.org/" in link for link in links)


@pytest.mark.parametrize("name", ["report.html", "picture.html"])
def test_axe_finds_nothing_serious(page, made, name):
    assert hashlib.sha256(AXE.read_bytes()).hexdigest() == (
        "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
    )
    opened(page, made / name)
    page.say(AXE.read_text(encoding="utf-8") + "; true")
    found = page.say("axe.run().then(r => [r.passes.length, r.violations.map(v => [v.impact, v.id, v.nodes[0].html])])")
    assert found[0] > 15
    assert [one for one in found[1] if one[0] in ("serious", "critical", "moderate")] == []


NAMES: dict[str, dict[str, str]] = {"sector": {}, "country": {}, "type": {}, "role": {}, "relation": {}}


def large() -> str:
    """A page of 2,000 nodes with about 4,500 participations."""
    random = np.random.default_rng(1)
    pairs = {(f"a{random.integers(1200):04}", f"c{random.integers(800):04}") for _ in range(4600)}
    parts = [Participation(c, a, (), (), 2000 + int(c[1:]) % 20, None, ("cooperation",)) for a, c in sorted(pairs)]
    sectors = ("third-sector", "public-sector", "private-sector", "academia", None)
    actors = {a: Actor(a, f"Actor {a}", "no", sectors[int(a[1:]) % 5]) for a, _ in pairs}
    graph = two_mode(parts, actors, {c: Collaboration(c, c) for _, c in pairs})
    evidence = {a: (Evidence(f"https://example.org/{a}"),) for a in actors}
    origin = Origin((), len(actors), 800, (None, None), None, (), evidence=evidence)
    assert 1950 < len(graph) <= 2000
    return interactive(graph, Context(NAMES, origin, Words("network", "en")), "partners")


def test_two_thousand_nodes_stay_smooth(page, tmp_path, monkeypatch):
    """Thirty turns of the wheel, drawn without a graphics card: each frame well below 100 ms of the processor.

    Its time and not that of the clock, so that other work on the machine counts little.
    """
    monkeypatch.setattr(scene, "layout", lambda graph, seed, tell: {n: (i % 45, i // 45) for i, n in enumerate(graph)})
    path = tmp_path / "large.html"
    path.write_text(large(), encoding="utf-8")
    opened(page, path)
    before = busy(page)
    turned = page.say(
        "(async () => { const canvas = document.getElementById('picture'); let step = 0;"
        " for (; step < 30; step += 1) {"
        " canvas.dispatchEvent(new WheelEvent('wheel', {deltaY: step % 2 ? 20 : -20, cancelable: true}));"
        " await new Promise(done => requestAnimationFrame(() => setTimeout(done))); } return step; })()"
    )
    assert turned == 30
    assert 0 < (busy(page) - before) / turned < 1 / 10
    choose(page, "#search", "a0007")
    assert shown(page) == {"Actor a0007"}


def busy(page: browser.Page) -> float:
    """Seconds of the processor that the page's thread has worked."""
    page._do("Performance.enable", timeDomain="threadTicks")
    return {one["name"]: one["value"] for one in page._do("Performance.getMetrics")["metrics"]}["TaskDuration"]
