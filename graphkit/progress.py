"""How far a long piece of work is, told by who does it to who shows it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

READING, RULES, DRAWING = "reading", "rules", "drawing"
"""What is done: one file after another is read, one rule after another is tried, a layout comes to rest in rounds."""


@dataclass(frozen=True)
class Step:
    """`done` of `total` pieces of the work named are done."""

    work: str
    done: int
    total: int


Tell = Callable[[Step], None]


def silent(step: Step) -> None:
    """Tell nobody."""


def counted(pieces: Iterable[T], work: str, total: int, tell: Tell) -> Iterator[T]:
    """The pieces as they come, with word of how many are done before each and after the last."""
    done = 0
    for done, piece in enumerate(pieces):
        tell(Step(work, done, total))
        yield piece
    tell(Step(work, total, total))
