"""`graphkit merge`, and the questions asked of what it built."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphkit.cli import main
from graphkit.languages.fallback import FULL


def graphkit(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_build_ask_verify(world: Path, tmp_path: Path):
    store = tmp_path / "store"
    result = graphkit("merge", world, "-o", store, "--lang", "en")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert result.stderr.startswith("Datasets: 4. Statements: ")
    assert result.stderr.endswith(f" → {store}\n")
    asked = ["query", "cross-sector-share-by-country", "--lang", "en", "--format", "csv"]
    assert graphkit(*asked, "--store", store).stdout == graphkit(*asked, "--data", world).stdout
    result = graphkit("merge", "--verify", store, "--lang", "en")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"{store}: everything is as it was built.\n")


@pytest.mark.parametrize("language", FULL)
def test_damage_is_told_in_the_readers_language(folder: Path, language: str):
    sizes = {path: path.stat().st_size for path in (folder / "oxigraph").glob("*.sst")}
    max(sizes, key=lambda path: (sizes[path], path)).unlink()
    result = graphkit("merge", "--verify", folder, "--lang", language)
    assert result.exit_code == 1
    assert ".sst: " in result.stdout.splitlines()[0]
    assert result.stderr.startswith(f"{folder}: ")


def test_misuse(world: Path, tmp_path: Path):
    for arguments in (
        ["merge"],
        ["merge", world],
        ["merge", "-o", tmp_path / "store"],
        ["merge", world, "-o", tmp_path / "store.trig"],
        ["merge", world, "--verify", tmp_path],
        ["query", "coverage", "--store", tmp_path, "--data", world],
        ["query", "coverage", "--store", tmp_path, "--endpoint", "http://127.0.0.1:1/"],
        ["serve", "--store", tmp_path, "--data", world],
    ):
        assert graphkit(*arguments).exit_code == 2, arguments
    for arguments in (
        ["merge", tmp_path, "-o", tmp_path / "store"],
        ["merge", "--verify", tmp_path],
        ["query", "coverage", "--store", tmp_path],
        ["serve", "--store", tmp_path, "--port", "0"],
    ):
        result = graphkit(*arguments)
        assert result.exit_code == 3, arguments
        assert result.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
