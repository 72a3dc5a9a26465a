"""Words broken into lines for a terminal."""

from textwrap import wrap

WIDTH = 80
"""Columns of the terminals that text is made for. A place or a word that is longer stays whole."""


def wrapped(words: str, first: str = "", following: str | None = None) -> list[str]:
    """Lines of at most WIDTH columns: `first` in front of the first, `following` (the same if None) of the others."""
    return wrap(
        words,
        WIDTH,
        initial_indent=first,
        subsequent_indent=first if following is None else following,
        break_long_words=False,
        break_on_hyphens=False,
    )
