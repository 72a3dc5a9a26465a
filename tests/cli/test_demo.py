"""`graphkit demo` walks the whole way and ends with the files it made."""

import re
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner

from graphkit.cli import main

FILES = {"validation.txt", "cross-sector.csv", "groups-without-programme.csv", "network.html", "network.graphml"}


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    folder = tmp_path_factory.mktemp("demo")
    result = CliRunner().invoke(main, ["demo", "-o", str(folder), "--lang", "is"])
    assert result.exit_code == 0, result.output
    return result.output, folder


def test_it_leaves_the_files_it_names(walked):
    output, folder = walked
    assert {path.name for path in folder.iterdir()} == FILES
    for name in FILES:
        assert str(folder / name) in output


def test_every_step_shows_the_command_that_was_run(walked):
    output, _ = walked
    assert output.count("$ graphkit ") >= 6


def test_the_readme_shows_what_it_prints(walked, root):
    _, folder = walked
    report = (folder / "validation.txt").read_text(encoding="utf-8")
    counts = re.search(r"^\w+: (\d+) · \w+: (\d+) · \w+: (\d+)$", report, re.MULTILINE)
    found = [int(number) for number in counts.groups()]
    shown = re.search(
        r"error: (\d+) · warning: (\d+) · note: (\d+) →", (root / "README.md").read_text(encoding="utf-8")
    )
    assert found == [int(number) for number in shown.groups()]


def test_the_files_open(walked):
    _, folder = walked
    assert nx.read_graphml(folder / "network.graphml").number_of_nodes() > 1000
    assert len((folder / "cross-sector.csv").read_text(encoding="utf-8-sig").splitlines()) > 100
    html = (folder / "network.html").read_text(encoding="utf-8")
    assert '<html lang="is"' in html
    assert 'src="http' not in html


def test_in_the_language_asked(walked):
    output, _ = walked
    assert "Skrár sem urðu til:" in output
