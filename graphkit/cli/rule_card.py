"""How rules are shown on a terminal: the list by noun, and one rule with its examples."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from graphkit.languages.texts import text
from graphkit.rulebook import Rule
from graphkit.rulebook.explanation import Explanation, Right, Wrong, explain
from graphkit.rulebook.reasons import ROOM
from graphkit.rulebook.terms import Term

COLOURS = {"violation": "red", "warning": "yellow", "info": "cyan"}


def show_rules(console: Console, rules: Sequence[Rule], language: str) -> None:
    """Every rule under its noun: its name, severity, tier and what it is called, then what is right."""
    for noun, found in groupby(rules, key=lambda rule: rule.noun):
        own = list(found)
        heading = f"{text(ROOM, f'noun.{noun}', language)} · {text(ROOM, 'count', language, count=len(own))}"
        _indented(console, Text(heading, style="bold"), 0)
        for rule in own:
            told = explain(rule, language)
            _indented(console, _head(rule, told), 2)
            _indented(console, Text(told.means), 6)
        console.print()


def show_rule(console: Console, rule: Rule, language: str) -> None:
    """One rule: what is right, what is asked for, why, the usual causes, what it looks at, and its examples."""
    told = explain(rule, language)
    _indented(console, _head(rule, told), 0)
    console.print()
    _show_facts(console, told, language)
    _heading(console, _part("causes", language))
    for cause in told.causes:
        _indented(console, Text(f"· {cause}"), 2)
    for wrong in told.wrong:
        _show_example(console, f"{_part('wrong', language)}: {wrong.says}", wrong)
    if told.right:
        _show_example(console, _part("right", language), told.right)


def _head(rule: Rule, told: Explanation) -> Text:
    return Text.assemble(
        (rule.name, "bold"), "  ", (told.severity, COLOURS[rule.severity]), f" · {told.tier} · {told.title}"
    )


def _show_facts(console: Console, told: Explanation, language: str) -> None:
    about = told.about if isinstance(told.about, str) else _terms(told.about)
    facts = {
        "means": told.means,
        "asks": "; ".join(told.asks),
        "why": " ".join(told.why),
        "about": about,
        "property": _terms(told.properties),
        "severity": f"{told.severity}: {told.severity_means}",
        "tier": f"{told.tier}: {told.tier_means}",
    }
    for key, words in facts.items():
        if words:
            _indented(console, Text.assemble((f"{_part(key, language)}: ", "bold"), words), 0)


def _terms(terms: Sequence[Term]) -> str:
    """One term with its definition; several by their names alone."""
    names = ", ".join(f"{term.label} ({term.name})" for term in terms)
    return f"{names}: {terms[0].definition}" if len(terms) == 1 and terms[0].definition else names


def _show_example(console: Console, title: str, example: Wrong | Right) -> None:
    _heading(console, title)
    for line in example.turtle.splitlines():
        console.print(Text(f"  {line}"), soft_wrap=True)


def _indented(console: Console, words: Text, by: int) -> None:
    """Wrapped words with a margin on the left, and no blanks at the right, which a copied text would take along."""
    for line in words.wrap(console, console.width - by):
        line.rstrip()
        console.print(Text.assemble(" " * by, line), soft_wrap=True)


def _heading(console: Console, title: str) -> None:
    console.print()
    _indented(console, Text(title, style="bold"), 0)


def _part(key: str, language: str) -> str:
    return text(ROOM, f"part.{key}", language)
