"""The disparity filter: ties that take an uneven share of an end's strength."""

from __future__ import annotations

import numpy as np

from graphkit.network.backbone import Backbone, must_be_share
from graphkit.network.number import Floats, Ints
from graphkit.network.ties import NetworkLike, Ties, degree, strength, ties


def disparity(network: NetworkLike, alpha: float = 0.05) -> Backbone:
    """The backbone by the disparity filter (Serrano, Boguna & Vespignani 2009, https://doi.org/10.1073/pnas.0808904106).

    A tie of weight w at an end with strength s and k ties has p = (1 - w / s)^(k - 1): how likely so large a share is
    where the strength falls on the ties at random. The smaller of both ends counts (as R's backbone); an end with one
    tie gives 1. Directed: the sender's out-ties and the receiver's in-ties. For weights that are no counts of shared
    collaborations: those have a better null in `sdsm`. Raises NetworkError where alpha is not between 0 and 1.
    """
    must_be_share(alpha)
    found = ties(network)
    sender = _chance(found, found.first, strength(found, "out"), degree(found, "out"))
    receiver = _chance(found, found.second, strength(found, "in"), degree(found, "in"))
    return Backbone(found, np.minimum(sender, receiver), alpha, "disparity")


def _chance(found: Ties, end: Ints, total: Floats, count: Ints) -> Floats:
    share = np.minimum(found.weight / total[end], 1.0)
    chance: Floats = (1 - share) ** (count[end] - 1)
    return chance
