"""The program's own words: one TOML catalogue a room and language in `graphkit/texts/<room>/<language>.toml`."""

import tomllib
from functools import cache
from pathlib import Path

from graphkit.languages.fallback import chain

FOLDER = Path(__file__).parent.parent / "texts"


@cache
def catalogue(room: str, language: str) -> dict[str, str]:
    """Every text of a room in a language, by dotted key. Empty where the room has no such catalogue."""
    path = FOLDER / room / f"{language}.toml"
    if not path.exists():
        return {}
    return dict(_flat(tomllib.loads(path.read_text(encoding="utf-8"))))


def text(room: str, key: str, language: str, **values: object) -> str:
    """The text of a key in the language asked for (or the one that stands in), with `{name}` places filled.

    Raises KeyError where no language of the chain has it: a missing text is a fault of ours, and a test finds it.
    """
    for tag in chain(language):
        if found := catalogue(room, tag).get(key):
            return found.format(**values)
    raise KeyError(f"no text {key!r} in {FOLDER / room}")


def _flat(tree: dict[str, object], prefix: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in tree.items():
        if isinstance(value, dict):
            pairs += _flat(value, f"{prefix}{name}.")
        else:
            pairs.append((prefix + name, str(value)))
    return pairs
