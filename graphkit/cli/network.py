"""`graphkit network`: who works with whom, as a report, a picture, a table of measures, and other programs' files."""

from collections.abc import Callable
from dataclasses import replace

import click

from graphkit.cli import options
from graphkit.cli.bar import bar
from graphkit.cli.one_mode import Projection, projection
from graphkit.cli.selected import ROOM, YEAR, Request, Selected, read, selected, selection, tell
from graphkit.languages.texts import text
from graphkit.network.export import graphml, node_link, tables
from graphkit.network.gexf import gexf
from graphkit.network.one_mode import Weighting
from graphkit.network.pajek import pajek, pajek_project
from graphkit.network.two_mode import Network
from graphkit.publish.interactive import interactive
from graphkit.publish.measure_table import measure_table
from graphkit.publish.measures_xlsx import measures_xlsx
from graphkit.publish.network_report import network_report
from graphkit.publish.picture import picture
from graphkit.publish.png import png
from graphkit.publish.scene import SIZES
from graphkit.rdf.write import write

WRITERS: dict[str, Callable[[Network], str]] = {
    "graphml": graphml,
    "gexf": gexf,
    "json": node_link,
    "net": pajek,
    "paj": pajek_project,
}
EXPORTS = {".graphml": "graphml", ".gexf": "gexf", ".csv": "csv", ".json": "json", ".net": "net", ".paj": "paj"}
MEASURES = {".csv": "csv", ".xlsx": "xlsx"}
PICTURES = {".html": "html", ".svg": "svg", ".png": "png"}

seed = click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Start of all chance.")
draws = click.option(
    "--draws", type=click.IntRange(min=1), default=1000, show_default=True, help="How often chance is tried."
)


@click.group()
def network() -> None:
    """Who works with whom: actors and the collaborations they take part in.

    A participation whose years are not fully stated is kept under --from and --to, and counted apart.
    """


@network.command()
@selection
@seed
@draws
def report(asked: Request, seed: int, draws: int) -> None:
    """Write a page of findings, tables and a picture; it opens offline and prints.

    \b
    Example: graphkit network report --country no --country se --from 2015 -o norway-sweden.html
    """
    chosen = selected(asked)
    with bar(asked.language) as hear:
        page = network_report(chosen.graph, chosen.context(asked.language, seed, draws, hear))
    write(asked.output, page)
    tell("report", asked, chosen)


@network.command()
@selection
@projection
@seed
@draws
@options.form(tuple(MEASURES.values()))
def measures(
    asked: Request,
    weighting: Weighting | None,
    backbone: str | None,
    alpha: float | None,
    seed: int,
    draws: int,
    form: str | None,
) -> None:
    """Write what can be measured of each actor, a row each: .csv, or .xlsx with the whole network on a second sheet.

    A number that is undefined is nan, and the last column says why.

    \b
    Example: graphkit network measures --relation research -o research.xlsx
    """
    kind = options.chosen(form, asked.output, MEASURES, "csv")
    chosen = selected(asked)
    actors = Projection(weighting, backbone, alpha).of(chosen.graph)
    if kind == "csv":
        write(asked.output, measure_table(actors))
    else:
        context = chosen.context(asked.language, seed, draws)
        write(asked.output, measures_xlsx(actors, chosen.graph.graph, context))
    tell("measures", asked, chosen)


@network.command("picture")
@selection
@click.option("--size", type=click.Choice(SIZES), default=SIZES[0], show_default=True, help="What large marks mean.")
@seed
@options.form(tuple(PICTURES.values()))
def draw(asked: Request, size: str, seed: int, form: str | None) -> None:
    """Draw the network: .html to search, filter and click, in one file that opens offline; or a still .svg or .png.

    \b
    Example: graphkit network picture --country fi --size betweenness -o finland.html
    """
    kind = options.chosen(form, asked.output, PICTURES, "html")
    chosen = selected(asked)
    with bar(asked.language) as hear:
        context = chosen.context(asked.language, seed, hear=hear)
        if kind == "html":
            drawn: str | bytes = interactive(chosen.graph, context, size)
        else:
            still = f"{picture(chosen.graph, context.names, context.words, seed, hear).svg}\n"
            drawn = still if kind == "svg" else png(still)
    write(asked.output, drawn)
    tell("picture", asked, chosen)


@network.command()
@selection
@projection
@click.option(
    "--window",
    "windows",
    multiple=True,
    metavar="YEAR-YEAR",
    help="A file for these years alone; may be given several times.",
)
@options.form(tuple(dict.fromkeys(EXPORTS.values())))
def export(
    asked: Request,
    weighting: Weighting | None,
    backbone: str | None,
    alpha: float | None,
    windows: tuple[str, ...],
    form: str | None,
) -> None:
    """Write the network for other programs: .graphml, .gexf, .csv, .json, and for Pajek .net or .paj.

    Two-mode, actors and collaborations; with --weighting or --backbone actors alone. CSV makes two files: `-o net.csv`
    writes the ties to net.csv and the actors and collaborations to net.nodes.csv.

    \b
    Example: graphkit network export --window 2010-2014 --window 2015-2019 -o nordic.gexf
    """
    kind = options.chosen(form, asked.output, EXPORTS, "graphml")
    made, waves = Projection(weighting, backbone, alpha), _waves(asked, windows)
    said = read(asked)
    for wave in waves:
        _export(wave, made, kind, selected(wave, said))


def _waves(asked: Request, windows: tuple[str, ...]) -> list[Request]:
    """A request for each window, with the years in the file's name; the one request where there is no window."""
    if not windows:
        return [asked]
    if asked.start is not None or asked.end is not None:
        raise click.UsageError("--window has years of its own. Leave out --from and --to")
    waves = []
    for window in windows:
        start, _, end = window.partition("-")
        years: list[int] = [YEAR.convert(year, None, None) for year in (start, end)]  # type: ignore[arg-type]
        output = asked.output.with_name(f"{asked.output.stem}.{window}{asked.output.suffix}")
        waves.append(replace(asked, start=years[0], end=years[1], output=output))
    return waves


def _export(asked: Request, made: Projection, kind: str, chosen: Selected) -> None:
    graph = made.of(chosen.graph) if made.asked else chosen.graph
    graph.graph.update(chosen.graph.graph)
    if kind != "csv":
        write(asked.output, WRITERS[kind](graph))
        tell("export", asked, chosen)
        return
    edges, nodes = tables(graph)
    beside = asked.output.with_name(f"{asked.output.stem}.nodes.csv")
    write(beside, nodes)
    write(asked.output, edges)
    tell("export", asked, chosen)
    click.echo(text(ROOM, "summary.nodes", asked.language, path=beside), err=True)
