"""What the two verdicts are made of. All of it is data; words are added when it is shown.

Terms are in N-Triples form, labels by language tag. A dataset goes by its country's code: `id/no/…` belongs to `no`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from graphkit.quality.check import Check

Statement = tuple[str, str | None, str | None]
"""(subject, predicate, object) in N-Triples form, None where any will do: what a place in a file is asked by."""


@dataclass(frozen=True)
class Value:
    """A value that a suspicion rests on, with the labels of the thing where it is one."""

    term: str
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Suspicion:
    """One thing that looks wrong to one check."""

    check: Check
    focus: str
    labels: Mapping[str, str]
    path: str
    """The property that looks wrong."""
    values: Mapping[str, Value]
    """What the message says, by the name of its place in the text."""
    file: Path | None = None
    line: int | None = None
    """Where the statement stands, from 1. Who knows the files fills it in: see `Quality.located`."""

    @property
    def statement(self) -> Statement:
        """The statement that looks wrong, as it is looked up in a file."""
        return self.focus, self.path, None

    @property
    def sort_key(self) -> tuple[str, tuple[str, ...]]:
        """Within a check: by thing, then by values."""
        return self.focus, tuple(value.term for value in self.values.values())


@dataclass(frozen=True)
class Share:
    """So many of so many: `missing` of `total`, which is at least 1."""

    missing: int
    total: int

    @property
    def percent(self) -> float:
        """From 0 to 100, rounded to one decimal."""
        return round(100 * self.missing / self.total, 1)

    def __add__(self, other: "Share") -> "Share":
        """Both taken together."""
        return Share(self.missing + other.missing, self.total + other.total)


@dataclass(frozen=True)
class Coverage:
    """How often one measure finds something not filled in, in one dataset and class."""

    check: Check
    dataset: str
    kind: str
    """The class's IRI."""
    total: int
    """How many were looked at, at least 1."""
    missing: tuple[str, ...]
    """Those that lack it."""

    @property
    def share(self) -> Share:
        """Missing of total."""
        return Share(len(self.missing), self.total)


@dataclass(frozen=True)
class Quality:
    """The verdicts *accurate* and *useful* on some data. Neither says anything of *valid*."""

    checks: tuple[Check, ...]
    """Every check there is: by verdict, importance and name."""
    accurate: tuple[Suspicion, ...]
    """In the order of the checks, then by thing."""
    useful: tuple[Coverage, ...]
    """In the order of the checks, then by dataset and class; complete ones (none missing) included."""
    issued: Mapping[str, str | None]
    """Each dataset that the data speaks for, with its last day of issue (YYYY-MM-DD), None where it states none."""

    def done(self, verdict: str) -> tuple[Check, ...]:
        """The verdict's checks that could be done for at least one dataset."""
        dated = any(self.issued.values())
        return tuple(check for check in self.checks if check.verdict == verdict and (dated or not check.needs))

    @property
    def skipped(self) -> tuple[tuple[Check, str], ...]:
        """Checks that could not be done for a dataset, since it states no day of issue."""
        silent = [dataset for dataset, day in self.issued.items() if day is None]
        return tuple((check, dataset) for check in self.checks if check.needs for dataset in silent)

    @property
    def statements(self) -> Iterable[Statement]:
        """The statements that look wrong, to ask for their places."""
        return (suspicion.statement for suspicion in self.accurate)

    def located(self, places: Mapping[Statement, tuple[Path, int | None]]) -> "Quality":
        """The same, each suspicion with its file and line where `places` has them."""
        return replace(self, accurate=tuple(_located(suspicion, places) for suspicion in self.accurate))


def _located(suspicion: Suspicion, places: Mapping[Statement, tuple[Path, int | None]]) -> Suspicion:
    file, line = places.get(suspicion.statement, (None, None))
    return replace(suspicion, file=file, line=line)
