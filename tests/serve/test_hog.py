"""One client that sends nothing but queries which never end, beside 23 others: they do not notice more than a wait.

How long they wait is measured in `benchmarks/serve.py`; a busy machine would make that a test of itself.
"""

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from running import Server, server

from graphkit.serve.limits import Limits

OTHERS, EACH, HANDS = 23, 8, 4
ENDLESS = b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def beset(world: Path) -> Iterator[Server]:
    with server(world) as running:
        yield running


def test_a_hog(beset: Server):
    end = time.monotonic() + Limits.seconds + 1

    def others(number: int) -> list[int]:
        statuses = []
        for i in range(EACH):
            query = f"SELECT * {{ ?s ?p ?o }} LIMIT {number * EACH + i}"
            statuses.append(beset.post(query.encode(), client=f"127.0.1.{number + 1}").status)
            time.sleep(0.1)
        return statuses

    def hog(_: int) -> list[int]:
        statuses = []
        while time.monotonic() < end:
            statuses.append(beset.post(ENDLESS, client="127.0.2.1").status)
            time.sleep(0.05)
        return statuses

    with ThreadPoolExecutor(OTHERS + HANDS) as threads:
        greedy = [threads.submit(hog, number) for number in range(HANDS)]
        answers = [threads.submit(others, number) for number in range(OTHERS)]
    assert Counter(status for answer in answers for status in answer.result()) == {200: OTHERS * EACH}
    hogged = Counter(status for answer in greedy for status in answer.result())
    assert hogged[500] == Limits.per_client  # and then it had to pause
    assert set(hogged) == {500, 429}
    refused = beset.post(ENDLESS, client="127.0.2.1")
    assert (refused.status, refused.headers["retry-after"]) == (429, "10")
    assert refused.text == "queries of yours had to be ended a moment ago: ask again in 10 seconds\n"
