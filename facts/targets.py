"""Whom an actor or a programme works for: the words always, a concept where they plainly name one."""

import pyoxigraph as ox
from codes import free
from pages import Page, text
from tables import Row

from graphkit.namespaces import DCTERMS, NSI


def say_target_groups(page: Page, subject: ox.NamedNode, row: Row) -> None:
    """The target groups of a row."""
    for value in row.many("target_groups"):
        page.add(subject, NSI + "targetGroupAsStated", text(value))
        page.add(subject, DCTERMS + "audience", *free("target_groups", "target-group", value))
