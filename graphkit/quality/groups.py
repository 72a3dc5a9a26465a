"""The verdicts as they are shown: suspicions by check, coverage by measure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import add

from graphkit.quality.check import IMPORTANCES, Check
from graphkit.quality.model import Coverage, Quality, Share, Suspicion


@dataclass(frozen=True)
class Measured:
    """One measure over all datasets and classes."""

    check: Check
    parts: tuple[Coverage, ...]

    @property
    def share(self) -> Share:
        """All parts taken together."""
        return together(self.parts)

    def by(self, key: Callable[[Coverage], str]) -> dict[str, Share]:
        """The parts taken together by dataset or by class, in their order."""
        return {name: together(p for p in self.parts if key(p) == name) for name in dict.fromkeys(map(key, self.parts))}


def suspicious(quality: Quality) -> list[tuple[Check, list[Suspicion]]]:
    """Each check that found something with what it found."""
    return [(check, list(found)) for check, found in groupby(quality.accurate, key=lambda suspicion: suspicion.check)]


def measured(quality: Quality) -> list[Measured]:
    """Each measure that had something to look at: by importance, then the largest share missing first."""
    groups = groupby(quality.useful, key=lambda coverage: coverage.check)
    return sorted((Measured(check, tuple(parts)) for check, parts in groups), key=_order)


def untried(quality: Quality) -> list[Check]:
    """Measures that could be done and had nothing to look at."""
    tried = {coverage.check.name for coverage in quality.useful}
    return [check for check in quality.done("useful") if check.name not in tried]


def together(parts: Iterable[Coverage]) -> Share:
    """The sum of the parts, of which there is at least one."""
    return reduce(add, (part.share for part in parts))


def _order(one: Measured) -> tuple[int, float, str]:
    return IMPORTANCES.index(one.check.importance), -one.share.missing / one.share.total, one.check.name
