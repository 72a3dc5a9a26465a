"""The how-to page: its commands run and print what it says, its Python runs."""

import contextlib
import io
import re
import shlex

from click.testing import CliRunner

from graphkit.cli import main
from graphkit.cli import selected as command

FENCE = re.compile(r"```(console|python)\n(.*?)```", re.DOTALL)


def console(block: str) -> list[tuple[str, str]]:
    """Commands of a console block, each with the words it prints."""
    said: list[tuple[str, str]] = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            said.append((line[2:].strip(), ""))
        else:
            said[-1] = (said[-1][0], said[-1][1] + line)
    return said


def test_the_page_does_what_it_says(root, world, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "DATA", world)  # the project's own data grow; the made-up world does not
    (tmp_path / "tests").symlink_to(root / "tests")
    page = (root / "docs/how-to/see-who-works-with-whom.md").read_text(encoding="utf-8")
    blocks = FENCE.findall(page)
    assert [kind for kind, _ in blocks] == ["console"] * 6 + ["python"]
    ran = 0
    for line, expected in (pair for kind, block in blocks if kind == "console" for pair in console(block)):
        program, *arguments = shlex.split(line)
        assert program == "graphkit"
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 0, result.output
        assert expected in ("", result.output)
        ran += 1
    assert ran == 10
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(blocks[-1][1], "page", "exec"), {})
    assert printed.getvalue().startswith("Share(crossing=4, counted=6, left_out=1)\n('academia', 'hybrid-sector', ")
    assert printed.getvalue().endswith("0.75\n")
    names = {
        "who.html",
        "norway-sweden.html",
        "small.html",
        "who-buys.html",
        "picture.html",
        "picture.svg",
        "nordic.json",
    }
    names |= {"nordic.graphml", "nordic.csv", "nordic.nodes.csv", "nordic.2010-2014.gexf", "nordic.2015-2019.gexf"}
    assert {path.name for path in tmp_path.iterdir()} == names | {"tests"}
