"""An installed graphkit works from any folder: the wheel carries ontology, shapes, queries, data and texts."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import networkx as nx
import pytest


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run in a folder of its own, with nothing of the checkout on the path."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=clean, capture_output=True, text=True, check=False, timeout=600
    )


@pytest.fixture(scope="module")
def program(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program of a wheel installed in an empty environment outside the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=root)
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=True)
    binaries = folder / "venv" / "bin"
    installed = run(binaries / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    assert installed.returncode == 0, installed.stderr
    return binaries / "graphkit"


def test_validate(program: Path, tmp_path: Path):
    result = run(program, "validate", "--format", "json", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["checked"]["nsi:Collaboration"] == 584


def test_query(program: Path, tmp_path: Path):
    result = run(program, "query", "cross-sector-collaborations", "--lang", "fi", "--format", "csv", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert len(result.stdout.splitlines()) > 100


def test_network(program: Path, tmp_path: Path):
    result = run(program, "network", "export", "-o", "net.graphml", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert nx.read_graphml(tmp_path / "net.graphml").number_of_nodes() > 1000


def test_concepts(program: Path, tmp_path: Path):
    result = run(program, "concepts", "socialøkonomisk virksomhed", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "dk-socialoekonomisk-virksomhed" in result.stdout or "socialøkonomisk virksomhed" in result.stdout


def test_rules(program: Path, tmp_path: Path):
    result = run(program, "rules", "Actor-country-one", "--lang", "nn", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "Rett\n  no-actor:eksempel a nsi:Actor ;" in result.stdout
