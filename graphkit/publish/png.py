"""A still picture as PNG: the one thing here that needs a library of its own (the extra `png`)."""

from importlib import import_module
from importlib.util import find_spec

from graphkit.errors import GraphkitError

PIXELS = 2400
"""Width: a page of A4 at 290 dots an inch."""


class PngError(GraphkitError):
    """A PNG cannot be drawn here. The text says what to do."""


def png(svg: str) -> bytes:
    """The bytes of the SVG drawn by resvg (https://github.com/linebender/resvg), PIXELS wide.

    The same SVG gives the same bytes where the fonts are the same; without any font, names are missing. Raises PngError
    where the library is not installed.
    """
    if find_spec("resvg_py") is None:
        raise PngError(
            "a PNG is drawn by resvg, which is not installed: pip install 'graphkit[png]'. Or: -o picture.svg"
        )
    drawn: bytes = import_module("resvg_py").svg_to_bytes(svg_string=svg, width=PIXELS)
    return bytes(drawn)
