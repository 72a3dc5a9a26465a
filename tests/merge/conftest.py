"""The made-up world and what it lacks, built into a store once; tests that damage a store get a copy."""

import shutil
from pathlib import Path

import pytest

from graphkit.merge import build

QUERY = Path(__file__).parents[1] / "query"


@pytest.fixture(scope="session")
def sources(world: Path) -> list[Path]:
    """Four datasets, each a folder of its own, and one in a folder with two releases of which one is an earlier one."""
    return [world, QUERY / "more"]


@pytest.fixture(scope="session")
def vocabulary() -> list[Path]:
    """The hand-made concepts."""
    return [QUERY / "concepts.ttl"]


@pytest.fixture(scope="session")
def built(sources: list[Path], vocabulary: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store, for reading only."""
    folder = tmp_path_factory.mktemp("built") / "store"
    build(sources, folder, vocabulary)
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy of the store, to be damaged."""
    return Path(shutil.copytree(built, tmp_path / "store"))
