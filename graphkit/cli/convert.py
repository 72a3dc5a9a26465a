"""`graphkit convert`: between spreadsheets and RDF, both ways."""

import sys
from pathlib import Path

import click

from graphkit.cli import options
from graphkit.contribute.convert import FOLDER, WRITTEN, files, load, refuse_mixture
from graphkit.contribute.place import Problem
from graphkit.guards.personal import masked
from graphkit.languages.texts import text
from graphkit.rdf.write import write


@click.command()
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path))
@options.language
def convert(source: Path, target: Path, language: str) -> None:
    """Turn a spreadsheet into RDF or RDF into a spreadsheet, or either into another form, and lose nothing.

    IN is a file or a folder; the extension of OUT chooses the form, and an OUT without one is a folder of .csv files.
    Exit code 1, and nothing is written, where a cell cannot be read.
    """
    form = target.suffix.lower() or FOLDER
    if form not in WRITTEN:
        raise click.UsageError(f"{target.name}: the extension names no form. Use one of {' '.join(WRITTEN)}")
    found = load(source, language)
    for problem in found.problems:
        click.echo(_line(problem, language), err=True)
    if any(problem.severity == "violation" for problem in found.problems):
        sys.exit(1)
    made = files(found.quads, form, language)
    refuse_mixture(target, made)
    for name, content in made.items():
        write(target / name if name else target, content)
    click.echo(text("contribute", "converted", language, count=len(found.quads), path=target), err=True)


def _line(problem: Problem, language: str) -> str:
    place = "!".join(filter(None, (problem.place.sheet, problem.place.cell)))
    said = text("contribute", "line", language, file=problem.file, place=place, said=masked(problem.sentence(language)))
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in said)
