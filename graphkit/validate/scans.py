"""Rules that look at every statement, run together in one pass over the store.

A rule whose body is `$this ?path ?value` and filters reads all the data; a dozen such rules would read it as often.
Here one filter lets the rows of any rule through, asking first whether a value is text or an IRI, and each rule becomes
a flag of the rows left. A filter that fails by an error counts as false in SPARQL
(https://www.w3.org/TR/sparql11-query/#evaluation), which COALESCE says.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from graphkit.namespaces import SH
from graphkit.validate.result import Result
from graphkit.validate.shapes import SparqlRule, Target

_HEAD = re.compile(r"\bSELECT\s+(?P<distinct>DISTINCT\s+)?(?P<variables>(?:[$?]\w+\s+)+)WHERE\s*\{", re.IGNORECASE)
_TRIPLE = re.compile(r"\s*[$?]this\s+[$?](?P<path>\w+)\s+[$?](?P<value>\w+)\s*\.")
_FILTER = re.compile(r"\s*FILTER\s*(?P<exists>(?:NOT\s+)?EXISTS\s*)?(?=[({])", re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_TEST = re.compile(r"\(*(is(?:Literal|IRI)\(\?value_\))")
_BRACKETS = {"(": ")", "{": "}"}


@dataclass(frozen=True)
class Scan:
    """One rule as a flag: its condition over ?this ?path_ ?value_, and which of these it returns as path and value."""

    rule: SparqlRule
    condition: str
    path: str | None
    value: str | None
    distinct: bool


def scan_of(rule: SparqlRule) -> Scan | None:
    """The rule as a scan, or None where its body is anything but one open triple pattern and filters."""
    head = _HEAD.search(rule.select)
    if head is None or len(rule.targets) != 1 or rule.targets[0].kind != "targetSubjectsOf":
        return None
    body = rule.select[head.end() : rule.select.rindex("}")]
    triple = _TRIPLE.match(body)
    if triple is None:
        return None
    conditions = _conditions(body[triple.end() :])
    if not conditions:
        return None
    condition = " && ".join(conditions)
    names = {triple["path"]: "path_", triple["value"]: "value_"}
    for name, common in {**names, "this": "this"}.items():
        condition = re.sub(rf"[$?]{name}\b", f"?{common}", condition)
    returned = set(re.findall(r"\w+", head["variables"]))
    roles = {name: names[name] for name in ("path", "value") if name in returned and name in names}
    return Scan(rule, condition, roles.get("path"), roles.get("value"), bool(head["distinct"]))


def scan_results(scans: Sequence[Scan], target: Target, store: ox.Store) -> Iterator[Result]:
    """Results of all the scans with that target, in one pass."""
    seen: set[Result] = set()
    solutions = store.query(_query(scans, target))
    assert isinstance(solutions, ox.QuerySolutions)
    for row in solutions:
        for number, scan in enumerate(scans):
            if row[f"rule{number}_"].value == "true":
                result = _result(scan, row)
                if not scan.distinct or result not in seen:
                    seen.add(result)
                    yield result


def _query(scans: Sequence[Scan], target: Target) -> str:
    lines = (line for scan in scans for line in scan.rule.select.splitlines() if line.startswith("PREFIX "))
    flags = [f"?rule{number}_" for number in range(len(scans))]
    binds = (f"BIND(COALESCE({s.condition}, false) AS {flag})" for s, flag in zip(scans, flags, strict=True))
    return "\n".join(
        (
            *dict.fromkeys(lines),
            f"SELECT ?this ?path_ ?value_ {' '.join(flags)} WHERE {{",
            f"{{ SELECT ?this ?path_ ?value_ WHERE {{ ?this ?path_ ?value_ . FILTER({_any(scans)})",
            f"FILTER EXISTS {{ ?this {target.node} ?object_ }} }} }}",
            *binds,
            "}",
        )
    )


def _any(scans: Sequence[Scan]) -> str:
    """A condition that holds where any scan's does; what several ask first of a value is asked once."""
    groups: dict[str, list[str]] = defaultdict(list)
    for scan in scans:
        test = _TEST.match(scan.condition)
        groups[test.group(1) if test else "true"].append(f"COALESCE({scan.condition}, false)")
    return " || ".join(f"({test} && ({' || '.join(group)}))" for test, group in groups.items())


def _result(scan: Scan, row: ox.QuerySolution) -> Result:
    rule, focus = scan.rule, str(row["this"])
    path = str(row[scan.path]) if scan.path else rule.path
    value = str(row[scan.value]) if scan.value else None if rule.path else focus
    return Result(focus, path, value, SH + "SPARQLConstraintComponent", rule.severity, rule.shape)


def _conditions(filters: str) -> list[str] | None:
    """Conditions of a run of FILTER clauses; None where there is anything else."""
    found: list[str] = []
    while clause := _FILTER.match(filters):
        end = _closing(filters, clause.end())
        found.append((clause["exists"] or "") + filters[clause.end() : end])
        filters = filters[end:]
    return found if not filters.strip() else None


def _closing(text: str, start: int) -> int:
    """Offset after the bracket that closes the one at start; brackets in quoted strings do not count."""
    opening, depth, at = text[start], 0, start
    while at < len(text):
        if quoted := _QUOTED.match(text, at):
            at = quoted.end()
            continue
        depth += (text[at] == opening) - (text[at] == _BRACKETS[opening])
        at += 1
        if depth == 0:
            return at
    return len(text)
