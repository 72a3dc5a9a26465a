"""What was not checked, in words: every form for people says the same of it."""

from collections.abc import Callable, Iterable, Mapping

from graphkit.languages.texts import text
from graphkit.namespaces import short
from graphkit.report.finding import Report
from graphkit.report.location import shown
from graphkit.report.messages import visible

NAMED = 12
"""How many classes, properties or files are named; JSON has all of them."""


def unchecked(report: Report, language: str, count: Callable[[int], str] = str) -> list[str]:
    """A sentence each for classes, things without a class, properties and files; none for what there is none of.

    `count` writes the numbers.
    """
    said = {
        "unchecked": {"names": _counted(report.unchecked, language, count)},
        "untyped": {"count": count(report.untyped) if report.untyped else ""},
        "unchecked_properties": {"names": _counted(report.unchecked_properties, language, count)},
        "empty_files": {
            "names": _some((visible(path, len(path)) for path in map(shown, report.empty_files)), language, count)
        },
    }
    return [
        text("validate", f"report.{key}", language, **values) for key, values in said.items() if any(values.values())
    ]


def _counted(counts: Mapping[str, int], language: str, count: Callable[[int], str]) -> str:
    """Terms and how often, the commonest first."""
    common = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return _some([f"{visible(short(iri))} ({count(number)})" for iri, number in common], language, count)


def _some(names: Iterable[str], language: str, count: Callable[[int], str]) -> str:
    every = list(names)
    more = len(every) - NAMED
    rest = [text("validate", "report.more", language, count=count(more))] if more > 0 else []
    return ", ".join([*every[:NAMED], *rest])
