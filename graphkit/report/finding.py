"""What a check found (Finding) and what it did (Report). Both are data; words are added when they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

SEVERITIES = ("violation", "warning", "info")
"""From what must be mended before use to what is only worth knowing."""


@dataclass(frozen=True)
class Finding:
    """One thing that breaks one rule. Terms are in N-Triples form; names and labels are by language tag."""

    rule: str
    """Local name of the shape that was broken: it never changes its meaning."""
    component: str
    """Local name of the SHACL constraint component, such as `MinCountConstraintComponent`."""
    severity: str
    focus: str
    path: str | None = None
    value: str | None = None
    limit: str | None = None
    """What the rule asks for: a number, a pattern, the languages allowed."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The property's name for people."""
    descriptions: Mapping[str, str] = field(default_factory=dict)
    """One sentence of the shape: what is right, what to do."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """The thing's own labels."""
    file: Path | None = None
    line: int | None = None
    """Where the statement stands, from 1; None where the form of the file has no lines to tell of."""
    shape: str | None = None
    """The shape's IRI, bare, or its blank node as `_:label`."""

    @property
    def sort_key(self) -> tuple[int, str, str, str, str, str]:
        """Worst first, then by rule, component, thing, path and value: the one order of every report.

        So all that breaks one rule in one way stands together.
        """
        worst = SEVERITIES.index(self.severity)
        return worst, self.rule, self.component, self.focus, self.path or "", self.value or ""


@dataclass(frozen=True)
class Report:
    """What a check covered and what it found."""

    findings: tuple[Finding, ...]
    checked: Mapping[str, int]
    """How many things of each class, by the class's IRI."""
    statements: int
    rules_tried: tuple[str, ...]
    """Rules that had something to look at."""
    rules_untried: tuple[str, ...]
    """Rules for which the data held nothing."""
    unchecked: Mapping[str, int] = field(default_factory=dict)
    """Things that no rule looked at: how many of each class, by the class's IRI."""

    def worst(self) -> str | None:
        """The gravest severity found, or None."""
        return min((f.severity for f in self.findings), key=SEVERITIES.index, default=None)

    def fails(self, threshold: str) -> bool:
        """Whether a finding is at or above the threshold: a severity, or `never`."""
        worst = self.worst()
        return threshold != "never" and worst is not None and SEVERITIES.index(worst) <= SEVERITIES.index(threshold)
