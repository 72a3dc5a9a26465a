"""Running the checks: each is one query over the whole store, never one a thing, and none asks a clock."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graphkit.errors import QueryError
from graphkit.namespaces import COUNTRIES, ELI, NSI, ORG, RDFS, SCHEMA, SKOS, thing_of
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

_DATASETS = """
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT DISTINCT ?dataset ?issued WHERE {
  { SELECT DISTINCT ?dataset WHERE {
      ?thing a ?type .
      BIND(STRBEFORE(STRAFTER(STR(?thing), "https://w3id.org/nordic-social-innovation/id/"), "/") AS ?dataset)
      FILTER(?dataset != "")
  } }
  OPTIONAL {
    { SELECT ?dataset (MAX(STR(?day)) AS ?issued) WHERE {
        ?release a dcat:Dataset ; dcterms:issued ?day .
        BIND(STRBEFORE(STRAFTER(STR(?release), "https://w3id.org/nordic-social-innovation/data/"), "/") AS ?dataset)
    } GROUP BY ?dataset }
  }
}
"""


def verdicts(store: ox.Store) -> Quality:
    """Run every check over the default graph of a store that holds the data, and best the ontology with its concepts.

    Raises QueryError for a check that is wrong in itself.
    """
    known = checks()
    accurate = [check for check in known if check.verdict == "accurate"]
    useful = [check for check in known if check.verdict == "useful"]
    return Quality(
        checks=known,
        accurate=tuple(suspicion for check in accurate for suspicion in _suspicions(check, store)),
        useful=tuple(coverage for check in useful for coverage in _coverages(check, store)),
        issued=_issued(store),
    )


def _suspicions(check: Check, store: ox.Store) -> list[Suspicion]:
    variables, rows = _solve(check, store)
    found = {tuple(map(str, row)): _suspicion(check, dict(zip(variables, row, strict=True)), store) for row in rows}
    return sorted(found.values(), key=lambda suspicion: suspicion.sort_key)


def _suspicion(check: Check, row: dict[str, _Term], store: ox.Store) -> Suspicion:
    focus = row.pop("focus")
    values = {name: Value(str(term), _labels(store, term)) for name, term in row.items()}
    return Suspicion(check, str(focus), _labels(store, focus), values["path"].term, values)


def _coverages(check: Check, store: ox.Store) -> Iterator[Coverage]:
    _, rows = _solve(check, store)
    looked_at: dict[tuple[str, str], set[str]] = defaultdict(set)
    missing: dict[tuple[str, str], set[str]] = defaultdict(set)
    for focus, kind, lacks in rows:
        cell = _dataset(focus), kind.value
        looked_at[cell].add(str(focus))
        if lacks.value == "true":
            missing[cell].add(str(focus))
    for cell in sorted(looked_at, key=lambda cell: (_rank(cell[0]), KINDS.index(cell[1]))):
        yield Coverage(check, *cell, len(looked_at[cell]), tuple(sorted(missing[cell])))


def _solve(check: Check, store: ox.Store) -> tuple[list[str], Iterable[ox.QuerySolution]]:
    try:
        found = store.query(check.query)
    except SyntaxError as error:
        raise QueryError(check.name, str(error)) from error
    if not isinstance(found, ox.QuerySolutions):
        raise QueryError(check.name, "only SELECT gives a table")
    return [variable.value for variable in found.variables], found


def _labels(store: ox.Store, term: _Term) -> dict[str, str]:
    """Labels of a thing by language tag; a SKOS label goes before an RDFS one, and of two the first in order."""
    if not isinstance(term, ox.NamedNode):
        return {}
    found: dict[str, str] = {}
    for label in _LABELS:
        literals = (quad.object for quad in store.quads_for_pattern(term, label, None))
        said = sorted((word.language or "", word.value) for word in literals if isinstance(word, ox.Literal))
        found |= dict(reversed(said))
    return found


def _dataset(focus: _Term) -> str:
    thing = thing_of(focus.value) if isinstance(focus, ox.NamedNode) else None
    return thing.country if thing else ""


def _issued(store: ox.Store) -> dict[str, str | None]:
    rows = store.query(_DATASETS)
    assert isinstance(rows, ox.QuerySolutions)
    found = {row["dataset"].value: row["issued"].value if row["issued"] else None for row in rows}
    return {dataset: found[dataset] for dataset in sorted(found, key=_rank)}


def _rank(dataset: str) -> tuple[int, str]:
    """The order of the countries everywhere in the project; what is none of them comes last."""
    return (COUNTRIES.index(dataset) if dataset in COUNTRIES else len(COUNTRIES)), dataset
