"""The made-up world with a few hand-made concepts, so that no number here hangs on the real concept lists."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.namespaces import short
from graphkit.query.answer import Answer, Cell, Named
from graphkit.query.catalogue import named
from graphkit.query.run import run
from graphkit.store import open_store

CONCEPTS = Path(__file__).parent / "concepts.ttl"
MORE = Path(__file__).parent / "more"


@pytest.fixture(scope="session")
def concepts() -> Path:
    """The hand-made concepts."""
    return CONCEPTS


@pytest.fixture(scope="session")
def store(world: Path) -> ox.Store:
    """World and concepts, opened once."""
    return open_store([world], [CONCEPTS])


@pytest.fixture(scope="session")
def more() -> Path:
    """What the world lacks: `more/README.md`."""
    return MORE


@pytest.fixture(scope="session")
def whole(world: Path) -> ox.Store:
    """World, concepts and more, opened once."""
    return open_store([world, MORE], [CONCEPTS])


@pytest.fixture(scope="session")
def ask(store: ox.Store, whole: ox.Store) -> Callable[..., Answer]:
    """Ask the world, or world and more, one of the project's queries."""

    def asked(
        name: str, values: Mapping[str, str] | None = None, language: str = "en", *, with_more: bool = False
    ) -> Answer:
        return run(named(name), whole if with_more else store, values, language)

    return asked


@pytest.fixture(scope="session")
def rows() -> Callable[[Answer], list[list[str]]]:
    """Rows of an answer as the expected tables write them: short names, values of a list in order of their IRIs."""

    def plain(cell: Cell) -> str:
        if isinstance(cell, tuple):
            return "; ".join(plain(item) for item in cell)
        return short(cell.iri) if isinstance(cell, Named) else "" if cell is None else str(cell)

    return lambda answer: [[plain(cell) for cell in row] for row in answer.rows]
