"""`graphkit demo`: the whole way once, by the commands that a user would type."""

import os
import shutil
import sys
from pathlib import Path

import click

from graphkit.cli import options
from graphkit.cli.program import main
from graphkit.languages.texts import text

STEPS: tuple[tuple[str, tuple[str, ...], str | None], ...] = (
    ("validate", ("validate",), "validation.txt"),
    ("question", ("query", "cross-sector-collaborations"), "cross-sector.csv"),
    ("absence", ("query", "target-groups-without-programme"), "groups-without-programme.csv"),
    ("network", ("network", "report"), "network.html"),
    ("export", ("network", "export"), "network.graphml"),
    ("word", ("concepts", "socialøkonomisk virksomhed"), None),
)
"""What is done, with which command, and into which file; a step without a file prints."""


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo"),
    show_default=True,
    help="Folder for the files made.",
)
@options.language
def demo(output: Path, language: str) -> None:
    """Walk the whole way on the project's own data: check, ask, draw; ends with the files it made."""
    output.mkdir(parents=True, exist_ok=True)
    for key, arguments, name in STEPS:
        target = ("-o", str(output / name)) if name else ()
        command = (*arguments, *target, "--lang", language)
        click.echo(f"\n{text('demo', f'step.{key}', language)}\n$ graphkit {_typed(command)}")
        if code := _run(command):
            sys.exit(code)
    click.echo(f"\n{text('demo', 'made', language)}")
    for key, _, name in STEPS:
        if name:
            click.echo(f"  {output / name}  {text('demo', f'file.{key}', language)}")
    click.echo(f"\n{text('demo', 'next', language)}")
    for line in text("demo", "try", language).splitlines():
        click.echo(f"  $ {line.replace('graphkit', _program(), 1)}")


def _program() -> str:
    """What to type for this program here: its name where the shell finds it, else its path."""
    return "graphkit" if shutil.which("graphkit") else os.path.relpath(sys.argv[0])


def _typed(command: tuple[str, ...]) -> str:
    return " ".join(f'"{part}"' if " " in part else part for part in command)


def _run(command: tuple[str, ...]) -> int:
    """The exit code of a command run as if it had been typed."""
    try:
        main(args=list(command), standalone_mode=False)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0
