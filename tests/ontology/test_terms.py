"""Every term used is declared by its vocabulary: RDF, SHACL and SPARQL are all silent on a misspelt one.

Declared are: the own terms in nsi.ttl, the closed lists that rdflib ships, and for the rest the rows of
declared_terms.csv, each read in the source that it names.
"""

import re

import pyoxigraph as ox
import pytest
from rdflib import URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, QB, RDFS, SDO, SH, SKOS, TIME, VANN, VOID, XSD
from rdflib.namespace import RDF as RDF_LIST

from graphkit.namespaces import CONCEPT, DATASET, NSI, PREFIXES, RDF, SCHEMA, SHAPE, THING
from graphkit.rdf.read import files, read

CLOSED = {
    str(ns): ns for ns in (DCTERMS, FOAF, ORG, OWL, PROV, QB, RDF_LIST, RDFS, SDO, SH, SKOS, TIME, VANN, VOID, XSD)
}

_SH = PREFIXES["sh"]
# Predicates whose objects are classes, properties or datatypes, in whatever namespace.
TERM_VALUED = {RDF + "type", SCHEMA + "domainIncludes", SCHEMA + "rangeIncludes"}
TERM_VALUED |= {PREFIXES["rdfs"] + name for name in ("subClassOf", "subPropertyOf", "domain", "range")}
TERM_VALUED |= {_SH + name for name in ("class", "datatype", "disjoint", "equals", "inversePath", "lessThan")}
TERM_VALUED |= {
    _SH + name for name in ("lessThanOrEquals", "path", "targetClass", "targetObjectsOf", "targetSubjectsOf")
}
MAPPING = {PREFIXES["skos"] + name for name in ("broadMatch", "closeMatch", "narrowMatch", "relatedMatch")}
IN_HEADER = (NSI, PREFIXES["owl"], str(VANN))
QUERY_VALUED = {_SH + name for name in ("select", "ask", "construct")}

_PREFIX = re.compile(r"\bPREFIX\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE)
_NOISE = re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'')
_NAME = re.compile(r"(?<![\w:?$-])([A-Za-z][\w-]*):([A-Za-z_][\w-]*)")
_IRI = re.compile(r"<([a-z]+://[^>\s]*)>")


@pytest.fixture(scope="module")
def declared(own_terms, declared_rows):
    """Function: is this IRI a declared term?"""
    pinned = {row["term"] for row in declared_rows}

    def is_declared(iri):
        closed = next((names for start, names in CLOSED.items() if iri.startswith(start)), None)
        return iri in own_terms or iri in pinned or (closed is not None and URIRef(iri) in closed)

    return is_declared


@pytest.fixture(scope="module")
def is_vocabulary(declared_rows):
    """Function: does this IRI stand in a vocabulary's namespace?"""
    spaces = {*CLOSED, *PREFIXES.values(), *(re.sub(r"[^#/]+$", "", row["term"]) for row in declared_rows)} - {SHAPE}
    return lambda iri: iri.startswith(tuple(spaces)) and iri not in spaces


def terms_in_quads(quads, is_vocabulary, prefixes=PREFIXES):
    """Every IRI of the quads that stands for a term: by its place, or by its namespace.

    `prefixes` are those that a rule's query may use without declaring them itself.
    """
    for quad in quads:
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        yield predicate
        if isinstance(subject, ox.NamedNode) and is_vocabulary(subject.value):
            yield subject.value
        if isinstance(value, ox.NamedNode):
            mapped = predicate in MAPPING and subject.value.startswith(NSI)
            if predicate in TERM_VALUED or mapped or is_vocabulary(value.value):
                yield value.value
        elif isinstance(value, ox.Literal):
            yield value.datatype.value
            if predicate in QUERY_VALUED:
                yield from terms_in_query(value.value, is_vocabulary, prefixes)


def terms_in_query(text, is_vocabulary, prefixes=PREFIXES):
    """Every IRI of a query that stands for a term. A prefix is the query's own, else one of `prefixes`."""
    prefixes = prefixes | dict(_PREFIX.findall(text))
    body = _NOISE.sub(" ", _PREFIX.sub(" ", text))
    yield from filter(is_vocabulary, _IRI.findall(body))
    for line in _IRI.sub(" ", body).splitlines():
        for prefix, local in _NAME.findall(re.sub(r"(^|\s)#.*", "", line)):
            iri = prefixes.get(prefix, f"undeclared prefix {prefix}:") + local
            if not iri.startswith((CONCEPT, THING, DATASET, SHAPE)):
                yield iri


def prefixes_for_rules(quads):
    """Prefix -> namespace, as declared with sh:declare."""
    parts = {_SH + "prefix": {}, _SH + "namespace": {}}
    for quad in quads:
        if quad.predicate.value in parts:
            parts[quad.predicate.value][quad.subject] = quad.object.value
    prefix, namespace = parts.values()
    return {prefix[node]: namespace[node] for node in prefix}


def terms_of_folder(folder, is_vocabulary):
    """Term -> first file (sorted) of the folder that uses it."""
    found = {}
    documents = {path: list(read(path).quads) for path in files([folder])} if list(folder.rglob("*.ttl")) else {}
    prefixes = prefixes_for_rules(quad for quads in documents.values() for quad in quads)
    for path, quads in documents.items():
        for term in terms_in_quads(quads, is_vocabulary, prefixes):
            found.setdefault(term, path)
    for path in sorted(folder.rglob("*.rq")):
        for term in terms_in_query(path.read_text(encoding="utf-8"), is_vocabulary):
            found.setdefault(term, path)
    return found


