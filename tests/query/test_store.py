"""The store: every file through the one door, graph names left out, quick enough to open for each question."""

import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.errors import UnreadableError
from graphkit.project import DATA
from graphkit.rdf.read import read
from graphkit.store import open_store


def test_paths_and_documents_give_the_same(world: Path):
    files = sorted(world.rglob("*.ttl"))
    assert len(files) == 32
    read_before = [read(path) for path in files]
    statements = {str(quad) for quad in open_store([world], [])}
    assert {str(quad) for quad in open_store(read_before, [])} == statements
    assert len(statements) == sum(len(list(document.quads)) for document in read_before)


def test_graph_names_are_left_out(tmp_path: Path):
    path = tmp_path / "release.trig"
    path.write_text('<urn:graph> { <urn:a> <urn:b> "c" }', encoding="utf-8")
    store = open_store([path], [])
    assert [quad.graph_name for quad in store] == [ox.DefaultGraph()]


def test_terms_come_along_by_default():
    store = open_store([])
    sector = ox.NamedNode("https://w3id.org/nordic-social-innovation/concept/sector/third-sector")
    actor = ox.NamedNode("https://w3id.org/nordic-social-innovation/ns#Actor")
    assert any(store.quads_for_pattern(sector, None, None))
    assert any(store.quads_for_pattern(actor, None, None))


def test_a_path_that_is_not_there(tmp_path: Path):
    with pytest.raises(UnreadableError, match="there is no such file or folder"):
        open_store([tmp_path / "nothing.ttl"], [])


@pytest.mark.skipif(not any(DATA.rglob("*.ttl")), reason="the project has no data yet")
def test_opens_in_time():
    start = time.process_time()
    store = open_store()
    assert len(store) > 50_000
    assert time.process_time() - start < 1.5
