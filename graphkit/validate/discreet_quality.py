"""What looks wrong, told without spreading personal data: masked as findings are."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from graphkit.guards.personal import MASK, masked
from graphkit.quality import Coverage, Quality, Suspicion, Value
from graphkit.report import Report
from graphkit.validate.discreet import OF_PERSONS

_NAMELESS = Value(f'"{MASK}"')
_SUSPECT = re.compile(r"[0-9]{6}|@|%40")
"""What an IRI has that holds an identity number or an e-mail address; most have nothing of it."""


def discreet_quality(quality: Quality, report: Report) -> Quality:
    """The verdicts with a mask in place of identity numbers and addresses.

    Who is a person by the report has no name here either.
    """
    mask = _Mask(report)
    return replace(
        quality,
        accurate=tuple(map(mask.suspicion, quality.accurate)),
        useful=tuple(map(mask.coverage, quality.useful)),
    )


class _Mask:
    """Masks values once each: thousands of suspicions say the same kind, the same sector, the same year."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._known: dict[str, Value] = {}

    def suspicion(self, found: Suspicion) -> Suspicion:
        focus = self._value(Value(found.focus, found.labels))
        of_person = found.focus in self._persons
        values = {
            name: _NAMELESS if of_person and name == "name" else self._value(value)
            for name, value in found.values.items()
        }
        return replace(found, focus=focus.term, labels=focus.labels, values=values)

    def coverage(self, found: Coverage) -> Coverage:
        return replace(found, missing=tuple(masked(iri) if _SUSPECT.search(iri) else iri for iri in found.missing))

    def _value(self, value: Value) -> Value:
        if value.term not in self._known:
            labels = {} if value.term in self._persons else _each(value.labels)
            self._known[value.term] = Value(masked(value.term), labels)
        return self._known[value.term]

    @cached_property
    def _persons(self) -> set[str]:
        return {finding.focus for finding in self._report.findings if finding.rule in OF_PERSONS}


def _each(labels: Mapping[str, str]) -> dict[str, str]:
    return {language: masked(text) for language, text in labels.items()}
