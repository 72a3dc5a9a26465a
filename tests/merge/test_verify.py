"""Every damage of a store is found, and of graphs it is said which dataset it struck."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.merge import Damage, verify
from graphkit.namespaces import DATASET
from graphkit.query.catalogue import named
from graphkit.query.run import run
from graphkit.store import StoreError, copied, open_built
from graphkit.store.manifest import files, manifest

NORWAY = ox.NamedNode(f"{DATASET}no/2026-11")

FILE_KINDS = ("file-missing", "file-changed", "file-strange")
GRAPH_KINDS = ("unreadable", "changed", "strange", "together")
"""Kinds of damage: of files, and of graphs. `strange` is what no manifest speaks of, `together` the default graph."""


def opened(folder: Path) -> ox.Store:
    return ox.Store(str(folder / "oxigraph"))


def of_graphs(damages: list[Damage]) -> list[Damage]:
    return [damage for damage in damages if damage.kind in GRAPH_KINDS]


def tables(folder: Path) -> list[Path]:
    """The six largest files: they hold the statements."""
    return sorted((folder / "oxigraph").glob("*.sst"), key=lambda path: (-path.stat().st_size, path))[:6]


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def test_a_whole_store(built: Path):
    assert verify(built) == []


def test_a_flipped_byte(folder: Path):
    """The file is named; and where statements can no longer be read, so is their dataset."""
    struck: set[str] = set()
    for path in tables(folder):
        flip(path, path.stat().st_size // 3)
        damages = verify(folder)
        assert [damage for damage in damages if damage.kind in FILE_KINDS] == [Damage("file-changed", path.name)]
        struck |= {damage.where for damage in of_graphs(damages)}
        flip(path, path.stat().st_size // 3)
    assert struck >= {part.graph for part in manifest(folder).parts}
    assert verify(folder) == []


def test_a_flipped_byte_in_every_file(folder: Path):
    names = sorted(name for name, file in files(folder).items() if file.size)
    assert len(names) > 10
    for name in names:
        flip(folder / "oxigraph" / name, 0)
    damages = verify(folder)
    assert [damage.where for damage in damages if damage.kind == "file-changed"] == names
    assert {damage.where for damage in of_graphs(damages)} >= {part.graph for part in manifest(folder).parts}


def test_a_missing_file(folder: Path):
    struck: set[str] = set()
    for path in tables(folder):
        content = path.read_bytes()
        path.unlink()
        damages = verify(folder)
        assert damages[0] == Damage("file-missing", path.name)
        struck |= {damage.where for damage in of_graphs(damages)}
        with pytest.raises(StoreError, match=r"the store is damaged\. See what: graphkit merge --verify"):
            open_built(folder)
        path.write_bytes(content)
    assert struck >= {part.graph for part in manifest(folder).parts}


def test_an_extra_statement_in_a_dataset(folder: Path):
    store = opened(folder)
    store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"), NORWAY))
    del store
    count = next(part.content.statements for part in manifest(folder).parts if part.graph == NORWAY.value)
    assert of_graphs(verify(folder)) == [Damage("changed", NORWAY.value, count, count + 1)]


def test_a_statement_exchanged(folder: Path):
    """The count alone would not tell."""
    store = opened(folder)
    quad = min(store.quads_for_pattern(None, None, ox.Literal("2026-11"), NORWAY), key=str)
    store.remove(quad)
    store.add(ox.Quad(quad.subject, quad.predicate, ox.Literal("2026-12"), NORWAY))
    del store
    (damage,) = of_graphs(verify(folder))
    assert (damage.kind, damage.where, damage.wanted) == ("changed", NORWAY.value, damage.found)


def test_what_queries_see_is_what_the_datasets_say(folder: Path):
    store = opened(folder)
    extra = ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"))
    store.add(extra)
    lost = list(store.quads_for_pattern(NORWAY, None, None, NORWAY))[:2]
    assert len(lost) == 2
    for quad in lost:
        store.remove(ox.Quad(*quad.triple))
    del store
    assert of_graphs(verify(folder)) == [Damage("together", NORWAY.value, wanted=2), Damage("together", "", found=1)]


def test_a_graph_nobody_knows(folder: Path):
    store = opened(folder)
    store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"), ox.NamedNode("urn:g")))
    del store
    damages = verify(folder)
    assert of_graphs(damages) == [Damage("strange", "urn:g", found=1)]
    assert {damage.kind for damage in damages} == {*FILE_KINDS, "strange"}  # the engine wrote new files for old ones


def test_a_lost_dataset(folder: Path):
    store = opened(folder)
    store.remove_graph(NORWAY)
    del store
    count = next(part.content.statements for part in manifest(folder).parts if part.graph == NORWAY.value)
    assert of_graphs(verify(folder)) == [Damage("changed", NORWAY.value, count, 0)]


def test_no_manifest(folder: Path):
    (folder / "files.json").write_text("{")
    with pytest.raises(StoreError, match=r"its manifest cannot be read\. Build one: graphkit merge"):
        verify(folder)


def test_damage_that_no_size_tells_ends_a_query_in_one_line(folder: Path):
    for path in (folder / "oxigraph").glob("*.sst"):
        path.write_bytes(bytes(byte ^ (place % 64 == 0) for place, byte in enumerate(path.read_bytes())))
    with pytest.raises(Exception, match=r"query coverage|cannot be opened") as caught:
        run(named("coverage"), open_built(folder))
    assert "\n" not in str(caught.value)
    with pytest.raises(StoreError, match=r"--verify"):
        copied(folder)
