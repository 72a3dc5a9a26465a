"""Every hostile file through `graphkit validate`: an answer, in plain words, and the program lives."""

import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit.cli import main

HOSTILE = sorted(p for p in (Path(__file__).parents[1] / "hostile").iterdir() if p.suffix != ".md")
DATA = [path for path in HOSTILE if not path.name.startswith("shape_")]
SHAPES = [path for path in HOSTILE if path.name.startswith("shape_")]
LONGEST = 60
"""Seconds by the clock on a busy machine; the limit itself counts computing (`graphkit.validate.guarded`)."""

REFUSED = {"trust_deactivate_shape.ttl", "trust_own_shapes.ttl", "trust_sameas_hub.ttl", "trust_subclass_axiom.ttl"}


def run(*arguments: str):
    start = time.monotonic()
    result = CliRunner().invoke(main, ["validate", *arguments])
    assert time.monotonic() - start < LONGEST
    assert result.exit_code in (0, 1, 3)
    assert "Traceback" not in result.output
    assert "\x1b" not in result.output
    if result.exit_code == 3:
        assert len(result.stderr.splitlines()) == 1
        assert result.stdout == ""
    return result


def test_how_many():
    assert len(DATA) >= 55
    assert len(SHAPES) >= 5


@pytest.mark.parametrize("path", DATA, ids=lambda p: p.name)
def test_data(path: Path):
    run(str(path))


@pytest.mark.parametrize("path", SHAPES, ids=lambda p: p.name)
def test_shapes(path: Path):
    run(str(Path(__file__).parents[1] / "validate" / "data.ttl"), "--shapes", str(path))


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_data_that_would_weaken_the_rules_is_refused(name: str):
    path = Path(__file__).parents[1] / "hostile" / name
    assert run(str(path)).exit_code == 1


def test_recursive_and_unknown_shapes_are_errors():
    for name in ("shape_recursive.ttl", "shape_unknown_constraint.ttl", "shape_service.ttl"):
        path = Path(__file__).parents[1] / "hostile" / name
        assert run(str(Path(__file__).parents[1] / "validate" / "data.ttl"), "--shapes", str(path)).exit_code == 3
