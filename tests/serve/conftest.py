"""One server over the made-up world for all tests of the room, and the modules that start and drive things."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import Server, server


@pytest.fixture(scope="session")
def served(world: Path) -> Iterator[Server]:
    """The world, served."""
    with server(world) as running:
        yield running
