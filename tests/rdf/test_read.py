"""The one door: what comes in is clean, what may not come in is refused with its place."""

import unicodedata
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.errors import UnreadableError
from graphkit.rdf.read import FORMATS, files, read, read_all

TRIPLE = '<https://example.org/a> <https://example.org/p> "blåbærsyltetøy"@nb .\n'
SAME = {
    ".ttl": TRIPLE,
    ".nt": TRIPLE,
    ".nq": TRIPLE,
    ".trig": TRIPLE,
    ".jsonld": '{"@id": "https://example.org/a", "https://example.org/p": '
    '[{"@value": "blåbærsyltetøy", "@language": "nb"}]}',
    ".rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://example.org/">'
    '<rdf:Description rdf:about="https://example.org/a"><e:p xml:lang="nb">blåbærsyltetøy</e:p>'
    "</rdf:Description></rdf:RDF>",
}


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
def test_every_form_gives_the_same_statement(tmp_path: Path, extension: str, mark: str):
    path = tmp_path / f"a{extension}"
    path.write_text(mark + SAME[extension], encoding="utf-8")
    (quad,) = read(path).quads
    assert quad.object == ox.Literal("blåbærsyltetøy", language="nb")


@pytest.mark.parametrize("extension", FORMATS)
def test_a_store_takes_what_the_parser_gives(tmp_path: Path, extension: str):
    path = tmp_path / f"a{extension}"
    path.write_text(SAME[extension], encoding="utf-8")
    store = ox.Store()
    read(path).load(store)
    assert [quad.object for quad in store] == [ox.Literal("blåbærsyltetøy", language="nb")]
    assert list(store.named_graphs()) == []


def test_every_form_is_tried():
    assert set(SAME) == set(FORMATS)


def test_text_is_brought_to_nfc(tmp_path: Path):
    path = tmp_path / "a.ttl"
    path.write_text(unicodedata.normalize("NFD", TRIPLE), encoding="utf-8")
    (quad,) = read(path).quads
    assert quad.object == ox.Literal("blåbærsyltetøy", language="nb")


def test_escapes_are_brought_to_nfc_too(tmp_path: Path):
    path = tmp_path / "a.trig"
    path.write_text('<x:g> { <x:a> <x:p> "bla\\u030Abær"@nb }', encoding="utf-8")
    (quad,) = read(path).quads
    assert quad.object == ox.Literal("blåbær", language="nb")
    assert quad.graph_name == ox.NamedNode("x:g")


def test_typed_literals_keep_their_type(tmp_path: Path):
    path = tmp_path / "a.ttl"
    text = '<x:a> <x:p> "e\u0301"^^<http://www.w3.org/2001/XMLSchema#anyURI> .'
    path.write_text(text, encoding="utf-8")
    (quad,) = read(path).quads
    assert quad.object == ox.Literal("é", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#anyURI"))


@pytest.mark.parametrize("ends", ["\r\n", "\r"], ids=["crlf", "cr"])
def test_line_ends_of_other_systems(tmp_path: Path, ends: str):
    path = tmp_path / "a.ttl"
    path.write_bytes(f"@prefix e: <https://example.org/> .{ends}# word{ends}e:a e:p e:b .{ends}".encode())
    assert len(list(read(path).quads)) == 1


def test_blank_nodes_of_two_files_never_meet(tmp_path: Path):
    for name in ("a.nq", "b.nq"):
        (tmp_path / name).write_text('_:x <x:p> "v" .\n')
    subjects = {quad.subject for document in read_all([tmp_path]) for quad in document.quads}
    assert len(subjects) == 2


@pytest.mark.parametrize(
    ("name", "content", "words", "line"),
    [
        ("a.ttl", "@prefix e: <x:> .\n\ne:a e:b\n", "", 4),
        ("a.ttl", "<x:a> <x:b> nope:c .", "prefix", 1),
        ("a.nt", "<x:a> <x:b>\n", "", 2),
        ("a.rdf", '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n', "not XML", 2),
        ("a.jsonld", '{\n "a": }', "not JSON", 2),
        ("a.jsonld", '{"@context": "https://example.org/c.jsonld", "@id": "x:a"}', "remote context", None),
        ("a.jsonld", '{"@context": ["https://example.org/c.jsonld"], "@id": "x:a"}', "remote context", None),
        ("a.jsonld", '{"@context": {"@import": "https://example.org/c"}, "@id": "x:a"}', "remote context", None),
        ("a.jsonld", "[" * 100 + "]" * 100, "nested deeper", None),
        ("a.rdf", '<!DOCTYPE x [<!ENTITY a "b">]><x/>', "DOCTYPE", None),
        ("a.xml", "<x/>", "no RDF form", None),
        ("a.ttl", "<x:a> <x:b> <c d> .", "", 1),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(tmp_path: Path, name, content, words, line):
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(UnreadableError) as caught:
        list(read(path).quads)
    assert words in str(caught.value)
    assert str(caught.value).startswith(f"{path}:{line}: " if line else f"{path}: ")
    assert len(str(caught.value).splitlines()) == 1
    assert caught.value.line == line


def test_bytes_that_are_no_utf8(tmp_path: Path):
    path = tmp_path / "a.ttl"
    path.write_bytes('<x:a> <x:b> "blåbær" .'.encode("latin-1"))
    with pytest.raises(UnreadableError, match=str(path)):
        list(read(path).quads)


def test_a_missing_path_and_an_empty_folder(tmp_path: Path):
    with pytest.raises(UnreadableError, match="no such file"):
        files([tmp_path / "nothing.ttl"])
    with pytest.raises(UnreadableError, match="no RDF file"):
        files([tmp_path])


def test_files_are_sorted_and_each_once(tmp_path: Path):
    for name in ("b.ttl", "a.nt", "readme.md"):
        (tmp_path / name).write_text("")
    assert files([tmp_path, tmp_path / "a.nt"]) == [tmp_path / "a.nt", tmp_path / "b.ttl"]
