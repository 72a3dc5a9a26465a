"""The report on a validation as a page: one html file that opens offline, prints, and is whole without its script."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from itertools import groupby
from urllib.parse import quote

from markupsafe import Markup

from graphkit.languages.labels import pick
from graphkit.languages.texts import text
from graphkit.publish.judgement import judgement
from graphkit.publish.page import TEMPLATES, render
from graphkit.publish.words import Words
from graphkit.quality import Quality
from graphkit.report.finding import Excerpt, Finding, Report
from graphkit.report.location import file_of
from graphkit.report.messages import (
    advice,
    cell_place,
    message,
    place_in_words,
    property_name,
    suggestion,
    term,
    thing,
    unknown,
    value,
    visible,
)
from graphkit.report.rule import what_it_says
from graphkit.report.summary import kind_counts, severity_counts, verdict
from graphkit.report.unchecked import unchecked
from graphkit.sheets.sheet import cell_name, cell_position
from graphkit.validate.checked import Checked

SHOWN = 3
"""How many findings of a group are in sight; the rest of them unfolds."""

_ALWAYS = ("place", "thing")
_MAYBE = ("value", "message", "suggestion", "advice")
_SAID_ONCE = ("message", "suggestion", "advice")


@dataclass(frozen=True)
class Row:
    """One finding. `language` is that of the thing's label where it is not the page's."""

    file: str
    place: str
    thing: str
    language: str
    identifier: str
    value: str
    message: str
    suggestion: str
    advice: str


@dataclass(frozen=True)
class Piece:
    """A piece of a sheet: the place of the cell that is marked, letters of columns, rows of (number, texts)."""

    place: str
    row: int
    column: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Group:
    """All findings that break one rule in one way, and with one unknown term where that is what is wrong.

    What they all say alike is said once, and its column left out.
    """

    anchor: str
    severity: str
    rule: str
    rule_anchor: str
    property: str
    unknown: str
    message: str
    suggestion: str
    advice: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Rule:
    """A broken rule: what it says in each way of breaking it, what to do, and how programs name it."""

    anchor: str
    name: str
    property: str
    severities: tuple[str, ...]
    says: tuple[str, ...]
    advice: tuple[str, ...]
    components: tuple[str, ...]
    shape: str
    groups: tuple[Group, ...]


def verdicts_html(checked: Checked, language: str) -> str:
    """The html page on the three verdicts."""
    return validation_report(checked.report, language, checked.quality)


def validation_report(report: Report, language: str, quality: Quality | None = None) -> str:
    """The html page on a report, with what is told beside it. The same input and language give the same bytes.

    No value from the data becomes a link: a report is mailed to people who trust it.
    """
    words = Words("report", language)
    script = (TEMPLATES / "validation_report.js").read_text(encoding="utf-8")
    style = (TEMPLATES / "validation_report.css").read_text(encoding="utf-8")
    groups = _groups(report, words)
    files = sorted({row.file for group in groups for row in group.rows if row.file})
    values: dict[str, object] = {
        "say": words.say,
        "said": lambda key, **filled: text("validate", key, language, **filled),
        "count": words.count,
        "language": words.spoken,
        "version": version("graphkit"),
        # Safe to mark so: the project's own. The policy names their very bytes.
        "script": Markup(script),
        "script_hash": _digest(script),
        "own_style": Markup(style),
        "own_style_hash": _digest(style),
        "verdict": verdict(report, language),
        "judgement": judgement(quality, words) if quality else None,
        "judged": lambda key, **filled: text("quality", key, language, **filled),
        "told": lambda key, **filled: text("check", key, language, **filled),
        "files": files,
        "severities": severity_counts(report),
        "report": report,
        "kinds": kind_counts(report, language),
        "untried": [visible(rule) for rule in report.rules_untried],
        "unchecked": unchecked(report, language, words.count),
        "groups": groups,
        "shown": SHOWN,
        "rules": _rules(report, groups, language),
    }
    return render("validation_report.html.j2", "report.css", values)


def _digest(content: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _groups(report: Report, words: Words) -> list[Group]:
    by_way = groupby(report.findings, key=lambda finding: finding.group)
    return [_group(f"group-{number}", list(found), words) for number, (_, found) in enumerate(by_way, start=1)]


def _group(anchor: str, findings: list[Finding], words: Words) -> Group:
    first = findings[0]
    rows = tuple(_row(finding, words) for finding in findings)
    alike = {name: _alike(getattr(row, name) for row in rows) for name in _SAID_ONCE}
    told = [name for name in _MAYBE if any(getattr(row, name) for row in rows) and not alike.get(name)]
    return Group(
        anchor=anchor,
        severity=first.severity,
        rule=visible(first.rule),
        rule_anchor=_anchor(first.rule),
        property=property_name(first, words.language),
        unknown=unknown(first),
        message=alike["message"],
        suggestion=alike["suggestion"],
        advice=alike["advice"],
        columns=(*_ALWAYS, *told),
        rows=rows,
        pieces=_pieces(findings),
    )


def _pieces(findings: list[Finding]) -> tuple[Piece, ...]:
    """Pieces of sheets around the first cells."""
    shown = ((finding, finding.excerpt, finding.cell) for finding in findings[:SHOWN])
    return tuple(_piece(finding, excerpt, cell) for finding, excerpt, cell in shown if excerpt and cell)


def _piece(finding: Finding, excerpt: Excerpt, cell: str) -> Piece:
    row, column = cell_position(cell)
    rows = tuple((number, tuple(map(visible, texts))) for number, texts in excerpt.rows)
    return Piece(cell_place(finding), row, cell_name(1, column)[:-1], excerpt.columns, rows)


def _alike(texts: Iterable[str]) -> str:
    """What all the texts say, or nothing where they differ."""
    different = set(texts)
    return different.pop() if len(different) == 1 else ""


def _row(finding: Finding, words: Words) -> Row:
    label = pick(finding.labels, words.language)
    identifier = term(finding.focus)
    name = thing(finding, words.language)
    file = file_of(finding) or ""
    return Row(
        file=visible(file, len(file)),
        place=place_in_words(finding, words.language),
        thing=name,
        language=label.language if label and label.language != words.spoken else "",
        identifier=identifier if identifier != name else "",
        value=value(finding.value),
        message=message(finding, words.language),
        suggestion=suggestion(finding, words.language),
        advice=advice(finding, words.language),
    )


def _rules(report: Report, groups: list[Group], language: str) -> list[Rule]:
    """The broken rules by name."""
    by_name = sorted(report.findings, key=lambda finding: finding.rule)
    return [_rule(rule, list(found), groups, language) for rule, found in groupby(by_name, key=lambda f: f.rule)]


def _rule(name: str, findings: list[Finding], groups: list[Group], language: str) -> Rule:
    ways = {finding.component: finding for finding in reversed(findings)}
    return Rule(
        anchor=_anchor(name),
        name=visible(name),
        property=property_name(findings[0], language),
        severities=tuple(dict.fromkeys(finding.severity for finding in findings)),
        says=tuple(dict.fromkeys(what_it_says(ways[component], language) for component in sorted(ways))),
        advice=tuple(filter(None, dict.fromkeys(advice(ways[component], language) for component in sorted(ways)))),
        components=tuple(visible(component) for component in sorted(ways)),
        shape=visible(findings[0].shape or ""),
        groups=tuple(group for group in groups if group.rule_anchor == _anchor(name)),
    )


def _anchor(rule: str) -> str:
    return f"rule-{quote(rule, safe='')}"
