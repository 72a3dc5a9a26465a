"""The query editor: nothing comes from another host, and it works in a browser."""

import hashlib
import json
import os
from html.parser import HTMLParser
from pathlib import Path

import browser
import pytest
from running import Server

from graphkit.languages.fallback import FULL
from graphkit.query.catalogue import names
from graphkit.serve.limits import Limits
from graphkit.serve.page import STATIC

SHARES = "Share of collaborations across sectors, by country"

VENDORED = {
    "yasgui.min.css": "085b94556b97f9928981bdedb6848fd11ad4d8d950e821f0d698c58ca538fc55",
    "yasgui.min.js": "55034eaac74c55f55fbd1eeed008ae38a79053651cbed2b453f1fcfd895a4b75",
}
"""SHA-256 of the files as they lie in the npm package @zazuko/yasgui 4.6.2."""


@pytest.mark.parametrize("name", VENDORED)
def test_what_is_vendored_is_what_was_published(name: str):
    assert hashlib.sha256((STATIC / "yasgui" / name).read_bytes()).hexdigest() == VENDORED[name]


TRIES = 10
"""How often an example may meet the time limit before it counts as too slow."""


def test_its_licences_lie_beside_it():
    text = (STATIC / "yasgui" / "LICENSES.txt").read_text(encoding="utf-8")
    for part in ("@zazuko/yasgui", "codemirror: MIT", "dompurify: Apache-2.0", "jquery: MIT", "n3: MIT"):
        assert part in text


def test_a_browser_is_given_the_editor_with_local_parts_only(served: Server):
    response = served.ask("/sparql", headers={"Accept": "text/html"})
    assert response.status == 200
    found: list[str] = []

    class Loaded(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(v for k, v in attrs if k in ("src", "href") and v and tag in ("script", "link", "img"))

    Loaded().feed(response.text)
    assert len(found) == 5
    assert [address for address in found if not address.startswith("./static/")] == ["data:,"]
    for address in found[1:]:
        assert served.ask(address.removeprefix(".")).status == 200, address
    policy = response.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "connect-src 'self';" in policy
    assert "<script>" not in response.text


@pytest.mark.parametrize("language", FULL)
def test_its_examples_are_the_questions(served: Server, language: str):
    offers = json.loads(served.ask(f"/editor.json?lang={language}").body)
    assert len(offers["examples"]) == len(names())
    assert offers["prefixes"]["nsi"] == "https://w3id.org/nordic-social-innovation/ns#"
    assert served.post(offers["start"].encode()).status == 200


def test_its_examples_run(served: Server):
    examples = json.loads(served.ask("/editor.json?lang=en").body)["examples"]

    def status(number: int) -> int:
        query = examples[number]["query"].encode()
        assert len(query) <= Limits.query
        # The limit is by the clock, and a busy machine may be slow: that a query is right is what is asked here.
        # A client that had queries ended has to pause, so each try is another client's.
        tries = (served.post(query, client=f"127.0.{5 + again}.{number + 1}").status for again in range(TRIES))
        return next((status for status in tries if status != 500), 500)

    assert [status(number) for number in range(len(examples))] == [200] * len(names())


@pytest.mark.skipif(
    not browser.PROGRAM and "CI" not in os.environ,
    reason="no Chromium is installed (make test installs it on Debian, as root)",
)
def test_in_a_browser(served: Server, tmp_path: Path):
    with browser.page(tmp_path) as page:
        page.open(f"{served.address}sparql?lang=en")
        page.until("document.querySelectorAll('#example option').length > 20")

        run(page)
        assert page.until("document.querySelectorAll('.yasr tbody tr').length") == 10
        page.say(f"""(() => {{
            const examples = document.getElementById('example');
            examples.value = [...examples.options].find(option => option.text === {SHARES!r}).value;
            examples.dispatchEvent(new Event('change'));
        }})()""")
        page.until("document.querySelectorAll('.tab').length > 1")
        run(page)
        assert page.until("document.querySelectorAll('.tabPanel.active .yasr tbody tr').length") == 4
        assert page.say("document.getElementById('truncated').hidden")

        write(page, "SELECT * { ?s ?p ?o }")
        run(page)
        page.until("!document.getElementById('truncated').hidden")

        write(page, "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
        run(page)
        page.until("document.querySelector('.tabPanel.active .yasr').innerText.includes('SERVICE is refused')")
        page.say("document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.setValue('PREFIX nsi')")

        assert len(page.requested) >= 8
        assert [address for address in page.requested if not address.startswith((served.address, "data:"))] == []
        assert [said for said in page.complaints if "400 (Bad Request)" not in said] == []


def run(page: browser.Page) -> None:
    page.say("document.querySelector('.tabPanel.active .yasqe_queryButton').click()")


def write(page: browser.Page, query: str) -> None:
    page.say(f"document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.setValue({query!r})")
