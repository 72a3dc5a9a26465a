"""Where the cards of concepts and rules are printed."""

import sys

from rich.console import Console

PLAIN_WIDTH = 80


def console() -> Console:
    """The terminal as it is; elsewhere 80 columns without colour, so that the same words give the same bytes."""
    if sys.stdout.isatty():
        return Console(highlight=False, markup=False, emoji=False)
    return Console(
        file=sys.stdout,
        width=PLAIN_WIDTH,
        color_system=None,
        force_terminal=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
