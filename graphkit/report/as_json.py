"""A report as JSON with stable keys: `docs/schemas/report.schema.json` says what stands under each."""

from collections.abc import Mapping

from graphkit.namespaces import short
from graphkit.report.finding import Finding, Report
from graphkit.report.json_text import json_text
from graphkit.report.location import file_of, shown
from graphkit.report.messages import advice, message, property_name, suggested, thing
from graphkit.report.summary import severity_counts


def as_json(report: Report, language: str, quality: Mapping[str, object] | None = None) -> str:
    """The report, and what is told beside it, as a JSON text that ends with a line end."""
    tree = {
        "summary": severity_counts(report),
        "checked": {short(iri): count for iri, count in sorted(report.checked.items())},
        "statements": report.statements,
        "rulesTried": list(report.rules_tried),
        "rulesUntried": list(report.rules_untried),
        "unchecked": {short(iri): count for iri, count in sorted(report.unchecked.items())},
        "untyped": report.untyped,
        "uncheckedProperties": {short(iri): count for iri, count in sorted(report.unchecked_properties.items())},
        "emptyFiles": [shown(file) for file in report.empty_files],
        "findings": [_finding(finding, language) for finding in report.findings],
        "quality": quality,
    }
    return json_text(tree)


def _finding(finding: Finding, language: str) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "shape": finding.shape,
        "component": finding.component,
        "severity": finding.severity,
        "file": file_of(finding),
        "line": finding.line,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "head": finding.head,
        "focus": finding.focus,
        "thing": thing(finding, language),
        "path": finding.path,
        "property": property_name(finding, language),
        "value": finding.value,
        "limit": finding.limit,
        "message": message(finding, language),
        "unknown": finding.unknown,
        "suggestions": [{"term": one.term, "words": suggested(one, language)} for one in finding.suggestions],
        "advice": advice(finding, language),
    }
