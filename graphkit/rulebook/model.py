"""A rule as the shapes state it. Words are by language tag; IRIs are bare."""

from collections.abc import Mapping
from dataclasses import dataclass

NOUNS = (
    *("actor", "programme", "collaboration", "law", "followup", "barrier", "assertion"),
    *("source", "report", "collection", "identifier", "address", "amount", "period", "statement"),
    *("dataset", "publisher", "common", "crossing", "contribution", "concept", "label", "ontology"),
)
"""The shapes files, in the order in which people meet what they are about."""


@dataclass(frozen=True)
class Ask:
    """One constraint of a rule: the local name of its component, and its limit as the shapes graph writes it."""

    component: str
    limit: str | None
    limit_names: Mapping[str, str]
    """Where the limit is another property: its name for people."""

    @property
    def name(self) -> str:
        """The component without its ending: `MinCount`."""
        return self.component.removesuffix("ConstraintComponent")


@dataclass(frozen=True)
class Rule:
    """One shape that can be broken."""

    name: str
    """The shape's local name: it never changes its meaning."""
    noun: str
    """The shapes file that it stands in."""
    shape: str
    severity: str
    tier: str
    names: Mapping[str, str]
    descriptions: Mapping[str, str]
    asks: tuple[Ask, ...]
    classes: tuple[str, ...]
    """Classes whose things it looks at."""
    carriers: tuple[str, ...]
    """Properties whose subjects it looks at."""
    properties: tuple[str, ...]
    """The properties of its path; none where it is about the thing as a whole."""
