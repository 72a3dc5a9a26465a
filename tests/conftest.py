"""What several test rooms share: where the project lies."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def world(root: Path) -> Path:
    """The hand-made world, whose numbers `tests/world/README.md` works out on paper."""
    return root / "tests" / "world"
