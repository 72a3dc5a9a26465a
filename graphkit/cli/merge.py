"""`graphkit merge`: datasets into one store on disk, and whether it is still whole."""

import sys
from pathlib import Path

import click

from graphkit.cli import options
from graphkit.merge import Damage, build, verify
from graphkit.publish.words import Words
from graphkit.rdf.read import FORMATS

ROOM = "merge"


@click.command()
@click.argument("datasets", nargs=-1, metavar="DATASET...", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Folder of the store; one that is there is replaced whole."
)
@click.option(
    "--verify",
    "checked",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Say what is damaged in this store instead; exit code 1 if anything is.",
)
@options.language
def merge(datasets: tuple[Path, ...], output: Path | None, checked: Path | None, language: str) -> None:
    """Put the DATASETs (a folder or file each, or a folder of them) into one store, every release a graph of its own.

    \b
    Examples: graphkit merge data -o store
              graphkit query coverage --store store
              graphkit merge --verify store
    """
    if checked and (datasets or output):
        raise click.UsageError("--verify looks at a store that is there: leave out DATASET and -o")
    if checked:
        sys.exit(_verify(checked, language))
    if not datasets or not output:
        raise click.UsageError("name the datasets, and the folder of the store with -o")
    if output.suffix.lower() in FORMATS:
        raise click.BadParameter(f"'{output.name}' is no name for a folder", param_hint="-o")
    made = build(datasets, output)
    words = Words(ROOM, language)
    releases = words.count(sum(part.holds == "dataset" for part in made.parts))
    statements = words.count(made.together.statements)
    click.echo(words.say("built", releases=releases, statements=statements, folder=output), err=True)


def _verify(folder: Path, language: str) -> int:
    words = Words(ROOM, language)
    damages = verify(folder)
    for damage in damages:
        click.echo(_said(damage, words))
    summary = "damaged" if damages else "whole"
    click.echo(words.say(summary, folder=folder, count=words.count(len(damages))), err=True)
    return int(bool(damages))


def _said(damage: Damage, words: Words) -> str:
    """One line on a damage; of all graphs together where it is of none."""
    key = f"damage.{damage.kind}" if damage.where else f"damage.{damage.kind}-all"
    return words.say(key, where=damage.where, wanted=words.count(damage.wanted), found=words.count(damage.found))
