"""Which folder a thing stands in, what its IRI is, and a register of all ids.

Folder: the id's own prefix where it is one of the eleven (`no-ferd` stands in `no`), else `int`. A collaboration whose
id names no folder stands with the Nordic countries that take part: the one country, else `nordic`, else `int`.
Slug: the id without its folder (`no-ferd` is `no/actor/ferd`); an id of another prefix keeps it (`int/actor/ee-sev`).
"""

from collections.abc import Iterable

import pyoxigraph as ox
from errors import FactsError
from tables import Row, rows

from graphkit.namespaces import CONCEPT, COUNTRIES, THING, Thing, thing_of

KINDS = {
    "actors": "actor",
    "programmes": "programme",
    "laws": "law",
    "collaborations": "collaboration",
    "followups": "followup",
    "barriers": "barrier",
    "characteristics": "assertion",
}
_MARKS = {"collaboration": "col", "followup": "fol", "barrier": "bar", "assertion": "cha"}
_NORDIC = ("no", "dk", "se", "fi", "is", "fo", "gl", "ax", "nordic")


def node(thing: Thing) -> ox.NamedNode:
    """The IRI of a thing. Raises FactsError where its slug is not ASCII lower case with hyphens."""
    iri = f"{THING}{thing.country}/{thing.kind}/{thing.slug}"
    if thing_of(iri) != thing:
        raise FactsError(iri, "the slug may hold only a-z, 0-9 and hyphens")
    return ox.NamedNode(iri)


def concept(scheme: str, identifier: str) -> ox.NamedNode:
    """The IRI of a concept."""
    return ox.NamedNode(f"{CONCEPT}{scheme}/{identifier}")


def jurisdiction(code: str) -> ox.NamedNode:
    """The jurisdiction of a country code as the collections write it (`NO`, `INT`, `NORDIC`, `LV`)."""
    return concept("jurisdiction", code.lower())


def part(thing: Thing, kind: str, slug: str) -> ox.NamedNode:
    """A node that belongs to the thing and stands in its folder."""
    return node(Thing(thing.country, kind, slug))


class Register:
    """Every id of the collections and the thing it names. Raises FactsError where two ids would be one IRI."""

    def __init__(self) -> None:
        self._things: dict[tuple[str, str], Thing] = {}
        self._country_of = {row["id"]: row["country"].lower() for row in rows("actors")}
        taken: dict[Thing, str] = {}
        for table, kind in KINDS.items():
            for row in rows(table):
                thing = self._thing(kind, row)
                if taken.setdefault(thing, row["id"]) != row["id"]:
                    raise FactsError(f"{table} {row['id']}", f"has the same IRI as {taken[thing]}")
                self._things[kind, row["id"]] = thing

    def thing(self, kind: str, identifier: str) -> Thing:
        """The thing of an id. Raises FactsError where no collection has it."""
        try:
            return self._things[kind, identifier]
        except KeyError:
            raise FactsError(f"{kind} {identifier}", "is named but stands in no collection") from None

    def nodes(self, kind: str, identifiers: Iterable[str]) -> list[ox.NamedNode]:
        """The IRIs of several ids."""
        return [node(self.thing(kind, identifier)) for identifier in identifiers]

    def _thing(self, kind: str, row: Row) -> Thing:
        mark = _MARKS.get(kind)
        name = row["id"].removeprefix(f"{mark}-") if mark else row["id"]
        prefix = name.split("-")[0]
        if prefix in COUNTRIES:
            slug = name.removeprefix(f"{prefix}-")
            return Thing(prefix, kind, slug.removeprefix("law-") if kind == "law" else slug)
        folder = self._shared_folder(row) if kind == "collaboration" else "int"
        return Thing(folder, kind, row["id"])

    def _shared_folder(self, row: Row) -> str:
        countries = {self._country_of.get(actor, "") for actor in row.many("participant_ids")} & set(_NORDIC)
        return countries.pop() if len(countries) == 1 else "nordic" if countries else "int"
