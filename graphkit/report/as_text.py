"""A report as text for a terminal: a summary, then one group a rule with its count and first three things."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from graphkit.languages.texts import text
from graphkit.report.finding import Finding, Report
from graphkit.report.messages import advice, message, place_in_words, suggestion, term, thing, unknown, visible
from graphkit.report.summary import kind_counts, severity_counts
from graphkit.report.unchecked import unchecked
from graphkit.report.wrapped import wrapped

SHOWN = 3
"""How many findings of a group are shown; the whole list is in the other forms."""


def as_text(report: Report, language: str) -> str:
    """The report as lines of text. Groups stand worst first."""
    checked = "".join(f"{line}\n" for line in _checked(report, language))
    return f"{checked}\n{findings_text(report.findings, language)}{summary(report, language)}\n"


def findings_text(findings: Iterable[Finding], language: str) -> str:
    """Findings, sorted as reports have them, by group: each with its count and its first three things."""
    groups = (list(group) for _, group in groupby(findings, key=lambda finding: finding.group))
    return "".join(f"{line}\n" for group in groups for line in _group(group, language))


def _checked(report: Report, language: str) -> Iterator[str]:
    yield text("validate", "report.checked", language, statements=report.statements)
    yield from (f"  {count:>7}  {kind}" for kind, count in kind_counts(report, language))
    yield text("validate", "report.rules", language, tried=len(report.rules_tried), untried=len(report.rules_untried))
    for line in unchecked(report, language):
        yield from wrapped(line, "", "  ")
    if not report.statements:
        yield text("validate", "report.empty", language)


def _group(findings: list[Finding], language: str) -> list[str]:
    first = findings[0]
    severity = text("validate", f"severity.{first.severity}", language)
    head = "  ".join(filter(None, (severity, visible(first.rule), unknown(first), f"× {len(findings)}")))
    shown = findings[:SHOWN]
    lines = [line for finding in shown for line in _finding(finding, language)]
    more = len(findings) - SHOWN
    rest = [f"    {text('validate', 'report.more', language, count=more)}"] if more > 0 else []
    words = (say(finding, language) for say in (suggestion, advice) for finding in shown)
    remedies = dict.fromkeys(filter(None, words))
    todo = [line for remedy in remedies for line in wrapped(remedy, "    → ", "      ")]
    return [head, *lines, *rest, *todo, ""]


def _finding(finding: Finding, language: str) -> Iterable[str]:
    names = dict.fromkeys((thing(finding, language), term(finding.focus)))
    yield "    " + ": ".join(filter(None, (place_in_words(finding, language), " · ".join(names))))
    yield from wrapped(message(finding, language), "        ", "        ")


def summary(report: Report, language: str) -> str:
    """One line: how many findings of each severity."""
    if not report.findings:
        return text("validate", "report.clean", language)
    counts = severity_counts(report)
    parts = (f"{text('validate', f'severity.{severity}', language)}: {count}" for severity, count in counts.items())
    return " · ".join(parts)
