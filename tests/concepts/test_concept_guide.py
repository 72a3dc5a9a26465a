"""The how-to page shows what the program prints."""

import re

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from graphkit.cli import main
from graphkit.rdf.read import read_all

ELLIPSIS = "…"


@pytest.fixture(scope="module")
def page(root):
    return (root / "docs" / "how-to" / "find-a-word.md").read_text(encoding="utf-8")


def test_examples_print_what_the_page_shows(page):
    blocks = re.findall(r"```console\n\$ graphkit (.+?)\n(.+?)```", page, flags=re.DOTALL)
    assert len(blocks) == 5
    for command, shown in blocks:
        words = [a or b for a, b in re.findall(r'"([^"]+)"|(\S+)', command)]
        printed = [line.rstrip() for line in CliRunner().invoke(main, words).stdout.splitlines()]
        place = 0
        for line in shown.splitlines():
            if line == ELLIPSIS:
                continue
            assert line.rstrip() in printed[place:], (command, line)
            place = printed.index(line.rstrip(), place) + 1


def test_query_lists_the_unconfirmed_words_of_a_language(page, known, schemes):
    (query,) = re.findall(r"```sparql\n(.+?)```", page, flags=re.DOTALL)
    store = ox.Store()
    store.extend(quad for document in read_all([schemes]) for quad in document.quads)
    rows = list(store.query(query))
    own = [
        word
        for concept in known.by_iri.values()
        for word in concept.words
        if word.language == "is" and word.evidence.endswith("/own") and not word.false_friend
    ]
    assert len(rows) == len(own) > 100
