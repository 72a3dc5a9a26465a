"""The two verdicts as text for a terminal, kept apart from each other and from *valid*."""

from collections.abc import Iterator, Mapping
from itertools import chain, groupby

from graphkit.quality.check import IMPORTANCES, Check
from graphkit.quality.groups import Measured, measured, suspicious, untried
from graphkit.quality.model import Quality, Share, Suspicion
from graphkit.quality.sentences import (
    advice,
    importance_name,
    kind_name,
    percent,
    place,
    say,
    share_message,
    suspicion_message,
    thing,
    title,
)
from graphkit.report.messages import term
from graphkit.report.wrapped import wrapped

SHOWN = 3
"""How many things of a check are shown; the whole list is in the other forms."""


def quality_text(quality: Quality, language: str) -> str:
    """The verdicts *accurate* and *useful* as lines of text."""
    if not (quality.issued or quality.accurate or quality.useful):
        return say("report.empty", language) + "\n"
    parts = (_accurate(quality, language), [""], _useful(quality, language), _skipped(quality, language))
    return "\n".join(chain.from_iterable(parts)) + "\n"


def headlines(quality: Quality, language: str) -> tuple[str, ...]:
    """The two verdicts in a sentence each. None where there was nothing to judge."""
    if not (quality.issued or quality.accurate or quality.useful):
        return ()
    checks = len(quality.done("accurate"))
    found = len(suspicious(quality))
    everything = measured(quality)
    lacking = sum(one.share.missing > 0 for one in everything)
    return (
        say("report.accurate" if found else "report.accurate-clean", language, checks=checks, found=found),
        say("report.useful", language, measures=len(everything), found=lacking),
    )


def _accurate(quality: Quality, language: str) -> Iterator[str]:
    groups = suspicious(quality)
    yield headlines(quality, language)[0]
    if not groups:
        return
    yield from wrapped(say("report.accurate-note", language))
    for check, found in groups:
        yield ""
        yield f"{_importance(check, language)}{title(check, language)}  × {len(found)}"
        for suspicion in found[:SHOWN]:
            yield from _suspicion(suspicion, language)
        if len(found) > SHOWN:
            yield f"    {say('report.more', language, count=len(found) - SHOWN)}"
        yield from wrapped(advice(check, language), "    → ", "      ")


def _suspicion(suspicion: Suspicion, language: str) -> Iterator[str]:
    names = dict.fromkeys((thing(suspicion, language), term(suspicion.focus)))
    yield "    " + ": ".join(filter(None, (place(suspicion), " · ".join(names))))
    yield from wrapped(suspicion_message(suspicion, language), "        ")


def _useful(quality: Quality, language: str) -> Iterator[str]:
    everything = measured(quality)
    lacking = [one for one in everything if one.share.missing]
    complete = [title(one.check, language) for one in everything if not one.share.missing]
    nothing = [title(check, language) for check in untried(quality)]
    if lacking:
        yield headlines(quality, language)[1]
        yield from wrapped(say("report.useful-note", language))
        for one in lacking:
            yield ""
            yield from _measured(one, language)
        yield ""
    if complete:
        yield from wrapped(say("report.complete", language, titles="; ".join(complete)), "", "  ")
    if nothing:
        yield from wrapped(say("report.untried", language, titles="; ".join(nothing)), "", "  ")


def _measured(one: Measured, language: str) -> Iterator[str]:
    importance = _importance(one.check, language)
    yield from wrapped(share_message(one.check, one.share, language), importance, " " * len(importance))
    kinds = {kind_name(kind, language): share for kind, share in one.by(lambda part: part.kind).items()}
    datasets = {dataset.upper(): share for dataset, share in one.by(lambda part: part.dataset).items()}
    for shares in (kinds, datasets):
        if len(shares) > 1:
            yield from wrapped(_shares(shares), "    ")
    yield from wrapped(advice(one.check, language), "    → ", "      ")


def _shares(shares: Mapping[str, Share]) -> str:
    return " · ".join(f"{name} {percent(share)} %" for name, share in shares.items())


def _skipped(quality: Quality, language: str) -> Iterator[str]:
    for dataset, pairs in groupby(sorted(quality.skipped, key=lambda pair: pair[1]), key=lambda pair: pair[1]):
        titles = "; ".join(title(check, language) for check, _ in pairs)
        yield from wrapped(say("report.skipped", language, dataset=dataset.upper(), titles=titles), "", "  ")


def _importance(check: Check, language: str) -> str:
    width = max(len(importance_name(importance, language)) for importance in IMPORTANCES)
    return f"{importance_name(check.importance, language):<{width}}  "
