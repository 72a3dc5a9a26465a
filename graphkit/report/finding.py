"""What a check found (Finding) and what it did (Report). Both are data; words are added when they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graphkit.namespaces import SHAPE
from graphkit.sheets.sheet import cell_position

CELL = SHAPE + "CellConstraintComponent"
"""The component of findings about a spreadsheet's cell itself, which no shape has seen."""

SEVERITIES = ("violation", "warning", "info")
"""From what must be mended before use to what is only worth knowing."""


@dataclass(frozen=True)
class Suggestion:
    """What was probably meant: a term in N-Triples form (a language tag as plain text), with its labels by language."""

    term: str
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Excerpt:
    """The cells around one, as texts: the letters of the columns, and each row with its number."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


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
    limit_names: Mapping[str, str] = field(default_factory=dict)
    """Where the limit is another property: its name for people."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The property's name for people."""
    descriptions: Mapping[str, str] = field(default_factory=dict)
    """One sentence of the shape: what is right, what to do."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """The thing's own labels."""
    file: Path | None = None
    line: int | None = None
    """Where the statement stands, from 1; None where the form of the file has no lines to tell of."""
    sheet: str | None = None
    cell: str | None = None
    """Where in a spreadsheet: the sheet, and the cell by its name, such as `B7`."""
    head: str | None = None
    """The head of the cell's column, as it stands in the sheet."""
    excerpt: Excerpt | None = None
    """The piece of the sheet where the cell stands."""
    shape: str | None = None
    """The shape's IRI, bare, or its blank node as `_:label`."""
    unknown: str | None = None
    """The term that nobody knows, where that is what is wrong; in the form of a suggestion's."""
    suggestions: tuple[Suggestion, ...] = ()
    """What may have been meant, the likeliest alone or a few equally likely. None of them would be a finding."""

    @property
    def group(self) -> tuple[str, str, str, str]:
        """What findings share that are told as one: severity, rule, component, and the term that nobody knows."""
        return self.severity, self.rule, self.component, self.unknown or ""

    @property
    def sort_key(self) -> tuple[int, str, str, str, tuple[str, int, int], str, str, str]:
        """Worst first, then by rule, component, unknown term, cell, thing, path and value: the order of every report.

        So what is told as one stands together, and what is in a sheet from its top to its end.
        """
        severity, rule, component, unknown = self.group
        worst = SEVERITIES.index(severity)
        cell = (self.sheet or "", *(cell_position(self.cell) if self.cell else (0, 0)))
        return worst, rule, component, unknown, cell, self.focus, self.path or "", self.value or ""


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
    untyped: int = 0
    """Things that are not said to be anything, so that no rule about a class looked at them."""
    unchecked_properties: Mapping[str, int] = field(default_factory=dict)
    """Properties that no rule names: how many statements with each, by the property's IRI."""
    empty_files: tuple[Path, ...] = ()
    """Files that state nothing."""

    def worst(self) -> str | None:
        """The gravest severity found, or None."""
        return min((f.severity for f in self.findings), key=SEVERITIES.index, default=None)

    def fails(self, threshold: str) -> bool:
        """Whether a finding is at or above the threshold: a severity, or `never`."""
        worst = self.worst()
        return threshold != "never" and worst is not None and SEVERITIES.index(worst) <= SEVERITIES.index(threshold)
