"""Programmes: who owns and funds them, when, for how much, for whom, on what law, and what they answer to."""

from collections import defaultdict

import pyoxigraph as ox
from citations import cite
from codes import code
from iris import Register, concept, jurisdiction, node
from money import say_amount
from names import name_thing
from pages import Page, Pages, plain, text
from periods import say_period
from tables import Row, coding, rows
from targets import say_target_groups

from graphkit.namespaces import DCTERMS, M8G, NSI, SCHEMA, SKOS

_FOLLOWED = {"done", "under way", "ended"}


def write_programmes(pages: Pages, register: Register) -> None:
    """Every programme of the collections."""
    answers = _answers()
    for row in rows("programmes"):
        thing = register.thing("programme", row["id"])
        page, subject = pages.page(thing.country, "programmes"), node(thing)
        page.type(subject, NSI + "Programme")
        name_thing(page, subject, thing, [row], "name")
        page.add(subject, DCTERMS + "identifier", plain(row["id"]))
        page.add(subject, NSI + "country", jurisdiction(row["country"]))
        page.add(subject, NSI + "owner", *register.nodes("actor", row.many("owner_ids")))
        page.add(subject, SCHEMA + "funder", *register.nodes("actor", row.many("funder_ids")))
        page.add(subject, DCTERMS + "type", *(code("initiative_types", t) for t in row.many("initiative_types")))
        say_period(page, thing, row)
        say_amount(page, thing, row)
        say_target_groups(page, subject, row)
        _say_law(page, subject, row, register)
        for predicate, answered in answers.get(row["id"], ()):
            page.add(subject, predicate, answered)
        citation = cite(pages, thing.country, "programme", row)
        page.add(subject, DCTERMS + "source", citation)
        if row["budget_note"] and not row["budget"] and not row["currency"]:
            # The budget note of a row without money speaks of something else (roles, years): it is a note of the row.
            pages.page(thing.country, "sources").add(citation, SKOS + "note", text(row["budget_note"]))


def _say_law(page: Page, subject: ox.NamedNode, row: Row, register: Register) -> None:
    basis = row["legal_basis"]
    if basis:
        page.add(subject, NSI + "legalBasisAsStated", text(basis))
        laws = [found["law"] for found in coding("legal_basis") if found["text"] == basis]
        page.add(subject, M8G + "hasLegalResource", *register.nodes("law", laws))


def _answers() -> dict[str, list[tuple[str, ox.NamedNode]]]:
    """By programme: the barriers it is said to address, the recommendations that an act in it followed up."""
    found: dict[str, list[tuple[str, ox.NamedNode]]] = defaultdict(list)
    for row in rows("barriers"):
        for programme in row.many("addressed_by_programme_id"):
            found[programme].append((NSI + "addressesBarrier", concept("barrier", row["barrier_id"])))
    for row in rows("followups"):
        if row["status"] in _FOLLOWED:
            for programme in row.many("programme_id"):
                found[programme].append((NSI + "followsUp", concept("recommendation", row["recommendation_id"])))
    return found
