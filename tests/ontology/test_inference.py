"""What an RDFS reasoner adds to our data: foreign domains and ranges must not turn a thing into what it is not.

RDFS reads a domain as a statement, not as a check (https://www.w3.org/TR/rdf-schema/#ch_domain): use a foreign
property on the wrong thing and the thing gets a foreign type. schema.org has no such axioms; of ELI none could be read.
"""

from collections import defaultdict

import pyoxigraph as ox
import pytest

from graphkit.namespaces import NSI, OWL, PREFIXES, RDF, RDFS, SCHEMA, XSD, short, thing_of
from graphkit.rdf.read import read, read_all

TYPE, DOMAIN, RANGE = RDF + "type", RDFS + "domain", RDFS + "range"
SUBCLASS, SUBPROPERTY = RDFS + "subClassOf", RDFS + "subPropertyOf"

# Types that say nothing: every node has them, or they are about literals.
IDLE = {RDFS + "Resource", RDFS + "Literal", RDFS + "Class", RDF + "Property", RDF + "XMLLiteral"}
IDLE |= {OWL + "Thing", OWL + "Class"}

# Asserted class -> every type that the axioms add to some example of it. No more, and no less.
EXPECTED = {
    "nsi:Actor": {"org:Organization", "foaf:Agent", "prov:Agent", "earl:TestSubject", "earl:Assertor"},
    "nsi:Collaboration": {"org:OrganizationalCollaboration", "org:Organization", "foaf:Agent"},
    "nsi:BarrierStatement": {"prov:Entity"},
    "earl:Assertion": {"prov:Entity"},
    "m8g:Evidence": {"prov:Entity"},
    "m8g:Criterion": {"m8g:Requirement", "earl:TestCriterion"},
    "oa:SpecificResource": {"oa:ResourceSelection"},
    "dcat:Dataset": {"dcat:Resource"},
    "bibo:Report": {"bibo:Document"},
    "bibo:Series": {"bibo:Collection"},
    "foaf:Organization": {"foaf:Agent"},
    "prov:Collection": {"prov:Entity"},
    "qb:Observation": {"qb:Attachable", "prov:Entity"},
    "dcterms:PeriodOfTime": {"dcterms:LocationPeriodOrJurisdiction"},
    "skos:Concept": {"m8g:Requirement", "earl:TestCriterion"},  # a characteristic is a criterion too
    "untyped": {"foaf:Document", "earl:OutcomeValue", "skos:Concept"},  # homepages, outcomes, concepts of others
}


class Axioms:
    """RDFS axioms, ready to expand triples with."""

    def __init__(self, triples):
        self.by = defaultdict(lambda: defaultdict(set))
        for subject, axiom, value in triples:
            if axiom in (DOMAIN, RANGE, SUBCLASS, SUBPROPERTY):
                self.by[axiom][subject].add(value)

    def above(self, axiom, start):
        """Everything over `start` by the axiom, `start` itself too."""
        found, waiting = set(), [start]
        while waiting:
            if (term := waiting.pop()) not in found:
                found.add(term)
                waiting += self.by[axiom].get(term, ())
        return found

    def types(self, quads):
        """Node -> types that RDFS gives it (rules rdfs2, 3, 5, 7, 9 and 11)."""
        found = defaultdict(set)
        for quad in quads:
            subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object
            if predicate == TYPE:
                found[subject] |= self.above(SUBCLASS, value.value)
            for term in self.above(SUBPROPERTY, predicate):
                for domain in self.by[DOMAIN].get(term, ()):
                    found[subject] |= self.above(SUBCLASS, domain)
                for ranged in self.by[RANGE].get(term, ()) if isinstance(value, ox.NamedNode) else ():
                    found[value.value] |= self.above(SUBCLASS, ranged)
        return {node: types - IDLE for node, types in found.items() if not node.startswith((NSI, XSD))}


@pytest.fixture(scope="module")
def examples(root):
    return list(read(root / "tests" / "ontology" / "examples.ttl").quads)


@pytest.fixture(scope="module")
def own_axioms(nsi):
    return [(q.subject.value, q.predicate.value, q.object.value) for q in nsi if isinstance(q.object, ox.NamedNode)]


@pytest.fixture(scope="module")
def axioms(axiom_rows, own_axioms):
    return [row[:3] for row in axiom_rows] + own_axioms


def added(quads, axioms):
    """Asserted class -> types that the axioms add to some node of that class, as short names."""
    asserted = defaultdict(set)
    for quad in quads:
        if quad.predicate.value == TYPE:
            asserted[quad.subject.value].add(quad.object.value)
    extra = defaultdict(set)
    for node, types in Axioms(axioms).types(quads).items():
        for name in asserted.get(node) or {"untyped"}:
            extra[short(name)] |= {short(t) for t in types - asserted.get(node, set())}
    return {name: types for name, types in extra.items() if types}


def test_axioms_add_no_unexpected_type(examples, axioms):
    assert len(axioms) > 800
    assert added(examples, axioms) == EXPECTED


def test_alignments_type_only_terms(root, examples, axioms):
    """Mapping relations make their two ends concepts (skos:semanticRelation): terms, never the things of the graph."""
    alignments = list(read(root / "ontology" / "alignments.ttl").quads)
    assert len(alignments) > 20
    assert added([*examples, *alignments], axioms)["nsi:Actor"] == EXPECTED["nsi:Actor"]
    things = {quad.subject.value for quad in examples}
    ends = {node for quad in alignments for node in (quad.subject.value, quad.object.value)}
    assert not things & ends


