"""Forms of patterns that grow with the square of the data: those measured are found, their linear twins are not."""

import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.namespaces import RDF
from graphkit.query.traps import traps
from graphkit.query.tree import parse

PAIRS = [
    (
        "outer-variable-first",
        "SELECT ?a (COUNT(?k) AS ?n) { ?a a <urn:A> OPTIONAL { ?k a <urn:K> ; <urn:participant> ?a } } GROUP BY ?a",
        "SELECT ?a (COUNT(?k) AS ?n) { ?a a <urn:A> OPTIONAL { ?k <urn:participant> ?a ; a <urn:K> } } GROUP BY ?a",
    ),
    (
        "outer-variable-first",
        "SELECT ?a { ?a a <urn:A> { ?k <urn:year> ?y . ?k <urn:participant> ?a } UNION { ?a <urn:none> ?k } }",
        "SELECT ?a { ?a a <urn:A> { ?k <urn:participant> ?a . ?k <urn:year> ?y } UNION { ?a <urn:none> ?k } }",
    ),
    (
        "exists-join",
        "SELECT ?a { ?a a <urn:A> FILTER NOT EXISTS { ?k <urn:participant> ?a . ?k <urn:year> ?y } }",
        "SELECT ?a { ?a a <urn:A> OPTIONAL { ?k <urn:participant> ?a . ?k <urn:year> ?y } FILTER(!BOUND(?k)) }",
    ),
    (
        "exists-join",
        "SELECT ?a { ?a a <urn:A> FILTER EXISTS { ?a ^<urn:participant>/<urn:year> ?y } }",
        "SELECT DISTINCT ?a { ?a a <urn:A> ; ^<urn:participant>/<urn:year> ?y }",
    ),
    (
        "equality-join",
        "SELECT ?a { ?a a <urn:A> . ?k <urn:participant> ?b FILTER(?a = ?b) }",
        "SELECT ?a { ?a a <urn:A> . ?k <urn:participant> ?a }",
    ),
    (
        "after-optional",
        "SELECT ?a { ?a a <urn:A> OPTIONAL { ?k <urn:participant> ?a } ?a <urn:rare> 1 }",
        "SELECT ?a { ?a a <urn:A> ; <urn:rare> 1 OPTIONAL { ?k <urn:participant> ?a } }",
    ),
    (
        "minus",
        "SELECT ?a { ?a a <urn:A> MINUS { ?k <urn:participant> ?a } }",
        "SELECT ?a { ?a a <urn:A> FILTER NOT EXISTS { ?k <urn:participant> ?a } }",
    ),
]


def found(text: str) -> list[str]:
    return [trap.kind for trap in traps(parse(Path("own.rq"), text).root)]


@pytest.mark.parametrize(("kind", "slow", "quick"), PAIRS)
def test_each_trap_and_its_linear_twin(kind, slow, quick):
    assert found(slow) == [kind]
    assert found(quick) == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?a { ?a <urn:x> ?x ; <urn:y> ?y FILTER(?x = ?y) }",
        "SELECT ?a { ?a <urn:x> ?x . ?b <urn:y> ?y FILTER(?x = ?y || ?a != ?b) }",
        "SELECT ?a { ?a <urn:x> ?x . ?b <urn:y> ?y FILTER(?x = 3) }",
        "SELECT ?a { ?a <urn:x> ?x OPTIONAL { SELECT ?x (COUNT(*) AS ?n) { ?k a <urn:K> ; <urn:p> ?x } GROUP BY ?x } }",
        "SELECT ?a { ?a a <urn:A> FILTER NOT EXISTS { ?a <urn:x> ?x . ?a <urn:y> ?y } }",
        "SELECT ?a { ?a a <urn:A> ; <urn:x> ?x FILTER NOT EXISTS { ?a <urn:y> ?x } }",
        "SELECT ?a { { ?k <urn:year> ?y . ?k <urn:participant> ?a } UNION { ?k <urn:participant> ?a } }",
        "SELECT ?a { ?a a <urn:A> OPTIONAL { VALUES ?t { 1 2 } ?a <urn:x> ?t } }",
    ],
)
def test_no_trap(text):
    assert found(text) == []


def test_traps_within_subselects_and_filters_are_found():
    slow = "?a a <urn:A> OPTIONAL { ?k a <urn:K> ; <urn:participant> ?a }"
    assert found(f"SELECT ?a {{ {{ SELECT ?a {{ {slow} }} }} }}") == ["outer-variable-first"]
    assert found(f"SELECT ?b {{ ?b a <urn:B> FILTER(?b = 1 || EXISTS {{ {slow} }}) }}") == ["outer-variable-first"]
    assert found(f"SELECT ?b {{ ?b a <urn:B> OPTIONAL {{ {slow} }} }}") == ["outer-variable-first"]
    assert found(f"CONSTRUCT {{ ?a a <urn:X> }} WHERE {{ {slow} }}") == ["outer-variable-first"]


SLOW_HERE = [pair for pair in PAIRS if pair[0] in ("equality-join", "exists-join")] + [PAIRS[1]]
"""Those that our own engine minds; the others were measured in rdflib, which is the engine of others."""


def seconds(store: ox.Store, text: str) -> float:
    start = time.process_time()
    list(store.query(text))
    return time.process_time() - start


@pytest.mark.parametrize(("kind", "slow", "quick"), SLOW_HERE)
def test_the_trap_is_one(kind, slow, quick):
    """If this fails after an update of the engine, the engine has got better, and the lint may let go."""
    store = ox.Store()
    actors, collaborations = ([ox.NamedNode(f"urn:{letter}{i}") for i in range(700)] for letter in "ak")
    for actor, collaboration in zip(actors, collaborations, strict=True):
        store.add(ox.Quad(actor, ox.NamedNode(RDF + "type"), ox.NamedNode("urn:A")))
        store.add(ox.Quad(collaboration, ox.NamedNode("urn:participant"), actor))
        store.add(ox.Quad(collaboration, ox.NamedNode("urn:year"), ox.Literal(1)))
    assert min(seconds(store, slow) for _ in range(2)) > 5 * min(seconds(store, quick) for _ in range(3))
