"""What was done on the recommendations, and what is said of the barriers."""

from citations import cite
from codes import code
from iris import Register, concept, jurisdiction, node
from names import say_in_english
from pages import Pages, plain, text
from periods import say_period
from tables import rows

from graphkit.namespaces import ADMS, DCTERMS, NSI, PROV


def write_followups(pages: Pages, register: Register) -> None:
    """Every follow-up of a recommendation."""
    for row in rows("followups"):
        thing = register.thing("followup", row["id"])
        page, subject = pages.page(thing.country, "followups"), node(thing)
        page.type(subject, NSI + "FollowUp")
        say_in_english(page, subject, row["id"], row["title"])
        page.add(subject, DCTERMS + "identifier", plain(row["id"]))
        page.add(subject, NSI + "country", jurisdiction(row["country"]))
        page.add(subject, DCTERMS + "description", text(row["what"]))
        page.add(subject, NSI + "followsUp", concept("recommendation", row["recommendation_id"]))
        page.add(subject, DCTERMS + "contributor", *register.nodes("actor", row.many("actor_ids")))
        page.add(subject, DCTERMS + "relation", *register.nodes("programme", row.many("programme_id")))
        page.add(subject, ADMS + "status", code("status", row["status"]))
        say_period(page, thing, row)
        page.add(subject, DCTERMS + "source", cite(pages, thing.country, "followup", row))


def write_barriers(pages: Pages, register: Register) -> None:
    """Every statement about a barrier, reported or addressed."""
    for row in rows("barriers"):
        thing = register.thing("barrier", row["id"])
        page, subject = pages.page(thing.country, "barriers"), node(thing)
        page.type(subject, NSI + "BarrierStatement")
        say_in_english(page, subject, row["id"], row["statement"])
        page.add(subject, DCTERMS + "identifier", plain(row["id"]))
        page.add(subject, NSI + "country", jurisdiction(row["country"]))
        page.add(subject, DCTERMS + "subject", concept("barrier", row["barrier_id"]))
        page.add(subject, DCTERMS + "type", concept("barrier-statement-kind", row["kind"]))
        page.add(subject, PROV + "wasAttributedTo", *register.nodes("actor", row.many("said_by")))
        page.add(subject, DCTERMS + "contributor", *register.nodes("actor", row.many("addressed_by_actor_ids")))
        page.add(subject, DCTERMS + "relation", *register.nodes("programme", row.many("addressed_by_programme_id")))
        page.start(subject, DCTERMS + "date", row["year"])
        page.add(subject, DCTERMS + "source", cite(pages, thing.country, "barrier", row))
