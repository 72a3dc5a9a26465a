"""The time that something lasts."""

import pyoxigraph as ox
from iris import node, part
from pages import Page
from tables import Row

from graphkit.namespaces import DCAT, DCTERMS, Thing


def say_period(page: Page, thing: Thing, row: Row) -> None:
    """The period of a programme, collaboration or follow-up, where a start or an end is stated."""
    if row["start"] or row["end"]:
        span = period(page, thing, f"{thing.kind}-{thing.slug}", row["start"], row["end"])
        page.add(node(thing), DCTERMS + "temporal", span)


def period(page: Page, thing: Thing, slug: str, start: str, end: str) -> ox.NamedNode:
    """A period node in the thing's folder, with the start and the end as stated; either may be empty."""
    found = part(thing, "period", slug)
    page.type(found, DCTERMS + "PeriodOfTime")
    page.start(found, DCAT + "startDate", start)
    page.end(found, DCAT + "endDate", end)
    return found
