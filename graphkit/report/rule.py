"""What a rule says, whatever thing broke it."""

from dataclasses import replace

from graphkit.report.finding import Finding
from graphkit.report.messages import message


def what_it_says(finding: Finding, language: str) -> str:
    """The message of the rule that the finding breaks, with an ellipsis for the value found and for the thing."""
    return message(replace(finding, value='"…"', labels={"": "…"}), language)
