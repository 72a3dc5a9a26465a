"""The check in a child process: a hostile file costs the caller one line, not the process."""

from collections.abc import Sequence
from pathlib import Path

from graphkit.child import LimitError, Limits, run, run_heard
from graphkit.errors import GraphkitError, UnreadableError
from graphkit.progress import Tell, silent
from graphkit.rdf.read import files
from graphkit.validate.checked import Checked
from graphkit.validate.sources import Sources, inputs, is_sheet, size
from graphkit.validate.validate import Asked, check

SECONDS = {"fast": (8, 4), "pyshacl": (60, 600)}
"""By engine: seconds of computing for any data, and more for each million bytes of it."""

PACKED = 10
"""How many bytes of statements a byte of a spreadsheet may become."""

MEMORY = (2**30, 100)
"""Bytes of memory for any data, and more for each byte of it."""


def check_guarded(paths: Sequence[Path], asked: Asked, *, beyond: bool = True, hear: Tell = silent) -> Checked:
    """As `check`, within limits of time and memory. Raises UnreadableError naming the file that broke them."""
    checked = [*inputs(paths), *files(asked.shapes or ())]
    try:
        return run_heard(_limits(checked, asked.engine), hear, _check, paths, asked, beyond)
    except LimitError as error:
        culprit = next((path for path in checked if _breaks(path)), checked[0])
        remedy = "Look at it: it may be nested without end, or ask for more work than its size explains"
        raise UnreadableError(culprit, error.reason, remedy) from error


def _check(tell: Tell, paths: Sequence[Path], asked: Asked, beyond: bool) -> Checked:
    return check(paths, asked, beyond=beyond, tell=tell)


def _limits(checked: Sequence[Path], engine: str) -> Limits:
    sizes = {path: size(path) for path in checked}
    unpacked = sum(length * (PACKED if is_sheet(path) else 1) for path, length in sizes.items())
    base, more = SECONDS[engine]
    return Limits(seconds=base + more * unpacked // 1_000_000, memory=MEMORY[0] + MEMORY[1] * sum(sizes.values()))


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
    return sum(1 for document in Sources([path], "en").documents() for _ in document.quads)
