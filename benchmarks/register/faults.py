"""The faults put into the register: what each is, and which findings a right check makes of it."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

SHARE = 0.005
"""Each fault is put into this part of the things it concerns, and into one at least."""

SPARQL = "SPARQLConstraintComponent"
MIN, MAX = "MinCountConstraintComponent", "MaxCountConstraintComponent"
IN, KIND, PATTERN = "InConstraintComponent", "NodeKindConstraintComponent", "PatternConstraintComponent"
ORDER = "LessThanOrEqualsConstraintComponent"


@dataclass(frozen=True)
class Fault:
    """One fault. `findings` are the (rule, component) that it breaks; `{register}` is the actor's own register."""

    name: str
    thing: str
    findings: tuple[tuple[str, str], ...]


FAULTS = (
    Fault("no name", "actor", (("Name", MIN),)),
    Fault("two names in one language", "actor", (("Name-language", "UniqueLangConstraintComponent"),)),
    Fault("language tag no", "actor", (("Name-language", "LanguageInConstraintComponent"), ("Text-language", SPARQL))),
    Fault("zero-width space in a name", "actor", (("Text-characters", SPARQL),)),
    Fault("founded after its end", "actor", (("Actor-founded-date", ORDER),)),
    Fault("day that does not exist", "actor", (("Actor-founded-date", "DatatypeConstraintComponent"),)),
    Fault("date without precision", "actor", (("Precision-missing", SPARQL),)),
    Fault("legal form of another country", "actor", (("Actor-legal-form-country", SPARQL),)),
    Fault("country as text", "actor", (("Actor-country-code", KIND), ("Actor-country-code", PATTERN))),
    Fault("country unlike the one in the IRI", "actor", (("Country-of-address", SPARQL),)),
    Fault("homepage by ftp", "actor", (("Actor-homepage", PATTERN),)),
    Fault("unknown concept", "actor", (("Unknown-concept", SPARQL),)),
    Fault("undeclared nsi: property", "actor", (("Unknown-property", SPARQL),)),
    Fault("two kinds of actor", "actor", (("Actor-kind", MAX),)),
    Fault("wrong check digit", "actor", (("Identifier-{register}", SPARQL),)),
    Fault("person's number as number", "actor", (("Identifier-{register}", SPARQL), ("Identifier-person", SPARQL))),
    Fault("person's number in a text", "actor", (("Text-personal-number", SPARQL),)),
    Fault("e-mail address in a text", "actor", (("Text-e-mail", SPARQL),)),
    Fault("address without a type", "actor", (("Contribution-type", MIN), ("Reference-node", SPARQL))),
    Fault("number of another actor", "actor", (("Actor-same-number", SPARQL),) * 2),
    Fault("name of another actor", "actor", (("Actor-same-name", SPARQL),) * 2),
    Fault("negative amount", "programme", (("Amount-value-one", "MinInclusiveConstraintComponent"),)),
    Fault("amount without currency", "programme", (("Amount-currency", MIN),)),
    Fault("start after end", "programme", (("Period-start", ORDER),)),
    Fault("no source", "programme", (("Source", MIN),)),
    Fault("citation that is not there", "programme", (("Reference-node", SPARQL),)),
    Fault("document in another dataset's name", "programme", (("Contribution-country", SPARQL),)),
    Fault("one member", "collaboration", (("Collaboration-participants", MIN),)),
    Fault("one actor twice", "collaboration", (("Collaboration-members-differ", SPARQL),)),
    Fault("member before the start", "collaboration", (("Membership-early", SPARQL),)),
    Fault("member after the end", "collaboration", (("Membership-late", SPARQL),)),
    Fault("no type of collaboration", "collaboration", (("Collaboration-type", MIN),)),
    Fault("evidence for something else", "assertion", (("Assertion-evidence-test", SPARQL),)),
    Fault("third party is the actor itself", "assertion", (("Assertion-third-party", SPARQL),)),
    Fault("outcome that EARL has not", "assertion", (("Result-outcome-code", IN),)),
)


class Placement:
    """Which thing gets which fault, and what has been put in so far."""

    def __init__(self, things: Mapping[str, int], rng: random.Random) -> None:
        self._at = {thing: dict(_placed(thing, count, rng)) for thing, count in things.items()}
        self._next = Counter[str]()
        self.put = Counter[str]()
        self.findings = Counter[tuple[str, str]]()

    def next(self, thing: str, register: str) -> str | None:
        """The name of the fault that the next thing of this sort gets, or None; it counts as put in."""
        fault = self._at[thing].get(self._next[thing])
        self._next[thing] += 1
        if fault is None:
            return None
        self.put[fault.name] += 1
        self.findings.update((rule.format(register=register), component) for rule, component in fault.findings)
        return fault.name


def _placed(thing: str, count: int, rng: random.Random) -> Iterator[tuple[int, Fault]]:
    """Faults by number of the thing. Every second actor stays without: the next one may take its name or number."""
    kinds = [fault for fault in FAULTS if fault.thing == thing]
    faults = kinds * max(1, round(SHARE * count))
    places = range(1, count, 2) if thing == "actor" else range(count)
    if len(faults) > len(places):
        raise ValueError(f"{count} things of the sort {thing} are too few for {len(kinds)} faults")
    yield from zip(rng.sample(places, len(faults)), faults, strict=True)
