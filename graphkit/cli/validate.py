"""`graphkit validate`: check data against the shapes."""

import importlib
import sys
from functools import partial
from pathlib import Path

import click

from graphkit.cli import options
from graphkit.cli.bar import bar
from graphkit.cli.watch import Watch
from graphkit.project import DATA
from graphkit.rdf.write import write
from graphkit.report import SEVERITIES
from graphkit.report.as_text import summary
from graphkit.validate.checked import Checked
from graphkit.validate.guarded import check_guarded
from graphkit.validate.shapes import TIERS
from graphkit.validate.validate import ENGINES, Asked, prepare

FORMS = {
    "text": "graphkit.publish.verdicts:verdicts_text",
    "json": "graphkit.publish.verdicts:verdicts_json",
    "csv": "graphkit.report.as_csv:as_csv",
    "xlsx": "graphkit.publish.verdicts_xlsx:verdicts_xlsx",
    "sarif": "graphkit.report.as_sarif:as_sarif",
    "ttl": "graphkit.report.as_turtle:as_turtle",
    "html": "graphkit.publish.validation_report:verdicts_html",
}
"""Each form's function takes what was checked and a language; it is imported only when it is asked for."""

VALID_ALONE = ("csv", "sarif", "ttl")
"""Forms that tell of findings and nothing else: their functions take the Report."""

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
@click.option("--watch", is_flag=True, help="Check again when a file is saved, and say what that changed.")
@options.output
@options.form(tuple(FORMS))
@options.language
def validate(
    paths: tuple[Path, ...],
    fail_on: str,
    tier: str,
    engine: str,
    shapes: tuple[Path, ...],
    watch: bool,
    output: Path | None,
    form: str | None,
    language: str,
) -> None:
    """Check RDF, spreadsheets or folders of them (default: the project's own data): what is wrong, where, what to do.

    One .xlsx checked with -o to another .xlsx comes back with its wrong cells coloured and the findings in front.
    Exit code 1 where a finding is at or above --fail-on.
    """
    chosen = options.chosen(form, output, EXTENSIONS, "text")
    own = paths[0] if chosen == "xlsx" and len(paths) == 1 and paths[0].suffix.lower() == ".xlsx" else None
    show = partial(_show, chosen, output, language, own)
    checked_paths = paths or [DATA]
    asked = Asked(tier, engine, shapes, language)
    check = partial(check_guarded, checked_paths, asked, beyond=chosen not in VALID_ALONE)
    if watch:
        if chosen != "text" and output is None:
            raise click.UsageError(f"--watch with the form {chosen} needs -o")
        prepare(checked_paths, asked)
        Watch([*checked_paths, *shapes], check, show, language, rewrite=output is not None).run()
    with bar(language) as hear:
        checked = check(hear=hear)
    show(checked)
    sys.exit(1 if checked.report.fails(fail_on) else 0)


def _show(form: str, output: Path | None, language: str, own: Path | None, checked: Checked) -> None:
    """Write the report; for one workbook asked for as a workbook, the contributor's own with the findings in it."""
    if own:
        annotated = importlib.import_module("graphkit.publish.annotated_workbook").annotated_workbook
        rendered = annotated(own, checked.report, language)
    else:
        module, name = FORMS[form].split(":")
        told = checked.report if form in VALID_ALONE else checked
        rendered = getattr(importlib.import_module(module), name)(told, language)
    if output:
        write(output, rendered)
        click.echo(f"{summary(checked.report, language)} → {output}", err=True)
    else:
        click.echo(rendered, nl=False)
