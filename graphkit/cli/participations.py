"""From the answers of the store to the plain rows that networks are made of, with the words for their codes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from graphkit.cli.evidence import evidence, looked
from graphkit.namespaces import CONCEPT, COUNTRIES, NSI, scheme_of, short
from graphkit.network import RELATIONS, Actor, Collaboration, NetworkError, Participation
from graphkit.publish.origin import Evidence, Looked, Release
from graphkit.query.answer import Cell, Labels, Named
from graphkit.query.catalogue import named
from graphkit.query.local import source_of
from graphkit.query.run import run
from graphkit.store import open_store

NAMED_ATTRIBUTES = {"collaborationType": "type", "country": "country", "role": "role", "sector": "sector"}

Row = Mapping[str, Cell]


@dataclass(frozen=True)
class Register:
    """What the data say of who takes part in what, in words of one language.

    `names` hold the words for the codes, by attribute. `actors_in_data` and `collaborations_in_data` count all there
    are, with or without a part. `looked` says where somebody looked, `evidence` where each thing was read.
    """

    participations: tuple[Participation, ...]
    actors: dict[str, Actor]
    collaborations: dict[str, Collaboration]
    names: dict[str, dict[str, str]]
    releases: tuple[Release, ...]
    actors_in_data: int
    collaborations_in_data: int
    looked: tuple[Looked, ...]
    evidence: dict[str, tuple[Evidence, ...]]


def register(data: Iterable[Path], language: str) -> Register:
    """Read the data. Raises UnreadableError, and NetworkError where a thing has two values of what can only be one."""
    source = _Source(data, language)
    answer = run(named("participation"), source.store, language=language)
    columns = [column.name for column in answer.columns]
    rows = [dict(zip(columns, row, strict=True)) for row in answer.rows]
    return Register(
        participations=_participations(rows, source.layers()),
        actors={
            iri: Actor(iri, source.name(iri), country=_one(iri, "country", values), sector=_one(iri, "sector", values))
            for iri, values in _values(rows, "actor", ("country", "sector")).items()
        },
        collaborations={
            iri: Collaboration(iri, source.name(iri), type=_one(iri, "collaborationType", values))
            for iri, values in _values(rows, "collaboration", ("collaborationType",)).items()
        },
        names=_names(rows) | {"country": _names(rows)["country"] | source.countries()},
        releases=tuple(Release(str(one.about), one.version, one.issued) for one in answer.releases),
        actors_in_data=source.count("Actor"),
        collaborations_in_data=source.count("Collaboration"),
        looked=looked(source_of(source.store), language),
        evidence=evidence(source_of(source.store), language),
    )


class _Source:
    """The data in a store, with the labels of one language."""

    def __init__(self, data: Iterable[Path], language: str) -> None:
        self.store = open_store(data)
        self._labels = Labels(self.store, language)

    def name(self, iri: str) -> str:
        """The bare name: it goes into pictures and files, where a language mark would read as a part of it."""
        found = self._labels.named(iri).label
        return found.text if found else short(iri)

    def countries(self) -> dict[str, str]:
        """Names of the graph's own countries by code, those without one left out."""
        named_ones = {code: self._labels.named(f"{CONCEPT}jurisdiction/{code}") for code in COUNTRIES}
        return {code: str(one) for code, one in named_ones.items() if one.label}

    def layers(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """The relations that each collaboration and actor of it stand in, as `queries/edges` select them."""
        found: dict[tuple[str, str], list[str]] = {}
        for relation in RELATIONS:
            rows: Any = self.store.query(named(relation).text)
            for pair in sorted({(row["collaboration"].value, row["actor"].value) for row in rows}):
                found.setdefault(pair, []).append(relation)
        return {pair: tuple(relations) for pair, relations in found.items()}

    def count(self, name: str) -> int:
        """How many things of a class of ours there are."""
        rows: Any = self.store.query(f"SELECT (COUNT(DISTINCT ?thing) AS ?number) WHERE {{ ?thing a <{NSI}{name}> }}")
        return next(int(row["number"].value) for row in rows)


def _participations(
    rows: Iterable[Row], layers: Mapping[tuple[str, str], tuple[str, ...]]
) -> tuple[Participation, ...]:
    """One record a membership: rows that differ only in role or in the words for it are one."""
    roles: dict[tuple[str, str, int | None, int | None], tuple[set[str], set[str]]] = {}
    for row in rows:
        key = (_iri(row["collaboration"]), _iri(row["actor"]), _year(row["start"]), _year(row["end"]))
        coded, stated = roles.setdefault(key, (set(), set()))
        if row["role"] is not None:
            coded.add(_code(row["role"]))
        if row["roleName"] is not None:
            stated.add(str(row["roleName"]))
    return tuple(
        Participation(
            collaboration, actor, tuple(sorted(coded)), tuple(sorted(stated)), start, end, layers[collaboration, actor]
        )
        for (collaboration, actor, start, end), (coded, stated) in roles.items()
    )


def _values(rows: Iterable[Row], thing: str, attributes: tuple[str, ...]) -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = {}
    for row in rows:
        values = found.setdefault(_iri(row[thing]), {attribute: set() for attribute in attributes})
        for attribute in attributes:
            if row[attribute] is not None:
                values[attribute].add(_code(row[attribute]))
    return found


def _one(iri: str, attribute: str, values: Mapping[str, set[str]]) -> str | None:
    several = sorted(values[attribute])
    if len(several) > 1:
        raise NetworkError(
            f"{short(iri)} has several values of {attribute}: {', '.join(several)}. "
            "Keep one in the data; graphkit validate names the place"
        )
    return several[0] if several else None


def _names(rows: Iterable[Row]) -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = {attribute: {} for attribute in NAMED_ATTRIBUTES.values()}
    for row in rows:
        for column, attribute in NAMED_ATTRIBUTES.items():
            if row[column] is not None:
                names[attribute][_code(row[column])] = str(row[column])
    return names


def _iri(cell: Cell) -> str:
    return cell.iri if isinstance(cell, Named) else str(cell)


def _code(cell: Cell) -> str:
    """A concept's id within its scheme; the IRI in full, or the words, of what is no concept of ours."""
    iri = _iri(cell)
    return iri.rsplit("/", 1)[1] if scheme_of(iri) else iri


def _year(cell: Cell) -> int | None:
    return cell.year if isinstance(cell, date) else None
