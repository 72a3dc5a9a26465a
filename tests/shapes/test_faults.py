"""One fault a file, and the file says which: the engine finds that, no more and no less."""

from pathlib import Path

import pytest

FAULTS = sorted((Path(__file__).parent / "faults").rglob("*.ttl"))


def test_no_fault_file_is_lost():
    assert len(FAULTS) == 552
    assert len({path.parent for path in FAULTS}) == 23


@pytest.mark.parametrize("path", FAULTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_fault_is_found(path: Path, check, expected):
    announced = expected(path)
    assert announced, "a fault file announces a fault"
    assert check(path) == announced
