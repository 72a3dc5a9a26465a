"""`graphkit queries` lists the questions that can be asked and checks new ones; `graphkit query` asks one."""

import io
import sys
from collections.abc import Collection
from pathlib import Path

import click
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from graphkit.cli import options
from graphkit.languages.texts import text
from graphkit.project import DATA
from graphkit.query.answer import Answer, Statements
from graphkit.query.catalogue import from_file, named, names
from graphkit.query.endpoint import Endpoint
from graphkit.query.forms import BINARY, GRAPHS, TABLES
from graphkit.query.header import Parameter, Query
from graphkit.query.local import Local
from graphkit.query.results import as_csv, table
from graphkit.query.run import construct, explain, run
from graphkit.query.source import Source
from graphkit.query.words import title
from graphkit.rdf.write import write
from graphkit.store import open_built, open_store

WIDTH = 120
"""Characters a line of a table that does not go to a terminal."""

MARK = "\ufeff"
"""Byte order mark: Excel reads a CSV file as UTF-8 only where it begins with one."""


@click.command()
@click.option(
    "--check",
    "files",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE.rq",
    help="Say what is wrong with a query file instead, and what is likely to be. Repeatable.",
)
@options.language
def queries(files: tuple[Path, ...], language: str) -> None:
    """List the questions that can be asked, with their parameters.

    \b
    Example: graphkit queries --check mine.rq
    """
    if files:
        sys.exit(max([_check(file, language) for file in files]))
    grid = Table()
    for column in ("name", "title", "parameters"):
        grid.add_column(Text(text("query", f"list.{column}", language)), overflow="fold")
    for name in names():
        query = named(name)
        parameters = "\n".join(_parameter(parameter, language) for parameter in query.parameters)
        grid.add_row(Text(name), Text(title(query, language)), Text(parameters))
    _console().print(grid)


@click.command()
@click.argument("name", metavar="NAME|FILE.rq")
@click.option(
    "--param", "pairs", multiple=True, metavar="NAME=VALUE", help="A parameter, by id, IRI or label. Repeatable."
)
@click.option(
    "--data",
    "paths",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Ask these files or folders instead. Repeatable.",
)
@click.option("--store", type=click.Path(path_type=Path), help="Ask this store instead, built by `graphkit merge`.")
@click.option("--endpoint", metavar="URL", help="Ask this SPARQL 1.1 endpoint instead.")
@click.option("--explain", "explained", is_flag=True, help="Print the SPARQL, parameters in place, and ask nothing.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to a .csv, .xlsx, .json, .md, .parquet or (statements) .ttl file.",
)
@click.option(
    "--format", "form", type=click.Choice(["table", *TABLES, *GRAPHS]), help="Form, whatever the file is called."
)
@click.option("--excel", is_flag=True, help="CSV with semicolons and the decimal mark of the language, for Excel.")
@options.language
def query(
    name: str,
    pairs: tuple[str, ...],
    paths: tuple[Path, ...],
    store: Path | None,
    endpoint: str | None,
    explained: bool,
    output: Path | None,
    form: str | None,
    excel: bool,
    language: str,
) -> None:
    """Ask a question by NAME (see `graphkit queries`) or your own SPARQL in FILE.rq.

    \b
    Examples: graphkit query cross-sector-collaborations --param country=se -o swedish.xlsx
              graphkit query programmes-with-money --excel -o money.csv
    """
    asked, values = _query(name), _values(pairs)
    chosen = _form(asked, output, "csv" if excel and not output else form, excel)
    if explained and (output or form or excel):
        raise click.UsageError("--explain prints the query itself: leave out -o, --format and --excel")
    source = _source(endpoint, store, paths)
    if explained:
        click.echo(explain(asked, source, values, language), nl=False)
        return
    answer = (construct if chosen in GRAPHS else run)(asked, source, values, language)
    content = _content(answer, chosen, excel)
    if output:
        write(output, MARK + content if chosen == "csv" and isinstance(content, str) else content)
        _tell(answer, output)
    elif chosen == "table" and isinstance(answer, Answer):
        _console().print(table(answer))
    else:
        click.echo(MARK + content if excel and isinstance(content, str) else content, nl=False)


