"""Running the checks: each is one query over the whole store, never one a thing, and none asks a clock."""

import re
from collections.abc import Iterable

import pyoxigraph as ox

from graphkit.errors import QueryError
from graphkit.namespaces import BASE, COUNTRIES, ELI, NSI, ORG, RDFS, SCHEMA, SKOS, THING
from graphkit.quality.check import Check, checks
from graphkit.quality.model import Coverage, Quality, Suspicion, Value

KINDS = (
    NSI + "Actor",
    NSI + "Programme",
    NSI + "Collaboration",
    ORG + "Membership",
    ELI + "LegalResource",
    NSI + "FollowUp",
    NSI + "BarrierStatement",
    SCHEMA + "MonetaryAmount",
)
"""The classes that are measured, in the order in which they are shown."""

_Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


_LABELS = (ox.NamedNode(RDFS + "label"), ox.NamedNode(SKOS + "prefLabel"))

_DATASETS = f"""
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT DISTINCT ?dataset ?issued WHERE {{
  {{ SELECT DISTINCT ?dataset WHERE {{
      VALUES ?type {{ {" ".join(f"<{kind}>" for kind in KINDS)} }}
      ?thing a ?type .
      BIND(STRBEFORE(STRAFTER(STR(?thing), "{THING}"), "/") AS ?dataset)
      FILTER(?dataset != "")
  }} }}
  OPTIONAL {{
    {{ SELECT ?dataset (MAX(STR(?day)) AS ?issued) WHERE {{
        ?release a dcat:Dataset ; dcterms:issued ?day .
        BIND(STRBEFORE(STRAFTER(STR(?release), "{BASE}data/"), "/") AS ?dataset)
    }} GROUP BY ?dataset }}
  }}
}}
"""

_SELECT = re.compile(r"^SELECT\b", re.MULTILINE)

_COUNTED = f"""SELECT ?dataset ?kind (COUNT(*) AS ?total) (GROUP_CONCAT(?name; SEPARATOR=" ") AS ?names) WHERE {{{{
  {{{{ {{select}} }}}}
  FILTER(isIRI(?focus))
  BIND(STR(?focus) AS ?iri)
  BIND(STRBEFORE(STRAFTER(?iri, "{THING}"), "/") AS ?dataset)
  BIND(IF(?missing, ?iri, "") AS ?name)
}}}} GROUP BY ?dataset ?kind"""
"""A measure counted where its rows are found: each row carried over to Python is dear, and most say "not missing"."""


def verdicts(store: ox.Store) -> Quality:
    """Run every check over the default graph of a store that holds the data, and best the ontology with its concepts.

    Raises QueryError for a check that is wrong in itself.
    """
    known = checks()
    labels = _Labels(store)
    accurate = [check for check in known if check.verdict == "accurate"]
    useful = [check for check in known if check.verdict == "useful"]
    return Quality(
        checks=known,
        accurate=tuple(suspicion for check in accurate for suspicion in _suspicions(check, store, labels)),
        useful=tuple(coverage for check in useful for coverage in _coverages(check, store)),
        issued=_issued(store),
    )


class _Labels:
    """Labels of things by language tag; each thing is looked up once."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._known: dict[_Term, dict[str, str]] = {}

    def of(self, term: _Term) -> dict[str, str]:
        """A SKOS label goes before an RDFS one, and of two in a language the first in order."""
        if not isinstance(term, ox.NamedNode):
            return {}
        if term not in self._known:
            self._known[term] = {}
            for label in _LABELS:
                literals = (quad.object for quad in self._store.quads_for_pattern(term, label, None))
                said = sorted((word.language or "", word.value) for word in literals if isinstance(word, ox.Literal))
                self._known[term] |= dict(reversed(said))
        return self._known[term]


def _suspicions(check: Check, store: ox.Store, labels: _Labels) -> list[Suspicion]:
    variables, rows = _solve(check, check.query, store)
    found = dict.fromkeys(tuple(row) for row in rows)
    suspicions = (_suspicion(check, dict(zip(variables, row, strict=True)), labels) for row in found)
    return sorted(suspicions, key=lambda suspicion: suspicion.sort_key)


def _suspicion(check: Check, row: dict[str, _Term], labels: _Labels) -> Suspicion:
    focus = row.pop("focus")
    values = {name: Value(str(term), labels.of(term)) for name, term in row.items()}
    return Suspicion(check, str(focus), labels.of(focus), values["path"].term, values)


def _coverages(check: Check, store: ox.Store) -> list[Coverage]:
    start = _SELECT.search(check.query)
    assert start is not None, "what runs as a check is a SELECT"
    prefixes, select = check.query[: start.start()], check.query[start.start() :]
    _, rows = _solve(check, prefixes + _COUNTED.format(select=select), store)
    found = [
        Coverage(check, row["dataset"].value, row["kind"].value, int(row["total"].value), _names(row["names"].value))
        for row in rows
    ]
    return sorted(found, key=lambda coverage: (_rank(coverage.dataset), KINDS.index(coverage.kind)))


def _names(joined: str) -> tuple[str, ...]:
    """IRIs in N-Triples form, from a text that has them with spaces between: no IRI has a space in it."""
    return tuple(f"<{iri}>" for iri in sorted(joined.split()))


def _solve(check: Check, query: str, store: ox.Store) -> tuple[list[str], Iterable[ox.QuerySolution]]:
    try:
        found = store.query(query)
    except SyntaxError as error:
        raise QueryError(check.name, str(error)) from error
    if not isinstance(found, ox.QuerySolutions):
        raise QueryError(check.name, "only SELECT gives a table")
    return [variable.value for variable in found.variables], found


def _issued(store: ox.Store) -> dict[str, str | None]:
    rows = store.query(_DATASETS)
    assert isinstance(rows, ox.QuerySolutions)
    found = {row["dataset"].value: row["issued"].value if row["issued"] else None for row in rows}
    return {dataset: found[dataset] for dataset in sorted(found, key=_rank)}


def _rank(dataset: str) -> tuple[int, str]:
    """The order of the countries everywhere in the project; what is none of them comes last."""
    return (COUNTRIES.index(dataset) if dataset in COUNTRIES else len(COUNTRIES)), dataset
