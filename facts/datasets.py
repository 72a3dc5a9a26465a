"""The eleven datasets: title, publisher, licence, version, time, and what was looked at."""

from collections import Counter
from datetime import date

import pyoxigraph as ox
from citations import collection
from iris import KINDS, Register, concept, jurisdiction, node
from pages import Pages, day, plain, text
from periods import period
from tables import COLLECTIONS, coding, rows

from graphkit.namespaces import (
    ADMS,
    COUNTRIES,
    DATASET,
    DCAT,
    DCTERMS,
    EARL,
    ELI,
    FOAF,
    NSI,
    PROV,
    SKOS,
    XSD,
    Thing,
)

VERSION = "2026-11"
ISSUED = date(2026, 11, 24)
LOOKED = date(2026, 11, 23)
LICENCE = "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"
PUBLISHER = Thing("nordic", "actor", "nordic-social-innovation-graph")
_CLASS = {
    "actor": NSI + "Actor",
    "programme": NSI + "Programme",
    "law": ELI + "LegalResource",
    "collaboration": NSI + "Collaboration",
    "followup": NSI + "FollowUp",
    "barrier": NSI + "BarrierStatement",
    "assertion": EARL + "Assertion",
}


def write_datasets(pages: Pages, register: Register) -> None:
    """The description of every dataset; to be called last, since the period spans every date said before."""
    looked = _rows_read(register)
    for folder in COUNTRIES:
        page = pages.page(folder, "dataset")
        dataset = ox.NamedNode(f"{DATASET}{folder}/{VERSION}")
        page.type(dataset, DCAT + "Dataset")
        names = next(row for row in coding("dataset_names") if row["country"] == folder)
        for row in coding("dataset_texts"):
            title = row["title"].format(country=names[row["language"]])
            page.add(dataset, DCTERMS + "title", text(title, row["language"]))
            page.add(dataset, DCTERMS + "description", text(row["description"], row["language"]))
        page.add(dataset, DCTERMS + "publisher", node(PUBLISHER))
        page.add(dataset, DCTERMS + "license", ox.NamedNode(LICENCE))
        page.add(dataset, DCAT + "version", plain(VERSION))
        page.add(dataset, DCTERMS + "issued", day(ISSUED))
        page.add(dataset, DCTERMS + "spatial", jurisdiction(folder))
        _say_period(pages, folder, dataset)
        for kind in KINDS.values():
            if counts := looked.get((folder, kind)):
                page.add(dataset, DCTERMS + "hasPart", _coverage(pages, folder, kind, counts))
    _say_publisher(pages)
    _say_collections(pages)


def _rows_read(register: Register) -> dict[tuple[str, str], Counter[str]]:
    """Rows by (folder, kind), each counted by collection."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for table, kind in KINDS.items():
        for row in rows(table):
            folder = register.thing(kind, row["id"]).country
            found.setdefault((folder, kind), Counter())[row.collection] += 1
    return found


def _coverage(pages: Pages, folder: str, kind: str, counts: Counter[str]) -> ox.NamedNode:
    page, coverage = pages.page(folder, "dataset"), node(Thing(folder, "coverage", kind))
    read = ", ".join(f"{name} ({counts[name]})" for name in COLLECTIONS if counts[name])
    page.type(coverage, NSI + "Coverage")
    page.add(coverage, DCTERMS + "subject", ox.NamedNode(_CLASS[kind]))
    page.add(coverage, NSI + "country", jurisdiction(folder))
    page.add(coverage, ADMS + "status", concept("coverage-status", "partial"))
    page.add(coverage, DCTERMS + "date", day(LOOKED))
    note = f"Rows read, by collection: {read}. Public pages found by search; the first part of each page was read."
    page.add(coverage, SKOS + "note", text(note))
    return coverage


def _say_period(pages: Pages, folder: str, dataset: ox.NamedNode) -> None:
    """From the earliest to the latest year that the folder's facts speak of; days of reading and issue are none."""
    years = [
        date.fromisoformat(t.object.value).year
        for t in pages.folder(folder)
        if isinstance(t.object, ox.Literal)
        and t.object.datatype.value == XSD + "date"
        and t.predicate.value not in (NSI + "accessed", DCTERMS + "issued")
    ]
    page = pages.page(folder, "dataset")
    spoken_of = period(page, Thing(folder, "period", "dataset"), "dataset", str(min(years)), str(max(years)))
    page.add(dataset, DCTERMS + "temporal", spoken_of)


def _say_publisher(pages: Pages) -> None:
    """The project itself: no `nsi:Actor`, so that it is not counted among those it describes."""
    page, publisher = pages.page("nordic", "dataset"), node(PUBLISHER)
    page.type(publisher, FOAF + "Organization")
    page.add(publisher, SKOS + "prefLabel", text("Nordic Social Innovation Graph"))


def _say_collections(pages: Pages) -> None:
    page = pages.page("nordic", "sources")
    for row in coding("collections"):
        page.type(collection(row["name"]), PROV + "Collection")
        page.add(collection(row["name"]), DCTERMS + "title", text(row["title"]))
        page.add(collection(row["name"]), DCTERMS + "description", text(row["description"]))
