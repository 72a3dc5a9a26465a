"""What a hog does to everybody else: `python benchmarks/serve.py [--seconds 20]`.

Starts `graphkit serve` on the project's own data and asks it from 24 addresses of this machine, each a client of its
own: an analyst with one long query after another, which take half the limit, and 23 that ask quick ones; then the same
with a hog in the place of one, that sends nothing but queries which never end or eat memory (products, bombs of text,
of regular expressions), from four connections at once and as often as it can. Once the quick clients think between two
queries, as people and most programs do; once they ask without a pause. Prints what everybody had to wait, and whether
workers and memory are as before.
"""

import argparse
import math
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import pairwise
from pathlib import Path
from urllib.request import urlopen

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
LONG = "SELECT ?a (COUNT(*) AS ?n) { ?a ?p ?b . ?b ?q ?c . ?c ?r ?d } GROUP BY ?a ORDER BY DESC(?n) LIMIT 10"
BOMB = "".join(f'BIND(REPLACE(?{a}, "a", ?{a}) AS ?{b}) ' for a, b in pairwise("abcdefghi"))
HOSTILE = (
    f'SELECT (STRLEN(?i) AS ?n) {{ BIND("{"a" * 16}" AS ?a) {BOMB} }}',
    'SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), "((((a{1,50}){1,50}){1,50}){1,50})+$")) }',
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


def analyst(port: int, end: float, seen: Seen) -> None:
    while time.perf_counter() < end:
        ask(port, "127.0.3.1", LONG, seen)
        time.sleep(THINKING)


def hog(port: int, number: int, end: float, seen: Seen) -> None:
    rng = random.Random(number)
    while time.perf_counter() < end:
        ask(port, "127.0.2.1", rng.choice(HOSTILE), seen)
        time.sleep(0.01)  # where it is turned away it comes back at once


def phase(port: int, goods: int, hands: int, thinking: bool, seconds: float) -> tuple[Seen, Seen, Seen]:
    """What so many quick clients met, the analyst, and the hog with so many hands."""
    end = time.perf_counter() + seconds
    others, patient, greedy = Seen(), Seen(), Seen()
    threads = [threading.Thread(target=analyst, args=(port, end, patient))]
    threads += [threading.Thread(target=good, args=(port, n, end, thinking, others)) for n in range(goods)]
    threads += [threading.Thread(target=hog, args=(port, n, end, greedy)) for n in range(hands)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return others, patient, greedy


def share(seen: Seen, percent: int) -> float:
    """Seconds within which so many per cent had their answer."""
    return sorted(seen.waits)[math.ceil(len(seen.waits) * percent / 100) - 1]


def row(name: str, seen: Seen) -> str:
    figures = (f"{1000 * value:,.0f}" for value in (share(seen, 50), share(seen, 99), max(seen.waits)))
    statuses = ", ".join(f"{count:,} × {status}" for status, count in sorted(seen.statuses.items()))
    return f"| {name} | {len(seen.waits):,} | {' | '.join(figures)} | {statuses} |"


def compare(port: int, thinking: bool, seconds: float) -> None:
    """Measure without and with the hog, and print both."""
    clean, calm, _ = phase(port, CLIENTS - 1, 0, thinking, seconds)
    hostile, patient, greedy = phase(port, CLIENTS - 2, HANDS, thinking, seconds)
    before, after = share(clean, 99), share(hostile, 99)
    way = "With" if thinking else "Without"
    print(f"\n{way} thinking: p99 beside the hog is {after / before:.1f} times that without.\n")
    print("| who | queries | p50 ms | p99 ms | longest ms | answers |\n|---|---|---|---|---|---|")
    print(row(f"{CLIENTS - 1} quick clients", clean))
    print(row("an analyst beside them", calm))
    print(row(f"{CLIENTS - 2} quick clients beside a hog", hostile))
    print(row("an analyst beside a hog", patient))
    print(row("the hog", greedy), flush=True)


def kept(port: int, server: int) -> str:
    """Workers, and memory of the server and all its processes in MiB, shared pages in parts."""
    with urlopen(f"http://127.0.0.1:{port}/health", timeout=30) as response:
        health = response.read().decode().strip()
    pages = 0
    for process in family(server):
        with suppress(OSError):  # a worker that has just been replaced
            said = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
            pages += int(re.search(r"^Pss:\s+(\d+)", said, re.MULTILINE)[1])
    return f"{health}, {pages // 1024:,} MiB"


def family(process: int) -> list[int]:
    """The process and all that descend from it."""
    found = [process]
    for one in found:
        tasks = Path(f"/proc/{one}/task").glob("*/children")
        found += [int(child) for task in tasks for child in task.read_text(encoding="ascii").split()]
    return found


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
        before = kept(port, server.pid)
        for thinking in (True, False):
            compare(port, thinking, seconds)
        time.sleep(1)
        print(f"\nBefore: {before}. After: {kept(port, server.pid)}.")
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)


if __name__ == "__main__":
    main()
