"""`graphkit queries` lists the questions that can be asked; `graphkit query` asks one."""

import io
from pathlib import Path

import click
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from graphkit.cli import options
from graphkit.languages.texts import text
from graphkit.project import DATA
from graphkit.query.answer import Answer
from graphkit.query.catalogue import from_file, named, names
from graphkit.query.header import Parameter, Query
from graphkit.query.results import FORMS, table
from graphkit.query.run import run, title
from graphkit.rdf.write import write
from graphkit.store import open_store

WIDTH = 120
"""Characters a line of a table that does not go to a terminal."""


@click.command()
@options.language
def queries(language: str) -> None:
    """List the questions that can be asked, with their parameters."""
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
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a .csv, .json or .md file."
)
@click.option("--format", "form", type=click.Choice(["table", *FORMS]), help="Form, whatever the file is called.")
@options.language
def query(
    name: str, pairs: tuple[str, ...], paths: tuple[Path, ...], output: Path | None, form: str | None, language: str
) -> None:
    """Ask a question by NAME (see `graphkit queries`) or your own SPARQL SELECT in FILE.rq.

    \b
    Example: graphkit query cross-sector-collaborations --param country=se -o swedish.csv
    """
    chosen = form or _form_of(output)
    asked, values = _query(name), _values(pairs)
    answer = run(asked, open_store(paths or (DATA,)), values, language)
    if output:
        # Excel reads a CSV file as UTF-8 only where it begins with a byte order mark.
        write(output, ("\ufeff" if chosen == "csv" else "") + _said(answer, chosen))
    elif chosen == "table":
        _console().print(table(answer))
    else:
        click.echo(_said(answer, chosen), nl=False)


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


def _form_of(output: Path | None) -> str:
    if output is None:
        return "table"
    form = output.suffix.removeprefix(".").lower()
    if form not in FORMS:
        endings = ", ".join(f".{form}" for form in FORMS)
        raise click.BadParameter(f"'{output.name}' must end in one of {endings}", param_hint="-o")
    return form


def _said(answer: Answer, form: str) -> str:
    if form in FORMS:
        return FORMS[form](answer)
    return _rendered(table(answer))


def _rendered(what: RenderableType) -> str:
    page = io.StringIO()
    Console(file=page, width=WIDTH, no_color=True, highlight=False).print(what)
    return page.getvalue()


def _console() -> Console:
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=WIDTH)
