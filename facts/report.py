"""The Nordic report: its two editions, its series, and the survey behind it, from `report.csv`."""

import pyoxigraph as ox
from citations import cite
from iris import concept, node
from pages import Page, Pages, literal, say_precision, term
from periods import period
from tables import FACTS, Row, table

from graphkit.namespaces import DCTERMS, OA, Thing

_REPORT = node(Thing("nordic", "source", "temanord-2015-502"))


def write_report(pages: Pages) -> None:
    """Every row of `report.csv`; a row read somewhere adds its citation to the node it is about."""
    page = pages.page("nordic", "sources")
    found = [Row("report", row.cells) for row in table(FACTS / "report.csv")]
    for row in found:
        thing = _thing(row["about"])
        if row["property"] in ("start", "end"):
            _say_time(page, thing, row)
        else:
            page.add(node(thing), term(row["property"]).value, *_values(row))
        if row["form"] == "date" and row["property"] not in ("start", "end"):
            say_precision(page, node(thing), row["value"])
        if row["source_url"] or row["note"]:
            citation = cite(pages, "nordic", thing.kind, row)
            page.add(node(thing), DCTERMS + "source", citation)
            if not row["source_url"]:
                page.add(citation, OA + "hasSource", _REPORT)


def _thing(place: str) -> Thing:
    kind, slug = place.split("/")
    return Thing("nordic", kind, slug)


def _say_time(page: Page, thing: Thing, row: Row) -> None:
    """The first or the last month of the survey; both rows build one period."""
    times = {"start": "", "end": "", row["property"]: row["value"]}
    page.add(node(thing), DCTERMS + "temporal", period(page, thing, thing.slug, times["start"], times["end"]))


def _values(row: Row) -> list[ox.NamedNode | ox.Literal]:
    match row["form"]:
        case "curie":
            return [term(row["value"])]
        case "concept":
            return [concept(*place.split("/")) for place in row.many("value")]
        case "thing":
            return [node(_thing(row["value"]))]
        case form:
            return [literal(row["value"], form)]
