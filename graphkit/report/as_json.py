"""A report as JSON with stable keys: `docs/how-to/read-a-finding.md` lists them."""

import json

from graphkit.namespaces import short
from graphkit.report.finding import SEVERITIES, Finding, Report
from graphkit.report.messages import message, thing


def as_json(report: Report, language: str) -> str:
    """The report as a JSON text that ends with a line end."""
    tree = {
        "summary": {severity: sum(f.severity == severity for f in report.findings) for severity in SEVERITIES},
        "checked": {short(iri): count for iri, count in sorted(report.checked.items())},
        "statements": report.statements,
        "rulesTried": list(report.rules_tried),
        "rulesUntried": list(report.rules_untried),
        "unchecked": {short(iri): count for iri, count in sorted(report.unchecked.items())},
        "findings": [_finding(finding, language) for finding in report.findings],
    }
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding, language: str) -> dict[str, str | int | None]:
    return {
        "rule": finding.rule,
        "component": finding.component,
        "severity": finding.severity,
        "file": finding.file.as_posix() if finding.file else None,
        "line": finding.line,
        "focus": finding.focus,
        "thing": thing(finding, language),
        "path": finding.path,
        "value": finding.value,
        "limit": finding.limit,
        "message": message(finding, language),
    }
