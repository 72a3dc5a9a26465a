"""`graphkit rules`: every rule of the check, in the reader's words."""

import json
from dataclasses import asdict

import click

from graphkit.cli import options
from graphkit.cli.rule_card import show_rule, show_rules
from graphkit.cli.terminal import console
from graphkit.rulebook import Rule, find, load, near
from graphkit.rulebook.explanation import explain

FORMS = ("text", "json")


@click.command()
@click.argument("name", metavar="[RULE]", required=False)
@click.option(
    "--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="Form of the output."
)
@options.language
def rules(name: str | None, form: str, language: str) -> None:
    """Explain RULE: what it means, why, usual causes, what to do, wrong and right; without RULE, list all rules.

    RULE is the name that a finding gives, such as Actor-country. It may also be written shape:Actor-country, or as the
    rule's IRI.

    \b
    Example: graphkit rules Identifier-no-brc --lang nb
    """
    known = load()
    chosen = list(known.values()) if name is None else [_found(known, name)]
    if form == "json":
        entries = [_entry(rule, language) for rule in chosen]
        click.echo(json.dumps(entries if name is None else entries[0], ensure_ascii=False, indent=2))
    elif name is None:
        show_rules(console(), chosen, language)
    else:
        show_rule(console(), chosen[0], language)


def _found(known: dict[str, Rule], name: str) -> Rule:
    rule = find(known, name)
    if rule is None:
        guesses = near(known, name)
        hint = f"did you mean {' or '.join(guesses)}?" if guesses else "`graphkit rules` lists them all"
        raise click.UsageError(f"there is no rule {name!r}; {hint}")
    return rule


def _entry(rule: Rule, language: str) -> dict[str, object]:
    """A rule for programs: what the shapes say of it as codes, the rest in the language."""
    codes = {"noun": rule.noun, "shape": rule.shape, "severity": rule.severity, "tier": rule.tier}
    told = asdict(explain(rule, language))
    return {"rule": told.pop("rule"), **codes} | {key: value for key, value in told.items() if key not in codes}
