"""Which form an answer takes, by Accept and by name."""

import pytest

from graphkit.serve.media import GRAPHS, PAGE, RESULTS, accepted, named

JSON, XML, CSV, TSV = (form.media for form in RESULTS)
TURTLE, TRIPLES, JSON_LD, RDF_XML = (form.media for form in GRAPHS)
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

CASES = [
    ("", JSON, TURTLE),
    ("*/*", JSON, TURTLE),
    ("text/*", CSV, TURTLE),
    ("text/csv", CSV, None),
    ("TEXT/CSV", CSV, None),
    ("text/turtle", None, TURTLE),
    ("image/png", None, None),
    (f"{XML};q=0.5, text/csv;q=0.6", CSV, None),
    (f"{XML};q=0.6, text/csv;q=0.5", XML, None),
    (f"*/*;q=0.9, {TSV}", TSV, TURTLE),
    (f"{XML}, */*", XML, TURTLE),
    (f"{JSON};q=0, */*", XML, TURTLE),
    ("*/*;q=0", None, None),
    (f"{XML};q=nonsense, text/csv;q=0.1", CSV, None),
    (f"{XML};charset=utf-8;q=0.3, text/csv;q=0.2", XML, None),
    (f"{XML}, {RDF_XML}", XML, RDF_XML),
    ("application/ld+json", None, JSON_LD),
    (TRIPLES, None, TRIPLES),
    (BROWSER, JSON, TURTLE),
    (",,;,", None, None),
]


@pytest.mark.parametrize(("accept", "table", "graph"), CASES)
def test_accept(accept: str, table: str | None, graph: str | None):
    chosen = [choice.form.media if choice else None for choice in (accepted(accept, RESULTS), accepted(accept, GRAPHS))]
    assert chosen == [table, graph]


def test_another_name_is_answered_under_that_name():
    table, graph = accepted("application/json", RESULTS), accepted("application/json", GRAPHS)
    assert table
    assert graph
    assert (table.form.media, table.content_type) == (JSON, "application/json")
    assert (graph.form.media, graph.content_type) == (JSON_LD, "application/json")


def test_a_browser_gets_a_page_and_curl_does_not():
    offers = (*GRAPHS, PAGE)
    assert [accepted(header, offers).form.media for header in (BROWSER, "*/*")] == [PAGE.media, TURTLE]


@pytest.mark.parametrize(
    ("name", "table", "graph"),
    [
        ("json", JSON, JSON_LD),
        ("xml", XML, RDF_XML),
        ("CSV", CSV, None),
        ("tsv", TSV, None),
        ("turtle", None, TURTLE),
        ("nt", None, TRIPLES),
        ("application/ld+json", None, JSON_LD),
        ("xlsx", None, None),
    ],
)
def test_format(name: str, table: str | None, graph: str | None):
    chosen = [choice.form.media if choice else None for choice in (named(name, RESULTS), named(name, GRAPHS))]
    assert chosen == [table, graph]


def test_text_says_its_encoding():
    assert [accepted(f.media, (*RESULTS, *GRAPHS)).content_type for f in (RESULTS[0], RESULTS[2], GRAPHS[0])] == [
        JSON,
        "text/csv; charset=utf-8",
        "text/turtle; charset=utf-8",
    ]
