"""What is right passes, and what is only thin gets warnings that are listed."""

from pathlib import Path

import pytest

from graphkit.project import DATA, ONTOLOGY, SHAPES
from graphkit.validate import validate

VALID = sorted((Path(__file__).parent / "valid").glob("*.ttl"))


def test_no_valid_file_is_lost():
    assert len(VALID) == 19


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_file_has_no_other_finding_than_it_says(path: Path, check, expected):
    announced = expected(path)
    assert not {finding for finding in announced if finding[2] == "violation"}
    assert check(path) == announced


def test_the_loaded_lookup_and_the_whole_ontology_say_the_same(check):
    """The tests look up a part of the ontology; `validate` looks up all of it."""
    faults = Path(__file__).parent / "faults" / "crossing"
    paths = sorted(faults.glob("*.ttl"))
    assert len(paths) == 9
    for path in paths:
        found = {(f.rule, f.component, f.severity) for f in validate([path]).findings}
        assert found == check(path), path.name


def test_the_basic_tier_asks_for_less():
    late = Path(__file__).parent / "faults" / "collaboration" / "membership-late.ttl"
    thin = Path(__file__).parent / "valid" / "thin.ttl"
    assert [f.rule for f in validate([late]).findings] == ["Membership-late"]
    assert validate([late], tier="basic").findings == ()
    left = {f.rule for f in validate([thin]).findings} - {f.rule for f in validate([thin], tier="basic").findings}
    assert {"Actor-sector", "Programme-owner", "Programme-period", "Membership-role"} <= left


def test_the_project_s_data_has_no_violation():
    report = validate([DATA])
    assert report.statements > 40_000
    assert [f for f in report.findings if f.severity == "violation"] == []


def test_the_ontology_and_its_concepts_have_no_finding():
    shapes = [path for path in sorted(SHAPES.glob("*.ttl")) if path.stem != "contribution"]
    report = validate([ONTOLOGY], shapes=shapes)
    assert report.statements > 10_000
    assert len(report.rules_tried) >= 55
    assert report.findings == ()
