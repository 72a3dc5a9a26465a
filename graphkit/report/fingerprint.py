"""What makes a finding the same one in the next report: the rule, the thing, the property and the value."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from graphkit.report.finding import Finding
from graphkit.report.messages import place


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """One for each finding: 64 hexadecimal digits, `:` and which one of its like it is, from 1.

    They outlive changes of language and of lines, so that two reports can be compared.
    """
    seen = Counter[str]()
    found = []
    for finding in findings:
        digest = sha256("\0".join(_parts(finding)).encode()).hexdigest()
        seen[digest] += 1
        found.append(f"{digest}:{seen[digest]}")
    return found


def _parts(finding: Finding) -> tuple[str, ...]:
    # A blank node has another label in every run: its place has to stand for it.
    focus, value = (place(finding) if term.startswith("_:") else term for term in (finding.focus, finding.value or ""))
    return finding.rule, finding.component, focus, finding.path or "", value
