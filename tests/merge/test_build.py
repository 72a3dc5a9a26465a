"""A store holds every release in a graph of its own and all together in the default one, and never half of it."""

import hashlib
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from graphkit.errors import UnreadableError
from graphkit.merge import MergeError, build
from graphkit.merge import lines as lines_module
from graphkit.merge import releases as releases_module
from graphkit.merge.lines import line
from graphkit.namespaces import DATASET
from graphkit.query.answer import Labels
from graphkit.query.catalogue import named, names
from graphkit.query.local import Local
from graphkit.query.run import run
from graphkit.store import StoreError, copied, open_built, open_store
from graphkit.store.manifest import manifest

DCAT = "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix : <https://example.org/> .\n"


def release(name: str, version: str = "1", more: str = "") -> str:
    return f'{DCAT}:{name} a dcat:Dataset ; dcat:version "{version}" . :{name}-thing :of :{name} . {more}\n'


def write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", names())
def test_the_same_rows_as_in_memory(
    name: str, built: Path, sources: list[Path], vocabulary: list[Path], required: dict[str, dict[str, str]]
):
    values = required.get(name)
    assert run(named(name), open_built(built), values, "fi") == run(
        named(name), open_store(sources, vocabulary), values, "fi"
    )


def test_each_release_is_a_graph_of_its_own(built: Path, sources: list[Path], vocabulary: list[Path]):
    store = open_built(built)
    parts = manifest(built).parts
    releases = [f"{DATASET}{name}/2026-11" for name in ("dk", "fi", "is", "no", "se")]
    assert [part.graph for part in parts if part.holds == "dataset"] == releases
    assert [part.version for part in parts] == ["2026-11"] * 5 + [""]
    for part in parts:
        assert len(list(store.quads_for_pattern(None, None, None, ox.NamedNode(part.graph)))) == part.content.statements
    assert {graph.value for graph in store.named_graphs()} == {part.graph for part in parts}
    memory = {quad.triple for quad in open_store(sources, vocabulary)}
    assert {quad.triple for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())} == memory
    assert manifest(built).together.statements == len(memory)


def test_the_hash_is_that_of_canonical_n_quads(built: Path, world: Path):
    """By rdflib, which shares no code with the engine, and by the engine's own canonicalisation."""
    (norway,) = (part for part in manifest(built).parts if part.graph == f"{DATASET}no/2026-11")
    graph, dataset = Graph(), ox.Dataset()
    for path in sorted((world / "no").glob("*.ttl")):
        graph.parse(path, format="turtle")
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            dataset.add(quad)
    written = graph.serialize(format="nt", encoding="utf-8").splitlines(keepends=True)
    lines = sorted(said for said in written if said.strip())
    assert hashlib.sha256(b"".join(lines)).hexdigest() == norway.content.sha256
    assert len(lines) == norway.content.statements
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    canonical = b"".join(sorted(f"{quad} .\n".encode() for quad in dataset))
    assert hashlib.sha256(canonical).hexdigest() == norway.content.sha256


def test_a_line_is_canonical():
    """Escapes by hand from https://www.w3.org/TR/rdf-canon/#canonical-quads: all others stand as they are."""
    said = ox.Literal('\t\b\n\r\f"\\\x00\x1f\x7f\x80æ\u2028😀')
    triple = ox.Triple(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), said)
    escaped = '\\t\\b\\n\\r\\f\\"\\\\\\u0000\\u001F\\u007F\x80æ\u2028😀'
    assert line(triple) == f'<urn:s> <urn:p> "{escaped}" .\n'.encode()


def test_the_same_sources_give_the_same_manifest(built: Path, sources, vocabulary, tmp_path: Path):
    build(reversed(sources), tmp_path / "again", vocabulary)
    assert (tmp_path / "again" / "manifest.json").read_bytes() == (built / "manifest.json").read_bytes()


