"""What a page tells of the verdicts *accurate* and *useful*: words and numbers, ready to be shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from graphkit.languages.labels import pick
from graphkit.publish.words import Words
from graphkit.quality import Quality, headlines
from graphkit.quality.groups import Measured, measured, suspicious, untried
from graphkit.quality.model import Suspicion
from graphkit.quality.sentences import (
    advice,
    importance_name,
    kind_name,
    place,
    say,
    share_message,
    suspicion_message,
    thing,
    title,
)
from graphkit.report.messages import term

NAMED = 100
"""How many things that lack something are named; all are in JSON."""


@dataclass(frozen=True)
class Doubt:
    """One thing that looks wrong. `language` is that of its label where it is not the page's."""

    place: str
    thing: str
    language: str
    identifier: str
    message: str


@dataclass(frozen=True)
class Doubts:
    """All that looks wrong to one check."""

    title: str
    importance: str
    advice: str
    rows: tuple[Doubt, ...]


@dataclass(frozen=True)
class Gap:
    """One measure that found something not filled in: its share in a sentence, by dataset and class, and the things."""

    message: str
    importance: str
    gain: str
    parts: tuple[tuple[str, str, str, str, str], ...]
    """Dataset, class, how many lack it, of how many, per cent; nothing where there is one part alone."""
    things: tuple[str, ...]
    more: int


@dataclass(frozen=True)
class Judgement:
    """Both verdicts: each in a sentence, then what they found; `rest` says what was complete or not looked at."""

    headlines: tuple[str, ...]
    doubts: tuple[Doubts, ...]
    gaps: tuple[Gap, ...]
    rest: tuple[str, ...]


def judgement(quality: Quality, words: Words) -> Judgement:
    """What the page tells. Without headlines there was nothing to judge."""
    language = words.language
    return Judgement(
        headlines(quality, language),
        tuple(
            Doubts(
                title(check, language),
                importance_name(check.importance, language),
                advice(check, language),
                tuple(_doubt(suspicion, words) for suspicion in found),
            )
            for check, found in suspicious(quality)
        ),
        tuple(_gap(one, words) for one in measured(quality) if one.share.missing),
        tuple(_rest(quality, language)),
    )


def _doubt(suspicion: Suspicion, words: Words) -> Doubt:
    label = pick(suspicion.labels, words.language)
    name, identifier = thing(suspicion, words.language), term(suspicion.focus)
    return Doubt(
        place=place(suspicion),
        thing=name,
        language=label.language if label and label.language != words.spoken else "",
        identifier=identifier if identifier != name else "",
        message=suspicion_message(suspicion, words.language),
    )


def _gap(one: Measured, words: Words) -> Gap:
    things = [term(missing) for part in one.parts for missing in part.missing]
    parts = (
        (
            part.dataset.upper(),
            kind_name(part.kind, words.language),
            words.count(part.share.missing),
            words.count(part.share.total),
            words.share(part.share.percent / 100, 1),
        )
        for part in one.parts
    )
    return Gap(
        message=share_message(one.check, one.share, words.language),
        importance=importance_name(one.check.importance, words.language),
        gain=advice(one.check, words.language),
        parts=tuple(parts) if len(one.parts) > 1 else (),
        things=tuple(things[:NAMED]),
        more=len(things[NAMED:]),
    )


def _rest(quality: Quality, language: str) -> Iterator[str]:
    complete = [title(one.check, language) for one in measured(quality) if not one.share.missing]
    for key, titles in (("complete", complete), ("untried", [title(check, language) for check in untried(quality)])):
        if titles:
            yield say(f"report.{key}", language, titles="; ".join(titles))
    for dataset, pairs in groupby(sorted(quality.skipped, key=lambda pair: pair[1]), key=lambda pair: pair[1]):
        titles = [title(check, language) for check, _ in pairs]
        yield say("report.skipped", language, dataset=dataset.upper(), titles="; ".join(titles))
