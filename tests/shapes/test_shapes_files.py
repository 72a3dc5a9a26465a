"""The shapes files themselves: spelt right, named, explained in seven languages, inside what engines can do."""

import re
import string
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, RDFS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SH

from graphkit.languages.fallback import FULL
from graphkit.languages.texts import catalogue
from graphkit.namespaces import NSI, SHAPE
from graphkit.project import ONTOLOGY, SHAPES

OWN = Namespace(SHAPE)
FILES = sorted(SHAPES.glob("*.ttl"))

TARGETS = {SH.targetClass, SH.targetSubjectsOf}
WORDS = {SH.name, SH.description, SH.severity}
RULE = {SH.sparql, SH.select, SH.prefixes, SH.declare, SH.prefix, SH.namespace}
PATHS = {SH.path, SH.inversePath, SH.alternativePath}
CORE = {
    *(SH.minCount, SH.maxCount, SH.datatype, SH.nodeKind, SH.pattern, SH.minLength, SH.maxLength, SH.minInclusive),
    *(SH.languageIn, SH.uniqueLang, SH.lessThanOrEquals, SH.disjoint, SH.hasValue, SH["in"], SH["or"], SH["not"]),
    *(SH.property, SH.qualifiedValueShape, SH.qualifiedMinCount),
}
SUBSET = TARGETS | WORDS | RULE | PATHS | CORE
"""Every SHACL property in use. Another one needs an engine that has been tried with it, and a row here."""

LISTS = {SH.languageIn, SH["in"], SH["or"], SH.alternativePath, RDF.rest}
NOT_LINEAR = re.compile(r"\(\?|\\[1-9]")
"""Lookaround and back references: the Rust engine refuses them, and others may take exponential time over them."""


@pytest.fixture(scope="module")
def shapes() -> Graph:
    graph = Graph()
    for path in FILES:
        graph.parse(path)
    return graph


@pytest.fixture(scope="module")
def property_shapes(shapes: Graph) -> list[URIRef]:
    found = sorted(shapes.subjects(RDF.type, SH.PropertyShape))
    assert len(found) >= 230
    return found


def local(iri: object) -> str:
    return str(iri).removeprefix(SHAPE)


def test_there_is_a_file_a_noun():
    nouns = "actor address amount assertion barrier collaboration collection common concept contribution crossing"
    nouns += " dataset followup identifier label law ontology period programme publisher report source statement"
    assert [path.stem for path in FILES] == sorted(nouns.split())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shacl_term_exists(path: Path):
    graph = Graph().parse(path)
    used = {term for triple in graph for term in triple if isinstance(term, URIRef) and term.startswith(str(SH))}
    assert used, path.name
    assert {term for term in used if term not in SH} == set()


def test_shacl_s_own_shapes_accept_them(shapes: Graph):
    """SHACL for SHACL (https://www.w3.org/TR/shacl/#shacl-shacl); pySHACL raises where it finds a fault."""
    conforms, _, _ = pyshacl.validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms


def test_shapes_stay_inside_the_subset(shapes: Graph):
    used = {predicate for predicate in shapes.predicates() if predicate.startswith(str(SH))}
    assert used <= SUBSET
    assert len(used) >= 30


def test_every_property_shape_explains_itself(shapes: Graph, property_shapes: list[URIRef]):
    for shape in property_shapes:
        names = [name.language for name in shapes.objects(shape, SH.name)]
        assert sorted(names) == sorted(FULL), shape
        assert sorted(d.language for d in shapes.objects(shape, SH.description)) == sorted(FULL), shape
        assert shapes.value(shape, SH.severity, any=False) in (SH.Violation, SH.Warning, SH.Info), shape
        assert shapes.value(shape, OWN.tier, any=False) in (OWN.basic, OWN.full), shape


def test_every_shape_with_a_target_explains_itself(shapes: Graph):
    targeted = {shape for target in TARGETS for shape in shapes.subjects(target)}
    assert len(targeted) >= 45
    for shape in targeted:
        assert len(set(shapes.objects(shape, SH.name))) == len(FULL), shape
        assert shapes.value(shape, SH.severity, any=False), shape
        assert shapes.value(shape, OWN.tier, any=False), shape


def test_a_description_is_a_sentence(shapes: Graph):
    texts = [str(text) for text in shapes.objects(None, SH.description)]
    assert len(texts) >= 7 * 270
    assert {t for t in texts if not (t[0].isupper() and t.endswith(".") and 12 <= len(t) <= 300)} == set()


