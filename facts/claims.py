"""Claims that differ from a thing's main record or were added to it: each an `rdf:Statement` with its own source."""

import pyoxigraph as ox
from citations import cite
from iris import Register, concept, node, part
from pages import Node, Page, Pages, literal, say_precision, term
from tables import FACTS, table

from graphkit.namespaces import DCTERMS, RDF, XSD, Thing


def claim(page: Page, statement: ox.NamedNode, said: tuple[ox.NamedNode, str, Node], words: str) -> None:
    """State a triple (its predicate a full IRI); the words it was read from tell how much of a date was stated."""
    subject, predicate, value = said
    page.type(statement, RDF + "Statement")
    page.add(statement, RDF + "subject", subject)
    page.add(statement, RDF + "predicate", ox.NamedNode(predicate))
    page.add(statement, RDF + "object", value)
    if isinstance(value, ox.Literal) and value.datatype.value == XSD + "date":
        say_precision(page, statement, words)


def write_conflicts(pages: Pages, register: Register) -> None:
    """Every row of `conflicts.csv`: what another source says of an actor, a law, a programme's money or a country."""
    for row in table(FACTS / "conflicts.csv"):
        name, subject = _about(row["about"], register)
        page = pages.page(row["country"], name)
        statement = node(Thing(row["country"], "statement", row["id"]))
        value = literal(row["value"], row["form"])
        claim(page, statement, (subject, term(row["property"]).value, value), row["value"])
        citation = cite(pages, row["country"], "statement", row)
        page.add(statement, DCTERMS + "source", citation)


def _about(about: str, register: Register) -> tuple[str, ox.NamedNode]:
    """The page and the subject that `kind id` names."""
    kind, identifier = about.split(" ")
    match kind:
        case "concept":
            return "sources", concept(*identifier.split("/"))
        case "amount":
            programme = register.thing("programme", identifier)
            return "programmes", part(programme, "amount", f"programme-{programme.slug}")
        case _:
            return f"{kind}s", node(register.thing(kind, identifier))
