"""An answer in the forms that are text: a table on the terminal, CSV, JSON, Markdown, and Turtle for statements."""

import csv
import io
import json
from decimal import Decimal

from rich.console import Group
from rich.table import Table
from rich.text import Text as RichText

from graphkit.languages.texts import text
from graphkit.query.answer import Answer, Cell, Named, Release, Statements, Text, texts
from graphkit.rdf.write import turtle
from graphkit.sheets.formula import harmless

GROUPED_FROM = 10_000
"""Whole numbers from here on are written in groups of three; years stay as they are."""


def table(answer: Answer) -> Group:
    """The answer for a terminal: what was asked, the rows, how many there are and which data they rest on."""
    grid = Table()
    numeric = [all(row[i] is None or _is_number(row[i]) for row in answer.rows) for i in range(_width(answer))]
    for column, is_number in zip(answer.columns, numeric, strict=True):
        right = is_number and bool(answer.rows)
        grid.add_column(RichText(column.heading), justify="right" if right else "left", overflow="fold")
    for row in answer.rows:
        grid.add_row(*(RichText(_seen(cell, answer.language)) for cell in row))
    above = [
        RichText(visible(answer.title), style="bold"),
        *([RichText(visible(answer.description))] if answer.description else []),
    ]
    return Group(*above, grid, *(RichText(line) for line in footer(answer)))


def footer(answer: Answer | Statements) -> list[str]:
    """What stands under a table: the number of rows (or statements), what was asked, the releases."""
    said = "; ".join(f"{parameter.heading}: {visible(value)}" for parameter, value in answer.parameters)
    data = "; ".join(f"{stamp}: {about}" for stamp, about in stamps(answer.releases))
    rows = answer.triples if isinstance(answer, Statements) else answer.rows
    lines = [text("query", "footer.rows", answer.language, count=len(rows))]
    lines += [text("query", "footer.parameters", answer.language, parameters=said)] if said else []
    return lines + ([text("query", "footer.data", answer.language, data=data)] if data else [])


def stamps(releases: tuple[Release, ...]) -> list[tuple[str, str]]:
    """Version and date of the data, each with what it is the release of."""
    by_stamp: dict[str, list[str]] = {}
    for release in releases:
        stamp = f"{release.version} ({release.issued})" if release.issued else release.version
        by_stamp.setdefault(visible(stamp), []).append(visible(str(release.about)))
    return [(stamp, ", ".join(sorted(about))) for stamp, about in sorted(by_stamp.items())]


def as_csv(answer: Answer, *, excel: bool = False) -> str:
    """Delimited text with headings in the answer's language; each thing has its label and its IRI.

    For Excel: semicolons, and the decimal mark of the answer's language.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if excel else ",", lineterminator="\r\n")
    mark = _decimal_mark(answer.language) if excel else "."
    things = with_things(answer)
    heads = (
        [c.heading, f"{c.heading} (IRI)"] if thing else [c.heading]
        for c, thing in zip(answer.columns, things, strict=True)
    )
    writer.writerow(harmless(name) for pair in heads for name in pair)
    for row in answer.rows:
        pairs = zip(row, things, strict=True)
        writer.writerow(v for c, thing in pairs for v in ([_plain(c, mark), iris(c)] if thing else [_plain(c, mark)]))
    return out.getvalue()


def with_things(answer: Answer) -> list[bool]:
    """Which columns hold things, so that a table has their IRIs beside their labels."""
    return [any(map(_is_named, (row[i] for row in answer.rows))) for i in range(_width(answer))]


def as_json(answer: Answer) -> str:
    """JSON by variable name: things are objects with IRI, label, its language and whether it stands in for another."""
    content = {
        "query": answer.query,
        "title": answer.title,
        "language": answer.language,
        "parameters": {parameter.name: value for parameter, value in answer.parameters},
        "datasets": [{"about": r.about.iri, "version": r.version, "issued": r.issued} for r in answer.releases],
        "columns": [{"name": c.name, "heading": c.heading} for c in answer.columns],
        "rows": [{c.name: _json(v) for c, v in zip(answer.columns, row, strict=True)} for row in answer.rows],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def as_markdown(answer: Answer) -> str:
    """A Markdown table with its title and what stands under it."""
    lines = [f"## {_inline(answer.title)}", "", *([_inline(answer.description), ""] if answer.description else [])]
    lines += [_line([c.heading for c in answer.columns]), _line(["---"] * _width(answer))]
    lines += [_line([_seen(cell, answer.language) for cell in row]) for row in answer.rows]
    return "\n".join([*lines, "", *(f"{_inline(line)}  " for line in footer(answer))]) + "\n"


def as_turtle(found: Statements) -> str:
    """Canonical Turtle; what was asked and the version of the data stand above it as comments."""
    about = (found.title, found.description, *footer(found))
    comments = "".join(f"# {' '.join(visible(line).split())}\n" for line in about if line)
    return f"{comments}\n{turtle(found.triples)}"


def visible(said: str) -> str:
    """The text with control and bidirectional characters made visible; non-breaking spaces stay."""
    return "".join(c if c.isprintable() or c in "\n\u00a0\u202f" else repr(c)[1:-1] for c in said)


def _width(answer: Answer) -> int:
    return len(answer.columns)


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)


def _is_named(cell: Cell) -> bool:
    return isinstance(cell, Named) or (isinstance(cell, tuple) and any(isinstance(item, Named) for item in cell))


def _seen(cell: Cell, language: str) -> str:
    """What a person sees of a cell."""
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return visible("; ".join(texts(cell)))
    if isinstance(cell, bool):
        return text("query", f"value.{str(cell).lower()}", language)
    if isinstance(cell, int) and abs(cell) < GROUPED_FROM:
        return str(cell)
    if isinstance(cell, int | float | Decimal):
        written = text("query", "number.form", language)  # 1,000.5 as this language writes it
        return f"{cell:,}".translate(str.maketrans(",.", written[1] + written[-2]))
    return visible(str(cell))


def _decimal_mark(language: str) -> str:
    return text("query", "number.form", language)[-2]  # 1,000.5 as this language writes it


def _plain(cell: Cell, mark: str) -> str:
    """A cell for CSV: numbers as numbers, and no text that a spreadsheet would run as a formula."""
    if _is_number(cell):
        return str(cell).replace(".", mark)
    if isinstance(cell, bool):
        return str(cell).lower()
    return harmless("" if cell is None else "; ".join(texts(cell)) if isinstance(cell, tuple) else str(cell))


def iris(cell: Cell) -> str:
    """The IRIs of the things in a cell."""
    items = cell if isinstance(cell, tuple) else (cell,)
    return " ".join(sorted(item.iri for item in items if isinstance(item, Named)))


def _json(cell: Cell) -> object:
    if isinstance(cell, tuple):
        return [_json(item) for item in cell]
    if isinstance(cell, Named):
        label = cell.label
        words = (
            {"label": label.text, "language": label.language, "fallback": label.fallback} if label else {"label": None}
        )
        return {"iri": cell.iri, **words}
    if isinstance(cell, Text):
        return {"text": cell.text, "language": cell.language}
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell if cell is None or isinstance(cell, bool | int | float | str) else cell.isoformat()


def _line(values: list[str]) -> str:
    return f"| {' | '.join(map(_inline, values))} |"


def _inline(said: str) -> str:
    return said.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")
