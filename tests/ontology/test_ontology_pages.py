"""The page on reuse says what is so: its example runs and prints what stands there, and its numbers are counted."""

import contextlib
import io
import re

import pytest


@pytest.fixture(scope="module")
def page(root):
    return (root / "docs" / "how-to" / "reuse-the-ontology.md").read_text(encoding="utf-8")


def test_example_prints_what_the_page_shows(root, page, monkeypatch):
    blocks = re.findall(r"```python\n(.*?)```\n```text\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 1
    monkeypatch.chdir(root)
    for code, shown in blocks:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, "reuse-the-ontology.md", "exec"), {})
        assert printed.getvalue() == shown


def test_numbers_of_terms_on_the_page(page, own_terms):
    classes = [term for term in own_terms if term.rsplit("#")[1][0].isupper()]
    assert f"{len(own_terms)} terms ({len(classes)} classes, {len(own_terms) - len(classes)} properties)" in page


def test_pages_name_files_that_exist(root, page):
    decision = (root / "docs" / "decisions" / "0002-ontology-terms.md").read_text(encoding="utf-8")
    readme = (root / "ontology" / "README.md").read_text(encoding="utf-8")
    names = re.findall(r"`((?:ontology|shapes|tests|docs)/[\w./-]+)`", page + decision + readme)
    assert len(names) > 8
    assert [name for name in names if not (root / name).exists()] == []


def test_numbers_of_the_pinned_tables_in_the_decision(root, declared_rows, axiom_rows):
    decision = (root / "docs" / "decisions" / "0002-ontology-terms.md").read_text(encoding="utf-8")
    assert f"{len(axiom_rows)} axioms from {len({row[3] for row in axiom_rows})} vocabulary files" in decision
    assert f"{len(declared_rows)} pinned" in decision
