"""The marks that stand for actors: a colour and a shape for each sector, so that colour never speaks alone.

Colours: Okabe & Ito, told apart by colour-blind readers (https://jfly.uni-koeln.de/color/).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin


@dataclass(frozen=True)
class Mark:
    """A shape (number of corners, 0 = circle; every second corner at `inner` of the radius) and its fill colour."""

    corners: int
    fill: str
    inner: float = 1.0


SECTORS = {
    "third-sector": Mark(0, "#E69F00"),
    "public-sector": Mark(4, "#0072B2"),
    "private-sector": Mark(3, "#009E73"),
    "academia": Mark(5, "#CC79A7"),
    "hybrid-sector": Mark(10, "#D55E00", 0.5),
}
"""Fixed by code and not by what is in the data, so that two pictures can be compared."""

OTHER = Mark(8, "#56B4E9", 0.4)
NOT_STATED = Mark(0, "#FFFFFF")
COLLABORATION_FILL = "#767676"


def mark_of(sector: str | None) -> Mark:
    """The mark of a sector's code; one and the same for all codes beyond the known, and one for none."""
    return NOT_STATED if sector is None else SECTORS.get(sector, OTHER)


def shape(mark: Mark, x: float, y: float, radius: float) -> str:
    """The SVG element of a mark, without its closing: `<circle …` or `<path …`, in whole tenths."""
    if mark.corners == 0:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"'
    # A square with its side up differs from the diamonds of collaborations; other shapes point up.
    turn = -pi / 4 if mark.corners == 4 else -pi / 2
    step = 2 * pi / mark.corners
    reach = [radius * 1.15 * (mark.inner if corner % 2 else 1) for corner in range(mark.corners)]
    points = [(x + r * cos(turn + i * step), y + r * sin(turn + i * step)) for i, r in enumerate(reach)]
    return f'<path d="{path(points)}Z"'


def diamond(x: float, y: float, radius: float) -> str:
    """The SVG element of a collaboration, without its closing."""
    return f'<path d="{path([(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)])}Z"'


def path(points: Sequence[tuple[float, float]]) -> str:
    """Path data of a line through the points."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
