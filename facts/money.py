"""Amounts as printed, with the currency, the note, and the money's year only where the row itself states it."""

from functools import cache

from iris import node, part
from pages import Page, number, plain, text
from tables import Row, coding

from graphkit.namespaces import SCHEMA, Thing


@cache
def _years() -> dict[str, str]:
    return {row["id"]: row["date"] for row in coding("amount_years")}


def say_amount(page: Page, thing: Thing, row: Row) -> None:
    """The budget of a programme or the amount of a collaboration; a currency without a value is kept."""
    value = row["budget"] or row["amount"]
    if not value and not row["currency"]:
        return
    amount = part(thing, "amount", f"{thing.kind}-{thing.slug}")
    page.add(node(thing), SCHEMA + "amount", amount)
    page.type(amount, SCHEMA + "MonetaryAmount")
    if value:
        page.add(amount, SCHEMA + "value", number(value))
    if row["currency"]:
        page.add(amount, SCHEMA + "currency", plain(row["currency"]))
    if row["budget_note"]:
        page.add(amount, SCHEMA + "description", text(row["budget_note"]))
    page.start(amount, SCHEMA + "validFrom", _years().get(row["id"], ""))
