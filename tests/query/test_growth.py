"""Eight times the data take about eight times as long, with every parameter: no question grows with the square."""

import re
import time
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from graphkit.namespaces import THING
from graphkit.project import DATA
from graphkit.query.catalogue import named, names
from graphkit.query.parameters import bound, terms
from graphkit.store import open_store

pytestmark = pytest.mark.skipif(not any(DATA.rglob("*.ttl")), reason="the project has no data yet")

TIMES = 8
SLACK = 0.1
"""Seconds; beside it a question may take three times its share, for the caches of the processor are small."""

VALUES = {
    "actors-linking-countries": {"least": "2"},
    "actors-with-characteristics-by-others": {"least": "2"},
    "brokers-between-sectors": {"sector": "academia", "otherSector": "private-sector"},
    "concepts-without-label": {"language": "fi"},
    "cross-sector-collaborations": {"sector": "academia"},
    "one-actor-all-roles": {"actor": "no-actor:ferd"},
    "one-programme": {"programme": "dk-programme:prog-dsi"},
    "partners-of-actor": {"actor": "no-actor:ferd-sosiale-entreprenorer"},
    "programmes-by-country-and-type": {"year": "2018"},
    "programmes-without-end": {"year": "2018"},
    "read-since": {"since": "2026-11-20"},
    "recommendations-followed-up": {"recommendation": "rec-common-concepts"},
    "sources-of-thing": {"thing": "no-actor:ferd"},
    "statements-by-source": {"address": "regjeringen"},
    "support-for-target-group": {"group": "vulnerable-groups", "year": "2018"},
    "words-to-review": {"language": "nb"},
}


@pytest.fixture(scope="module")
def small() -> ox.Store:
    return open_store()


@pytest.fixture(scope="module")
def large() -> ox.Store:
    """Every thing eight times, in worlds that do not touch; concepts once."""
    store = open_store([])
    store.bulk_extend(copies(open_store(terms=[])))
    return store


def copies(data: ox.Store) -> Iterator[ox.Quad]:
    for quad in data:
        for number in range(TIMES):
            yield ox.Quad(copy(quad.subject, number), quad.predicate, copy(quad.object, number))


def copy(term, number: int):
    ours = isinstance(term, ox.NamedNode) and term.value.startswith(THING)
    return ox.NamedNode(f"{term.value}-{number}") if ours else term


def seconds(store: ox.Store, text: str) -> float:
    start = time.process_time()
    list(store.query(text))
    return time.process_time() - start


@pytest.mark.parametrize("country", [None, "no"])
@pytest.mark.parametrize("name", names())
def test_time_grows_as_the_data_do(name, country, small, large):
    query = named(name)
    values = dict(VALUES.get(name, {}))
    if "country" in {parameter.name for parameter in query.parameters if parameter.required or country}:
        values["country"] = "no"
    elif country:
        return
    text = bound(query, terms(query, values, small))
    here = min(seconds(small, text) for _ in range(3))
    grown = re.sub(rf"(VALUES \?_\w+ {{ <{THING}[^>]*)>", r"\1-0>", text)
    assert min(seconds(large, grown) for _ in range(2)) < SLACK + 3 * TIMES * here
