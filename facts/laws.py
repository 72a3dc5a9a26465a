"""Laws and what stands beside them: bills, orders, judgments, recommendations."""

from citations import cite
from iris import Register, jurisdiction, node
from names import name_thing
from pages import Pages, plain, text
from tables import rows

from graphkit.namespaces import DCTERMS, ELI, NSI


def write_laws(pages: Pages, register: Register) -> None:
    """Every law of the collections."""
    for row in rows("laws"):
        thing = register.thing("law", row["id"])
        page, subject = pages.page(thing.country, "laws"), node(thing)
        page.type(subject, ELI + "LegalResource")
        name_thing(page, subject, thing, [row], "title")
        page.add(subject, DCTERMS + "identifier", plain(row["id"]))
        page.add(subject, NSI + "country", jurisdiction(row["country"]))
        if row["number"]:
            page.add(subject, ELI + "id_local", plain(row["number"]))
        page.start(subject, ELI + "date_document", row["date"])
        page.add(subject, DCTERMS + "description", text(row["regulates"]))
        if row["status"]:
            page.add(subject, NSI + "statusAsStated", text(row["status"]))
        page.add(subject, DCTERMS + "source", cite(pages, thing.country, "law", row))
