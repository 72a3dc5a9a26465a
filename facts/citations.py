"""Where each row was read: one citation a row, one source node an address and folder."""

import hashlib
import re
from urllib.parse import urlsplit

import pyoxigraph as ox
from dates import stated
from errors import FactsError
from iris import concept, node
from pages import Pages, address, day, text
from tables import Row

from graphkit.namespaces import DCTERMS, FOAF, NSI, OA, SCHEMA, SKOS, Thing


def collection(name: str) -> ox.NamedNode:
    """The node of a collection."""
    return node(Thing("nordic", "collection", name))


def source(pages: Pages, folder: str, url: str) -> ox.NamedNode:
    """The document at an address; one node an address and folder, named by its host and a hash of the address."""
    if not re.match(r"https?://[^\s]+\.", url):
        raise FactsError(url, "is no web address")
    host = (urlsplit(url).hostname or "").removeprefix("www.").replace(".", "-")
    digest = hashlib.sha256(url.encode()).hexdigest()[:8]
    document = node(Thing(folder, "source", f"{host}-{digest}"))
    page = pages.page(folder, "sources")
    page.type(document, FOAF + "Document")
    page.add(document, SCHEMA + "url", address(url))
    return document


def cite(pages: Pages, folder: str, kind: str, row: Row, identifier: str = "") -> ox.NamedNode:
    """The citation of a row: its addresses, the collection, the day it was read, its strength and note."""
    name = identifier or row["id"]
    citation = node(Thing(folder, "citation", f"{kind}-{row.collection}-{name}"))
    page = pages.page(folder, "sources")
    page.type(citation, OA + "SpecificResource")
    page.add(citation, DCTERMS + "isPartOf", collection(row.collection))
    if row["source_url"]:
        page.add(citation, OA + "hasSource", source(pages, folder, row["source_url"]))
    others = [source(pages, folder, url) for url in row.many("other_source_urls")]
    page.add(citation, DCTERMS + "references", *others)
    if row["accessed"]:
        read = stated(row["accessed"])
        if read is None or read.precision != "day":
            raise FactsError(f"{kind} {name}", f"'{row['accessed']}' is no day of reading")
        page.add(citation, NSI + "accessed", day(read.first))
    if row["strength"]:
        page.add(citation, NSI + "strength", concept("strength", row["strength"]))
    if row["note"]:
        page.add(citation, SKOS + "note", text(row["note"]))
    return citation
