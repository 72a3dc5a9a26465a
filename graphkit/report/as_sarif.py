"""A report as SARIF 2.1.0, which code hosts and editors show beside the lines of a file.

Standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import os
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

from graphkit.languages.texts import text
from graphkit.namespaces import BASE
from graphkit.report.finding import Finding, Report
from graphkit.report.fingerprint import fingerprints
from graphkit.report.json_text import json_text
from graphkit.report.location import file_of
from graphkit.report.messages import advice, cell_place, message_and_suggestion, property_name, thing
from graphkit.report.rule import what_it_says
from graphkit.report.spoken import spoken

LEVELS = {"violation": "error", "warning": "warning", "info": "note"}

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
"""The folder that relative addresses start from: the one where the program ran, as a rule the checkout's top."""

_Tree = dict[str, object]


def as_sarif(report: Report, language: str) -> str:
    """The report as a SARIF log of one run, that ends with a line end."""
    # Worst first, so that a rule which is broken in several ways has the level of the worst.
    broken = {finding.rule: finding for finding in reversed(report.findings)}
    numbers = {rule: number for number, rule in enumerate(sorted(broken))}
    marks = zip(report.findings, fingerprints(report.findings), strict=True)
    run = {
        "tool": {
            "driver": {
                "name": "graphkit",
                "version": version("graphkit"),
                "informationUri": BASE,
                "rules": [_rule(broken[rule], language) for rule in numbers],
            }
        },
        "language": spoken(language),
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": _message(text("report", "sarif.root", language))}},
        "results": [_result(finding, numbers[finding.rule], mark, language) for finding, mark in marks],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(finding: Finding, language: str) -> _Tree:
    """The rule that the finding breaks."""
    says = what_it_says(finding, language)
    rule: _Tree = {
        "id": finding.rule,
        "shortDescription": _message(property_name(finding, language)),
        "fullDescription": _message(says),
        "help": _message(" ".join(filter(None, (says, advice(finding, language))))),
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
    }
    on_web = finding.shape is not None and finding.shape.startswith(("http://", "https://"))
    return rule | {"helpUri": finding.shape} if on_web else rule


def _result(finding: Finding, rule: int, fingerprint: str, language: str) -> _Tree:
    parts = {
        "component": finding.component,
        "shape": finding.shape,
        "path": finding.path,
        "value": finding.value,
        "limit": finding.limit,
        "advice": advice(finding, language) or None,
        "suggestions": [one.term for one in finding.suggestions] or None,
    }
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": _message(f"{thing(finding, language)}: {message_and_suggestion(finding, language)}"),
        "locations": [_location(finding, language)],
        "partialFingerprints": {"graphkit/v1": fingerprint},
        "properties": {key: value for key, value in parts.items() if value is not None},
    }


def _message(words: str) -> _Tree:
    """A message object whose text is no placeholder and no link (sections 3.11.5 and 3.11.6 of the standard)."""
    return {"text": words.replace("{", "{{").replace("}", "}}").replace("](", "\\](")}


def _location(finding: Finding, language: str) -> _Tree:
    name = finding.focus.removeprefix("<").removesuffix(">")
    location: _Tree = {"logicalLocations": [{"name": thing(finding, language), "fullyQualifiedName": name}]}
    file = file_of(finding)
    if file is None:
        return location
    physical: _Tree = {"artifactLocation": _artifact(file)}
    if finding.line is not None:
        physical["region"] = {"startLine": finding.line}
    cell = cell_place(finding)
    return location | {"physicalLocation": physical} | ({"message": _message(cell)} if cell else {})


def _artifact(file: str) -> _Tree:
    """The file's address: absolute, or relative to the folder where the program ran."""
    if Path(file).is_absolute():
        return {"uri": Path(file).as_uri()}
    return {"uri": quote(os.fsencode(file)), "uriBaseId": _ROOT}
