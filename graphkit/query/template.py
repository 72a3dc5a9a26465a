"""The statements that a CONSTRUCT makes, made here of solutions found elsewhere.

The template is filled in by the engine at hand, from a table of the solutions, so that it is done as SPARQL says:
https://www.w3.org/TR/sparql11-query/#construct.
"""

import pyoxigraph as ox

from graphkit.query.paging import Construct
from graphkit.query.source import Solutions

AT_ONCE = 1000
"""Solutions in one table."""

_BLANK = "urn:x-blank:"
"""Begins the IRI that a blank node has in a table, where none may stand."""

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None


def made(construct: Construct, found: Solutions) -> list[ox.Triple]:
    """The statements that the template gives for the solutions, each once, in no order."""
    names = " ".join(f"?{name}" for name in found.variables)
    store = ox.Store()
    statements: dict[ox.Triple, None] = {}
    for start in range(0, len(found.rows), AT_ONCE):
        rows = "\n".join(f"({' '.join(map(_written, row))})" for row in found.rows[start : start + AT_ONCE])
        query = f"{construct.prologue}CONSTRUCT {construct.template} WHERE {{ VALUES ({names}) {{ {rows} }} }}"
        filled = store.query(query)
        assert isinstance(filled, ox.QueryTriples)
        statements.update(dict.fromkeys(map(_restored, filled)))
    return list(statements)


def _written(term: Term) -> str:
    return "UNDEF" if term is None else f"<{_BLANK}{term.value}>" if isinstance(term, ox.BlankNode) else str(term)


def _restored(triple: ox.Triple) -> ox.Triple:
    subject, value = triple.subject, triple.object
    if isinstance(subject, ox.NamedNode) and subject.value.startswith(_BLANK):
        subject = ox.BlankNode(subject.value.removeprefix(_BLANK))
    if isinstance(value, ox.NamedNode) and value.value.startswith(_BLANK):
        value = ox.BlankNode(value.value.removeprefix(_BLANK))
    return ox.Triple(subject, triple.predicate, value)
