"""Where names stand in a picture: beside their mark, never over one another, over as few marks as can be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

FONT = 14
"""Size of the names in units of the picture; a character is taken to be 0.56 as wide as the font is high."""

LONGEST = 38


@dataclass(frozen=True)
class Box:
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two rectangles share a point inside them."""
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)


@dataclass(frozen=True)
class Name:
    """A name placed: the node it belongs to, its text (cut where long), and the start of its base line."""

    node: str
    text: str
    x: float
    y: float


def width_of(text: str) -> float:
    """Width that a text takes, estimated from its number of characters."""
    return 0.56 * FONT * len(text)


def placed(
    wanted: Iterable[tuple[str, str]], marks: Mapping[str, tuple[float, float, float]], frame: Box
) -> Sequence[Name]:
    """Names of nodes, first come first served; a name for which there is no free place is left out.

    `wanted` are (node, name), most important first; `marks` give x, y and radius of every mark in the picture.
    """
    boxes = {node: Box(x - r, y - r, x + r, y + r) for node, (x, y, r) in marks.items()}
    taken: list[Box] = []
    names: list[Name] = []
    for node, name in wanted:
        text = name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
        free = [box for box in _around(*marks[node], width_of(text)) if _is_free(box, taken, frame)]
        if not free:
            continue
        best = min(free, key=lambda box: sum(box.meets(mark) for mark in boxes.values()))
        taken.append(best)
        names.append(Name(node, text, best.left, best.bottom - 0.25 * FONT))
    return names


def _around(x: float, y: float, radius: float, width: float) -> list[Box]:
    """Places for a name around a mark: right, left, above, below and between them, the best liked first."""
    height, gap = 1.1 * FONT, radius + 3
    middle, above, below = y - height / 2, y - gap - height, y + gap
    corners = [
        (x + gap, middle),
        (x - gap - width, middle),
        (x - width / 2, above),
        (x - width / 2, below),
        (x + radius, above),
        (x - radius - width, above),
        (x + radius, below),
        (x - radius - width, below),
    ]
    return [Box(left, top, left + width, top + height) for left, top in corners]


def _is_free(box: Box, taken: list[Box], frame: Box) -> bool:
    inside = frame.left <= box.left and box.right <= frame.right and frame.top <= box.top and box.bottom <= frame.bottom
    return inside and not any(box.meets(other) for other in taken)
