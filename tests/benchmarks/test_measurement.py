"""What a run costs, what a report says, and the table that is made of both."""

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from graphkit.namespaces import ORG, SH, SHAPE

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
BUSY = "import time\nwhile time.process_time() < {}: pass"


@pytest.fixture
def module(monkeypatch):
    """A function: the module of that name beside the scripts."""
    monkeypatch.syspath_prepend(BENCHMARKS)

    def named(name: str) -> ModuleType:
        return importlib.import_module(name)

    return named


def test_cpu_seconds_and_memory_of_the_child_alone(module, tmp_path: Path):
    """Asked from a process of its own: Linux counts with a child the memory of what forked it, here of all tests."""
    command = [sys.executable, "-c", f"x = bytearray(200_000_000)\n{BUSY.format(0.5)}"]
    asked = (
        "import json, sys; from dataclasses import asdict; from pathlib import Path; from measure import cost; "
        "print(json.dumps(asdict(cost(sys.argv[1:], Path('log'), 20))))"
    )
    said = subprocess.run(
        [sys.executable, "-c", asked, *command],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(BENCHMARKS)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    spent = module("measure").Cost(**json.loads(said))
    assert spent.failure is None
    assert 0.5 <= spent.seconds < 1.5
    assert 200e6 < spent.memory < 300e6


def test_what_takes_too_long_is_ended_and_what_fails_says_why(module, tmp_path: Path):
    cost = module("measure").cost
    slow = cost([sys.executable, "-c", BUSY.format(60)], tmp_path / "log", 1)
    assert slow.failure == "ended after 1 s"
    assert 0.5 < slow.seconds < 3  # the limit is looked at tick by tick
    assert (
        cost([sys.executable, "-c", "raise SystemExit('no such engine')"], tmp_path / "log", 9).failure
        == "no such engine"
    )


def test_results_of_a_report_in_any_order_of_its_statements(module):
    result = f"_:r <{SH}"
    report = f"""
        {result}focusNode> <http://e/x> .
        {result}sourceShape> <{SHAPE}Collaboration-participants> .
        {result}sourceConstraintComponent> <{SH}MinCountConstraintComponent> .
        {result}resultPath> _:p .
        _:p <{SH}inversePath> <{ORG}organization> .
        {result}resultSeverity> <{SH}Violation> .
        _:report <{SH}result> _:r .
        _:r <{SH}detail> _:inner .
        _:inner <{SH}focusNode> <http://e/y> .
        _:report <{SH}conforms> "false" .
    """
    found = [
        "Collaboration-participants",
        "MinCountConstraintComponent",
        "violation",
        "<http://e/x>",
        f"^<{ORG}organization>",
        None,
    ]
    assert list(module("engine").results(report)) == [found]


def test_agreement_counts_each_finding_as_often_as_it_stands(module):
    agreement = module("validate").agreement
    one, other = module("validate").Results("aab"), module("validate").Results("abc")
    assert agreement(one, one) == "all"
    assert agreement(one, other) == "1 more, 1 fewer"


def test_the_table_compares_with_the_floor_with_graphkit_and_with_the_size_before(module, tmp_path: Path):
    cost, row, table = module("measure").Cost, module("table").Row, module("table")
    rows = [
        row(1000, "floor", cost(0.5, 10_000_000)),
        row(1000, "graphkit", cost(1.0, 20_000_000), 7, "all"),
        row(1000, "other", cost(25.0, 30_000_000), 6, "0 more, 1 fewer"),
        row(10_000, "floor", cost(4.0, 10_000_000)),
        row(10_000, "graphkit", cost(12.0, 20_000_000), 70, "all"),
        row(10_000, "other", cost(0, 0, "not run")),
    ]
    lines = list(table.table(rows))[2:]
    assert lines[1] == "| 1,000 | graphkit | 1.00 | 20 | 2.0 | 1.0 |  | 7 | all |"
    assert lines[2] == "| 1,000 | other | 25.0 | 30 | 50.0 | 25.0 |  | 6 | 0 more, 1 fewer |"
    assert lines[4] == "| 10,000 | graphkit | 12.0 | 20 | 3.0 | 1.0 | 12.0 | 70 | all |"
    assert lines[5] == "| 10,000 | other | not run |  |  |  |  |  |  |"
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{table.BEGIN}\nold\n{table.END}\nafter\n", encoding="utf-8")
    table.write_table(readme, rows, {"engine": "1.2"}, "--full")
    text = readme.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("\nafter\n")
    assert "old" not in text
    assert "`python benchmarks/validate.py --full`" in text
    assert "engine 1.2" in text
