"""The check in a child process: a hostile file costs the caller one line, not the process."""

from collections.abc import Sequence
from pathlib import Path

from graphkit.child import LimitError, Limits, run
from graphkit.errors import GraphkitError, UnreadableError
from graphkit.rdf.read import files, read
from graphkit.report import Report
from graphkit.validate.validate import validate

SECONDS = {"fast": (8, 4), "pyshacl": (60, 600)}
"""By engine: seconds of computing for any data, and more for each million bytes of it."""

MEMORY = (2**30, 100)
"""Bytes of memory for any data, and more for each byte of it."""


def validate_guarded(paths: Sequence[Path], *, tier: str, engine: str, shapes: Sequence[Path]) -> Report:
    """As `validate`, within limits of time and memory. Raises UnreadableError naming the file that broke them."""
    checked = files([*paths, *shapes])
    try:
        return run(_limits(checked, engine), validate, paths, tier=tier, engine=engine, shapes=shapes)
    except LimitError as error:
        culprit = next((path for path in checked if _breaks(path)), checked[0])
        remedy = "Look at it: it may be nested without end, or ask for more work than its size explains"
        raise UnreadableError(culprit, error.reason, remedy) from error


def _limits(checked: Sequence[Path], engine: str) -> Limits:
    size = sum(path.stat().st_size for path in checked)
    base, more = SECONDS[engine]
    return Limits(seconds=base + more * size // 1_000_000, memory=MEMORY[0] + MEMORY[1] * size)


def _breaks(path: Path) -> bool:
    """Whether reading this file alone ends a child; any other fault is the check's to tell."""
    try:
        run(_limits([path], "fast"), _count, path)
    except LimitError:
        return True
    except GraphkitError:
        return False
    return False


def _count(path: Path) -> int:
    return sum(1 for _ in read(path).quads)
