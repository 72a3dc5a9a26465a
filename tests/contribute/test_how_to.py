"""What the how-to page shows is what the program does: its files are written, its commands run in their order."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit.cli import main
from graphkit.contribute.words import of_scheme

BLOCK = re.compile(r"```(text|csv|turtle)\n(.*?)```", re.DOTALL)


def test_the_page_tells_what_happens(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    page = (root / "docs" / "how-to" / "contribute-by-spreadsheet.md").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    tried = {"text": 0, "csv": 0, "turtle": 0}
    for form, block in BLOCK.findall(page):
        tried[form] += 1
        if form == "csv":
            Path("actors.csv").write_text(block, encoding="utf-8")
        elif form == "turtle":
            assert block in Path("actors.ttl").read_text(encoding="utf-8")
        else:
            command, _, shown = block.partition("\n")
            found = CliRunner().invoke(main, command.removeprefix("$ graphkit ").split())
            assert found.output == shown
    assert tried == {"text": 4, "csv": 2, "turtle": 1}


@pytest.mark.parametrize("word", ["third sector", "tredje sektor", "Kolmas Sektori", "third-sector"])
def test_the_words_it_names_are_understood(root: Path, word: str):
    page = (root / "docs" / "how-to" / "contribute-by-spreadsheet.md").read_text(encoding="utf-8")
    assert f"`{word}`" in page
    assert len(of_scheme("sector").find(word).iris) == 1
