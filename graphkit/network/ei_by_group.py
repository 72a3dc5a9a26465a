"""The E-I index of each group beside what chance gives that group: small groups look outward by their size alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from graphkit.network.groups import Groups, groups
from graphkit.network.nulls import NullTest, compare, generator
from graphkit.network.number import Floats, Ints, Number, Reason, undefined
from graphkit.network.ties import NetworkLike, Ties, ties


def ei_by_group(network: NetworkLike, attribute: str, *, draws: int = 1000, seed: int = 1) -> Mapping[Any, NullTest]:
    """E-I of each group (each tie once, as `GroupEI.value`): -1 all within to 1 all across, with chance by permutation.

    Chance gives the attribute to other nodes at random, among those for which it is known; ties and group sizes stay.
    `mean` and `deviation` are over the draws in which the group has a tie. Weights play no part; directed: arcs.
    Krackhardt & Stern 1988 (https://doi.org/10.2307/2786835). Raises NetworkError where no draw is asked for.
    """
    found = ties(network)
    where, random = groups(found, attribute), generator(draws, seed)
    known = np.flatnonzero(where.known)
    judged = where.known[found.first] & where.known[found.second]
    kept = replace(found, first=found.first[judged], second=found.second[judged], weight=found.weight[judged])

    def drawn() -> Floats:
        code = where.code.copy()
        code[known] = code[random.permutation(known)]
        return _values(kept, where, code)

    values = np.array([drawn() for _ in range(draws)]).reshape(draws, len(where.categories))
    observed = _values(kept, where, where.code)
    return {
        category: compare(
            "attribute-permutation",
            undefined(Reason.NO_TIES) if np.isnan(observed[place]) else Number(observed[place]),
            values[:, place].tolist(),
            seed,
        )
        for place, category in enumerate(where.categories)
    }


def _values(network: Ties, where: Groups, code: Ints) -> Floats:
    """(across - within) / (across + within) of each group; nan without ties."""
    one, other, count = code[network.first], code[network.second], len(where.categories)
    within = one == other
    internal = np.bincount(one[within], minlength=count)
    external = np.bincount(one[~within], minlength=count) + np.bincount(other[~within], minlength=count)
    total = internal + external
    values: Floats = np.where(total > 0, (external - internal) / np.maximum(total, 1), np.nan)
    return values
