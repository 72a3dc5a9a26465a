"""The two made-up worlds, judged once; and a judge of single statements."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.namespaces import BASE, CONCEPT, PREFIXES, THING
from graphkit.quality import Quality, verdicts
from graphkit.store import open_store

WORLD = Path(__file__).parent / "world"
SCHEMES = ("actor-kind", "identifier-scheme", "jurisdiction", "precision", "sector")


@pytest.fixture(scope="session")
def accurate() -> Quality:
    """The verdicts on the world in which every check of *accurate* is hit once."""
    return verdicts(open_store([WORLD / "accurate"]))


@pytest.fixture(scope="session")
def useful() -> Quality:
    """The verdicts on the world whose shares are counted on paper."""
    return verdicts(open_store([WORLD / "useful"]))


@pytest.fixture(scope="session")
def judge() -> Callable[[str], Quality]:
    """The verdicts on some Turtle without prefixes; `:a` is an actor of Norway, `release:` a dataset of it."""
    prefixes = PREFIXES | {scheme: f"{CONCEPT}{scheme}/" for scheme in SCHEMES}
    prefixes |= {"": f"{THING}no/actor/", "release": f"{BASE}data/no/"}
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items())

    def judged(turtle: str) -> Quality:
        store = ox.Store()
        store.load(head + turtle, ox.RdfFormat.TURTLE)
        return verdicts(store)

    return judged
