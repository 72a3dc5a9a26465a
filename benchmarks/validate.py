"""graphkit's whole check beside other SHACL engines: `python benchmarks/validate.py [--full] [--limit SECONDS]`.

Writes the table in benchmarks/README.md. Every engine has all the project's rules, the same synthetic register and a
process of its own. Needs the extra `bench`.
"""

import argparse
import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
from engine import results
from generate import generate
from measure import Cost, cost
from table import Row, write_table

from graphkit.guards.personal import MASK
from graphkit.namespaces import NSI, RDF, RDFS, SKOSXL
from graphkit.project import ONTOLOGY, SHAPES
from graphkit.rdf.read import read_all
from graphkit.validate.shapes import Shapes

HERE = Path(__file__).parent
SIZES = (10_000, 100_000, 1_000_000)
FULL = 10_000_000
PEERS = {"pyshifty": "pyshifty", "pyshacl-turbo": "pyshacl-turbo", "pySHACL": "pyshacl"}
"""Engines that are compared, and the packages they come in."""

OWN = ("graphkit", "graphkit --engine pyshacl")
"""Those whose findings have to agree, the first with the faults put in, the second with the first."""

Results = Counter[tuple[str | None, ...]]


@dataclass(frozen=True)
class Register:
    """A synthetic register: as graphkit gets it, and with what rules look up, as other engines need it."""

    triples: int
    alone: Path
    with_lookup: Path
    faults: Results
    lookup: frozenset[str]


def main() -> None:
    """Measure every engine at every size and write the table."""
    parser = argparse.ArgumentParser(description="Measure the whole check beside other SHACL engines.")
    parser.add_argument("--full", action="store_true", help=f"also {FULL:,} triples, graphkit and floor only")
    parser.add_argument("--limit", type=int, default=600, help="CPU seconds after which an engine is ended")
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        rows = list(_rows(Comparison(Path(folder), args.limit), full=args.full))
    versions = {name: version(package) for name, package in PEERS.items()} | {"pyoxigraph": version("pyoxigraph")}
    write_table(HERE / "README.md", rows, versions, " ".join(sys.argv[1:]))
    if wrong := [row for row in rows if row.engine in OWN and row.agreement not in (None, "all")]:
        sys.exit("\n".join(f"{row.engine} at {row.triples:,} triples: {row.agreement}" for row in wrong))


def _rows(comparison: "Comparison", *, full: bool) -> Iterator[Row]:
    for size in (*SIZES, FULL) if full else SIZES:
        register = _register(comparison.folder, size)
        yield comparison.floor(register)
        own, findings = comparison.graphkit(register)
        yield own
        if size != FULL:
            yield comparison.reference(register, findings)
        for peer in PEERS if size != FULL else ():
            yield comparison.peer(peer, register, findings)
        shutil.rmtree(register.alone.parent)


