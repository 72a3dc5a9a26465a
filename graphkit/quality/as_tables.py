"""The two verdicts as tables, for spreadsheets: one row a thing that looks wrong, one row a share."""

from graphkit.languages.texts import text
from graphkit.quality.groups import measured
from graphkit.quality.model import Quality
from graphkit.quality.sentences import (
    advice,
    importance_name,
    kind_name,
    place_file,
    say,
    suspicion_message,
    thing,
    title,
)
from graphkit.report.messages import visible
from graphkit.report.table import Cell, Table


def as_tables(quality: Quality, language: str) -> tuple[Table, Table]:
    """What looks wrong, and what is not filled in: every suspicion and every share, complete ones included."""
    return _accurate(quality, language), _useful(quality, language)


def _accurate(quality: Quality, language: str) -> Table:
    head = [say(f"column.{name}", language) for name in ("importance", "check")]
    places = ("file", "line", "thing", "message", "advice", "focus")
    head += [text("report", f"column.{name}", language) for name in places]
    rows: list[list[Cell]] = [
        [
            importance_name(suspicion.check.importance, language),
            title(suspicion.check, language),
            place_file(suspicion),
            suspicion.line,
            thing(suspicion, language),
            suspicion_message(suspicion, language),
            advice(suspicion.check, language),
            visible(suspicion.focus.strip("<>"), len(suspicion.focus)),
        ]
        for suspicion in quality.accurate
    ]
    return Table(say("sheet.accurate", language), head, (20, 36, 34, 8, 36, 60, 48, 60), rows)


def _useful(quality: Quality, language: str) -> Table:
    names = ("importance", "check", "dataset", "kind", "missing", "total", "percent", "gain")
    rows: list[list[Cell]] = [
        [
            importance_name(one.check.importance, language),
            title(one.check, language),
            part.dataset.upper(),
            kind_name(part.kind, language),
            part.share.missing,
            part.share.total,
            part.share.percent,
            advice(one.check, language),
        ]
        for one in measured(quality)
        for part in one.parts
    ]
    head = [say(f"column.{name}", language) for name in names]
    return Table(say("sheet.useful", language), head, (20, 36, 12, 26, 12, 12, 12, 60), rows)
