"""Who says that an actor has one of the five characteristics, and on what evidence."""

import pyoxigraph as ox
from citations import cite
from iris import Register, concept, node, part
from pages import Pages, plain, text
from tables import rows

from graphkit.namespaces import DCTERMS, EARL, M8G, PROV


def write_characteristics(pages: Pages, register: Register) -> None:
    """Every assessed characteristic: the assertion, its result and its evidence."""
    for row in rows("characteristics"):
        thing = register.thing("assertion", row["id"])
        page, subject = pages.page(thing.country, "characteristics"), node(thing)
        criterion = concept("characteristic", row["characteristic_id"])
        result, evidence = part(thing, "result", thing.slug), part(thing, "evidence", thing.slug)
        page.type(subject, EARL + "Assertion")
        page.add(subject, DCTERMS + "identifier", plain(row["id"]))
        page.add(subject, EARL + "subject", *register.nodes("actor", [row["actor_id"]]))
        page.add(subject, EARL + "test", criterion)
        page.add(subject, EARL + "assertedBy", *register.nodes("actor", [row["asserted_by"]]))
        page.add(subject, DCTERMS + "type", concept("assertion-mode", row["mode"]))
        page.start(subject, DCTERMS + "date", row["date"])
        page.add(subject, EARL + "result", result)
        page.add(subject, PROV + "wasDerivedFrom", evidence)
        page.type(result, EARL + "TestResult")
        page.add(result, EARL + "outcome", ox.NamedNode(EARL + row["outcome"]))
        page.type(evidence, M8G + "Evidence")
        page.add(evidence, DCTERMS + "description", text(row["evidence"]))
        page.add(evidence, M8G + "supportsRequirement", criterion)
        page.add(evidence, DCTERMS + "source", cite(pages, thing.country, "assertion", row))