def _check(path: Path, language: str) -> int:
    """Print the remarks on a file; 1 where one of them is more than a note."""
    from graphkit.query.lint import lint  # noqa: PLC0415 - half a second of imports that asking does without

    remarks = lint(path)
    for remark in remarks:
        said = text("query", f"lint.{remark.kind}", language, **remark.values)
        click.echo(f"{path}:{remark.line}: {text('query', f'lint.{remark.level}', language)}: {said}")
    if not remarks:
        click.echo(text("query", "lint.clean", language, file=path))
    return int(any(remark.level != "note" for remark in remarks))


def _parameter(parameter: Parameter, language: str) -> str:
    words = [parameter.name]
    if parameter.required:
        words.append(f"({text('query', 'list.required', language)})")
    if parameter.default:
        words.append(f"({text('query', 'list.default', language, value=parameter.default)})")
    return " ".join(words)


def _query(name: str) -> Query:
    if name.endswith(".rq"):
        return from_file(Path(name))
    if name not in names():
        raise click.BadParameter(f"no query is called '{name}'. See: graphkit queries", param_hint="NAME")
    return named(name)


def _values(pairs: tuple[str, ...]) -> dict[str, str]:
    for pair in pairs:
        if "=" not in pair:
            raise click.BadParameter(f"'{pair}' is not of the form name=value", param_hint="--param")
    return dict(pair.split("=", 1) for pair in pairs)


def _source(endpoint: str | None, store: Path | None, paths: tuple[Path, ...]) -> Source:
    if sum(map(bool, (endpoint, store, paths))) > 1:
        raise click.UsageError("--endpoint, --store and --data are places to ask: choose one")
    if endpoint:
        return Endpoint(endpoint)
    return Local(open_built(store) if store else open_store(paths or (DATA,)))


def _form(asked: Query, output: Path | None, form: str | None, excel: bool) -> str:
    """The form asked for, by --format or the ending of the file, where the query can be written in it."""
    possible = ["table", *TABLES] if asked.form == "table" else [*GRAPHS]
    chosen = form or _ending(output, possible) or possible[0]
    if chosen not in possible:
        raise click.UsageError(f"{asked.name} gives {asked.form}, so no {chosen}. Possible: {', '.join(possible)}")
    if chosen in BINARY and not output:
        raise click.UsageError(f"{chosen} is not for the terminal: give -o FILE.{chosen}")
    if excel and chosen != "csv":
        raise click.UsageError("--excel is for .csv; .xlsx needs no option")
    return chosen


def _ending(output: Path | None, possible: Collection[str]) -> str | None:
    if output is None:
        return None
    form = output.suffix.removeprefix(".").lower()
    if form not in possible or form == "table":
        endings = ", ".join(f".{form}" for form in possible if form != "table")
        raise click.BadParameter(f"'{output.name}' must end in one of {endings}", param_hint="-o")
    return form


def _content(answer: Answer | Statements, form: str, excel: bool) -> str | bytes:
    if isinstance(answer, Statements):
        return GRAPHS[form](answer)
    if excel:
        return as_csv(answer, excel=True)
    return TABLES[form](answer) if form in TABLES else _rendered(table(answer))


def _tell(answer: Answer | Statements, output: Path) -> None:
    """How much was written, on stderr."""
    table = isinstance(answer, Answer)
    count = len(answer.rows if isinstance(answer, Answer) else answer.triples)
    key = "written.rows" if table else "written.statements"
    click.echo(text("query", key, answer.language, count=count, file=output), err=True)


def _rendered(what: RenderableType) -> str:
    page = io.StringIO()
    Console(file=page, width=WIDTH, no_color=True, highlight=False).print(what)
    return page.getvalue()


def _console() -> Console:
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=WIDTH)
