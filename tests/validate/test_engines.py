"""Both engines find the same: in each national dataset, in every one-fault file, in a generated register.

pySHACL asks every `sh:sparql` rule of every thing, so these checks are long ones; they run side by side. At 100,000
generated statements the two are compared by `benchmarks/validate.py`, which fails where they differ.
"""

import multiprocessing
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from graphkit.project import DATA, ONTOLOGY, SHAPES, VOCABULARY_SHAPES
from graphkit.rdf.read import files, read_all
from graphkit.validate import fast, reference
from graphkit.validate.data import Data
from graphkit.validate.result import Result
from graphkit.validate.shapes import Shapes

ROOT = Path(__file__).parents[2]
FAULTS = ROOT / "tests" / "shapes" / "faults"
COUNTRIES = sorted(path.name for path in DATA.iterdir() if path.is_dir())
NOUNS = sorted(path.name for path in FAULTS.iterdir() if path.is_dir())
VOCABULARY = {path.stem for path in VOCABULARY_SHAPES[1:]}

BASE = r"(?<=w3id\.org/nordic-social-innovation/)"
THING = re.compile(BASE + r"(id/(?:[^>\s\"/]*/)*)")
DATASET = re.compile(BASE + r"(data/[^>\s\"]+)")
ANNOUNCED = re.compile(r"^# expect: (\S+) \S+ \S+$", re.MULTILINE)


@dataclass(frozen=True)
class Compared:
    """What the two engines say of one another, and which rules the fast one says were broken."""

    total: int
    only_fast: list[Result]
    only_reference: list[Result]
    rules: frozenset[str]


def compared(paths: Sequence[Path], *, vocabulary: bool = False) -> Compared:
    """Each path by itself."""
    context = () if vocabulary else list(read_all([ONTOLOGY]))
    shapes = Shapes.load(VOCABULARY_SHAPES if vocabulary else [SHAPES], vetted=True)
    ours, theirs = Counter[Result](), Counter[Result]()
    for path in paths:
        data = Data(read_all([path]), context)
        for results, engine in ((ours, fast), (theirs, reference)):
            results.update(unlabelled(result) for result in engine.run(shapes, data) if data.holds(result.focus))
    rules = frozenset(result.shape.rsplit("#", 1)[-1] for result in ours)
    return Compared(ours.total(), [*(ours - theirs)][:5], [*(theirs - ours)][:5], rules)


def unlabelled(result: Result) -> Result:
    """The result without the labels of blank nodes, which each reading gives anew."""
    focus, value = (term and re.sub(r"^_:\w+", "_:", term) for term in (result.focus, result.value))
    return result._replace(focus=focus, value=value)


@pytest.fixture(scope="module")
def under_way(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Future[Compared]]]:
    """Every comparison, by name, begun."""
    folder = tmp_path_factory.mktemp("engines")
    register = folder / "register.ttl"
    script = ROOT / "benchmarks" / "generate.py"
    subprocess.run([sys.executable, script, "8000", register, "--seed", "1"], check=True, capture_output=True)
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=spawn) as pool:
        begun = {country: pool.submit(compared, [DATA / country]) for country in COUNTRIES}
        begun["generated"] = pool.submit(compared, [register])
        for noun in NOUNS:
            vocabulary = noun in VOCABULARY
            paths = files([FAULTS / noun]) if vocabulary else [merged(noun, folder / noun)]
            begun[noun] = pool.submit(compared, paths, vocabulary=vocabulary)
        yield begun
        pool.shutdown(cancel_futures=True)


def merged(noun: str, folder: Path) -> Path:
    """All one-fault files of a noun, to be checked at once (quicker): the things of each get names of their own."""
    folder.mkdir()
    for number, path in enumerate(files([FAULTS / noun])):
        renamed = THING.sub(rf"\g<1>f{number}-", path.read_text(encoding="utf-8"))
        renamed = DATASET.sub(rf"\g<1>-{number}", renamed)
        (folder / path.name).write_text(renamed, encoding="utf-8")
    return folder


def test_all_are_here():
    assert len(COUNTRIES) == 11
    assert len(NOUNS) == 23


@pytest.mark.parametrize("country", COUNTRIES)
def test_on_national_data(under_way: dict[str, Future[Compared]], country: str):
    result = under_way[country].result()
    assert (result.only_fast, result.only_reference) == ([], [])


@pytest.mark.parametrize("noun", NOUNS)
def test_on_one_fault_files(under_way: dict[str, Future[Compared]], noun: str):
    result = under_way[noun].result()
    assert (result.only_fast, result.only_reference) == ([], [])
    announced = {rule for path in files([FAULTS / noun]) for rule in ANNOUNCED.findall(path.read_text("utf-8"))}
    print(sorted(announced - result.rules), result.total)
    assert len(announced & result.rules) >= 0.8 * len(announced)


def test_on_a_generated_register(under_way: dict[str, Future[Compared]]):
    result = under_way["generated"].result()
    assert (result.only_fast, result.only_reference) == ([], [])
    assert len(result.rules) >= 30
