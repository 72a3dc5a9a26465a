"""IRIs of the graph: own namespaces, the prefixes that files are written with, and the parts of a thing's IRI."""

import re
from dataclasses import dataclass

BASE = "https://w3id.org/nordic-social-innovation/"
NSI = BASE + "ns#"
SHAPE = BASE + "shapes#"
CONCEPT = BASE + "concept/"
THING = BASE + "id/"
DATASET = BASE + "data/"

COUNTRIES = ("no", "dk", "se", "fi", "is", "fo", "gl", "ax", "eu", "nordic", "int")

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SKOSXL = "http://www.w3.org/2008/05/skos-xl#"
DCTERMS = "http://purl.org/dc/terms/"
DCAT = "http://www.w3.org/ns/dcat#"
PROV = "http://www.w3.org/ns/prov#"
ORG = "http://www.w3.org/ns/org#"
ROV = "http://www.w3.org/ns/regorg#"
ADMS = "http://www.w3.org/ns/adms#"
LOCN = "http://www.w3.org/ns/locn#"
M8G = "http://data.europa.eu/m8g/"
CPSV = "http://purl.org/vocab/cpsv#"
ELI = "http://data.europa.eu/eli/ontology#"
EARL = "http://www.w3.org/ns/earl#"
FOAF = "http://xmlns.com/foaf/0.1/"
OA = "http://www.w3.org/ns/oa#"
BIBO = "http://purl.org/ontology/bibo/"
QB = "http://purl.org/linked-data/cube#"
SDMX_MEASURE = "http://purl.org/linked-data/sdmx/2009/measure#"
SCHEMA = "https://schema.org/"

PREFIXES: dict[str, str] = {
    "adms": ADMS,
    "bibo": BIBO,
    "cpsv": CPSV,
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "earl": EARL,
    "eli": ELI,
    "foaf": FOAF,
    "locn": LOCN,
    "m8g": M8G,
    "nsi": NSI,
    "oa": OA,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "qb": QB,
    "rdf": RDF,
    "rdfs": RDFS,
    "rov": ROV,
    "schema": SCHEMA,
    "sdmx-measure": SDMX_MEASURE,
    "sh": SH,
    "shape": SHAPE,
    "skos": SKOS,
    "skosxl": SKOSXL,
    "xsd": XSD,
}

_THING = re.compile(re.escape(THING) + r"([a-z]+)/([a-z]+)/([a-z0-9][a-z0-9-]*)")
_CONCEPT = re.compile(re.escape(CONCEPT) + r"([a-z-]+)/([a-z0-9][a-z0-9-]*)")
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")


@dataclass(frozen=True)
class Thing:
    """The parts of a thing's IRI: `id/<country>/<kind>/<slug>`."""

    country: str
    kind: str
    slug: str


def thing_of(iri: str) -> Thing | None:
    """Parts of a thing's IRI, or None where the IRI is not of that form."""
    match = _THING.fullmatch(iri)
    return Thing(*match.groups()) if match else None


def scheme_of(iri: str) -> str | None:
    """Name of the concept scheme that a concept's IRI stands in, or None."""
    match = _CONCEPT.fullmatch(iri)
    return match.group(1) if match else None


def prefix_of(iri: str) -> tuple[str, str, str] | None:
    """(prefix, namespace, local name) under which the IRI is written, or None where it has to be written in full.

    A thing's prefix is its country and kind (`no-actor:`), a concept's is its scheme (`sector:`).
    """
    if thing := thing_of(iri):
        return f"{thing.country}-{thing.kind}", f"{THING}{thing.country}/{thing.kind}/", thing.slug
    if scheme := scheme_of(iri):
        return scheme, f"{CONCEPT}{scheme}/", iri.rsplit("/", 1)[1]
    for prefix, namespace in _BY_LENGTH:
        if iri.startswith(namespace) and _LOCAL.fullmatch(local := iri[len(namespace) :]):
            return prefix, namespace, local
    return None


def short(iri: str) -> str:
    """The IRI as people read it: `prefix:name` where there is a prefix, else the IRI in full."""
    found = prefix_of(iri)
    return f"{found[0]}:{found[2]}" if found else iri


_BY_LENGTH = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))
