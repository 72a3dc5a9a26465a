"""A rule explained in one language: all that a page or a terminal shows of it, without any markup."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graphkit.languages.labels import pick
from graphkit.languages.texts import catalogue, text
from graphkit.namespaces import BASE, COUNTRIES, RDF, short
from graphkit.report.messages import message
from graphkit.report.spoken import spoken
from graphkit.rulebook import example
from graphkit.rulebook.model import Ask, Rule
from graphkit.rulebook.reasons import ROOM, causes, name, why
from graphkit.rulebook.terms import Term, class_term, property_term

NAMED = 5
"""Of things told apart by their properties, so many properties are named."""

_PLAIN = re.compile(r"…/[\w/<>-]*")

Mark = Callable[[str], str]
"""Sets a limit or an IRI apart from the words around it."""


@dataclass(frozen=True)
class Wrong:
    """A wrong example: what the check says of it, the test file, and the statements."""

    says: str
    file: str
    turtle: str


@dataclass(frozen=True)
class Right:
    """A right example: the test file, and the statements."""

    file: str
    turtle: str


@dataclass(frozen=True)
class Explanation:
    """A rule in one language. `asks` are its limits, `about` the classes it looks at or one phrase for other things."""

    rule: str
    title: str
    means: str
    severity: str
    severity_means: str
    tier: str
    tier_means: str
    asks: tuple[str, ...]
    why: tuple[str, ...]
    causes: tuple[str, ...]
    about: tuple[Term, ...] | str
    properties: tuple[Term, ...]
    wrong: tuple[Wrong, ...]
    right: Right | None


def explain(rule: Rule, language: str, mark: Mark = str) -> Explanation:
    """The rule in the language, or in the language that stands in for it."""
    language, found = spoken(language), example.right(rule)
    return Explanation(
        rule=rule.name,
        title=name(rule, language),
        means=str(pick(rule.descriptions, language) or ""),
        severity=text("validate", f"severity.{rule.severity}", language),
        severity_means=text("report", f"level.{rule.severity}", language),
        tier=text(ROOM, f"tier.{rule.tier}", language),
        tier_means=text(ROOM, f"tier-meaning.{rule.tier}", language),
        asks=tuple(_asks(rule, language, mark)),
        why=tuple(why(rule, language)),
        causes=tuple(causes(rule, language)),
        about=_about(rule, language, mark),
        properties=tuple(property_term(iri, rule.names, language) for iri in rule.properties),
        wrong=tuple(
            Wrong(message(one.finding, language), one.file, one.turtle) for one in example.wrong(rule) if one.finding
        ),
        right=Right(found.file, found.turtle) if found else None,
    )


def _asks(rule: Rule, language: str, mark: Mark) -> Iterator[str]:
    known = catalogue(ROOM, "en")
    for ask in rule.asks:
        if ask.name == "MaxCount" and ask.limit == "0":
            yield text(ROOM, "asks.none", language)
        elif ask.limit == r"\S":
            yield text(ROOM, "asks.filled", language)
        elif f"asks.{ask.name}" in known:
            yield text(ROOM, f"asks.{ask.name}", language, limit=_limit(ask, language, mark))


def _limit(ask: Ask, language: str, mark: Mark) -> str:
    """The limit as people read it: numbers bare, IRIs short, forms and lists set apart."""
    limit = ask.limit or ""
    if ask.name == "Pattern":
        return mark(_form(limit, language))
    if limit.isdecimal():
        return limit
    return ", ".join(mark(short(part)) for part in limit.replace(",", " ").split())


def _form(pattern: str, language: str) -> str:
    """A pattern of IRIs of this graph as people write one, `…/id/<country>/actor/<name>`; another as it stands."""
    form = pattern.removeprefix("^").removesuffix("$").replace("\\.", ".").replace(BASE, "…/")
    form = form.replace(f"({'|'.join(COUNTRIES)})", f"<{text(ROOM, 'form.country', language)}>")
    form = form.replace("[a-z0-9][a-z0-9-]*", f"<{text(ROOM, 'form.name', language)}>")
    return form if _PLAIN.fullmatch(form) else pattern


def _about(rule: Rule, language: str, mark: Mark) -> tuple[Term, ...] | str:
    if rule.classes:
        return tuple(class_term(iri, language) for iri in rule.classes)
    if RDF + "type" in rule.carriers:
        return text(ROOM, "about.everything", language)
    names = [mark(short(iri)) for iri in rule.carriers[:NAMED]] + ["…"] * (len(rule.carriers) > NAMED)
    return text(ROOM, "about.any", language, properties=", ".join(names))
