"""What a report comes to: its counts and its verdict, as every form tells them first."""

from collections import Counter

from graphkit.languages.texts import text
from graphkit.namespaces import short
from graphkit.report.finding import SEVERITIES, Report

KINDS = (
    "nsi:Actor",
    "nsi:Programme",
    "nsi:Collaboration",
    "org:Membership",
    "eli:LegalResource",
    "nsi:FollowUp",
    "nsi:BarrierStatement",
    "earl:Assertion",
    "skos:Concept",
    "skosxl:Label",
)
"""The kinds of things that people count; the rest is told as one number."""


def severity_counts(report: Report) -> dict[str, int]:
    """How many findings of each severity, worst first, also where there are none."""
    found = Counter(finding.severity for finding in report.findings)
    return {severity: found[severity] for severity in SEVERITIES}


def kind_counts(report: Report, language: str) -> list[tuple[str, int]]:
    """(kind, number of things) in the order of KINDS, all others last. A kind without things is left out."""
    counts = {short(iri): count for iri, count in report.checked.items()}
    known = [kind for kind in KINDS if kind in counts]
    named = [(text("validate", f"kinds.{kind.partition(':')[2]}", language), counts.pop(kind)) for kind in known]
    rest = sum(counts.values())
    return [*named, (text("validate", "kinds.other", language), rest)] if rest else named


def verdict(report: Report, language: str) -> str:
    """What the worst finding means for the data; where nothing was found, that, or that there was nothing to check."""
    if worst := report.worst():
        return text("report", f"verdict.{worst}", language)
    return text("validate", "report.clean" if report.statements else "report.empty", language)
