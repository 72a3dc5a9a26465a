"""A query of a stranger's, answered from the store: rows up to the limit, in the form that was asked for.

Runs in a worker only.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from xml.parsers import expat

import pyoxigraph as ox

from graphkit.namespaces import XSD
from graphkit.serve.limits import Limits
from graphkit.serve.media import GRAPHS, RESULTS, Choice, Form, offered
from graphkit.serve.refusal import Refusal
from graphkit.serve.scrutiny import engine_refusal, kind
from graphkit.serve.statements import written

Json = dict[str, object]
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True)
class Answered:
    """An answer: content type, bytes, which limit cut it off (`rows` or `bytes`; None where none did), HTTP status."""

    content_type: str
    body: bytes
    truncated: str | None = None
    status: int = 200


def solve(store: ox.Store, query: str, table: Choice | None, graph: Choice | None, limits: Limits) -> Answered:
    """The answer, in the form for tables or for graphs, whichever the query gives.

    Raises Refusal: 400 for what may not be asked, 406 where the client takes no form of that kind, 500 where the
    engine fails.
    """
    gives = kind(query)
    choice, offers = (graph, GRAPHS) if gives == "graph" else (table, RESULTS)
    if choice is None:
        raise Refusal(406, "form", offered=offered(offers))
    try:
        answered = _answered(store.query(query), choice, limits)
    except SyntaxError as error:
        raise engine_refusal(query, str(error)) from error
    except (RuntimeError, ValueError, OSError) as error:
        raise Refusal(500, "engine", problem=str(error)) from error
    if choice.media.endswith("+xml"):
        _check_xml(answered.body)
    return answered


def _answered(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, choice: Choice, limits: Limits) -> Answered:
    if isinstance(found, ox.QueryTriples):
        return _graph(found, choice, limits)
    if isinstance(found, ox.QueryBoolean):
        return Answered(choice.content_type, found.serialize(format=_results(choice.form)) or b"")
    return _table(found, choice, limits)


def _table(found: ox.QuerySolutions, choice: Choice, limits: Limits) -> Answered:
    """Rows are taken one by one, so that an endless answer costs no more than the limit."""
    names = [variable.value for variable in found.variables]
    rows: list[dict[str, Json]] = []
    truncated, size = None, 0
    for solution in found:
        row = {name: _term(term) for name, term in zip(names, solution, strict=True) if term is not None}
        size += sum(len(str(value)) for value in row.values())
        if truncated := _over(len(rows), size, limits):
            break
        rows.append(row)
    content = json.dumps({"head": {"vars": names}, "results": {"bindings": rows}}, ensure_ascii=False).encode()
    if choice.form.engine != ox.QueryResultsFormat.JSON:  # the engine's own writers make the other forms of it
        again = ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
        assert isinstance(again, ox.QuerySolutions)
        content = again.serialize(format=_results(choice.form)) or b""
    return Answered(choice.content_type, content, truncated)


def _graph(found: Iterable[ox.Triple], choice: Choice, limits: Limits) -> Answered:
    triples: dict[ox.Triple, None] = {}
    truncated, size = None, 0
    for triple in found:
        if triple in triples:
            continue
        size += len(str(triple))
        if truncated := _over(len(triples), size, limits):
            break
        triples[triple] = None
    return Answered(choice.content_type, written(triples, choice.form), truncated)


def _check_xml(body: bytes) -> None:
    """XML has no place for some characters and names, and the engine writes them all the same."""
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(body, True)
    except expat.ExpatError as error:
        raise Refusal(406, "xml") from error


def _over(count: int, size: int, limits: Limits) -> str | None:
    return "rows" if count >= limits.rows else "bytes" if size > limits.answer else None


def _results(form: Form) -> ox.QueryResultsFormat:
    assert isinstance(form.engine, ox.QueryResultsFormat)
    return form.engine


def _term(term: Term) -> Json:
    """A term as the SPARQL results in JSON have it (https://www.w3.org/TR/sparql11-results-json/#select-encode-terms)."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _term(part) for name, part in parts.items()}}
    literal: Json = {"type": "literal", "value": term.value}
    if term.language:
        literal["xml:lang"] = term.language
    elif term.datatype.value != XSD + "string":
        literal["datatype"] = term.datatype.value
    return literal
