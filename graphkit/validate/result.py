"""What every engine yields for one broken constraint: the parts that SHACL fixes, no words."""

from typing import NamedTuple


class Result(NamedTuple):
    """One validation result (https://www.w3.org/TR/shacl/#results-validation-result), terms in N-Triples form.

    `path` is in SPARQL property path syntax. `component`, `severity` and `shape` are bare IRIs.
    """

    focus: str
    path: str | None
    value: str | None
    component: str
    severity: str
    shape: str