class Comparison:
    """Engines run one after another in a folder, each within a limit of CPU seconds."""

    def __init__(self, folder: Path, limit: int) -> None:
        self.folder, self.limit = folder, limit
        self._shapes, self._out, self._log = folder / "shapes.ttl", folder / "out", folder / "log"
        self._shapes.write_bytes(Shapes.load([SHAPES]).ntriples)
        self._last: dict[str, Cost] = {}

    def floor(self, register: Register) -> Row:
        """What it costs to load the register."""
        return Row(register.triples, "floor", self._engine("floor", register.alone))

    def graphkit(self, register: Register) -> tuple[Row, Results]:
        """What graphkit's command costs, and what it finds."""
        spent, found = self._command(OWN[0], register)
        return Row(register.triples, OWN[0], spent, found.total(), agreement(_rules(found), register.faults)), found

    def reference(self, register: Register, findings: Results) -> Row:
        """The same of its reference engine; not run where ten times its last run is more than the limit."""
        if self._hopeless(OWN[1]):
            return Row(register.triples, OWN[1], Cost(0, 0, "not run"))
        spent, found = self._command(OWN[1], register, "--engine", "pyshacl")
        return Row(
            register.triples, OWN[1], spent, found.total(), None if spent.failure else agreement(found, findings)
        )

    def _command(self, name: str, register: Register, *options: str) -> tuple[Cost, Results]:
        program = Path(sys.executable).with_name("graphkit")
        arguments = ("validate", register.alone, "--fail-on", "never", "-o", self._out, "--format", "ttl", *options)
        self._last[name] = spent = cost([program, *arguments], self._log, self.limit)
        print(f"{name} {register.triples:,}: {spent}", file=sys.stderr)
        if spent.failure:
            return spent, Results()
        return spent, Results(tuple(result) for result in results(self._out.read_text(encoding="utf-8"), "text/turtle"))

    def _hopeless(self, name: str) -> bool:
        last = self._last.get(name)
        return last is not None and (last.failure is not None or last.seconds * 10 > self.limit)

    def peer(self, name: str, register: Register, findings: Results) -> Row:
        """What the engine costs; not run where ten times its last run is more than the limit."""
        if self._hopeless(name):
            return Row(register.triples, name, Cost(0, 0, "not run"))
        self._last[name] = spent = self._engine(name, register.with_lookup)
        found = Results() if spent.failure else _peer_results(self._out, register.lookup)
        return Row(register.triples, name, spent, found.total(), agreement(found, findings))

    def _engine(self, name: str, data: Path) -> Cost:
        command = [sys.executable, HERE / "engine.py", name, data, self._shapes, self._out]
        spent = cost(command, self._log, self.limit)
        print(f"{name} {data.parent.name}: {spent}", file=sys.stderr)
        return spent


def _register(folder: Path, size: int) -> Register:
    inside = folder / str(size)
    inside.mkdir()
    alone, with_lookup = inside / "register.ttl", inside / "with-lookup.ttl"
    with alone.open("w", encoding="utf-8", newline="\n") as out:
        triples, placement = generate(size, out, seed=1)
    lookup = _lookup()
    with with_lookup.open("wb") as both, alone.open("rb") as register:
        shutil.copyfileobj(register, both)
        both.write("".join(sorted(lookup)).encode())
    subjects = frozenset(statement.split(" ", 1)[0] for statement in lookup)
    return Register(triples, alone, with_lookup, Results(placement.findings), subjects)


def _lookup() -> set[str]:
    """What rules look up in the ontology and the lists: that a term is there, and whose a legal form is.

    Types are plain, so that no engine has to check the ontology too; graphkit looks it all up and leaves it unchecked.
    """
    quads = [quad for document in read_all([ONTOLOGY]) for quad in document.quads]
    label = ox.NamedNode(SKOSXL + "Label")
    typed = {quad.subject for quad in quads if quad.predicate.value == RDF + "type" and quad.object != label}
    countries = {f"{quad.triple} .\n" for quad in quads if quad.predicate.value == NSI + "country"}
    return {f"{subject} a <{RDFS}Resource> .\n" for subject in typed} | countries


def _peer_results(out: Path, lookup: frozenset[str]) -> Results:
    lines = out.read_text(encoding="utf-8").splitlines()
    return Results(tuple(result) for result in map(json.loads, lines) if result[3] not in lookup)


def _rules(results: Results) -> Results:
    counts = Results()
    for (rule, component, *_), n in results.items():
        counts[rule, component] += n
    return counts


def agreement(one: Results, other: Results) -> str:
    """`all`, or how many of the one are not in the other and the other way round.

    graphkit tells no personal number or address: where a value of a rule is masked, the rule's values are not compared.
    """
    masked = {result[0] for result in [*one, *other] if MASK in (result[-1] or "")}
    one, other = (Counter(_valueless(r, masked) for r in results.elements()) for results in (one, other))
    more, fewer = (one - other).total(), (other - one).total()
    return "all" if not more and not fewer else f"{more} more, {fewer} fewer"


def _valueless(result: tuple[str | None, ...], rules: set[str | None]) -> tuple[str | None, ...]:
    return (*result[:-1], None) if result[0] in rules else result


if __name__ == "__main__":
    main()