@pytest.mark.parametrize(
    ("triple", "name", "leaked"),
    [
        # Why the model does without these: each would make a thing what it is not.
        (("no-citation", "bibo:pages", None), "oa:SpecificResource", "bibo:Document"),
        (("no-period", "m8g:validityPeriod", "no-period"), "dcterms:PeriodOfTime", "m8g:Evidence"),
        (("no-actor", "skos:closeMatch", "no-actor"), "nsi:Actor", "skos:Concept"),
        (("no-programme", "org:classification", "no-programme"), "nsi:Programme", "org:Organization"),
        (("no-law", "prov:wasAttributedTo", "no-actor"), "eli:LegalResource", "prov:Entity"),
        (("no-actor", "dcat:startDate", None), "nsi:Actor", "dcterms:PeriodOfTime"),
        (("no-address", "adms:identifier", "no-period"), "dcterms:PeriodOfTime", "adms:Identifier"),
        (("no-source", "foaf:member", "no-actor"), "foaf:Document", "foaf:Group"),
        (("no-result", "earl:test", "no-law"), "eli:LegalResource", "earl:TestCriterion"),
        (("no-membership", "oa:hasSource", "no-source"), "org:Membership", "oa:ResourceSelection"),
    ],
)
def test_a_leaking_domain_is_noticed(examples, axioms, triple, name, leaked):
    nodes = {}
    for quad in examples:
        if thing := thing_of(quad.subject.value):
            nodes.setdefault(f"{thing.country}-{thing.kind}", quad.subject)
    subject, predicate, value = triple
    prefix, local = predicate.split(":")
    wrong = ox.Quad(nodes[subject], ox.NamedNode(PREFIXES[prefix] + local), nodes[value] if value else ox.Literal("57"))
    assert leaked in added([*examples, wrong], axioms)[name]
    assert leaked not in EXPECTED.get(name, set())


def test_followsup_claims_no_influence(own_axioms):
    """Few sources say that a recommendation caused an act, so followsUp stands under no PROV property."""
    assert not [axiom for axiom in own_axioms if axiom[0] == NSI + "followsUp" and axiom[1] == SUBPROPERTY]


def test_examples_have_every_own_term(examples, own_terms):
    assert {short(term) for term in own_terms} <= set(terms(examples))


@pytest.fixture(scope="module")
def published(root):
    """Every statement of the concepts and the data."""
    folders = [folder for folder in (root / "data", root / "ontology" / "concepts") if list(folder.rglob("*.ttl"))]
    return [quad for document in read_all(folders) for quad in document.quads]


def test_axioms_add_no_unexpected_type_to_concepts_and_data(published, axioms):
    assert len(published) > 50_000
    extra = added(published, axioms)
    assert {name: types for name in extra if (types := extra[name] - EXPECTED.get(name, set()))} == {}


def test_examples_have_every_term_of_concepts_and_data(examples, published):
    """What is published without an example here is a kind of thing that nobody has looked at."""
    assert set(terms(published)) - set(terms(examples)) == set()


def test_hints_hold_for_examples_concepts_and_data(nsi, examples, published):
    """Each own property is used on and with what its schema:domainIncludes and rangeIncludes say."""
    hints = defaultdict(lambda: defaultdict(set))
    for quad in nsi:
        if quad.predicate.value.startswith(SCHEMA):
            hints[quad.subject.value][short(quad.predicate.value)].add(quad.object.value)
    classes = defaultdict(set)
    quads = [*nsi, *examples, *published]
    for quad in quads:
        if quad.predicate.value == TYPE:
            classes[quad.subject.value].add(quad.object.value)
    wrong, tried = set(), set()
    for quad in quads:
        if hint := hints.get(quad.predicate.value):
            tried.add(quad.predicate.value)
            literal = isinstance(quad.object, ox.Literal)
            value = {quad.object.datatype.value} if literal else classes[quad.object.value]
            if not classes[quad.subject.value] & hint["schema:domainIncludes"]:
                wrong.add((short(quad.predicate.value), "on", *map(short, sorted(classes[quad.subject.value]))))
            if not value & hint["schema:rangeIncludes"]:
                wrong.add((short(quad.predicate.value), "with", *map(short, sorted(value))))
    assert wrong == set()
    assert len(tried) == 19


def terms(quads):
    """Predicates and classes of the quads, as short names."""
    for quad in quads:
        yield short(quad.predicate.value)
        if quad.predicate.value == TYPE:
            yield short(quad.object.value)


AXIOM_FILES = (
    "adms.ttl cccev-2.1.0.ttl core-location-2.1.0.ttl cpov-2.1.2.ttl cpsv-ap-3.2.0.ttl "
    "dcat3.ttl locn.ttl org.ttl prov-o.ttl regorg.ttl"
)


@pytest.mark.parametrize("name", AXIOM_FILES.split())
def test_pinned_axioms_are_those_of_the_vocabulary(name, axiom_rows, vocabulary_file):
    elsewhere = {row[:3] for row in axiom_rows if row[3] != name}
    pinned = {row[:3] for row in axiom_rows if row[3] == name}
    written = {
        (subject.value, axiom.value, value.value)
        for subject, axiom, value in vocabulary_file(name)
        if axiom.value in (DOMAIN, RANGE, SUBCLASS, SUBPROPERTY)
        and isinstance(subject, ox.NamedNode)
        and isinstance(value, ox.NamedNode)
        and value.value not in IDLE
        and not value.value.startswith((XSD, "http://purl.org/dc/elements/1.1/"))
    }
    assert pinned
    assert pinned <= written <= pinned | elsewhere
