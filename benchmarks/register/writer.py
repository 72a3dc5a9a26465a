"""Writes things as Turtle, one after another, and counts their triples: nothing is kept."""

from typing import TextIO

from graphkit.namespaces import CONCEPT, PREFIXES, THING

KINDS = (
    *("actor", "programme", "collaboration", "law", "followup", "barrier", "assertion", "source", "citation"),
    *("membership", "period", "amount", "identifier", "result", "evidence", "statement", "coverage", "address"),
    "collection",
)
SCHEMES = (
    *("actor-kind", "assertion-mode", "barrier", "barrier-statement-kind", "characteristic", "collaboration-type"),
    *("coverage-status", "field", "followup-status", "identifier-scheme", "initiative-type", "jurisdiction"),
    *("legal-form", "precision", "recommendation", "role", "sector", "strength", "target-group"),
)


class Writer:
    """A Turtle file under way. `triples` is how many stand in it."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self.triples = 0

    def prefixes(self, countries: tuple[str, ...]) -> None:
        """The head of the file: vocabularies, concept schemes, and a prefix for each kind of thing in each country."""
        prefixes = PREFIXES | {scheme: f"{CONCEPT}{scheme}/" for scheme in SCHEMES}
        prefixes |= {f"{country}-{kind}": f"{THING}{country}/{kind}/" for country in countries for kind in KINDS}
        self._out.writelines(f"@prefix {name}: <{prefixes[name]}> .\n" for name in sorted(prefixes))

    def thing(self, subject: str, *facts: str) -> None:
        """One thing; each fact is a predicate and one object."""
        self._out.write(f"\n{subject} " + " ;\n    ".join(facts) + " .\n")
        self.triples += len(facts)
