"""`graphkit network`: who works with whom, as a report and as files."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import click

from graphkit.cli import options
from graphkit.cli.participations import Register, register
from graphkit.languages.texts import text
from graphkit.namespaces import COUNTRIES
from graphkit.network import two_mode, with_countries, within
from graphkit.network.export import BETWEEN, graphml, node_link, tables
from graphkit.network.two_mode import ACTOR, COLLABORATION, Network, members
from graphkit.project import DATA
from graphkit.publish.network_report import network_report
from graphkit.publish.network_tables import Origin
from graphkit.rdf.write import write

ROOM = "network"
EXTENSIONS = {".graphml": "graphml", ".csv": "csv", ".json": "json"}

YEAR = click.IntRange(1000, 9999)

Command = Callable[..., None]


def selection(command: Command) -> Command:
    """The options that say which data, years and countries, and where the result goes."""
    for option in reversed(
        (
            click.option(
                "-o",
                "--output",
                required=True,
                type=click.Path(path_type=Path, dir_okay=False),
                help="The file to write.",
            ),
            click.option("--from", "start", type=YEAR, metavar="YEAR", help="Leave out what ended before this year."),
            click.option("--to", "end", type=YEAR, metavar="YEAR", help="Leave out what began after this year."),
            click.option(
                "--country",
                "countries",
                multiple=True,
                metavar="CODE",
                help="Only collaborations with an actor of this country (no, se, …); may be given several times.",
            ),
            click.option(
                "--data",
                multiple=True,
                type=click.Path(path_type=Path),
                help="RDF files or folders; default: the project's own data.",
            ),
            options.language,
        )
    ):
        command = option(command)
    return command


@dataclass(frozen=True)
class Selected:
    """The network asked for, the words for its codes, and what it was made of."""

    graph: Network
    names: dict[str, dict[str, str]]
    origin: Origin


@click.group()
def network() -> None:
    """Who works with whom: actors and the collaborations they take part in.

    A participation whose years are not fully stated is kept under --from and --to, and counted apart.
    """


@network.command()
@selection
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Start of the picture's layout.")
def report(
    output: Path,
    start: int | None,
    end: int | None,
    countries: tuple[str, ...],
    data: tuple[Path, ...],
    language: str,
    seed: int,
) -> None:
    """Write a page with picture, shares and tables; it opens offline, prints, and runs no script.

    \b
    Example: graphkit network report --country no --country se --from 2015 -o norway-sweden.html
    """
    chosen = _selected(data, (start, end), countries, language)
    write(output, network_report(chosen.graph, chosen.names, chosen.origin, language, seed))
    _tell("report", output, chosen, language)


@network.command()
@selection
@options.form(tuple(EXTENSIONS.values()))
def export(
    output: Path,
    start: int | None,
    end: int | None,
    countries: tuple[str, ...],
    data: tuple[Path, ...],
    language: str,
    form: str | None,
) -> None:
    """Write the two-mode network for other programs: .graphml, .csv or .json.

    CSV makes two files: `-o net.csv` writes the ties to net.csv and the actors and collaborations to net.nodes.csv.

    \b
    Example: graphkit network export --lang en -o nordic.graphml
    """
    kind = options.chosen(form, output, EXTENSIONS, "graphml")
    chosen = _selected(data, (start, end), countries, language)
    if kind == "csv":
        edges, nodes = tables(chosen.graph)
        beside = output.with_name(f"{output.stem}.nodes.csv")
        write(beside, nodes)
        write(output, edges)
        _tell("export", output, chosen, language)
        click.echo(text(ROOM, "summary.nodes", language, path=beside), err=True)
    else:
        write(output, graphml(chosen.graph) if kind == "graphml" else node_link(chosen.graph))
        _tell("export", output, chosen, language)


def _selected(
    data: tuple[Path, ...], years: tuple[int | None, int | None], countries: tuple[str, ...], language: str
) -> Selected:
    start, end = years
    if start is not None and end is not None and end < start:
        raise click.UsageError(f"--from {start} lies after --to {end}. Swap the years")
    said = register(data or (DATA,), language)
    codes = _known(countries, said)
    parts = with_countries(said.participations, said.actors, codes)
    window = None if years == (None, None) else within(parts, start, end)
    names = tuple(said.names["country"].get(code, code) for code in codes)
    origin = Origin(said.releases, said.actors_in_data, said.collaborations_in_data, years, window, names)
    graph = two_mode(window.kept if window else parts, said.actors, said.collaborations)
    graph.graph.update(_provenance(origin, codes))
    return Selected(graph, said.names, origin)


def _known(countries: tuple[str, ...], said: Register) -> tuple[str, ...]:
    """The codes asked for, in lower case; exit 2 for one that is neither a country of the graph nor in the data."""
    known = {*COUNTRIES, *(actor.country for actor in said.actors.values() if actor.country)}
    codes = tuple(sorted({code.lower() for code in countries}))
    if wrong := [code for code in codes if code not in known]:
        raise click.UsageError(f"--country {wrong[0]}: no such country. Use {' '.join(sorted(known))}")
    return codes


def _provenance(origin: Origin, codes: tuple[str, ...]) -> dict[str, str | int]:
    """What a file says of itself: without it nobody can tell two exports apart."""
    releases = BETWEEN.join(f"{one.about} {one.version} {one.issued}".rstrip() for one in origin.releases)
    start, end = origin.years
    said: dict[str, str | int | None] = {
        "datasets": releases or None,
        "from": start,
        "to": end,
        "countries": BETWEEN.join(codes) or None,
        "kept_with_years_not_fully_stated": origin.window.unsure if origin.window else None,
        "program": f"graphkit {version('graphkit')}",
    }
    return {key: value for key, value in said.items() if value is not None}


def _tell(key: str, path: Path, chosen: Selected, language: str) -> None:
    """Say on stderr what was made."""
    numbers = {
        "actors": len(members(chosen.graph, ACTOR)),
        "collaborations": len(members(chosen.graph, COLLABORATION)),
        "participations": chosen.graph.number_of_edges(),
    }
    click.echo(text(ROOM, f"summary.{key}", language, path=path, **numbers), err=True)
    if window := chosen.origin.window:
        years = {"sure": window.sure, "unsure": window.unsure, "left_out": window.left_out}
        click.echo(text(ROOM, "summary.years", language, **years), err=True)
