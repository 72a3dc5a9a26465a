"""The checks behind the two verdicts: one SPARQL file each in `queries/quality/<verdict>/<name>.rq`.

A file is plain SPARQL. Its comment lines that begin with `#+` are, read together, a TOML document:

    #+ importance = "high"
    #+ needs = "issued"
    #+ [title]
    #+ en = "Dates after the day of issue"

`needs` is left out where the check needs nothing. What a check says stands in the catalogue under its own name.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graphkit.errors import QueryError
from graphkit.project import QUERIES

VERDICTS = ("accurate", "useful")

IMPORTANCES = ("high", "medium", "low")
"""High: answers come out wrong or empty. Medium: they are less than they could be. Low: they look untidy."""

NEEDS = ("", "issued")
"""What a check cannot do without: nothing, or the dataset's day of issue."""

_MARK = "#+"


@dataclass(frozen=True)
class Check:
    """One check: the verdict it belongs to, how much it matters, its title by language tag, and its query."""

    name: str
    verdict: str
    importance: str
    needs: str
    title: Mapping[str, str]
    query: str


@cache
def checks(folder: Path = QUERIES / "quality") -> tuple[Check, ...]:
    """Every check of the folder: by verdict, importance and name. Raises QueryError for a header that is wrong."""
    found = (check_of(path, verdict) for verdict in VERDICTS for path in sorted((folder / verdict).glob("*.rq")))
    return tuple(sorted(found, key=_order))


def check_of(path: Path, verdict: str) -> Check:
    """Read one check. Raises QueryError that names the file and what is wrong with its header."""
    query = path.read_text(encoding="utf-8")
    lines = (line.removeprefix(_MARK) for line in query.splitlines() if line.startswith(_MARK))
    try:
        header = tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError as error:
        raise QueryError(str(path), f"the header is not TOML: {error}") from error
    title = header.get("title")
    if set(header) - {"importance", "needs", "title"} or not isinstance(title, dict):
        raise QueryError(str(path), "the header holds importance, needs and a table [title], nothing else")
    importance = _word(path, header, "importance", IMPORTANCES)
    return Check(path.stem, verdict, importance, _word(path, header, "needs", NEEDS), title, query)


def _word(path: Path, header: Mapping[str, object], key: str, allowed: tuple[str, ...]) -> str:
    word = header.get(key, "")
    if not isinstance(word, str) or word not in allowed:
        raise QueryError(str(path), f"{key} must be one of {', '.join(filter(None, allowed))}")
    return word


def _order(check: Check) -> tuple[int, int, str]:
    return VERDICTS.index(check.verdict), IMPORTANCES.index(check.importance), check.name
