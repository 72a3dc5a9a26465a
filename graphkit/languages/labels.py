"""The one function that picks a label. Commands, queries, reports and pages all use it."""

from collections.abc import Mapping
from dataclasses import dataclass

from graphkit.languages.fallback import chain


@dataclass(frozen=True)
class Label:
    """A label picked: its text, its language tag, and whether it stands in for a missing one."""

    text: str
    language: str
    fallback: bool

    def __str__(self) -> str:
        """The text, with its language in brackets where it stands in for another."""
        return f"{self.text} [{self.language}]" if self.fallback and self.language else self.text


def pick(labels: Mapping[str, str], language: str) -> Label | None:
    """Pick from labels by language tag: asked, then its fallback chain, then any by tag order. None without labels."""
    wanted = chain(language)
    for tag in (*wanted, *sorted(labels)):
        if tag in labels:
            return Label(labels[tag], tag, tag != wanted[0])
    return None
