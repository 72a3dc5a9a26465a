"""A report as JSON with stable keys: `docs/schemas/report.schema.json` says what stands under each."""

from graphkit.namespaces import short
from graphkit.report.finding import Finding, Report
from graphkit.report.json_text import json_text
from graphkit.report.location import file_of
from graphkit.report.messages import advice, message, property_name, thing
from graphkit.report.summary import severity_counts


def as_json(report: Report, language: str) -> str:
    """The report as a JSON text that ends with a line end."""
    tree = {
        "summary": severity_counts(report),
        "checked": {short(iri): count for iri, count in sorted(report.checked.items())},
        "statements": report.statements,
        "rulesTried": list(report.rules_tried),
        "rulesUntried": list(report.rules_untried),
        "unchecked": {short(iri): count for iri, count in sorted(report.unchecked.items())},
        "findings": [_finding(finding, language) for finding in report.findings],
    }
    return json_text(tree)


def _finding(finding: Finding, language: str) -> dict[str, str | int | None]:
    return {
        "rule": finding.rule,
        "shape": finding.shape,
        "component": finding.component,
        "severity": finding.severity,
        "file": file_of(finding),
        "line": finding.line,
        "focus": finding.focus,
        "thing": thing(finding, language),
        "path": finding.path,
        "property": property_name(finding, language),
        "value": finding.value,
        "limit": finding.limit,
        "message": message(finding, language),
        "advice": advice(finding, language),
    }
