"""The options that say which network is asked for, and the network they give."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from importlib.metadata import version
from pathlib import Path

import click

from graphkit.cli import options
from graphkit.cli.participations import Register, register
from graphkit.languages.texts import text
from graphkit.namespaces import COUNTRIES
from graphkit.network import RELATIONS, two_mode, with_countries, with_relation, within
from graphkit.network.plain import BETWEEN
from graphkit.network.two_mode import ACTOR, COLLABORATION, Network, members
from graphkit.progress import Tell, silent
from graphkit.project import DATA
from graphkit.publish.context import Context
from graphkit.publish.origin import Origin
from graphkit.publish.words import Words

ROOM = "network"
EVERY = "participation"
"""The relation that is the union of all."""

YEAR = click.IntRange(1000, 9999)

Command = Callable[..., None]


@dataclass(frozen=True)
class Request:
    """What was asked for, as the options say it."""

    output: Path
    relation: str
    start: int | None
    end: int | None
    countries: tuple[str, ...]
    data: tuple[Path, ...]
    language: str


@dataclass(frozen=True)
class Selected:
    """The two-mode network asked for, the words for its codes, and what it was made of."""

    graph: Network
    names: dict[str, dict[str, str]]
    origin: Origin

    def context(self, language: str, seed: int, draws: int = 1000, hear: Tell = silent) -> Context:
        """What a page on it is written with."""
        return Context(self.names, self.origin, Words(ROOM, language), seed, draws, hear)


_OPTIONS = (
    click.option(
        "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The file to write."
    ),
    click.option(
        "--relation",
        type=click.Choice((EVERY, *RELATIONS)),
        default=EVERY,
        show_default=True,
        help="What ties actors; the default is all the others together.",
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


def selection(command: Command) -> Command:
    """The options of every command of the group; the command gets them as one Request, its own options beside."""

    @wraps(command)
    def with_request(**values: object) -> None:
        given = {name: values.pop(name) for name in Request.__dataclass_fields__}
        command(Request(**given), **values)  # type: ignore[arg-type]

    wrapped: Command = with_request
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def read(asked: Request) -> Register:
    """What the data asked for say."""
    return register(asked.data or (DATA,), asked.language)


def selected(asked: Request, said: Register | None = None) -> Selected:
    """Take what was asked for from the data, which are read now where not given. Exit 2 for what cannot be asked."""
    start, end = asked.start, asked.end
    if start is not None and end is not None and end < start:
        raise click.UsageError(f"--from {start} lies after --to {end}. Swap the years")
    said = said or read(asked)
    codes = _known(asked.countries, said)
    relation = None if asked.relation == EVERY else asked.relation
    parts = with_countries(with_relation(said.participations, relation), said.actors, codes)
    window = None if (start, end) == (None, None) else within(parts, start, end)
    origin = Origin(
        releases=said.releases,
        actors=said.actors_in_data,
        collaborations=said.collaborations_in_data,
        years=(start, end),
        window=window,
        countries=tuple(said.names["country"].get(code, code) for code in codes),
        relation=relation,
        looked=said.looked,
        evidence=said.evidence,
    )
    graph = two_mode(window.kept if window else parts, said.actors, said.collaborations)
    graph.graph.update(_provenance(origin, codes))
    words = {name: text(ROOM, f"relation.{name}", asked.language) for name in RELATIONS}
    return Selected(graph, said.names | {"relation": words}, origin)


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
        "relation": origin.relation,
        "from": start,
        "to": end,
        "countries": BETWEEN.join(codes) or None,
        "kept_with_years_not_fully_stated": origin.window.unsure if origin.window else None,
        "program": f"graphkit {version('graphkit')}",
    }
    return {key: value for key, value in said.items() if value is not None}


def tell(key: str, asked: Request, chosen: Selected) -> None:
    """Say on stderr what was made."""
    numbers = {
        "actors": len(members(chosen.graph, ACTOR)),
        "collaborations": len(members(chosen.graph, COLLABORATION)),
        "participations": chosen.graph.number_of_edges(),
    }
    click.echo(text(ROOM, f"summary.{key}", asked.language, path=asked.output, **numbers), err=True)
    if window := chosen.origin.window:
        years = {"sure": window.sure, "unsure": window.unsure, "left_out": window.left_out}
        click.echo(text(ROOM, "summary.years", asked.language, **years), err=True)