def test_many_lines_are_sorted_on_disk(built: Path, sources, vocabulary, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(lines_module, "AT_ONCE", 7)
    build(sources, tmp_path / "again", vocabulary)
    assert (tmp_path / "again" / "manifest.json").read_bytes() == (built / "manifest.json").read_bytes()


def test_reading_changes_nothing(folder: Path):
    before = {path.name: path.read_bytes() for path in (folder / "oxigraph").iterdir()}
    for path in (folder / "oxigraph").iterdir():
        path.chmod(0o444)
    answer = run(named("coverage"), open_built(folder))
    assert answer.rows
    assert len(copied(folder)) == manifest(folder).together.statements
    assert {path.name: path.read_bytes() for path in (folder / "oxigraph").iterdir()} == before


def test_a_query_can_ask_who_says_it(built: Path):
    query = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s a <http://www.w3.org/ns/dcat#Dataset> } }"
    assert [int(row["n"].value) for row in open_built(built).query(query)] == [5]
    source = Local(open_built(built))
    thing = f"{DATASET}no/2026-11"
    assert source.mentions(ox.NamedNode(thing))
    assert not source.mentions(ox.NamedNode("urn:nothing"))
    assert str(Labels(source, "en").named(f"{DATASET[:-5]}concept/sector/third-sector")) == "third sector"


def test_a_release_a_file(tmp_path: Path):
    write(tmp_path / "in" / "a.ttl", release("a"))
    write(tmp_path / "in" / "b.ttl", release("b", more=":a-thing :of :a . "))
    made = build([tmp_path / "in"], tmp_path / "store", [write(tmp_path / "terms.ttl", "<urn:t> a <urn:T> .")])
    assert [(part.graph, part.version, part.content.statements) for part in made.parts] == [
        ("https://example.org/a", "1", 3),
        ("https://example.org/b", "1", 4),
        ("https://w3id.org/nordic-social-innovation/ns", "", 1),
    ]
    assert made.together.statements == 3 + 3 + 1  # both say that a's thing is of a


def test_a_new_build_replaces_the_old_one_whole(tmp_path: Path):
    terms = [write(tmp_path / "terms.ttl", "<urn:t> a <urn:T> .")]
    a, b = write(tmp_path / "a" / "a.ttl", release("a")), write(tmp_path / "b" / "b.ttl", release("b"))
    build([a, b], tmp_path / "store", terms)
    build([b], tmp_path / "store", terms)
    assert [part.graph for part in manifest(tmp_path / "store").parts][:-1] == ["https://example.org/b"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "store", "terms.ttl"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("<urn:a> <urn:b> <urn:c> .", "is not said to be a release of any dataset. Name the folder"),
        (f"{DCAT} :a a dcat:Dataset .", "is not said to be a release of any dataset"),
        (release("a") + release("b"), r"more than one release: https://example\.org/a, https://example\.org/b\. Give"),
        (release("a", more=":a :b [] . "), r"has a blank node, in a statement with <https://example\.org/b>\. Give it"),
    ],
)
def test_what_is_no_release(content: str, problem: str, tmp_path: Path):
    write(tmp_path / "in" / "a.ttl", content)
    with pytest.raises(MergeError, match=problem):
        build([tmp_path / "in"], tmp_path / "store", [])
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_one_release_from_two_places(tmp_path: Path):
    paths = [write(tmp_path / name / "x.ttl", release("a")) for name in ("one", "two")]
    with pytest.raises(MergeError, match=r"two: says that it is https://example\.org/a, and so does .*one\. Give"):
        build(paths, tmp_path / "store", [])


def test_a_failure_leaves_the_old_store(folder: Path, tmp_path: Path, monkeypatch):
    before = (folder / "manifest.json").read_bytes()
    bad = write(tmp_path / "in" / "a.ttl", release("a") + "<urn:a> <urn:b> .")
    with pytest.raises(UnreadableError, match=r"a\.ttl:3"):
        build([bad], folder, [])
    monkeypatch.setattr(releases_module, "read", None)
    with pytest.raises(TypeError):
        build([bad], folder, [])
    assert (folder / "manifest.json").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "store"]


def test_nothing_but_a_store_is_replaced(tmp_path: Path):
    source = write(tmp_path / "in" / "a.ttl", release("a"))
    with pytest.raises(MergeError, match="is there already and no store"):
        build([source], tmp_path / "in", [])
    with pytest.raises(MergeError, match="is there already and no store"):
        build([source], source, [])
    assert source.read_text(encoding="utf-8") == release("a")
    (tmp_path / "empty").mkdir()
    build([source], tmp_path / "empty", [write(tmp_path / "t.ttl", "<urn:t> a <urn:T> .")])
    assert (tmp_path / "empty" / "manifest.json").exists()


def test_no_store(tmp_path: Path, folder: Path):
    with pytest.raises(StoreError, match=r"is no store of graphkit's\. Build one: graphkit merge DATASET -o"):
        open_built(tmp_path / "nothing")
    content = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(content | {"form": 2}))
    with pytest.raises(StoreError, match="is no store of graphkit's"):
        open_built(folder)
