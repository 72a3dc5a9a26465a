"""A rule by whatever name a person has for it."""

from collections.abc import Mapping

from rapidfuzz import fuzz, process

from graphkit.namespaces import SHAPE
from graphkit.rulebook.model import Rule

LIKE = 70
"""From this likeness (0 to 100) a name is worth suggesting."""


def find(rules: Mapping[str, Rule], name: str) -> Rule | None:
    """The rule of a name, written bare (`Actor-kind`), as `shape:Actor-kind` or as its IRI, in any case of letters."""
    bare = _bare(name).casefold()
    return next((rule for rule in rules.values() if rule.name.casefold() == bare), None)


def near(rules: Mapping[str, Rule], name: str, most: int = 3) -> list[str]:
    """Names of rules that are spelt much like the name, the likeliest first."""
    found = process.extract(_bare(name), rules, scorer=fuzz.ratio, processor=_key, limit=most, score_cutoff=LIKE)
    return [match for _, _, match in found]


def _key(value: Rule | str) -> str:
    return (value.name if isinstance(value, Rule) else value).casefold()


def _bare(name: str) -> str:
    return name.strip().strip("<>").removeprefix(SHAPE).removeprefix("shape:")