@pytest.fixture(scope="module")
def used(root, is_vocabulary):
    """Folder -> terms that its files use, each with a file."""
    return {name: terms_of_folder(root / name, is_vocabulary) for name in ("ontology", "shapes", "queries", "data")}


@pytest.mark.parametrize(("folder", "least"), [("ontology", 60), ("shapes", 40), ("queries", 10), ("data", 40)])
def test_every_term_is_declared(folder, least, used, declared):
    terms = used[folder]
    # A shape may be annotated with properties of the shapes' own namespace: they are the shapes' business.
    undeclared = {t: str(path) for t, path in terms.items() if not declared(t) and not t.startswith(SHAPE)}
    assert undeclared == {}
    assert len(terms) >= least


def test_every_own_term_is_used(root, used, own_terms, is_vocabulary):
    concepts = terms_of_folder(root / "ontology" / "concepts", is_vocabulary)
    assert own_terms - set(used["shapes"]) - set(used["data"]) - set(concepts) == set()


def test_readme_lists_the_terms_of_others(root, is_vocabulary, declared):
    """Its table of vocabularies has every term that an example or an own term uses, and none that is not declared."""
    readme = (root / "ontology" / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+):` \| [^|]+ \| ([\w -]+) \| [^|]+ \|$", readme, re.MULTILINE)
    listed = {PREFIXES[prefix] + name for prefix, names in rows for name in names.split()}
    used = set()
    for path in (root / "tests" / "ontology" / "examples.ttl", root / "ontology" / "nsi.ttl"):
        used |= {term for term in terms_in_quads(read(path).quads, is_vocabulary) if not term.startswith(IN_HEADER)}
    assert len(rows) > 15
    assert used - listed == set()
    assert [term for term in sorted(listed) if not declared(term)] == []


MISSPELT_TURTLE = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix nsi: <https://w3id.org/nordic-social-innovation/ns#> .
@prefix schema: <https://schema.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:a> a nsi:Actr ; schema:foundingDat "2003-01-01"^^xsd:dat .
<urn:s> a sh:NodeShape ; sh:targetClass <http://www.w3.org/ns/org#Organisation> ; sh:property <urn:p> .
<urn:p> sh:path ( nsi:owner [ sh:inversePath nsi:ownr ] ) ; sh:MinCount 1 ; sh:class <http://unknown.example/Thing> .
<urn:q> sh:select "SELECT $this { $this earl:tests ?test }" .
nsi:Actor <http://www.w3.org/2004/02/skos/core#closeMatch> <http://unknown.example/Actor> .
"""
WRONG_IN_TURTLE = {
    NSI + "Actr",
    NSI + "ownr",
    SCHEMA + "foundingDat",
    PREFIXES["xsd"] + "dat",
    PREFIXES["org"] + "Organisation",
    PREFIXES["sh"] + "MinCount",
    PREFIXES["earl"] + "tests",
    "http://unknown.example/Thing",
    "http://unknown.example/Actor",
}

MISSPELT_QUERY = """
#+ title: A sentence with nsi:NotATerm in a comment
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX nsi: <https://w3id.org/nordic-social-innovation/ns#>
PREFIX vcard: <http://www.w3.org/2006/vcard/ns#>
PREFIX sector: <https://w3id.org/nordic-social-innovation/concept/sector/>
SELECT ?actor WHERE {
  ?actor a nsi:Actor ; nsi:sectr sector:third-sector ; dct:sorce/oa:hasSource ?source . # nsi:alsoAComment
  ?actor <http://www.w3.org/ns/org#classificaton> ?kind .
  ?actor skos:prefLabel "nsi:inAString" ; nope:name ?name ; vcard:hasEmail ?mail .
  FILTER(?source != <https://page.example/#nsi:inAnAddress>)
}
"""
WRONG_IN_QUERY = {
    NSI + "sectr",
    PREFIXES["dcterms"] + "sorce",
    PREFIXES["org"] + "classificaton",
    "undeclared prefix nope:name",
    "http://www.w3.org/2006/vcard/ns#hasEmail",
}


def test_misspelt_terms_are_noticed_in_turtle(is_vocabulary, declared):
    quads = ox.parse(MISSPELT_TURTLE, ox.RdfFormat.TURTLE)
    assert {t for t in terms_in_quads(quads, is_vocabulary) if not declared(t)} == WRONG_IN_TURTLE


def test_misspelt_terms_are_noticed_in_a_query(is_vocabulary, declared):
    assert {t for t in terms_in_query(MISSPELT_QUERY, is_vocabulary) if not declared(t)} == WRONG_IN_QUERY


def test_pinned_terms_are_in_order_and_sourced(declared_rows):
    keys = [(row["vocabulary"], row["term"]) for row in declared_rows]
    assert keys == sorted(set(keys))
    assert all(row["source"] for row in declared_rows)
    assert len(keys) > 300


VOCABULARY_FILES = (
    "adms.ttl cccev-2.1.0.ttl core-location-2.1.0.ttl cpov-2.1.2.ttl cpsv-ap-3.2.0.ttl dcat3.ttl locn.ttl regorg.ttl"
)


@pytest.mark.parametrize("name", VOCABULARY_FILES.split())
def test_pinned_terms_are_declared_in_their_file(name, declared_rows, vocabulary_file):
    typed = {s.value for s, p, _ in vocabulary_file(name) if p.value == RDF + "type" and isinstance(s, ox.NamedNode)}
    pinned = {row["term"] for row in declared_rows if row["source"] == name}
    assert pinned
    assert pinned - typed == set()
