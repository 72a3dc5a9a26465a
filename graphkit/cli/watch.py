"""`graphkit validate --watch`: check again when a file is saved, and say what that changed."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import click

from graphkit.errors import GraphkitError
from graphkit.languages.texts import text
from graphkit.report import Finding
from graphkit.report.as_text import findings_text
from graphkit.report.fingerprint import fingerprints
from graphkit.report.messages import thing, visible
from graphkit.validate.checked import Checked
from graphkit.validate.sources import inputs

PAUSE = 0.1
"""Seconds between two looks at the files. To look costs little, and works on network drives too, where nobody tells of
a change; a library that is told of changes needs a thread, and a process of several threads cannot be forked."""

MENDED = 10
"""How many mended findings are named."""

Stamps = Mapping[Path, tuple[int, int]]
"""When each file was changed last (ns), and its size in bytes."""


class Watch:
    """Checks whenever a file under the paths has changed, in the one process that keeps what all checks share."""

    def __init__(
        self,
        paths: Sequence[Path],
        check: Callable[[], Checked],
        show: Callable[[Checked], None],
        language: str,
        *,
        rewrite: bool,
    ) -> None:
        """`show` tells the whole of the first check; with `rewrite`, of every check."""
        self._paths, self._check, self._show, self._language = paths, check, show, language
        self._rewrite = rewrite
        self._known: dict[str, Finding] | None = None

    def run(self) -> NoReturn:
        """Until Ctrl-C, which ends the program with exit code 0."""
        try:
            stamps = self._stamps()
            click.echo(text("check", "watch.start", self._language, files=len(stamps)), err=True)
            while True:
                self._once()
                stamps = self._changed(stamps)
        except KeyboardInterrupt:
            sys.exit(0)

    def _once(self) -> None:
        """One check. What cannot be read, as a file that is only half saved, is one line."""
        try:
            checked = self._check()
        except GraphkitError as error:
            waiting = text("check", "watch.waiting", self._language)
            click.echo(f"graphkit: {visible(str(error), len(str(error)))}. {waiting}", err=True)
            return
        marks = fingerprints(checked.report.findings)
        found = dict(zip(marks, checked.report.findings, strict=True))
        if self._known is None or self._rewrite:
            self._show(checked)
        if self._known is not None:
            click.echo(self._difference(self._known, found))
        self._known = found

    def _difference(self, before: Mapping[str, Finding], now: Mapping[str, Finding]) -> str:
        """What is new, what is mended, and how many are left, as lines."""
        new = [finding for mark, finding in now.items() if mark not in before]
        mended = [finding for mark, finding in before.items() if mark not in now]
        if not new and not mended:
            return self._say("same", left=len(now))
        parts = [self._say("changed", new=len(new), mended=len(mended), left=len(now) - len(new))]
        if mended:
            parts += [self._say("mended"), *(f"    {_name(finding, self._language)}" for finding in mended[:MENDED])]
        if len(mended) > MENDED:
            parts.append(f"    {text('validate', 'report.more', self._language, count=len(mended) - MENDED)}")
        if new:
            parts += [self._say("new"), findings_text(new, self._language).rstrip("\n")]
        return "\n".join(parts)

    def _say(self, key: str, **values: object) -> str:
        return text("check", f"watch.{key}", self._language, **values)

    def _changed(self, before: Stamps) -> Stamps:
        """Wait until a file differs, is new or is gone, and until no more is written; how the files then are."""
        while (now := self._stamps()) == before:
            time.sleep(PAUSE)
        while (later := self._wait()) != now:
            now = later
        return now

    def _wait(self) -> Stamps:
        time.sleep(PAUSE / 2)
        return self._stamps()

    def _stamps(self) -> Stamps:
        try:
            found = {path: path.stat() for path in self._files()}
        except (GraphkitError, OSError):
            return {}  # as when a program saves by taking the old file away first; the check tells if it stays so
        return {path: (state.st_mtime_ns, state.st_size) for path, state in found.items()}

    def _files(self) -> Iterator[Path]:
        """Every file that is read; some inputs are folders, which are one spreadsheet together."""
        for path in inputs(self._paths):
            yield from sorted(path.iterdir()) if path.is_dir() else (path,)


def _name(finding: Finding, language: str) -> str:
    return f"{visible(finding.rule)}: {thing(finding, language)}"
