"""Nothing in the table of values by independent software is passed over in silence."""

from collections import Counter
from pathlib import Path


def test_every_convention_is_checked_or_left_out_for_a_reason(reference):
    modules = {path.stem for path in Path(__file__).parent.glob("test_reference_*.py")}
    for row in reference.conventions.values():
        assert (row["checked_by"] in modules) != bool(row["left_out_because"]), row
        assert bool(reference.values[int(row["id"])]) == bool(row["checked_by"])


def test_how_many_values_there_are(reference):
    counts = Counter()
    for number, row in reference.conventions.items():
        counts["all"] += int(row["values"])
        counts["checked"] += len(reference.values[number])
        if row["checked_by"]:
            assert len(reference.values[number]) == int(row["values"]), row
    assert counts == {"all": 8377, "checked": 7069}


def test_every_value_names_its_source(reference):
    sources = {row["id"] for row in reference.table("sources.csv")}
    used = {value["source"] for values in reference.values.values() for value in values}
    assert used == sources
