"""A query rewritten so that its answer can be counted and fetched in parts (https://www.w3.org/TR/sparql11-query/).

Servers cut long answers off, each at a limit of its own, and many do not say so. So the text is changed, and only where
nothing but its outermost clauses matter: comments, strings, IRIs and all between braces are left alone.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

COUNT = "solutionsCounted"
"""The variable of a counting query: a name that no query has."""

_QUIET = re.compile(
    r"\\."  # a sign that stands for itself, as in ex:a\#b
    r"|<[^\s<>\"{}|^`\\]*>"
    r'|"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|#[^\n]*",
    re.DOTALL,
)
_PROLOGUE = re.compile(r"(?:\s+|BASE(?=\s)|PREFIX\s+[^\s:]*:)*", re.IGNORECASE)
_APART = '"\\u001F"'
"""A text that no data have, between the parts of terms."""
_FIXED = re.compile(r"(?<![?$:\w])(?:LIMIT|OFFSET|VALUES)\b(?!:)", re.IGNORECASE)
_ORDER = re.compile(r"(?<![?$:\w])ORDER\s+BY\b(?!:)", re.IGNORECASE)


class Construct(NamedTuple):
    """A CONSTRUCT taken apart: its prologue, the template with its braces, and the SELECT of its solutions."""

    prologue: str
    template: str
    solutions: str


def counting(query: str) -> str:
    """The query that counts the solutions of a SELECT; they come as the one value of `?solutionsCounted`."""
    prologue = _prologue(query)
    return f"{query[:prologue]}SELECT (COUNT(*) AS ?{COUNT}) WHERE {{ {{\n{query[prologue:]}\n}} }}"


def can_be_paged(query: str) -> bool:
    """Whether parts of a SELECT can be asked for: not where it has LIMIT, OFFSET or VALUES at its end itself."""
    return not _FIXED.search(_outermost(query))


def page(query: str, variables: Sequence[str], size: int, start: int) -> str:
    """The SELECT for at most `size` of its solutions from number `start` (from 0) on, its own order kept.

    What its own order leaves open is ordered by all parts of all terms, so that solutions which differ never change
    places between two requests. Blank nodes alone have no parts to order them by. The parts make one text, since some
    servers order by a few keys only.
    """
    parts = (f'COALESCE(STR(?{v}), ""), {_APART}, {_kind(v)}, {_APART}' for v in variables)
    ties = f"(CONCAT({', '.join(parts)}))"
    order = ties if _ORDER.search(_outermost(query)) else f"ORDER BY {ties}"
    return f"{query}\n{order}\nLIMIT {size} OFFSET {start}"


def _kind(variable: str) -> str:
    """What a term is beside its text: its language, else its datatype, else nothing."""
    return f'COALESCE(LANG(?{variable}), ""), {_APART}, COALESCE(STR(DATATYPE(?{variable})), "")'


def taken_apart(query: str) -> Construct | None:
    """A CONSTRUCT taken apart; None for another form of query."""
    outermost, start = _outermost(query), _prologue(query)
    if not outermost[start:].upper().startswith("CONSTRUCT"):
        return None
    opened = outermost.index("{")
    closed = outermost.index("}", opened) + 1
    short = "WHERE" in outermost[start:opened].upper()  # CONSTRUCT WHERE { … }: the pattern is the template
    rest = query[opened:] if short else query[closed:]
    return Construct(query[:start], query[opened:closed], f"{query[:start]}SELECT * {rest}")


def _prologue(query: str) -> int:
    """Where the prologue ends."""
    found = _PROLOGUE.match(_loud(query))
    return found.end() if found else 0


def _loud(query: str) -> str:
    """The query with blanks for its comments, strings and IRIs, every other sign in its place."""
    return _QUIET.sub(lambda found: " " * len(found[0]), query)


def _outermost(query: str) -> str:
    """The same with blanks for the prologue and all that stands between braces, too."""
    kept, depth = [], 0
    start = _prologue(query)
    for sign in _loud(query)[start:]:
        depth -= sign == "}"
        kept.append(sign if depth == 0 else " ")
        depth += sign == "{"
    return " " * start + "".join(kept)
