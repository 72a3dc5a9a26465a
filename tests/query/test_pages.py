"""The pages about queries: their examples run and print what they show."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit.cli import main
from graphkit.query.catalogue import names
from graphkit.query.header import parse

ELLIPSIS = "…"
FAILS = "support-for-target-group --param group=teenagers"


@pytest.fixture
def page(root: Path) -> str:
    return (root / "docs" / "how-to" / "ask-a-question.md").read_text(encoding="utf-8")


def commands(page: str) -> list[tuple[str, list[str]]]:
    """Every command of the page's console blocks, with the lines shown below it."""
    said: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.+?)```", page, flags=re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ graphkit "):
                said.append((line.removeprefix("$ graphkit "), []))
            else:
                said[-1][1].append(line)
    return said


def assert_shows(printed: list[str], shown: list[str]) -> None:
    """Each line shown is printed, in that order; `…` stands for what is left out."""
    place = 0
    for line in filter(lambda line: line != ELLIPSIS, shown):
        hits = [i for i in range(place, len(printed)) if fits(printed[i], line)]
        assert hits, line
        place = hits[0] + 1


def fits(printed: str, shown: str) -> bool:
    return printed.startswith(shown.removesuffix(ELLIPSIS)) if shown.endswith(ELLIPSIS) else printed.rstrip() == shown


def test_how_to_ask_a_question(page, root, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tests").symlink_to(root / "tests")
    [own] = re.findall(r"```sparql\n(.+?)```", page, flags=re.DOTALL)
    (tmp_path / "enterprises.rq").write_text(own, encoding="utf-8")
    assert f" {len(list((root / 'queries' / 'answers').glob('*.rq')))} questions are ready" in page
    named_there = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", page)) - {"young-people"}
    assert named_there <= set(names())
    assert len(named_there) > 20
    ran = commands(page)
    assert len(ran) == 16
    for command, shown in ran:
        result = CliRunner().invoke(main, shlex.split(command))
        assert result.exit_code == (2 if FAILS in command else 0), result.output
        assert_shows(result.output.splitlines(), shown)
    assert {path.name for path in tmp_path.iterdir()} >= {
        "nordic.xlsx",
        "money.csv",
        "shares.md",
        "money.json",
        "flows.parquet",
    }


def test_the_header_of_the_readme(root, tmp_path):
    page = (root / "queries" / "README.md").read_text(encoding="utf-8")
    [header] = re.findall(r"```sparql\n(.+?)```", page, flags=re.DOTALL)
    path = tmp_path / "example.rq"
    path.write_text(header + "SELECT * WHERE { VALUES ?_country { UNDEF } VALUES ?_year { 2015 } }", encoding="utf-8")
    query = parse(path)
    assert [parameter.name for parameter in query.parameters] == ["country", "year"]
    assert (query.lists, query.headings) == ({"owners": "iri"}, {"owners": {"en": "owned by"}})
