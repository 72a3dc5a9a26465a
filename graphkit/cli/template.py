"""`graphkit template`: an empty workbook for a country's contribution."""

from pathlib import Path

import click

from graphkit.cli import options
from graphkit.contribute.template import template as made
from graphkit.languages.texts import text
from graphkit.namespaces import COUNTRIES
from graphkit.rdf.write import write


@click.command()
@click.option(
    "--country",
    required=True,
    type=click.Choice([country.upper() for country in COUNTRIES], case_sensitive=False),
    help="Whose contribution it is: a country, or a level above.",
)
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The .xlsx file to write."
)
@options.language
def template(country: str, output: Path, language: str) -> None:
    """Write an empty spreadsheet to fill in: a sheet a kind, drop-downs and help in your language."""
    if output.suffix.lower() != ".xlsx":
        raise click.UsageError(f"{output.name}: a template is an .xlsx file")
    write(output, made(country.lower(), language))
    click.echo(text("contribute", "template.written", language, path=output), err=True)
