"""The questions as pages: in every language, with a form, a table, files, and nothing in them that could run."""

import csv
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from running import Server, server

from graphkit.languages.fallback import ALL, FULL
from graphkit.query.catalogue import named, names

ID = "https://w3id.org/nordic-social-innovation/id/"

HOSTILE = """
@prefix nsi: <https://w3id.org/nordic-social-innovation/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix schema: <https://schema.org/> .
<https://w3id.org/nordic-social-innovation/id/no/actor/hostile> a nsi:Actor ;
  skos:prefLabel "<script>alert(1)</script>"@en , "=cmd()"@nb ; dcterms:source <urn:citation> .
<urn:citation> <http://www.w3.org/ns/oa#hasSource> <urn:document> ;
  skos:note "\\" onmouseover=\\"alert(1) {{ 7*7 }} \\u202Egnp"@en .
<urn:document> schema:url "javascript:alert(1)" .
"""

SHARES = "/query/cross-sector-share-by-country"
TYPES = "/query/programmes-by-country-and-type"


class Markup(HTMLParser):
    """Every element with its attributes, and the text of cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self._in_cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "td":
            self._in_cell = True
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "td":
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.cells[-1] += data

    def links(self) -> list[str]:
        return [v for _, attrs in self.elements for k, v in attrs.items() if k in ("href", "src", "action") and v]


def assert_harmless(markup: Markup) -> None:
    """No script in the page, no handler, no style attribute; addresses are of this server, or http(s) in a cell."""
    for tag, attributes in markup.elements:
        assert tag not in ("iframe", "object", "embed", "style", "base", "img")
        assert not (tag == "script" and "src" not in attributes)
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
    for link in markup.links():
        assert urlsplit(link).scheme in ("", "https", "http") or link == "data:,", link
    loaded = [attrs.get("src") or attrs.get("href") for tag, attrs in markup.elements if tag in ("script", "link")]
    assert all(not urlsplit(address or "").netloc for address in loaded)


@pytest.fixture(scope="module")
def hostile(world: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path = tmp_path_factory.mktemp("hostile") / "hostile.ttl"
    path.write_text(HOSTILE, encoding="utf-8")
    with server(world, path) as running:
        yield running


def page(served: Server, path: str, **values: str) -> Markup:
    response = served.ask(f"{path}?{urlencode(values)}")
    assert (response.status, response.media) == (200, "text/html"), response.text
    assert "script-src 'self'" in response.headers["content-security-policy"]
    markup = Markup(response.text)
    assert_harmless(markup)
    return markup


@pytest.mark.parametrize("language", ALL)
def test_every_question_is_on_the_first_page(served: Server, language: str):
    response = served.ask(f"/?lang={language}")
    assert_harmless(Markup(response.text))
    for name in names():
        assert f'href="./query/{name}?lang={language}"' in response.text
    spoken = language if language in FULL else {"fo": "da", "kl": "da", "se": "nb"}[language]
    assert f'<html lang="{spoken}">' in response.text


@pytest.mark.parametrize("name", names())
def test_a_question_in_every_language(served: Server, name: str):
    for language in FULL:
        markup = page(served, f"/query/{name}", lang=language)
        query = named(name)
        fields = {attrs["name"] for tag, attrs in markup.elements if tag in ("select", "input")} - {"lang"}
        assert fields == {parameter.name for parameter in query.parameters}
        incomplete = any(parameter.required for parameter in query.parameters)
        assert ("table" in [tag for tag, _ in markup.elements]) == (not incomplete)


def test_a_table_has_the_numbers_of_the_world(served: Server):
    markup = page(served, SHARES, lang="en")
    rows = [markup.cells[i : i + 5] for i in range(0, len(markup.cells), 5)]
    assert [(row[0], row[-1]) for row in rows] == [
        ("Denmark", "1"),
        ("Finland", "0.5"),
        ("Norway", "0.75"),
        ("Sweden", "0.667"),
    ]


def test_numbers_are_written_as_the_language_has_them(served: Server):
    assert "0,75" in page(served, SHARES, lang="da").cells


def test_a_choice_is_kept_and_narrows(served: Server):
    markup = page(served, TYPES, lang="en", country="se")
    assert markup.cells == ["Sweden", "funding", "1", "0", "Sweden", "strategic development work", "1", "0"]
    chosen = [attrs["value"] for tag, attrs in markup.elements if tag == "option" and "selected" in attrs]
    assert chosen == ["se"]
    assert "programmes-by-country-and-type.csv?country=se&lang=en" in markup.links()
    assert "?country=se&lang=fi" in markup.links()


def test_a_word_chooses_as_an_id_does(served: Server):
    assert page(served, TYPES, lang="en", country="Ruotsi").cells[:2] == ["Sweden", "funding"]


def test_a_thing_leads_to_its_sources(served: Server):
    links = [link for link in page(served, "/query/cross-sector-collaborations", lang="nb").links() if "thing=" in link]
    assert links
    found = page(served, "/query/" + links[0].split("?")[0], thing=f"{ID}no/collaboration/eksempel-arbeid", lang="nb")
    assert any("example" in link for link in found.links() if urlsplit(link).netloc)


def test_a_wrong_choice_is_told_on_the_page(served: Server):
    response = served.ask(f"{TYPES}?country=%3Cscript%3E&lang=en")
    assert response.status == 400
    assert "&lt;script&gt;" in response.text
    assert "cannot be chosen. Possible: " in response.text
    assert_harmless(Markup(response.text))


def test_files(served: Server):
    response = served.ask(f"{TYPES}.csv?country=se&lang=sv")
    assert (response.status, response.media) == (200, "text/csv")
    assert response.headers["content-disposition"] == 'attachment; filename="programmes-by-country-and-type.csv"'
    rows = list(csv.reader(io.StringIO(response.body.decode("utf-8-sig"))))
    assert rows[1][0] == "Sverige"
    answer = json.loads(served.ask(f"{TYPES}.json?country=se&lang=sv").body)
    assert (answer["language"], len(answer["rows"])) == ("sv", 2)


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/query/nothing", 404, "nothing at this address"),
        (f"{TYPES}.exe", 404, "nothing at this address"),
        (f"{TYPES}.json?country=Atlantis", 400, "country: 'Atlantis' cannot be chosen. Possible: au, ax, "),
        (f"{TYPES}.csv?land=se", 400, "this question has no field 'land'. Possible: country, year"),
        (
            "/query/one-actor-all-roles.csv",
            400,
            "nothing is chosen; add actor= to the address (a name, an id or an IRI)",
        ),
        (f"{TYPES}?country=se&country=no", 400, "more than once"),
        (f"{TYPES}?country=" + "a" * 301, 400, "longer than 300"),
        (f"{TYPES}?country=%FF", 400, "UTF-8"),
    ],
)
def test_refused(served: Server, path: str, status: int, words: str):
    response = served.ask(path)
    assert (response.status, response.media) == (status, "text/plain")
    assert words in response.text
    assert response.text.count("\n") == 1


def test_what_the_data_say_is_never_markup(hostile: Server):
    markup = page(hostile, "/query/sources-of-thing", thing=f"{ID}no/actor/hostile", lang="en")
    text = " ".join(markup.cells)
    assert 'onmouseover="alert(1) {{ 7*7 }} \\u202egnp' in text
    assert "javascript:alert(1)" in text
    markup = page(hostile, "/query/actors-without-sector", lang="en")
    assert "<script>alert(1)</script>" in markup.cells
    rows = hostile.ask("/query/actors-without-sector.csv?lang=nb").text
    assert "'=cmd()" in rows
    assert "\n=cmd()" not in rows
