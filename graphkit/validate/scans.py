"""Rules that look at every statement, run together in one pass over the store.

A rule whose body is `$this ?path ?value` and filters reads all the data; a dozen such rules would read it as often.
Here one filter lets the rows of any rule through, asking first whether a value is text or an IRI, and each rule becomes
a flag of the rows left. A filter that fails by an error counts as false in SPARQL, and true or an error is true
(https://www.w3.org/TR/sparql11-query/#evaluation), so errors need care only in the flags: there COALESCE says it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import pyoxigraph as ox

from graphkit.namespaces import SH
from graphkit.validate.result import Result
from graphkit.validate.shapes import SparqlRule, Target

_HEAD = re.compile(r"\bSELECT\s+(?P<distinct>DISTINCT\s+)?(?P<variables>(?:[$?]\w+\s+)+)WHERE\s*\{", re.IGNORECASE)
_TRIPLE = re.compile(r"\s*[$?]this\s+[$?](?P<path>\w+)\s+[$?](?P<value>\w+)\s*\.")
_FILTER = re.compile(r"\s*FILTER\s*(?P<exists>(?:NOT\s+)?EXISTS\s*)?(?=[({])", re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_TEST = re.compile(r"\(*(is(?:Literal|IRI)\(\?value_\))")
_SIEVE = re.compile(rf"(REGEX|STRSTARTS)\(STR\(\?value_\), ({_QUOTED.pattern})\)")
_EITHER = re.compile(r"\|\||!(?!=)")
_UNTYPED = re.compile(r"NOT\s+EXISTS\s*\{ \?value_ a \?\w+ \}", re.IGNORECASE)
_SPECIAL = re.compile(r"[.?*+(){}|$]")
_BRACKETS = {"(": ")", "{": "}"}


@dataclass(frozen=True)
class Scan:
    """One rule as a flag: its filters over ?this ?path_ ?value_, and which of these it returns as path and value."""

    rule: SparqlRule
    filters: tuple[str, ...]
    path: str | None
    value: str | None
    distinct: bool

    @property
    def condition(self) -> str:
        """All filters as one expression."""
        return " && ".join(self.filters)

    @property
    def sieve(self) -> str | None:
        """A regular expression, as SPARQL quotes it, that every value found matches; None where no filter gives one."""
        for test in self.filters:
            found = _SIEVE.search(test)
            if found and not _EITHER.search(_QUOTED.sub("", test)):
                text = found[2][1:-1]
                return text if found[1] == "REGEX" else "^" + _SPECIAL.sub(r"[\g<0>]", text)
        return None

    @property
    def untyped(self) -> bool:
        """Whether every value found is one that no statement types."""
        return any(_UNTYPED.fullmatch(test) for test in self.filters)


def scan_of(rule: SparqlRule) -> Scan | None:
    """The rule as a scan, or None where its body is anything but one open triple pattern and filters."""
    head = _HEAD.search(rule.select)
    if head is None or len(rule.targets) != 1 or rule.targets[0].kind != "targetSubjectsOf":
        return None
    body = rule.select[head.end() : rule.select.rindex("}")]
    triple = _TRIPLE.match(body)
    if triple is None:
        return None
    names = {triple["path"]: "path_", triple["value"]: "value_"}
    rest = body[triple.end() :]
    for name, common in {**names, "this": "this"}.items():
        rest = re.sub(rf"[$?]{name}\b", f"?{common}", rest)
    filters = _filters(rest)
    if not filters:
        return None
    returned = set(re.findall(r"\w+", head["variables"]))
    roles = {name: names[name] for name in ("path", "value") if name in returned and name in names}
    return Scan(rule, tuple(filters), roles.get("path"), roles.get("value"), bool(head["distinct"]))


def scan_results(scans: Sequence[Scan], target: Target, store: ox.Store, properties: Iterable[str]) -> Iterator[Result]:
    """Results of all the scans with that target, in one pass. `properties` are the IRIs of those in the data."""
    listed = " ".join(f"<{iri}>" for iri in properties)
    left = [decided for scan in scans if (decided := _decided(scan, listed, store))]
    if left:
        yield from _found(left, target, store)


def _decided(scan: Scan, properties: str, store: ox.Store) -> Scan | None:
    """The scan; where it asks of the property alone, for those found bad. None where none is."""
    if re.search(r"\?(?:this|value_)\b", scan.condition):
        return scan
    query = f"SELECT ?path_ WHERE {{ VALUES ?path_ {{ {properties} }} FILTER({scan.condition}) }}"
    solutions = store.query("\n".join((*_prefixes([scan]), query)))
    assert isinstance(solutions, ox.QuerySolutions)
    bad = ", ".join(sorted(str(row["path_"]) for row in solutions))
    return replace(scan, filters=(f"?path_ IN ({bad})",)) if bad else None


def _found(scans: Sequence[Scan], target: Target, store: ox.Store) -> Iterator[Result]:
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
    flags = [f"?rule{number}_" for number in range(len(scans))]
    binds = (f"BIND(COALESCE({s.condition}, false) AS {flag})" for s, flag in zip(scans, flags, strict=True))
    return "\n".join(
        (
            *_prefixes(scans),
            f"SELECT ?this ?path_ ?value_ {' '.join(flags)} WHERE {{",
            f"{{ SELECT ?this ?path_ ?value_ WHERE {{ ?this ?path_ ?value_ . FILTER({_any(scans)})",
            f"FILTER EXISTS {{ ?this {target.node} ?object_ }} }} }}",
            *binds,
            "}",
        )
    )


def _prefixes(scans: Sequence[Scan]) -> list[str]:
    lines = (line for scan in scans for line in scan.rule.select.splitlines() if line.startswith("PREFIX "))
    return list(dict.fromkeys(lines))


def _any(scans: Sequence[Scan]) -> str:
    """A condition that holds where any scan's does, and seldom elsewhere: the flags say which.

    What several ask first of a value is asked once, and the patterns that several look for are one: for a million rows
    each more takes as long as reading them. For that reason also no COALESCE here.
    """
    groups: dict[str, list[Scan]] = defaultdict(list)
    for scan in scans:
        test = _TEST.match(scan.condition)
        groups[test.group(1) if test else "true"].append(scan)
    return " || ".join(f"({test} && ({_any_of(group)}))" for test, group in groups.items())


def _any_of(scans: Sequence[Scan]) -> str:
    sieves = [scan.sieve for scan in scans if scan.sieve]
    tests = [f"({scan.condition})" for scan in scans if not scan.sieve]
    if sieves:
        untyped = " && NOT EXISTS { ?value_ a ?type_ }" if all(scan.untyped for scan in scans if scan.sieve) else ""
        tests.append(f'(REGEX(STR(?value_), "(?:{")|(?:".join(sieves)})"){untyped})')
    return " || ".join(tests)


def _result(scan: Scan, row: ox.QuerySolution) -> Result:
    rule, focus = scan.rule, str(row["this"])
    path = str(row[scan.path]) if scan.path else rule.path
    value = str(row[scan.value]) if scan.value else None if rule.path else focus
    return Result(focus, path, value, SH + "SPARQLConstraintComponent", rule.severity, rule.shape)


def _filters(filters: str) -> list[str] | None:
    """Expressions of a run of FILTER clauses; None where there is anything else."""
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
