"""One client that sends nothing but queries which never end, beside 23 others: they do not notice more than a wait.

How long they wait is measured in `benchmarks/serve.py`; a busy machine would make that a test of itself.
"""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from running import Server, server

OTHERS, EACH, HANDS = 23, 8, 4
ENDLESS = b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def beset(world: Path) -> Iterator[Server]:
    with server(world) as running:
        yield running


def test_a_hog(beset: Server):
    ended = threading.Semaphore(0)

    def others(number: int) -> list[int]:
        statuses = []
        for i in range(EACH):
            query = f"SELECT * {{ ?s ?p ?o }} LIMIT {number * EACH + i}"
            statuses.append(beset.post(query.encode(), client=f"127.0.1.{number + 1}").status)
            time.sleep(0.1)
        return statuses

    def hog(_: int) -> list[int]:
        """Asks until one of its queries has been ended."""
        statuses = []
        while not statuses or statuses[-1] == 429:
            statuses.append(beset.post(ENDLESS, client="127.0.2.1").status)
            time.sleep(0.05)
            if statuses[-1] == 429 and ended.acquire(blocking=False):
                break  # the other hands have had what they asked for
        ended.release()
        return statuses

    with ThreadPoolExecutor(OTHERS + HANDS) as threads:
        greedy = [threads.submit(hog, number) for number in range(HANDS)]
        answers = [threads.submit(others, number) for number in range(OTHERS)]
    assert Counter(status for answer in answers for status in answer.result()) == {200: OTHERS * EACH}
    hogged = Counter(status for answer in greedy for status in answer.result())
    assert hogged[429] > 0
    assert set(hogged) <= {429, 500, 503}  # 503 where the machine was too busy to end it by computing
    refused = beset.post(ENDLESS, client="127.0.2.1")
    while refused.status != 429:  # one of its two places may be open again by now
        refused = beset.post(ENDLESS, client="127.0.2.1")
    assert refused.headers["retry-after"] == "10"
    assert refused.text == "queries of yours had to be ended a moment ago: ask again in 10 seconds\n"
