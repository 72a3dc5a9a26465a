"""The one writer: the same triples, the same bytes; and nothing lost on the way round."""

import random
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.namespaces import BASE, THING, prefix_of, scheme_of, short, thing_of
from graphkit.rdf.write import turtle, write

XSD = "http://www.w3.org/2001/XMLSchema#"

iris = st.sampled_from(
    [
        THING + "no/actor/ferd",
        BASE + "concept/sector/third-sector",
        BASE + "ns#Actor",
        "https://example.org/æøå?x=1&y=(2)",
        "urn:x:1",
    ]
).map(ox.NamedNode)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
literals = st.one_of(
    texts.map(ox.Literal),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), texts, st.sampled_from(["nb", "fi", "se"])),
    st.integers().map(ox.Literal),
    st.booleans().map(ox.Literal),
    st.dates().map(lambda day: ox.Literal(day.isoformat(), datatype=ox.NamedNode(XSD + "date"))),
    st.sampled_from(["007", "+5", "1.50"]).map(lambda n: ox.Literal(n, datatype=ox.NamedNode(XSD + "integer"))),
)
triples = st.lists(st.builds(ox.Triple, iris, iris, st.one_of(iris, literals)), max_size=20)


@given(triples)
def test_nothing_is_lost_and_order_does_not_matter(statements):
    text = turtle(statements)
    back = {quad.triple for quad in ox.parse(text, ox.RdfFormat.TURTLE)}
    assert back == set(statements)
    shuffled = list(statements)
    random.Random(1).shuffle(shuffled)
    assert turtle(shuffled) == text
    assert turtle(ox.parse(text, ox.RdfFormat.TURTLE)) == text


def test_the_form_by_example():
    ferd = ox.NamedNode(THING + "no/actor/ferd")
    label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    text = turtle(
        [
            ox.Triple(ferd, label, ox.Literal("Ferd", language="nb")),
            ox.Triple(ferd, label, ox.Literal("Ferd", language="en")),
            ox.Triple(
                ferd, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), ox.NamedNode(BASE + "ns#Actor")
            ),
        ]
    )
    assert text == (
        f"@prefix no-actor: <{THING}no/actor/> .\n"
        f"@prefix nsi: <{BASE}ns#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "\n"
        "no-actor:ferd a nsi:Actor ;\n"
        '    skos:prefLabel "Ferd"@en ,\n'
        '        "Ferd"@nb .\n'
    )


def test_blank_nodes_get_the_same_names_in_every_run():
    def graph() -> list[ox.Triple]:
        one, two = ox.BlankNode(), ox.BlankNode()
        p = ox.NamedNode("urn:p")
        return [ox.Triple(one, p, two), ox.Triple(two, p, ox.Literal("x"))]

    assert turtle(graph()) == turtle(graph())
    assert "_:c14n0" in turtle(graph())


def test_nothing_gives_an_empty_file():
    assert turtle([]) == ""


def test_a_file_is_put_in_place_whole(tmp_path: Path):
    path = tmp_path / "new" / "a.ttl"
    write(path, "æøå\n")
    assert path.read_bytes() == "æøå\n".encode()
    assert list(path.parent.iterdir()) == [path]
    with pytest.raises(UnicodeEncodeError):
        write(path, "\ud800")
    assert path.read_bytes() == "æøå\n".encode()
    assert list(path.parent.iterdir()) == [path]


def test_parts_of_iris():
    thing = thing_of(THING + "no/actor/ferd-sosiale")
    assert thing is not None
    assert (thing.country, thing.kind, thing.slug) == ("no", "actor", "ferd-sosiale")
    assert thing_of(THING + "no/actor/a/b") is None
    assert scheme_of(BASE + "concept/actor-kind/actor-media") == "actor-kind"
    assert scheme_of(BASE + "concept/core") is None
    assert short(BASE + "concept/sector/academia") == "sector:academia"
    assert short("http://xmlns.com/foaf/0.1/homepage") == "foaf:homepage"
    assert short("https://example.org/x") == "https://example.org/x"
    assert prefix_of(BASE + "ns#Actor") == ("nsi", BASE + "ns#", "Actor")
