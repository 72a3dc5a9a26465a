"""The synthetic register breaks exactly the rules that it says it breaks."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
from stdnum.dk import cvr
from stdnum.fi import ytunnus
from stdnum.fo import vn
from stdnum.is_ import kennitala
from stdnum.no import orgnr as norwegian
from stdnum.se import orgnr as swedish

from graphkit.namespaces import DCTERMS, SH, SKOS
from graphkit.project import SHAPES
from graphkit.report import Report
from graphkit.validate import validate
from graphkit.validate.shapes import Shapes

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "generate.py"
SMALLEST, SMALL = 4_000, 10_000
KINDS = 35

REGISTERS = {"no-brc": norwegian, "dk-cvr": cvr, "fi-pro": ytunnus, "se-on": swedish, "is-ken": kennitala, "fo-vn": vn}


def generate(triples: int, out: Path, *options: str, seed_of_hashes: str = "0") -> str:
    """Run the script; what it told on stderr."""
    command = [sys.executable, str(SCRIPT), str(triples), str(out), *options]
    env = os.environ | {"PYTHONHASHSEED": seed_of_hashes}
    return subprocess.run(command, env=env, check=True, capture_output=True, text=True, encoding="utf-8").stderr


def faults(register: Path) -> Counter[tuple[str, str]]:
    told = json.loads(register.with_suffix(".faults.json").read_text(encoding="utf-8"))
    return Counter({(rule, component): n for rule, counts in told.items() for component, n in counts.items()})


def found(report: Report) -> Counter[tuple[str, str]]:
    return Counter((finding.rule, finding.component) for finding in report.findings)


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("register") / "small.ttl"
    generate(SMALL, out)
    return out


@pytest.fixture(scope="module")
def smallest(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("register") / "smallest.ttl"
    generate(SMALLEST, out)
    return out


def test_exactly_the_faults_put_in_are_found(small: Path):
    report = validate([small])
    assert found(report) == faults(small)
    severities = Counter(finding.severity for finding in report.findings)
    assert severities == {"violation": 35, "warning": 5, "info": 1}
    assert not report.unchecked


@pytest.mark.parametrize("engine", ["fast", "pyshacl"])
def test_both_engines_find_the_faults_of_the_core_rules(engine: str, smallest: Path, tmp_path: Path):
    """Without `sh:sparql`: pySHACL asks those node by node, which takes minutes. `benchmarks/validate.py` has them."""
    core = tmp_path / "core.ttl"
    triples = (t for t in Shapes.load([SHAPES]).triples if t.predicate.value != SH + "sparql")
    ox.serialize(triples, core, format=ox.RdfFormat.TURTLE)
    report = validate([smallest], engine=engine, shapes=[core])
    expected = {key: n for key, n in faults(smallest).items() if key[1] != "SPARQLConstraintComponent"}
    assert found(report) == expected
    assert len(expected) == 17


@pytest.mark.parametrize("triples", [SMALLEST, 30_000])
def test_the_size_is_within_five_per_cent(triples: int, tmp_path: Path):
    out = tmp_path / "register.ttl"
    told = generate(triples, out).splitlines()[-1]
    written = sum(1 for _ in ox.parse(path=out, format=ox.RdfFormat.TURTLE))
    assert told.split() == [str(written), "triples"]
    assert abs(written - triples) <= triples / 20


def test_the_table_tells_each_kind_of_fault(tmp_path: Path):
    *kinds, _ = generate(40_000, tmp_path / "register.ttl").splitlines()
    counts = {line[9:].split("  ")[0]: int(line.split()[0]) for line in kinds}
    assert len(counts) == KINDS
    assert counts["no name"] == counts["wrong check digit"] == 3  # 606 actors, of which 1 in 200
    assert counts["negative amount"] == 1  # 121 programmes


def test_the_same_arguments_give_the_same_bytes(smallest: Path, tmp_path: Path):
    again, other = tmp_path / "again.ttl", tmp_path / "other.ttl"
    generate(SMALLEST, again, "--seed", "1", seed_of_hashes="42")
    generate(SMALLEST, other, "--seed", "2")
    assert again.read_bytes() == smallest.read_bytes() != other.read_bytes()
    assert faults(again) == faults(smallest)


def test_a_register_too_small_for_its_faults_is_refused(tmp_path: Path):
    with pytest.raises(subprocess.CalledProcessError) as refused:
        generate(SMALLEST - 1, tmp_path / "register.ttl")
    assert refused.value.returncode == 2
    assert "at least 4000 triples" in refused.value.stderr


def test_numbers_have_the_check_digits_of_their_registers(small: Path):
    store = ox.Store()
    store.bulk_load(path=small, format=ox.RdfFormat.TURTLE)
    rows = store.query(
        f"SELECT ?register ?number {{ ?i <{DCTERMS}conformsTo> ?register ; <{SKOS}notation> ?number }} ORDER BY ?number"
    )
    numbers = [(row["register"].value.rsplit("/", 1)[1], row["number"].value) for row in rows]
    wrong = [number for register, number in numbers if not REGISTERS[register].is_valid(number)]
    put_in = faults(small)
    assert len(numbers) == 144
    assert len(wrong) == 2  # a wrong check digit and a person's number
    assert len(set(numbers)) == 144 - put_in["Actor-same-number", "SPARQLConstraintComponent"] // 2
