"""`graphkit validate`: check data against the shapes."""

import importlib
import sys
from pathlib import Path

import click

from graphkit.cli import options
from graphkit.project import DATA
from graphkit.rdf.write import write
from graphkit.report import SEVERITIES
from graphkit.report.as_text import summary
from graphkit.validate.guarded import validate_guarded
from graphkit.validate.shapes import TIERS
from graphkit.validate.validate import ENGINES

FORMS = {
    "text": "graphkit.report.as_text:as_text",
    "json": "graphkit.report.as_json:as_json",
    "csv": "graphkit.report.as_csv:as_csv",
    "xlsx": "graphkit.report.as_xlsx:as_xlsx",
    "sarif": "graphkit.report.as_sarif:as_sarif",
    "ttl": "graphkit.report.as_turtle:as_turtle",
    "html": "graphkit.publish.validation_report:validation_report",
}
"""Each form's function takes a Report and a language; it is imported only when it is asked for."""

EXTENSIONS = {".txt": "text"} | {f".{form}": form for form in FORMS if form != "text"}


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--fail-on",
    type=click.Choice((*SEVERITIES, "never")),
    default="violation",
    show_default=True,
    help="The mildest severity that makes the command exit 1.",
)
@click.option("--tier", type=click.Choice(TIERS), default="full", show_default=True, help="How much is asked.")
@click.option("--engine", type=click.Choice(tuple(ENGINES)), default="fast", show_default=True, help="Who checks.")
@click.option(
    "--shapes", multiple=True, type=click.Path(path_type=Path), help="Your own shapes; they alone then decide."
)
@options.output
@options.form(tuple(FORMS))
@options.language
def validate(
    paths: tuple[Path, ...],
    fail_on: str,
    tier: str,
    engine: str,
    shapes: tuple[Path, ...],
    output: Path | None,
    form: str | None,
    language: str,
) -> None:
    """Check RDF files or folders (default: the project's own data) and say what is wrong, where, and what to do.

    Exit code 1 where a finding is at or above --fail-on.
    """
    module, name = FORMS[options.chosen(form, output, EXTENSIONS, "text")].split(":")
    report = validate_guarded(paths or [DATA], tier=tier, engine=engine, shapes=shapes)
    rendered = getattr(importlib.import_module(module), name)(report, language)
    if output:
        write(output, rendered)
        click.echo(f"{summary(report, language)} → {output}", err=True)
    else:
        click.echo(rendered, nl=False)
    sys.exit(1 if report.fails(fail_on) else 0)
