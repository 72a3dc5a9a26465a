"""The two-mode network of actors and the collaborations they take part in, and its incidence matrix.

Two-mode first: a projection to actors alone cannot tell one meeting of five from ten meetings of two
(Borgatti & Everett 1997, https://doi.org/10.1016/S0378-8733(96)00301-2).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias, TypeVar

import networkx as nx
import numpy as np
from scipy.sparse import csr_array

from graphkit.network.errors import NetworkError
from graphkit.network.participation import Actor, Collaboration, Participation

ACTOR: Literal["actor"] = "actor"
COLLABORATION: Literal["collaboration"] = "collaboration"

Kind = Literal["actor", "collaboration"]

Network: TypeAlias = "nx.Graph[str]"
"""A graph whose nodes are IRIs, named for the rooms that do not import networkx."""

_Record = TypeVar("_Record", Actor, Collaboration)


def two_mode(
    participations: Iterable[Participation],
    actors: Mapping[str, Actor],
    collaborations: Mapping[str, Collaboration],
) -> nx.Graph[str]:
    """The bipartite graph of the participations: nodes and edges in sorted order, actors first.

    Nodes are the actors and collaborations that the participations name, no others. They carry `bipartite` (0 actor, 1
    collaboration, as networkx has it), `kind`, `label`, and `country` and `sector` or `type`; None = not stated. An
    edge is one actor in one collaboration, however many records say so. It carries `roles`, `stated` and `relations`
    (all of them, sorted) and `start` and `end` (first and last year; None where one of the records does not state it).

    Raises NetworkError for a participation of an actor or in a collaboration that is not described.
    """
    by_pair: dict[tuple[str, str], list[Participation]] = defaultdict(list)
    for part in participations:
        by_pair[part.actor, part.collaboration].append(part)
    graph: nx.Graph[str] = nx.Graph()
    for iri in sorted({actor for actor, _ in by_pair}):
        one = _described(actors, iri, ACTOR)
        graph.add_node(iri, bipartite=0, kind=ACTOR, label=one.label, country=one.country, sector=one.sector)
    for iri in sorted({collaboration for _, collaboration in by_pair}):
        if iri in graph:
            raise NetworkError(f"{iri} is both an actor and a collaboration. Correct the data")
        other = _described(collaborations, iri, COLLABORATION)
        graph.add_node(iri, bipartite=1, kind=COLLABORATION, label=other.label, type=other.type)
    for (actor, collaboration), parts in sorted(by_pair.items()):
        graph.add_edge(actor, collaboration, **_edge(parts))
    return graph


def members(graph: nx.Graph[str], kind: Kind) -> list[str]:
    """Nodes of one kind of a two-mode network, sorted.

    Raises NetworkError where the graph is directed or a node says no kind: then it is no two-mode network.
    """
    if graph.is_directed():
        raise NetworkError("a two-mode network has no directions. Give an undirected graph")
    kinds = {node: data.get("bipartite") for node, data in graph.nodes(data=True)}
    if bad := sorted(node for node, side in kinds.items() if side not in (0, 1)):
        raise NetworkError(f"{bad[0]} has no node attribute 'bipartite' (0 actor, 1 collaboration)")
    return sorted(node for node, side in kinds.items() if side == (1 if kind == COLLABORATION else 0))


def incidence(graph: nx.Graph[str]) -> tuple[csr_array[np.int64], list[str], list[str]]:
    """Who takes part in what: a matrix of 0 and 1, and the actors of its rows and the collaborations of its columns.

    Rows and columns are in sorted order. Raises NetworkError where the graph is not two-mode.
    """
    actors, collaborations = members(graph, ACTOR), members(graph, COLLABORATION)
    row = {actor: index for index, actor in enumerate(actors)}
    column = {collaboration: index for index, collaboration in enumerate(collaborations)}
    cells = []
    for a, b in graph.edges:
        actor, collaboration = (a, b) if a in row else (b, a)
        if actor not in row or collaboration not in column:
            raise NetworkError(f"{a} and {b} are of one kind: an edge joins an actor and a collaboration")
        cells.append((row[actor], column[collaboration]))
    rows, columns = np.array(sorted(cells), dtype=np.int64).reshape(-1, 2).T
    ones = np.ones(len(cells), dtype=np.int64)
    return csr_array((ones, (rows, columns)), shape=(len(actors), len(collaborations))), actors, collaborations


def _described(records: Mapping[str, _Record], iri: str, kind: Kind) -> _Record:
    if iri not in records:
        raise NetworkError(f"a participation names {iri}, but no such {kind} is described. Add it to the data")
    return records[iri]


def _edge(parts: list[Participation]) -> dict[str, tuple[str, ...] | int | None]:
    starts = [part.start for part in parts if part.start is not None]
    ends = [part.end for part in parts if part.end is not None]
    return {
        "roles": tuple(sorted({role for part in parts for role in part.roles})),
        "stated": tuple(sorted({word for part in parts for word in part.stated})),
        "relations": tuple(sorted({name for part in parts for name in part.relations})),
        "start": min(starts) if len(starts) == len(parts) else None,
        "end": max(ends) if len(ends) == len(parts) else None,
    }
