"""A report as text for a terminal: a summary, then one group a rule with its count and first three things."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import wrap

from graphkit.languages.texts import text
from graphkit.namespaces import short
from graphkit.report.finding import Finding, Report
from graphkit.report.messages import advice, message, place, term, thing, visible
from graphkit.report.summary import kind_counts, severity_counts

SHOWN = 3
"""How many findings of a group are shown; the whole list is in the other forms."""

WIDTH = 80
"""Columns of the terminals that text is made for. A place or a word that is longer stays whole."""


def as_text(report: Report, language: str) -> str:
    """The report as lines of text. Groups stand worst first."""
    lines = [*_checked(report, language), ""]
    for (severity, rule, _), group in groupby(report.findings, key=lambda f: (f.severity, f.rule, f.component)):
        lines += _group(severity, rule, list(group), language)
    lines.append(summary(report, language))
    return "\n".join(lines) + "\n"


def _checked(report: Report, language: str) -> Iterator[str]:
    yield text("validate", "report.checked", language, statements=report.statements)
    yield from (f"  {count:>7}  {kind}" for kind, count in kind_counts(report, language))
    yield text("validate", "report.rules", language, tried=len(report.rules_tried), untried=len(report.rules_untried))
    if report.unchecked:
        names = ", ".join(f"{visible(short(iri))} ({count})" for iri, count in sorted(report.unchecked.items()))
        yield from _wrapped(text("validate", "report.unchecked", language, names=names), "", "  ")
    if not report.statements:
        yield text("validate", "report.empty", language)


def _group(severity: str, rule: str, findings: list[Finding], language: str) -> list[str]:
    head = f"{text('validate', f'severity.{severity}', language)}  {visible(rule)}  × {len(findings)}"
    shown = findings[:SHOWN]
    lines = [line for finding in shown for line in _finding(finding, language)]
    more = len(findings) - SHOWN
    rest = [f"    {text('validate', 'report.more', language, count=more)}"] if more > 0 else []
    remedies = dict.fromkeys(filter(None, (advice(finding, language) for finding in shown)))
    todo = [line for remedy in remedies for line in _wrapped(remedy, "    → ", "      ")]
    return [head, *lines, *rest, *todo, ""]


def _finding(finding: Finding, language: str) -> Iterable[str]:
    names = dict.fromkeys((thing(finding, language), term(finding.focus)))
    yield "    " + ": ".join(filter(None, (place(finding), " · ".join(names))))
    yield from _wrapped(message(finding, language), "        ", "        ")


def _wrapped(words: str, first: str, following: str) -> list[str]:
    return wrap(
        words,
        WIDTH,
        initial_indent=first,
        subsequent_indent=following,
        break_long_words=False,
        break_on_hyphens=False,
    )


def summary(report: Report, language: str) -> str:
    """One line: how many findings of each severity."""
    if not report.findings:
        return text("validate", "report.clean", language)
    counts = severity_counts(report)
    parts = (f"{text('validate', f'severity.{severity}', language)}: {count}" for severity, count in counts.items())
    return " · ".join(parts)
