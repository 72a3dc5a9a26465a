"""`graphkit serve`: the graph for browsers and programs, on this machine or for all."""

from pathlib import Path

import click

from graphkit.cli import options
from graphkit.languages.texts import text
from graphkit.project import DATA
from graphkit.publish.words import Words
from graphkit.serve.keeper import Keeper
from graphkit.serve.server import serve as run

ROOM = "serve"


@click.command()
@click.option(
    "--data",
    "paths",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Serve these files or folders instead of the project's own data. Repeatable.",
)
@click.option("--store", type=click.Path(path_type=Path), help="Serve this store instead, built by `graphkit merge`.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for every network.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 for a free one.")
@options.language
def serve(paths: tuple[Path, ...], store: Path | None, host: str, port: int, language: str) -> None:
    """Serve the questions as pages and a read-only SPARQL endpoint, until Ctrl-C.

    \b
    Example: graphkit serve --port 8080
    """

    if store and paths:
        raise click.UsageError("--store and --data are places to serve from: choose one")

    def ready(address: str, keeper: Keeper) -> None:
        statements = Words(ROOM, language).count(keeper.statements)
        click.echo(text(ROOM, "command.address", language, address=address, statements=statements), err=True)
        for lock in keeper.lacking:
            click.echo(text(ROOM, f"command.lacking_{lock}", language), err=True)
        click.echo(text(ROOM, "command.stop", language), err=True)

    run(store or paths or (DATA,), host, port, language, ready)
