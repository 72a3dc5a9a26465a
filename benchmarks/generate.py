"""Writes a synthetic register with known faults: `python benchmarks/generate.py TRIPLES OUT.ttl [--seed 1]`.

Beside OUT.ttl stands OUT.faults.json: the findings that a right check makes of it, as {rule: {component: count}}. The
same arguments give the same bytes.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from register.actors import write_actors
from register.claims import write_assertions, write_barriers, write_followups, write_statements
from register.collaborations import write_collaborations
from register.countries import COUNTRIES
from register.datasets import write_dataset
from register.faults import FAULTS, Placement
from register.programmes import write_laws, write_programmes
from register.section import Section
from register.writer import Writer

SMALLEST = 4_000
"""Triples below which some sort of thing is too rare for its faults."""

AN_ACTOR = {
    "actor": 1.0,
    "programme": 0.2,
    "collaboration": 0.5,
    "law": 0.04,
    "followup": 0.08,
    "barrier": 0.08,
    "assertion": 0.16,
    "statement": 0.05,
}
"""Things to an actor, near what the project's own data has."""

TRIPLES = {
    "actor": 29.1,
    "programme": 30.3,
    "collaboration": 43.7,
    "law": 18.9,
    "followup": 24.1,
    "barrier": 19.1,
    "assertion": 24.1,
    "statement": 14.1,
}
"""Triples to a thing with the nodes that belong to it, as counted in what this writes."""

DATASET = 32
"""Triples to a dataset with its coverage."""


def generate(triples: int, out: TextIO, seed: int) -> tuple[int, Placement]:
    """Write a register of about so many triples (within 5 %); how many it has, and its faults."""
    rng = random.Random(seed)
    counts = _counts(triples)
    totals = {thing: sum(country[thing] for country in counts.values()) for thing in AN_ACTOR}
    concerned = {fault.thing for fault in FAULTS}
    placement = Placement({thing: totals[thing] for thing in sorted(concerned)}, rng)
    writer = Writer(out)
    writer.prefixes(tuple(counts))
    for country in COUNTRIES:
        section = Section(country, counts, writer, placement, rng)
        for write in (
            write_dataset,
            write_actors,
            write_laws,
            write_programmes,
            write_collaborations,
            write_followups,
            write_barriers,
            write_assertions,
            write_statements,
        ):
            write(section)
    return writer.triples, placement


def _counts(triples: int) -> dict[str, dict[str, int]]:
    """How many things of each sort each country has, for so many triples in all."""
    actors = triples / sum(AN_ACTOR[thing] * TRIPLES[thing] for thing in AN_ACTOR)
    for _ in range(9):  # no country has none of a sort, so that small registers come out too large at first
        counts = {country.code: _things(actors * country.share) for country in COUNTRIES}
        written = sum(DATASET + sum(n * TRIPLES[thing] for thing, n in each.items()) for each in counts.values())
        actors *= triples / written
    return counts


def _things(actors: float) -> dict[str, int]:
    """Of each sort, at least one; actors in pairs, so that one may take the name or number of the other."""
    counts = {thing: max(1, round(actors * share)) for thing, share in AN_ACTOR.items()}
    return counts | {"actor": 2 * max(1, round(actors / 2))}


def _by_rule(findings: Counter[tuple[str, str]]) -> Mapping[str, Mapping[str, int]]:
    rules: dict[str, dict[str, int]] = {}
    for (rule, component), count in sorted(findings.items()):
        rules.setdefault(rule, {})[component] = count
    return rules


def main() -> None:
    """Write OUT and its faults; print a table of the faults."""
    parser = argparse.ArgumentParser(description="Write a synthetic register with known faults.")
    parser.add_argument("triples", type=int, help=f"about how many, at least {SMALLEST}")
    parser.add_argument("out", type=Path, help="the Turtle file to write")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if args.triples < SMALLEST:
        parser.error(f"at least {SMALLEST} triples")
    with args.out.open("w", encoding="utf-8", newline="\n") as out:
        triples, placement = generate(args.triples, out, args.seed)
    faults = args.out.with_suffix(".faults.json")
    faults.write_text(json.dumps(_by_rule(placement.findings), indent=2) + "\n", encoding="utf-8")
    for fault in FAULTS:
        rules = ", ".join(dict.fromkeys(rule for rule, _ in fault.findings))
        print(f"{placement.put[fault.name]:>7}  {fault.name:<36} {rules}", file=sys.stderr)
    print(f"{triples:>7}  triples", file=sys.stderr)


if __name__ == "__main__":
    main()
