"""The project's own queries: `answers` for people, `edges` for relations that become networks."""

from dataclasses import replace
from pathlib import Path

from graphkit.project import QUERIES
from graphkit.query.header import Query, parse

FOLDERS = ("answers", "edges")


def names(folder: Path = QUERIES) -> dict[str, Path]:
    """Path of every query by its name: answers first, then edges, each in alphabetical order."""
    return {path.stem: path for part in FOLDERS for path in sorted((folder / part).glob("*.rq"))}


def named(name: str) -> Query:
    """The project's query of that name. Raises KeyError where there is none."""
    return parse(names()[name])


def from_file(path: Path) -> Query:
    """A query of the user's own. Raises QueryError where it does more than read the data at hand."""
    from graphkit.query.safety import form_of  # noqa: PLC0415 - 0.2 s of imports that the project's own do without

    query = parse(path)
    return replace(query, form=form_of(query))
