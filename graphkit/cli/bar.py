"""A progress bar on a terminal's stderr for what takes long; nothing anywhere else."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from graphkit.languages.texts import text
from graphkit.progress import Step, Tell, silent

PATIENCE = 2.0
"""Seconds before a bar is shown: what is quicker needs none."""


@contextmanager
def bar(language: str) -> Iterator[Tell]:
    """Who hears of steps and draws them once PATIENCE is over. Leaves nothing on the screen.

    It draws when it hears and has no thread of its own: a process of several threads cannot be forked.
    """
    if not sys.stderr.isatty():
        yield silent
        return
    # A tenth of a second of imports, which a pipe need not wait for.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
    task = progress.add_task("", total=None)
    start = time.monotonic()

    def hear(step: Step) -> None:
        if time.monotonic() - start >= PATIENCE:
            progress.start()
            words = text("check", f"progress.{step.work}", language, done=step.done, total=step.total)
            progress.update(task, description=words, completed=step.done, total=step.total, refresh=True)

    try:
        yield hear
    finally:
        progress.stop()
