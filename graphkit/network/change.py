"""What changes from one wave of a network to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graphkit.network.errors import NetworkError
from graphkit.network.number import Number, Reason, ratio
from graphkit.network.ties import NetworkLike, Ties, ties


@dataclass(frozen=True)
class Change:
    """Nodes and ties of two waves, counts from 0 up.

    Of the new ties `new_by_joining` have an end that joined, of the lost ones `lost_by_leaving` one that left. A tie
    whose years are not known may be in both waves for want of knowledge: see `graphkit.network.selection.within`.
    """

    stayed: int
    joined: int
    left: int
    kept: int
    new: int
    lost: int
    new_by_joining: int
    lost_by_leaving: int

    @property
    def jaccard(self) -> Number:
        """Kept / (kept + new + lost), all nodes: 0 all other to 1 all kept; undefined without ties in both waves."""
        return ratio(self.kept, self.kept + self.new + self.lost, Reason.NO_TIES)

    @property
    def jaccard_of_stayers(self) -> Number:
        """The same among nodes of both waves: below .3, models of change fit badly (Snijders, van de Bunt & Steglich).

        2010, https://doi.org/10.1016/j.socnet.2009.02.004.
        """
        changed = self.new - self.new_by_joining + self.lost - self.lost_by_leaving
        return ratio(self.kept, self.kept + changed, Reason.NO_TIES)

    @property
    def turnover(self) -> Number:
        """(New + lost) / (ties before + ties after): 0 nothing changed to 1 all did; undefined without ties.

        The turnover of Diamond & May 1977 (https://doi.org/10.1126/science.197.4300.266), for ties.
        """
        return ratio(self.new + self.lost, 2 * self.kept + self.new + self.lost, Reason.NO_TIES)


def change(before: NetworkLike, after: NetworkLike) -> Change:
    """Ties and nodes kept, new and lost between two waves; weights do not count. Nodes are the same by name.

    Raises NetworkError where only one of the waves is directed.
    """
    earlier, later = ties(before), ties(after)
    if earlier.directed != later.directed:
        raise NetworkError("one wave has directions, the other none. Make both directed or both undirected")
    there, here = set(earlier.nodes), set(later.nodes)
    old, now = _named(earlier), _named(later)
    return Change(
        stayed=len(there & here),
        joined=len(here - there),
        left=len(there - here),
        kept=len(old & now),
        new=len(now - old),
        lost=len(old - now),
        new_by_joining=sum(not (one in there and other in there) for one, other in now - old),
        lost_by_leaving=sum(not (one in here and other in here) for one, other in old - now),
    )


def _named(found: Ties) -> set[tuple[Any, Any]]:
    """Ties by the names of their ends; names are sorted, so an undirected tie has one form."""
    ends = zip(found.first.tolist(), found.second.tolist(), strict=True)
    return {(found.nodes[one], found.nodes[other]) for one, other in ends}
