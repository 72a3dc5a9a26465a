"""The three verdicts on some data, from one reading of it: valid, accurate and useful."""

from dataclasses import dataclass

from graphkit.quality import Quality
from graphkit.report import Report


@dataclass(frozen=True)
class Checked:
    """The verdicts, kept apart: only the report (*valid*) says whether the data can be taken."""

    report: Report
    quality: Quality | None
    """*Accurate* and *useful*; None where they were not asked for: with the caller's own shapes, or in tier basic."""