def test_there_is_one_word_for_one_property(shapes: Graph, property_shapes: list[URIRef]):
    """The name of a property of ours is the one that the ontology gives it."""
    ontology = Graph().parse(ONTOLOGY / "nsi.ttl")
    tried = 0
    for shape in property_shapes:
        path = shapes.value(shape, SH.path)
        if isinstance(path, URIRef) and path.startswith(NSI):
            assert set(shapes.objects(shape, SH.name)) == set(ontology.objects(path, RDFS.label)), shape
            tried += 1
    assert tried >= 50


def test_no_blank_node_stands_for_a_shape(shapes: Graph):
    for subject, predicate, node in shapes:
        if isinstance(node, BNode):
            in_path = predicate in (SH.path, RDF.first) and set(shapes.predicates(node)) <= PATHS
            assert predicate in LISTS or in_path, (subject, predicate)


def test_messages_come_from_the_catalogues(shapes: Graph):
    assert not list(shapes.subject_objects(SH.message))


def test_no_reference_dangles_and_no_shape_is_idle(shapes: Graph):
    declared = {subject for subject in shapes.subjects() if str(subject).startswith(SHAPE)}
    referred = {node for node in shapes.objects() if isinstance(node, URIRef) and node.startswith(SHAPE)}
    assert referred - declared == set()
    targeted = {shape for target in TARGETS for shape in shapes.subjects(target)}
    assert declared - referred - targeted == {OWN.tier}


def test_no_shape_is_recursive(shapes: Graph):
    def below(shape: URIRef) -> set[URIRef]:
        direct = set(shapes.objects(shape, SH.property)) | set(shapes.objects(shape, SH["not"]))
        direct |= set(shapes.objects(shape, SH.qualifiedValueShape))
        for operands in shapes.objects(shape, SH["or"]):
            direct |= set(shapes.items(operands))
        return direct

    def visit(shape: URIRef, trail: tuple[URIRef, ...]) -> None:
        assert shape not in trail, trail
        for inner in below(shape):
            visit(inner, (*trail, shape))

    roots = [shape for target in TARGETS for shape in shapes.subjects(target)]
    for root in roots:
        visit(root, ())
    assert len(roots) >= 45


def test_patterns_are_linear_and_compile(shapes: Graph):
    patterns = [str(pattern) for pattern in shapes.objects(None, SH.pattern)]
    assert len(patterns) >= 90
    for pattern in patterns:
        re.compile(pattern)
        assert not NOT_LINEAR.search(pattern), pattern
        assert pattern.startswith("^") or pattern == r"\S", pattern


def test_no_rule_is_written_in_a_slow_form(shapes: Graph):
    selects = [str(select) for select in shapes.objects(None, SH.select)]
    assert len(selects) >= 45
    for select in selects:
        assert select.strip().startswith("SELECT"), select
        plain = re.sub(r'"[^"]*"|<[^>]*>', "", select)
        assert not re.search(r"\b(MINUS|SERVICE|VALUES|UNION|LIMIT)\b", plain), select
        # Slow but for absence: what is joined with few is quicker than NOT EXISTS with a filter of its own.
        assert plain.count("OPTIONAL") == plain.count("FILTER(!BOUND("), select
        assert not re.search(r"[\w)](\+|\*)\s+[?$]", plain), f"a path of any length: {select}"
        assert not re.search(r"\{\s*SELECT\b", plain), f"a subquery: {select}"


class TestTexts:
    def test_every_rule_has_a_text_and_every_text_a_shape(self, shapes: Graph):
        rules = {local(shape) for shape in shapes.subjects(SH.sparql)}
        every = {
            local(s) for s in {*shapes.subjects(RDF.type, SH.NodeShape), *shapes.subjects(RDF.type, SH.PropertyShape)}
        }
        for language in FULL:
            keys = set(catalogue("rules", language))
            assert rules - keys == set(), language
            assert keys - every == set(), language

    def test_a_text_of_core_shapes_fits_each_of_their_constraints(self, shapes: Graph):
        """A shape's own text stands for all its constraints, so none of them may count values."""
        counting = {SH.minCount, SH.maxCount, SH.uniqueLang}
        for key in catalogue("rules", "en"):
            constraints = set(shapes.predicates(OWN[key])) & (CORE - {SH.property, SH.qualifiedValueShape})
            assert len(constraints) <= 1 or not constraints & counting, key

    @pytest.mark.parametrize("language", FULL)
    def test_places_are_those_that_a_message_fills(self, language: str):
        for key, text in catalogue("rules", language).items():
            places = {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
            assert places <= {"value", "thing", "property"}, key
            assert len(text) <= 200, key

    def test_a_personal_number_is_never_repeated(self, shapes: Graph):
        for rule in ("Text-personal-number", "Identifier-person"):
            select = shapes.value(shapes.value(OWN[rule], SH.sparql), SH.select)
            assert isinstance(select, Literal)
            assert "?value" not in select
            assert all("{value}" not in catalogue("rules", language)[rule] for language in FULL)
