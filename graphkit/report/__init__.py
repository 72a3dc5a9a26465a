"""Findings and reports: the one currency of all checks, and the forms they are shown in."""

from graphkit.report.finding import SEVERITIES, Finding, Report, Suggestion

__all__ = ["SEVERITIES", "Finding", "Report", "Suggestion"]
