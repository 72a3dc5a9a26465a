"""Structural holes: how far a node's contacts are tied to each other and so leave it little room (Burt 1992)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.network.number import Floats, Ints, NodeValues, Reason, node_values
from graphkit.network.ties import NetworkLike, Pairs, Ties, ties


@dataclass(frozen=True)
class StructuralHoles:
    """Burt's four measures of each node, undefined for isolates: 0 would read as the greatest freedom.

    `constraint` 0 up (a little above 1 is possible): the sum over direct contacts j of (p_ij + sum_q p_iq p_qj)^2, as
    igraph and networkx; summed over everyone two steps away it is another number. `effective_size` 1 (all contacts tied
    alike) to the degree: the sum over contacts j of 1 - sum_q p_iq m_jq. `efficiency` effective size / degree, 0 to 1.
    `hierarchy` 0 (all contacts constrain alike) to 1: Coleman-Theil of the dyadic constraints; undefined below two
    contacts, where ln 1 = 0 divides (netrics gives 0, and takes the contacts' own constraint).
    """

    constraint: NodeValues
    effective_size: NodeValues
    efficiency: NodeValues
    hierarchy: NodeValues


@dataclass(frozen=True, eq=False)
class _Contacts:
    """Each pair from both its ends: contact c is `alter[c]` seen by `ego[c]`; pair p is contact p and contact p + n."""

    ego: Ints
    alter: Ints
    weight: Floats

    def sum_by_ego(self, values: Floats, size: int) -> Floats:
        """Sum of the values of each node's contacts."""
        return np.bincount(self.ego, values, size).astype(np.float64)


def structural_holes(network: NetworkLike, *, weighted: bool = False) -> StructuralHoles:
    """Constraint, effective size, efficiency and hierarchy (Burt 1992, Structural Holes, eqs. 2.1 to 2.9).

    p_ij is i's share of its ties that go to j, w_ij + w_ji where directed (a tie both ways is 2); m_jq is the tie j-q
    as a part of the largest tie of j. Unweighted and undirected, effective size equals n - 2t / n (Borgatti 1997).
    networkx's effective size with weights divides by the largest tie of q instead (3.6.1). Counted from the triangles.
    """
    found = ties(network)
    pairs = found.pairs
    contacts = _contacts(found, pairs, weighted)
    total = contacts.sum_by_ego(contacts.weight, found.size)
    share = contacts.weight / total[contacts.ego]
    largest = np.zeros(found.size)
    np.maximum.at(largest, contacts.ego, contacts.weight)
    indirect, redundancy = _through_others(pairs, share, contacts.weight / largest[contacts.ego])
    dyadic = (share + indirect) ** 2
    constraint = contacts.sum_by_ego(dyadic, found.size)
    effective = contacts.sum_by_ego(1 - redundancy, found.size)
    hierarchy = _hierarchy(contacts, dyadic, constraint, pairs.degree)
    alone, single = pairs.degree == 0, pairs.degree == 1
    none = (alone, Reason.ISOLATE)
    return StructuralHoles(
        node_values(found.nodes, constraint, none),
        node_values(found.nodes, effective, none),
        node_values(found.nodes, effective / np.maximum(pairs.degree, 1), none),
        node_values(found.nodes, hierarchy, none, (single, Reason.FEWER_THAN_TWO_TIES)),
    )


def _contacts(found: Ties, pairs: Pairs, weighted: bool) -> _Contacts:
    forward, back = pairs.forward, pairs.back
    if not weighted:
        forward, back = np.sign(forward), np.sign(back)
    both = forward + back if found.directed else forward
    ego, alter = np.concatenate((pairs.first, pairs.second)), np.concatenate((pairs.second, pairs.first))
    return _Contacts(ego, alter, np.concatenate((both, both)))


def _through_others(pairs: Pairs, share: Floats, marginal: Floats) -> tuple[Floats, Floats]:
    """For each contact i-j, over their common contacts q: the sum of p_iq p_qj, and of p_iq m_jq."""
    count, corners = len(pairs.first), pairs.triangles
    indirect, redundancy = np.zeros(2 * count), np.zeros(2 * count)
    # A contact seen from the first end of its pair has the pair's number, from the second end the number + count.
    ab, ac, bc = corners.ab, corners.ac, corners.bc
    ba, ca, cb = ab + count, ac + count, bc + count
    for ij, iq, qj, jq in (
        (ab, ac, cb, bc),
        (ba, bc, ca, ac),
        (ac, ab, bc, cb),
        (ca, cb, ba, ab),
        (bc, ba, ac, ca),
        (cb, ca, ab, ba),
    ):
        indirect += np.bincount(ij, share[iq] * share[qj], 2 * count)
        redundancy += np.bincount(ij, share[iq] * marginal[jq], 2 * count)
    return indirect, redundancy


def _hierarchy(contacts: _Contacts, dyadic: Floats, constraint: Floats, degree: Ints) -> Floats:
    relative = dyadic * (degree / np.where(constraint > 0, constraint, 1))[contacts.ego]
    disorder = contacts.sum_by_ego(relative * np.log(relative), len(degree))
    several = np.maximum(degree, 2).astype(np.float64)
    hierarchy: Floats = disorder / (several * np.log(several))
    return hierarchy
