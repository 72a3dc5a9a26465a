"""Actors: rows of one id are one thing, with the values of all of them and one citation each."""

from collections import defaultdict

import pyoxigraph as ox
from citations import cite
from claims import claim
from codes import code, free, legal_form
from errors import FactsError
from iris import Register, concept, jurisdiction, node, part
from names import language, name_thing
from pages import Node, Pages, literal, plain, say_precision, text
from tables import Row, coding, rows
from targets import say_target_groups

from graphkit.namespaces import ADMS, DCTERMS, FOAF, LOCN, NSI, ROV, SCHEMA, SKOS, Thing

_SCHEMES = {row["country"]: row["scheme"] for row in coding("number_schemes")}
_SINGLE = ("sector", "legal_form", "org_number", "homepage")


def write_actors(pages: Pages, register: Register) -> None:
    """Every actor of the collections, then the values that the patches add. Raises FactsError for a patch of nobody."""
    by_id: dict[str, list[Row]] = defaultdict(list)
    for row in rows("actors"):
        by_id[row["id"]].append(row)
    actors = {identifier: Actor(pages, register.thing("actor", identifier), same) for identifier, same in by_id.items()}
    for row in rows("actors_patch"):
        if row["id"] not in actors:
            raise FactsError(f"actors_patch {row['id']}", "is in no collection")
        actors[row["id"]].patch(row)


class Actor:
    """One actor, written from all its rows at once."""

    def __init__(self, pages: Pages, thing: Thing, same: list[Row]) -> None:
        self._pages, self._thing = pages, thing
        self._page, self._node = pages.page(thing.country, "actors"), node(thing)
        self._country = next((row["country"] for row in same if row["country"]), "")
        self._name_language = language(thing, same[0]["id"], same[0]["name"])
        self._places: list[str] = []
        self._page.type(self._node, NSI + "Actor")
        name_thing(self._page, self._node, thing, same, "name")
        for row in same:
            self._describe(row)

    def patch(self, row: Row) -> None:
        """A value added later: said of the actor, and stated with its own source."""
        column, name = row["column"], row["column"].replace("_", "-")
        statement = part(self._thing, "statement", f"{self._thing.slug}-{name}")
        predicate, value = self._say(column, row["value"])
        claim(self._page, statement, (self._node, predicate, value), row["value"])
        citation = cite(self._pages, self._thing.country, "statement", row, f"{row['id']}-{name}")
        self._page.add(statement, DCTERMS + "source", citation)

    def _describe(self, row: Row) -> None:
        page, subject = self._page, self._node
        page.add(subject, DCTERMS + "identifier", plain(row["id"]))
        page.add(subject, DCTERMS + "source", cite(self._pages, self._thing.country, "actor", row))
        page.add(subject, NSI + "actorKind", code("kind", row["kind"]))
        if row["country"]:
            page.add(subject, NSI + "country", jurisdiction(row["country"]))
        page.start(subject, SCHEMA + "foundingDate", row["founded"])
        page.end(subject, SCHEMA + "dissolutionDate", row["ended"])
        for column in _SINGLE:
            if row[column]:
                self._say(column, row[column])
        for place in row.many("place"):
            self._say("place", place)
        say_target_groups(page, subject, row)
        for value in row.many("field"):
            page.add(subject, NSI + "fieldAsStated", text(value))
            page.add(subject, ROV + "orgActivity", *free("fields", "field", value))
        page.add(subject, NSI + "characteristicAsStated", *map(text, row.many("characteristics")))

    def _say(self, column: str, value: str) -> tuple[str, Node]:
        """Say the value of a column; the property and the object that carry it."""
        match column:
            case "founded":
                said: tuple[str, Node] = SCHEMA + "foundingDate", literal(value, "date")
                say_precision(self._page, self._node, value)
            case "sector":
                said = NSI + "sector", code("sector", value)
            case "homepage":
                said = FOAF + "homepage", ox.NamedNode(value)
            case "other_names":
                said = SKOS + "altLabel", text(value, self._name_language)
            case "legal_form":
                self._page.add(self._node, ROV + "orgType", *legal_form(value, self._country))
                said = NSI + "legalFormAsStated", text(value)
            case "org_number":
                said = ADMS + "identifier", self._identifier(value)
            case "place":
                said = LOCN + "address", self._address(value)
            case _:
                raise FactsError(f"actor {self._thing.slug}", f"column '{column}' cannot be patched")
        self._page.add(self._node, *said)
        return said

    def _identifier(self, number: str) -> ox.NamedNode:
        """The node of an organisation number in the register of the actor's country."""
        if self._country not in _SCHEMES:
            raise FactsError(f"actor {self._thing.slug}", f"no register of numbers is known for '{self._country}'")
        scheme = _SCHEMES[self._country]
        identifier = part(self._thing, "identifier", f"{self._thing.slug}-{scheme.split('-')[1]}")
        self._page.type(identifier, ADMS + "Identifier")
        self._page.add(identifier, SKOS + "notation", plain(number))
        self._page.add(identifier, DCTERMS + "conformsTo", concept("identifier-scheme", scheme))
        return identifier

    def _address(self, place: str) -> ox.NamedNode:
        """The node of a place; the second and later ones are numbered."""
        if place not in self._places:
            self._places.append(place)
        number = self._places.index(place) + 1
        address = part(self._thing, "address", self._thing.slug if number == 1 else f"{self._thing.slug}-{number}")
        self._page.type(address, LOCN + "Address")
        self._page.add(address, LOCN + "postName", plain(place))
        return address
