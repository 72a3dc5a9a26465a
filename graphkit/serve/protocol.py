"""The SPARQL 1.1 protocol (https://www.w3.org/TR/sparql11-protocol/) at `/sparql`, its query part only."""

from dataclasses import dataclass

from starlette.requests import Request

from graphkit.serve import bounds, media
from graphkit.serve.limits import Limits
from graphkit.serve.refusal import Refusal

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

_ENCODING = 3
"""Bytes that a byte of a query may take in a form."""

_SLACK = 1024
"""Bytes in a form beside the query."""


@dataclass(frozen=True)
class Asked:
    """What a request asks: the query (None where it asks for the service description) and the forms it takes."""

    query: str | None
    table: media.Choice | None
    graph: media.Choice | None


async def asked(request: Request, limits: Limits) -> Asked:
    """What the request asks.

    Raises Refusal: 400 for what the protocol does not allow or this endpoint does not do, 413 and 414 for a query
    that is too long, 415 for a body of another type, 406 for a form that `?format=` names and nobody knows.
    """
    fields = bounds.fields(request.scope["query_string"])
    query: str | None = None
    if request.method == "POST":
        kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
        if kind == QUERY:
            query = bounds.decoded(await _body(request, limits, limits.query))
        elif kind == FORM:
            for name, values in bounds.fields(await _body(request, limits, limits.query * _ENCODING)).items():
                fields.setdefault(name, []).extend(values)
        elif kind == UPDATE:
            raise Refusal(400, "update")
        else:
            raise Refusal(415, "body", offered=f"{QUERY}, {FORM}")
    query = _query(fields, query)
    if query is None and request.method == "POST":
        raise Refusal(400, "empty")
    if query is not None:
        bounds.check(query, limits, too_long=413 if request.method == "POST" else 414)
    return Asked(query, *_forms(request, fields))


def _query(fields: bounds.Fields, query: str | None) -> str | None:
    if "update" in fields:
        raise Refusal(400, "update")
    if "default-graph-uri" in fields or "named-graph-uri" in fields:
        raise Refusal(400, "graphs")
    said = fields.get("query", []) + ([query] if query is not None else [])
    if len(said) > 1:
        raise Refusal(400, "twice", name="query")
    if said and not said[0].strip():
        raise Refusal(400, "empty")
    return said[0] if said else None


def _forms(request: Request, fields: bounds.Fields) -> tuple[media.Choice | None, media.Choice | None]:
    """The form for a table and that for a graph."""
    if wanted := fields.get("format", [""])[0]:
        table, graph = media.named(wanted, media.RESULTS), media.named(wanted, media.GRAPHS)
        if table is None and graph is None:
            raise Refusal(406, "form", offered=media.offered((*media.RESULTS, *media.GRAPHS)))
        return table, graph
    accept = ",".join(request.headers.getlist("accept"))
    return media.accepted(accept, media.RESULTS), media.accepted(accept, media.GRAPHS)


async def _body(request: Request, limits: Limits, most: int) -> bytes:
    """The body, read no further than the most that a query within the limits can take, and a little beside it."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > most + _SLACK:
            raise Refusal(413, "long", most=limits.query)
    return bytes(body)
