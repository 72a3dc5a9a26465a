"""Who takes part in what: the plain records that every network is made of."""

from dataclasses import dataclass

from graphkit.network.errors import NetworkError

RELATIONS = ("cooperation", "funding", "membership", "ownership", "procurement", "research")
"""The layers of the network. Each participation is in one of them at least; together they are its whole."""


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as a node: its IRI, its name, and the codes of its country and sector (None = not stated)."""

    iri: str
    label: str
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Collaboration:
    """A collaboration as a node: its IRI, its name, and the code of its type (None = not stated)."""

    iri: str
    label: str
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """One actor's part in one collaboration.

    `roles` are codes, `stated` the words of the collection, `relations` the layers it is in. `start` and `end` are the
    first and the last calendar year of the part, None where not stated: a missing end is unknown, it does not mean
    "still going on". An actor with two memberships in one collaboration has two records. Raises NetworkError where the
    end lies before the start.
    """

    collaboration: str
    actor: str
    roles: tuple[str, ...] = ()
    stated: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    relations: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end < self.start:
            raise NetworkError(
                f"{self.actor} takes part in {self.collaboration} from {self.start} to {self.end}: "
                "the end lies before the start. Correct the years; graphkit validate finds the place"
            )
