"""A measure against chance: what it is in networks drawn at random, and how often they reach what was observed.

Three kinds of chance: who has which attribute (ties stay), who is tied to whom (degrees stay), and who takes part in
what (both margins of the two-mode network stay). A number without one of them says little: density and the sizes of
the groups alone move most measures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

import networkx as nx
import numpy as np
from scipy.sparse import csr_array

from graphkit.network.curveball import curveball
from graphkit.network.errors import NetworkError
from graphkit.network.groups import Groups, groups
from graphkit.network.number import Floats, Number, Reason, undefined
from graphkit.network.rewiring import rewired
from graphkit.network.ties import NetworkLike, Ties, ties
from graphkit.network.two_mode import incidence

Model = Literal["attribute-permutation", "degree-preserving", "fixed-margins", "node-permutation"]

AttributeMeasure: TypeAlias = Callable[[Ties, Groups], float]
TieMeasure: TypeAlias = Callable[[Ties], float]
IncidenceMeasure: TypeAlias = Callable[[csr_array[Any]], float]

EQUAL = 1e-9
"""Values that differ by less than this part count as equal: a tie of floats is no excess."""


@dataclass(frozen=True)
class NullTest:
    """A number beside those that chance gives: `mean` and `deviation` (n - 1) over the draws in which it is defined.

    `p_high` share of the draws at or above the observed number, `p_low` at or below, both with the observed one counted
    in (Phipson & Smyth 2010, https://doi.org/10.2202/1544-6115.1585): never 0. `p` twice the smaller, at most 1. `z`
    the distance to the mean in deviations; undefined where all draws are equal. `undefined` draws gave nan.
    """

    model: Model
    observed: Number
    mean: Number
    deviation: Number
    z: Number
    p_low: float
    p_high: float
    p: float
    draws: int
    undefined: int
    seed: int


def against_permutation(
    network: NetworkLike, attribute: str, measure: AttributeMeasure, *, draws: int = 1000, seed: int = 1
) -> NullTest:
    """A measure of ties and groups, when the attribute goes to other nodes at random: ties and group sizes stay.

    Nodes whose attribute is not stated keep that: it moves only among those for which it is known.
    """
    found = ties(network)
    where = groups(found, attribute)
    known, random = np.flatnonzero(where.known), generator(draws, seed)

    def drawn() -> float:
        code = where.code.copy()
        code[known] = code[random.permutation(known)]
        return measure(found, replace(where, code=code))

    return compare("attribute-permutation", measure(found, where), [drawn() for _ in range(draws)], seed)


def against_rewiring(network: NetworkLike, measure: TieMeasure, *, draws: int = 100, seed: int = 1) -> NullTest:
    """A measure of the ties (without weights), when they go to others at random: every node keeps its degree."""
    found = ties(network)
    random = generator(draws, seed)
    observed = measure(replace(found, weight=np.ones(len(found.first))))
    return compare("degree-preserving", observed, [measure(rewired(found, random)) for _ in range(draws)], seed)


def against_fixed_margins(
    graph: nx.Graph[Any], measure: IncidenceMeasure, *, draws: int = 100, seed: int = 1
) -> NullTest:
    """A measure of the incidence matrix of a two-mode network, when others take part: both modes keep their degrees."""
    matrix = incidence(graph)[0]
    random = generator(draws, seed)
    values = [measure(curveball(matrix, random)) for _ in range(draws)]
    return compare("fixed-margins", measure(matrix), values, seed)


def compare(model: Model, observed: float, drawn: list[float], seed: int) -> NullTest:
    """The observed number beside the drawn ones."""
    values: Floats = np.array(drawn, dtype=np.float64)
    values = values[~np.isnan(values)]
    number = observed if isinstance(observed, Number) else Number(observed)
    if np.isnan(number) or not values.size:
        none = undefined(number.reason or Reason.NO_VARIATION)
        return NullTest(
            model, number, none, none, none, np.nan, np.nan, np.nan, len(drawn), len(drawn) - len(values), seed
        )
    near = EQUAL * max(abs(number), float(np.abs(values).max()), 1e-300)
    low = float(1 + np.count_nonzero(values <= number + near)) / (1 + len(values))
    high = float(1 + np.count_nonzero(values >= number - near)) / (1 + len(values))
    mean, spread = float(values.mean()), float(values.std(ddof=1)) if len(values) > 1 else 0.0
    varies = float(np.ptp(values)) > near
    z = Number((number - mean) / spread) if varies else undefined(Reason.NO_VARIATION)
    deviation = Number(spread if varies else 0.0)
    gone = len(drawn) - len(values)
    return NullTest(
        model, number, Number(mean), deviation, z, low, high, min(1.0, 2 * min(low, high)), len(drawn), gone, seed
    )


def generator(draws: int, seed: int) -> np.random.Generator:
    """The random numbers of a seed. Raises NetworkError where no draw is asked for."""
    if draws < 1:
        raise NetworkError(f"{draws} draws show nothing. Ask for at least one; 1000 give p to about .01")
    return np.random.default_rng(seed)
