"""Findings that tell of personal data without spreading it: masked once here, so masked in every form of a report."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graphkit.guards.personal import MASK, masked
from graphkit.namespaces import THING
from graphkit.report import Finding
from graphkit.report.finding import Excerpt
from graphkit.sheets.sheet import cell_name, cell_position

OF_PERSONS = frozenset({"Actor-sole-trader", "Contribution-person", "Identifier-person", "Cell-personal-number"})
"""Rules that are broken by what is a person, or a person's, as a whole: its name and its value are told nowhere."""

_ICELAND = f"<{THING}is/"


def discreet(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, in each text of theirs a mask in place of identity numbers and addresses of persons."""
    found = list(findings)
    broken = [finding for finding in found if finding.rule in OF_PERSONS]
    things = {finding.focus for finding in broken}
    cells = {(finding.file, finding.sheet, finding.cell) for finding in broken if finding.cell}
    return [
        _discreet(finding, finding.focus in things or (finding.file, finding.sheet, finding.cell) in cells)
        for finding in found
    ]


def _masked(finding: Finding, country: str, number: bool) -> Excerpt:
    """The cells around, each masked; of the cell itself nothing is told where it holds a number of a person."""
    assert finding.excerpt is not None
    assert finding.cell is not None
    row, column = cell_position(finding.cell)
    letters = cell_name(1, column)[:-1]
    return replace(
        finding.excerpt,
        rows=tuple(
            (
                at,
                tuple(
                    MASK if number and (at, name) == (row, letters) else masked(text, country)
                    for name, text in zip(finding.excerpt.columns, texts, strict=True)
                ),
            )
            for at, texts in finding.excerpt.rows
        ),
    )


def _discreet(finding: Finding, of_person: bool) -> Finding:
    country = "is" if finding.focus.startswith(_ICELAND) else ""

    def told(text: str | None) -> str | None:
        return text and masked(text, country)

    def each(texts: Mapping[str, str]) -> dict[str, str]:
        return {language: masked(text, country) for language, text in texts.items()}

    number = of_person and finding.rule != "Actor-sole-trader" and finding.value is not None
    return replace(
        finding,
        focus=masked(finding.focus, country),
        value=f'"{MASK}"' if number else told(finding.value),
        limit=told(finding.limit),
        labels={} if of_person else each(finding.labels),
        names=each(finding.names),
        sheet=told(finding.sheet),
        excerpt=finding.excerpt and _masked(finding, country, number),
        head=told(finding.head),
        unknown=told(finding.unknown),
        suggestions=tuple(replace(one, term=masked(one.term, country)) for one in finding.suggestions),
    )
