"""A report as text for a terminal: a summary, then one group a rule with its count and first three things."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from graphkit.languages.texts import text
from graphkit.namespaces import short
from graphkit.report.finding import SEVERITIES, Finding, Report
from graphkit.report.messages import message, place, term, thing

SHOWN = 3
"""How many findings of a group are shown; the whole list is in the other forms."""

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


def as_text(report: Report, language: str) -> str:
    """The report as lines of text. Groups stand worst first."""
    lines = [*_checked(report, language), ""]
    for (severity, rule, _), group in groupby(report.findings, key=lambda f: (f.severity, f.rule, f.component)):
        lines += _group(severity, rule, list(group), language)
    lines.append(summary(report, language))
    return "\n".join(lines) + "\n"


def _checked(report: Report, language: str) -> Iterator[str]:
    counts = {short(iri): count for iri, count in report.checked.items()}
    yield text("validate", "report.checked", language, statements=report.statements)
    for kind in KINDS:
        if kind in counts:
            name = text("validate", f"kinds.{kind.partition(':')[2]}", language)
            yield f"  {counts.pop(kind):>7}  {name}"
    if rest := sum(counts.values()):
        yield f"  {rest:>7}  {text('validate', 'kinds.other', language)}"
    yield text("validate", "report.rules", language, tried=len(report.rules_tried), untried=len(report.rules_untried))
    if report.unchecked:
        names = ", ".join(f"{short(iri)} ({count})" for iri, count in sorted(report.unchecked.items()))
        yield text("validate", "report.unchecked", language, names=names)
    if not report.statements:
        yield text("validate", "report.empty", language)


def _group(severity: str, rule: str, findings: list[Finding], language: str) -> list[str]:
    head = f"{text('validate', f'severity.{severity}', language)}  {rule}  × {len(findings)}"
    shown = [line for finding in findings[:SHOWN] for line in _finding(finding, language)]
    more = len(findings) - SHOWN
    rest = [f"    {text('validate', 'report.more', language, count=more)}"] if more > 0 else []
    return [head, *shown, *rest, ""]


def _finding(finding: Finding, language: str) -> Iterable[str]:
    names = dict.fromkeys((thing(finding, language), term(finding.focus)))
    yield "    " + ": ".join(filter(None, (place(finding), " · ".join(names))))
    yield f"        {message(finding, language)}"


def summary(report: Report, language: str) -> str:
    """One line: how many findings of each severity."""
    if not report.findings:
        return text("validate", "report.clean", language)
    counts = {s: sum(f.severity == s for f in report.findings) for s in SEVERITIES}
    parts = (f"{text('validate', f'severity.{s}', language)}: {count}" for s, count in counts.items())
    return " · ".join(parts)
