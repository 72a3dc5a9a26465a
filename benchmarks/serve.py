"""What a hog does to everybody else: `python benchmarks/serve.py [--seconds 20]`.

Starts `graphkit serve` on the project's own data and asks it from 24 addresses of this machine, each a client of its
own: first 24 that ask quick queries, then 23 of them and one that sends nothing but queries which never end or eat
memory, from four connections at once and as often as it can. Once the clients think between two queries, as people and
most programs do; once they ask without a pause. Prints what the others had to wait, as docs/decisions/0012-endpoint.md
has it.
"""

import argparse
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from statistics import quantiles

CLIENTS, HANDS = 24, 4
THINKING = 0.25
"""Seconds between the answer to a client and its next query, on average, where clients think."""

NSI = "https://w3id.org/nordic-social-innovation/ns#"
QUICK = (
    f"SELECT ?actor ?country {{{{ ?actor a <{NSI}Actor> ; <{NSI}country> ?country }}}} LIMIT {{0}}",
    f"SELECT ?country (COUNT(?actor) AS ?n) {{{{ ?actor <{NSI}country> ?country }}}} GROUP BY ?country LIMIT {{0}}",
    f"CONSTRUCT {{{{ ?actor <{NSI}sector> ?sector }}}} WHERE {{{{ ?actor <{NSI}sector> ?sector }}}} LIMIT {{0}}",
    "ASK {{ ?thing <http://www.w3.org/2004/02/skos/core#prefLabel> ?label FILTER(STRLEN(?label) > {0}) }}",
)
HOSTILE = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c",
    "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>|^!<urn:x>)* ?b }",
    'SELECT (STRLEN(GROUP_CONCAT(?c; SEPARATOR="' + "-" * 90 + '")) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }',
)


@dataclass
class Seen:
    """What a group of clients met: seconds to each answer, and how often each status."""

    waits: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)


def ask(port: int, client: str, query: str, seen: Seen) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=30, source_address=(client, 0))
    start = time.perf_counter()
    try:
        connection.request("POST", "/sparql", query.encode(), {"Content-Type": "application/sparql-query"})
        response = connection.getresponse()
        response.read()
        status = response.status
    except (OSError, HTTPException):
        status = 0
    finally:
        connection.close()
    seen.waits.append(time.perf_counter() - start)
    seen.statuses[status] += 1


def good(port: int, number: int, end: float, thinking: bool, seen: Seen) -> None:
    rng = random.Random(number)
    while time.perf_counter() < end:
        if thinking:
            time.sleep(rng.expovariate(1 / THINKING))
        ask(port, f"127.0.1.{number + 1}", rng.choice(QUICK).format(rng.randint(1, 50)), seen)


def hog(port: int, number: int, end: float, seen: Seen) -> None:
    rng = random.Random(number)
    while time.perf_counter() < end:
        ask(port, "127.0.2.1", rng.choice(HOSTILE), seen)
        time.sleep(0.01)  # where it is turned away it comes back at once


def phase(port: int, goods: int, hands: int, thinking: bool, seconds: float) -> tuple[Seen, Seen]:
    """What so many clients met, and what the hog met with so many hands."""
    end = time.perf_counter() + seconds
    others, greedy = Seen(), Seen()
    threads = [threading.Thread(target=good, args=(port, n, end, thinking, others)) for n in range(goods)]
    threads += [threading.Thread(target=hog, args=(port, n, end, greedy)) for n in range(hands)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return others, greedy


def row(name: str, seen: Seen) -> str:
    cut = quantiles(seen.waits, n=100)
    figures = (f"{1000 * value:,.0f}" for value in (cut[49], cut[98], max(seen.waits)))
    statuses = ", ".join(f"{count:,} × {status}" for status, count in sorted(seen.statuses.items()))
    return f"| {name} | {len(seen.waits):,} | {' | '.join(figures)} | {statuses} |"


def compare(port: int, thinking: bool, seconds: float) -> None:
    """Measure without and with the hog, and print both."""
    clean, _ = phase(port, CLIENTS, 0, thinking, seconds)
    hostile, greedy = phase(port, CLIENTS - 1, HANDS, thinking, seconds)
    before, after = (quantiles(seen.waits, n=100)[98] for seen in (clean, hostile))
    way = "With" if thinking else "Without"
    print(f"\n{way} thinking: p99 beside the hog is {after / before:.1f} times that without.\n")
    print("| who | queries | p50 ms | p99 ms | longest ms | answers |\n|---|---|---|---|---|---|")
    print(row(f"{CLIENTS} clients", clean))
    print(row(f"{CLIENTS - 1} clients beside a hog", hostile))
    print(row("the hog", greedy), flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=float, default=20, help="how long each of the four phases lasts")
    seconds = arguments.parse_args().seconds
    program = [sys.executable, "-c", "from graphkit.cli import main; main()"]
    server = subprocess.Popen([*program, "serve", "--port", "0", "--lang", "en"], stderr=subprocess.PIPE, text=True)
    assert server.stderr
    try:
        port = int(server.stderr.readline().rstrip("/\n").rsplit(":", 1)[1])
        phase(port, CLIENTS, 0, True, min(seconds, 5))  # every worker has met the queries once
        for thinking in (True, False):
            compare(port, thinking, seconds)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)


if __name__ == "__main__":
    main()
