"""The project's papers say what is so."""

import re
from pathlib import Path

import pytest

from graphkit.cli.program import COMMANDS

FOLDERS = ("ontology", "shapes", "data", "facts", "queries", "graphkit", "tests", "docs", "benchmarks")


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_says_what_belongs_there(root: Path, folder: str):
    assert len((root / folder / "README.md").read_text(encoding="utf-8")) > 200


def test_every_command_stands_in_the_readme(root: Path):
    readme = (root / "README.md").read_text(encoding="utf-8")
    missing = [name for name in COMMANDS if f"graphkit {name}" not in readme and f"make {name}" not in readme]
    assert not missing


def test_links_between_pages_lead_somewhere(root: Path):
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    texts = {page: re.sub("`[^`\n]*`", "", page.read_text(encoding="utf-8")) for page in pages}
    links = [
        (page, target)
        for page, text in texts.items()
        for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text)
        if "://" not in target
    ]
    assert links
    assert not [(str(page), target) for page, target in links if not (page.parent / target).exists()]


def test_the_readme_counts_right(root: Path):
    readme = (root / "README.md").read_text(encoding="utf-8")
    data = "\n".join(path.read_text(encoding="utf-8") for path in sorted((root / "data").rglob("*.ttl")))
    counts = {
        "actors": data.count(" a nsi:Actor ;"),
        "programmes": data.count(" a nsi:Programme ;"),
        "laws": data.count(" a eli:LegalResource ;"),
        "collaborations": data.count(" a nsi:Collaboration ;"),
    }
    assert counts == {"actors": 1113, "programmes": 243, "laws": 47, "collaborations": 584}
    for name, count in counts.items():
        assert f"{count:,} {name}" in readme
