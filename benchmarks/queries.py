"""Every question of the catalogue on a generated register: `python benchmarks/queries.py [--triples 1000000]`.

Each is asked of the store in memory, and, as the same text, of rdflib's own evaluator over its own graph. CPU seconds,
each question in a process of its own that shares the loaded data, so that none leaves caches to the next. rdflib is
ended where it has taken so many times as long as the store (`--times`); its ratio is then the least it can be. Where it
ends by itself, its rows are compared. Writes its table to benchmarks/README.md.
"""

import argparse
import logging
import math
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph
from table import machine, put

from graphkit.namespaces import NSI, RDF
from graphkit.query.catalogue import named, names
from graphkit.query.parameters import bound, terms
from graphkit.store import TERMS, open_store

HERE = Path(__file__).parent
AT_LEAST = 1
"""Seconds that rdflib gets in any case."""

Counted = tuple[float, int]
"""CPU seconds, and how many rows came."""


@dataclass(frozen=True)
class Row:
    """A question: its name, rows, the store's CPU seconds, and rdflib's, which is a lower bound where it was ended."""

    name: str
    rows: int
    store: float
    rdflib: float
    ended: bool

    @property
    def times(self) -> float:
        """How many times as long rdflib takes; less than a millisecond of the store's counts as one."""
        return self.rdflib / max(self.store, 0.001)


def asked(text: str, query: Callable[[str], Iterable[object]], limit: int) -> Counted | None:
    """Run the query in a child with so many CPU seconds; None where it was ended."""
    receiver, sender = multiprocessing.Pipe(duplex=False)

    def work() -> None:
        spent = math.ceil(time.process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (limit + spent, limit + spent + 1))
        start = time.process_time()
        rows = sum(1 for _ in query(text))
        sender.send((time.process_time() - start, rows))

    child = multiprocessing.get_context("fork").Process(target=work)
    child.start()
    sender.close()
    try:
        found: Counted | None = receiver.recv()
    except EOFError:
        found = None
    child.join()
    return found


def texts(store: ox.Store) -> dict[str, str]:
    """Every question with its parameters in place: those that must be given, from the data."""
    kinds = {"actor": "Actor", "thing": "Actor", "programme": "Programme"}
    type_ = ox.NamedNode(RDF + "type")
    values = {"country": "no", "language": "fi", "since": "2026-11-20", "group": "young-people"}
    for name, kind in kinds.items():
        values[name] = min(q.subject.value for q in store.quads_for_pattern(None, type_, ox.NamedNode(NSI + kind)))
    found = {}
    for name in names():
        query = named(name)
        required = {p.name: values[p.name] for p in query.parameters if p.required}
        found[name] = bound(query, terms(query, required, store))
    return found


def measure(register: Path, times: int) -> list[Row]:
    """Ask the store and then rdflib, so that only one of them is in memory at once but for the store's own copy."""
    store = open_store([register])
    questions = texts(store)
    fast: dict[str, Counted] = {}
    for name, text in questions.items():
        runs = [asked(text, store.query, 600) for _ in range(3)]
        assert all(runs), f"{name} was not answered"
        fast[name] = min(run for run in runs if run)
        print(f"{name}: {fast[name][0]:.3f} s, {fast[name][1]:,} rows", flush=True)
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)  # a traceback for each ill-typed literal
    graph = Graph()
    for path in (register, TERMS[0], *sorted(TERMS[1].glob("*.ttl"))):
        graph.parse(path, format="turtle")
    assert len(graph) == len(store)
    rows = []
    for name, text in questions.items():
        seconds, count = fast[name]
        limit = max(AT_LEAST, math.ceil(times * seconds))
        slow = asked(text, graph.query, limit)
        assert slow is None or slow[1] == count, f"{name}: {slow[1]} rows, not {count}"
        rows.append(Row(name, count, seconds, slow[0] if slow else limit, slow is None))
        print(f"{name}: {'> ' if slow is None else ''}{rows[-1].times:,.0f} times", flush=True)
    return rows


def table(rows: list[Row], triples: int) -> list[str]:
    mean = math.exp(sum(math.log(row.times) for row in rows) / len(rows))
    slowest = max(rows, key=lambda row: row.store)
    above = "> " if any(row.ended for row in rows) else ""
    lines = [
        f"{triples:,} statements, {len(rows)} questions. Slowest: `{slowest.name}`, {slowest.store:.2f} s. "
        f"Geometric mean of the ratios: **{above}{mean:.0f}**.",
        "",
        "| question | rows | graphkit s | rdflib s | times |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        more = "> " if row.ended else ""
        said = f"| `{row.name}` | {row.rows:,} | {row.store:.3f} | {more}{row.rdflib:.2f} | {more}{row.times:,.0f} |"
        lines.append(said)
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=50, help="end rdflib after so many times the store's seconds")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "register.ttl"
        generate = [sys.executable, HERE / "generate.py", str(arguments.triples), register, "--seed", "1"]
        subprocess.run(generate, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        rows = measure(register, arguments.times)
    command = f"`python benchmarks/queries.py --triples {arguments.triples} --times {arguments.times}` on {machine()}."
    put("queries", "\n".join(["## The questions", "", command, *table(rows, arguments.triples)]))


if __name__ == "__main__":
    main()
