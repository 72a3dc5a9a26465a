"""Rules as Markdown pages: one a noun and language, with an anchor a rule, and an index a language."""

import re
from collections.abc import Iterable, Iterator, Sequence

from graphkit.languages.fallback import FULL
from graphkit.languages.texts import text
from graphkit.rulebook.explanation import Explanation, Right, Wrong, explain
from graphkit.rulebook.model import NOUNS, Rule
from graphkit.rulebook.reasons import ROOM
from graphkit.rulebook.terms import Term

OWN_NAMES = {
    "en": "English",
    "nb": "norsk bokmål",
    "nn": "norsk nynorsk",
    "da": "dansk",
    "sv": "svenska",
    "fi": "suomi",
    "is": "íslenska",
}
"""What each language is called in itself, as language menus write it."""

_ROOT = "../../.."
_SPECIAL = re.compile(r"([\\`*_<>\[\]|#]|(?<=\])\()")


def page(noun: str, rules: Iterable[Rule], language: str) -> str:
    """The page of one noun's rules in one language, for the folder `docs/rules/<language>/`."""
    own = [rule for rule in rules if rule.noun == noun]
    lines = [
        f"# {_say(f'noun.{noun}', language)}",
        "",
        f"[{_say('all', language)}](README.md) · {_say('file', language)}: "
        f"[`shapes/{noun}.ttl`]({_ROOT}/shapes/{noun}.ttl) · {_menu(f'{noun}.md', language)}",
    ]
    for rule in own:
        lines += ["", *_rule(explain(rule, language, _code), language)]
    return "\n".join(lines) + "\n"


def index(rules: Sequence[Rule], language: str) -> str:
    """All rules in one language, noun by noun, each with a link to its place."""
    lines = [f"# {_say('title', language)}", "", _say("lead", language), "", _menu("README.md", language)]
    if language != "en":
        lines += ["", f"*{_say('unreviewed', language)}*"]
    lines += ["", *_levels(rules, language), "", _say("prefixes", language)]
    for noun in NOUNS:
        own = [rule for rule in rules if rule.noun == noun]
        count = _say("count", language, count=len(own))
        lines += ["", f"## [{_say(f'noun.{noun}', language)}]({noun}.md)", "", f"{count}.", ""]
        lines += [_entry(explain(rule, language), noun) for rule in own]
    return "\n".join(lines) + "\n"


def _entry(rule: Explanation, noun: str) -> str:
    return f"- [`{rule.rule}`]({noun}.md#{rule.rule.lower()}) {rule.severity}. {_plain(rule.means)}"


def _levels(rules: Sequence[Rule], language: str) -> Iterator[str]:
    """What severities and tiers mean, each told once."""
    told = [explain(rule, language) for rule in rules]
    severities = {rule.severity: one for rule, one in zip(rules, told, strict=True)}
    tiers = {rule.tier: one for rule, one in zip(rules, told, strict=True)}
    for severity in ("violation", "warning", "info"):
        yield f"- **{severities[severity].severity}**: {severities[severity].severity_means}"
    for tier in ("basic", "full"):
        yield f"- **{tiers[tier].tier}**: {tiers[tier].tier_means}"


def _rule(rule: Explanation, language: str) -> Iterator[str]:
    yield f"## {rule.rule}"
    yield ""
    yield f"**{_plain(rule.title)}** · {rule.severity} · {rule.tier}"
    yield ""
    yield from _facts(rule, language)
    yield ""
    yield f"**{_part('causes', language)}**"
    yield ""
    yield from (f"- {cause}" for cause in rule.causes)
    for example in rule.wrong:
        yield from _example(f"**{_part('wrong', language)}**: {_plain(example.says)}", example)
    if rule.right:
        yield from _example(f"**{_part('right', language)}**", rule.right)


def _facts(rule: Explanation, language: str) -> Iterator[str]:
    yield f"- {_part('means', language)}: {_plain(rule.means)}"
    if rule.asks:
        yield f"- {_part('asks', language)}: {'; '.join(rule.asks)}"
    about = rule.about if isinstance(rule.about, str) else _terms(rule.about, defined=not rule.properties)
    yield f"- {_part('about', language)}: {about}"
    if rule.properties:
        yield f"- {_part('property', language)}: {_terms(rule.properties)}"
    yield f"- {_part('why', language)}: {' '.join(rule.why)}"


def _terms(terms: Sequence[Term], *, defined: bool = True) -> str:
    """One term, with its definition where asked for; several without, in one line."""
    names = ", ".join(f"{_plain(term.label)} ({_code(term.name)})" for term in terms)
    only = terms[0].definition if defined and len(terms) == 1 else ""
    return f"{names}: {_plain(only)}" if only else names


def _example(title: str, example: Wrong | Right) -> Iterator[str]:
    link = f"[`{example.file}`]({_ROOT}/{example.file})"
    yield from ("", title, "", "```turtle", example.turtle.rstrip("\n"), "```", "", link)


def _menu(page_name: str, language: str) -> str:
    """Links to the same page in the other languages."""
    others = (f"[{OWN_NAMES[other]}](../{other}/{page_name})" for other in FULL if other != language)
    return f"{_say('other-languages', language)}: {', '.join(others)}"


def _say(key: str, language: str, **values: object) -> str:
    return text(ROOM, key, language, **values)


def _part(key: str, language: str) -> str:
    return _say(f"part.{key}", language)


def _plain(words: str) -> str:
    """Words in which nothing is markup."""
    return _SPECIAL.sub(r"\\\1", words)


def _code(words: str) -> str:
    """Words set in code, whatever backticks they hold."""
    return f"`` {words} ``" if "`" in words else f"`{words}`"
