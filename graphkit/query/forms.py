"""Every form an answer can be written in, by the ending of the file."""

from collections.abc import Callable

from graphkit.query.answer import Answer, Statements
from graphkit.query.results import as_csv, as_json, as_markdown, as_turtle


def _as_xlsx(answer: Answer) -> bytes:
    from graphkit.query.as_xlsx import as_xlsx  # noqa: PLC0415 - 0.3 s of imports that the other forms do without

    return as_xlsx(answer)


def _as_parquet(answer: Answer) -> bytes:
    from graphkit.query.as_parquet import as_parquet  # noqa: PLC0415 - as above

    return as_parquet(answer)


TABLES: dict[str, Callable[[Answer], str | bytes]] = {
    "csv": as_csv,
    "json": as_json,
    "md": as_markdown,
    "parquet": _as_parquet,
    "xlsx": _as_xlsx,
}
"""Forms of a table."""

GRAPHS: dict[str, Callable[[Statements], str | bytes]] = {"ttl": as_turtle}
"""Forms of statements."""

BINARY = ("parquet", "xlsx")
"""Forms that are not text, so not for a terminal."""
