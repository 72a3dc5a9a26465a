"""Collaborations and who takes part in them, one membership a participant."""

from functools import cache

from citations import cite
from codes import code, free
from errors import FactsError
from iris import Register, jurisdiction, node, part
from money import say_amount
from names import say_in_english
from pages import Page, Pages, plain, text
from periods import period, say_period
from tables import Row, coding, rows

from graphkit.namespaces import DCTERMS, NSI, ORG, SCHEMA, Thing


def write_collaborations(pages: Pages, register: Register) -> None:
    """Every collaboration of the collections."""
    for row in rows("collaborations"):
        thing = register.thing("collaboration", row["id"])
        page, subject = pages.page(thing.country, "collaborations"), node(thing)
        page.type(subject, NSI + "Collaboration")
        say_in_english(page, subject, row["id"], row["name"])
        page.add(subject, DCTERMS + "identifier", plain(row["id"]))
        if thing.country != "int":
            page.add(subject, NSI + "country", jurisdiction(thing.country))
        page.add(subject, DCTERMS + "type", code("collaboration_type", row["collaboration_type"]))
        if row["subject"]:
            page.add(subject, DCTERMS + "description", text(row["subject"]))
        say_period(page, thing, row)
        say_amount(page, thing, row)
        page.add(subject, DCTERMS + "source", cite(pages, thing.country, "collaboration", row))
        _say_members(page, thing, row, register)


def _say_members(page: Page, thing: Thing, row: Row, register: Register) -> None:
    roles = _roles(row)
    for actor in row.many("participant_ids"):
        name = f"{thing.slug}--{actor}"
        membership = part(thing, "membership", name)
        page.type(membership, ORG + "Membership")
        page.add(membership, ORG + "organization", node(thing))
        page.add(membership, ORG + "member", *register.nodes("actor", [actor]))
        for role in roles.get(actor, ()):
            page.add(membership, SCHEMA + "roleName", text(role))
            page.add(membership, ORG + "role", *free("roles", "role", role))
            if role in _role_periods():
                during = period(page, thing, f"membership-{name}", *_role_periods()[role])
                page.add(membership, ORG + "memberDuring", during)


def _roles(row: Row) -> dict[str, list[str]]:
    """The role texts of each participant, from `id=role; …`. Raises FactsError for a role of somebody else."""
    roles: dict[str, list[str]] = {actor: [] for actor in row.many("participant_ids")}
    for pair in row.many("roles"):
        actor, _, role = pair.partition("=")
        if actor.strip() not in roles or not role.strip():
            raise FactsError(f"collaborations {row['id']}", f"'{pair}' gives no role to a participant")
        roles[actor.strip()].append(role.strip())
    return roles


@cache
def _role_periods() -> dict[str, tuple[str, str]]:
    """The start and end that some role texts state (`member since 2022`)."""
    return {row["text"]: (row["start"], row["end"]) for row in coding("role_periods")}
