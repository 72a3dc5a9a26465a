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


@pytest.fixture(scope="session")
def required() -> dict[str, dict[str, str]]:
    """Parameters of the questions that cannot be asked without, written as people may; the world has answers."""
    return {
        "collaborations-of-country": {"country": "Danmark"},
        "concepts-without-label": {"language": "fi"},
        "one-actor-all-roles": {"actor": "Example Works"},
        "one-programme": {"programme": "no-prog-eksempel-tilskudd"},
        "partners-of-actor": {"actor": "no-actor:eksempel-kommune"},
        "read-since": {"since": "2026-11-20"},
        "sources-of-thing": {"thing": "no-actor:eksempel-drift"},
        "support-for-target-group": {"group": "vulnerable groups"},
        "words-to-review": {"language": "nb"},
    }
