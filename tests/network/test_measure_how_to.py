"""The how-to page on measures: its Python runs, in one go, and prints what it says."""

import contextlib
import io
import re

import networkx as nx

FENCE = re.compile(r"```(python|text|console)\n(.*?)```", re.DOTALL)


def test_the_page_does_what_it_says(root, small_world, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    nx.write_graphml(nx.Graph(small_world.edges), "nordic.graphml")
    written = nx.read_graphml("nordic.graphml")
    for node, data in small_world.nodes(data=True):
        written.nodes[node].update({key: value for key, value in data.items() if value is not None})
    nx.write_graphml(written, "nordic.graphml")
    blocks = FENCE.findall((root / "docs/how-to/measure-a-network.md").read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    ran = said = 0
    printed = ""
    for kind, block in blocks:
        if kind == "text":
            assert printed == block
            said += 1
        elif kind == "python":
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile(block, "page", "exec"), names)
            printed = out.getvalue()
            ran += 1
    assert (ran, said) == (6, 2)


def test_the_page_names_only_what_there_is(root):
    from graphkit import network  # noqa: PLC0415

    page = (root / "docs/how-to/measure-a-network.md").read_text(encoding="utf-8")
    table = page[page.index("| question | function |") : page.index("## On the project's data")]
    functions = re.findall(r"`(\w+)`", table)
    assert len(functions) == 37
    assert all(callable(getattr(network, name)) for name in functions)
