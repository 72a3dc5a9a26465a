"""A SPARQL 1.1 endpoint as a source of answers (https://www.w3.org/TR/sparql11-protocol/).

Only the address given is ever opened: redirects are refused, and so is every scheme but http and https. Its default
graph has to hold what the questions ask for: data, ontology and concepts.

Nothing is lost in silence. Servers cut long answers off, some without a word, so a long answer is counted by a query of
its own, and what is missing is fetched page by page or the whole is refused.
"""

import time
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

import pyoxigraph as ox

from graphkit.errors import GraphkitError
from graphkit.namespaces import SKOS, THING
from graphkit.query.paging import can_be_paged, counting, page, taken_apart
from graphkit.query.source import NAMES, SHOWN, Solutions, by_language
from graphkit.query.template import made

TIMEOUT = 60.0
"""Seconds that one request may take from its start to the last byte of the answer."""

MAX_BYTES = 2**28
"""Bytes of one answer that are read at most."""

PAGE = 6000
"""Bytes of IRIs whose labels are asked for in one request: servers bound the length of a query, our own at 8 KiB."""

COUNTED_FROM = 100
"""Rows from which on an answer is counted: no server is known to cut off fewer."""

MAX_URL = 2000
"""Characters of an address that every server takes; a longer query is posted."""

_RESULTS = (ox.QueryResultsFormat.JSON, ox.QueryResultsFormat.XML)
_STATEMENTS = (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.TURTLE)
_CHUNK = 2**16

_CUT = ("X-Truncated", "X-SPARQL-MaxRows")
"""Headers by which servers say that they cut an answer off: our own, and Virtuoso's."""

_PARTIAL = "X-SQL-State"
"""Virtuoso's header for an answer from a part of the data, because time ran out."""


class EndpointError(GraphkitError):
    """An endpoint that does not answer, or not as the protocol says: its address and the problem."""

    def __init__(self, address: str, problem: str) -> None:
        super().__init__(f"endpoint {address}: {problem}")
        self.address, self.problem = address, problem


class _Received(NamedTuple):
    """An answer: its bytes, its media type, and whether the server says that it cut it off."""

    body: bytes
    media: str
    cut: bool


class Endpoint:
    """An endpoint, asked over HTTP. Raises EndpointError for an address that is none, and for what goes wrong later."""

    def __init__(self, address: str, timeout: float = TIMEOUT) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise EndpointError(address, "is no http or https address")
        if parts.username or parts.password:
            raise EndpointError(f"{parts.scheme}://{parts.hostname}", "takes no name or password in its address")
        self._address, self._timeout = address, timeout
        # Without urllib's own handlers of redirects, files and FTP: an address leads to itself or nowhere.
        self._opener = OpenerDirector()
        for handler in (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, HTTPErrorProcessor):
            self._opener.add_handler(handler())

    def select(self, query: str) -> Solutions:
        """The solutions of a SELECT, all of them: an answer that the server cuts off is fetched page by page.

        Raises EndpointError where solutions are missing and cannot be fetched.
        """
        found, cut = self._table(query)
        if not cut and len(found.rows) < COUNTED_FROM:
            return found
        total = self._count(query)
        return found if len(found.rows) == total and not cut else self._paged(query, found, total)

    def construct(self, query: str) -> list[ox.Triple]:
        """The statements of a CONSTRUCT or DESCRIBE.

        Those of a CONSTRUCT are made here of its solutions, because solutions can be counted and statements cannot.
        """
        if parts := taken_apart(query):
            return made(parts, self.select(parts.solutions))
        answer = self._ask(query, [form.media_type for form in _STATEMENTS])
        if answer.cut:
            raise self._error("cut its answer off, and a DESCRIBE cannot be asked for in parts. Use a CONSTRUCT")
        form = ox.RdfFormat.from_media_type(answer.media)
        if form not in _STATEMENTS:
            raise self._error(f"answered '{answer.media}', neither N-Triples nor Turtle")
        try:
            return [quad.triple for quad in ox.parse(answer.body, form)]
        except (SyntaxError, ValueError) as error:
            raise self._error(f"answered what is not {form.name} ({error})") from error

    def labels(self, iris: Collection[str]) -> dict[str, dict[str, str]]:
        """Labels by language tag of those IRIs that have any, fetched a page at a time."""
        said: dict[str, list[tuple[str, ox.Literal]]] = defaultdict(list)
        for wanted in _by_size(sorted(iris)):
            for iri, name, label in self._named(wanted, SHOWN):
                said[iri.value].append((name.value, label))
        return {iri: by_language(pairs) for iri, pairs in said.items()}

    def concepts(self, scheme: str) -> dict[ox.NamedNode, set[str]]:
        """Every concept of a scheme with its names, by IRI."""
        _, rows = self.select(
            f"SELECT DISTINCT ?thing ?label WHERE {{ ?thing <{SKOS}inScheme> {ox.NamedNode(scheme)} "
            f"OPTIONAL {{ {_values('name', NAMES)} ?thing ?name ?label }} }}"
        )
        found: dict[ox.NamedNode, set[str]] = defaultdict(set)
        for thing, label in rows:
            found[thing] |= {label.value} if label else set()
        return {concept: found[concept] for concept in sorted(found, key=str)}

    def mentions(self, node: ox.NamedNode) -> bool:
        """Whether a statement has the node as its subject or object."""
        return bool(self.select(f"SELECT * WHERE {{ {{ {node} ?p ?o }} UNION {{ ?s ?p {node} }} }} LIMIT 1").rows)

    def called(self, name: str) -> dict[ox.NamedNode, str]:
        """Things that have this name or identifier. The endpoint folds case its own way (LCASE)."""
        folded = ox.Literal(unicodedata.normalize("NFC", name).strip().lower())
        _, rows = self.select(
            f"SELECT DISTINCT ?thing ?label WHERE {{ {_values('name', NAMES)} ?thing ?name ?label "
            f'FILTER(LCASE(STR(?label)) = {folded} && STRSTARTS(STR(?thing), "{THING}")) }}'
        )
        return dict(sorted(((thing, label.value) for thing, label in rows), key=str))

    def names_like(self, name: str) -> list[str]:
        """None: every name of the endpoint would have to be fetched."""
        return []

    def _named(self, iris: Collection[str], names: Collection[str]) -> Iterator[ox.QuerySolution]:
        values = f"{_values('thing', iris)} {_values('name', names)}"
        _, rows = self.select(f"SELECT ?thing ?name ?label WHERE {{ {values} ?thing ?name ?label }}")
        yield from (row for row in rows if isinstance(row["label"], ox.Literal))

    def _table(self, query: str) -> tuple[Solutions, bool]:
        """The solutions that one request gives, and whether the server says that it cut them off."""
        answer = self._ask(query, [form.media_type for form in _RESULTS])
        form = ox.QueryResultsFormat.from_media_type(answer.media)
        if form not in _RESULTS:
            raise self._error(f"answered '{answer.media}', not SPARQL results")
        try:
            found = ox.parse_query_results(answer.body, form)
            try:
                if not isinstance(found, ox.QuerySolutions):
                    raise self._error("answered yes or no, not a table")
                return Solutions([variable.value for variable in found.variables], list(found)), answer.cut
            finally:
                del found  # else the error would keep it until another thread collects it, which it may not be
        except (SyntaxError, ValueError) as error:
            raise self._error(f"answered what are no SPARQL results ({error})") from error

    def _count(self, query: str) -> int:
        """How many solutions a SELECT has, by the server's own count."""
        (rows, _) = self._table(counting(query))
        number = rows.rows[0][0] if len(rows.rows) == 1 else None
        if not isinstance(number, ox.Literal) or not number.value.isdecimal():
            raise self._error("answered no number to the question how many rows there are")
        return int(number.value)

    def _paged(self, query: str, first: Solutions, total: int) -> Solutions:
        """All solutions, page by page, each as long as the server's first answer."""
        given = f"gave {len(first.rows):,} of {total:,} rows"
        if not first.rows or not can_be_paged(query):
            raise self._error(f"{given}: it cuts answers off. Ask for less, or have its limit raised")
        rows: list[ox.QuerySolution] = []
        while len(rows) < total:
            found, _ = self._table(page(query, first.variables, len(first.rows), len(rows)))
            if any(isinstance(term, ox.BlankNode) for row in found.rows for term in row):
                raise self._error(f"{given}, and blank nodes cannot be asked for in parts. Ask for less")
            if not found.rows or found.variables != first.variables:
                break
            rows += found.rows
        if len(rows) != total or self._count(query) != total:
            raise self._error(f"{given}, and then {len(rows):,} by the page: its data change. Ask again")
        return Solutions(first.variables, rows)

    def _ask(self, query: str, accept: list[str]) -> _Received:
        """The answer to one request."""
        question = urlencode({"query": query})
        whole = f"{self._address}{'&' if urlsplit(self._address).query else '?'}{question}"
        headers = {"Accept": ", ".join(accept), "User-Agent": "graphkit"}
        get = len(whole) <= MAX_URL
        deadline = time.monotonic() + self._timeout
        try:
            request = Request(whole if get else self._address, None if get else question.encode(), headers)
            with self._opener.open(request, timeout=self._timeout) as response:
                if response.status != HTTPStatus.OK or _PARTIAL in response.headers:
                    raise self._error("answered from a part of its data only. Ask for less, or have its limit raised")
                cut = any(name in response.headers for name in _CUT)
                return _Received(self._read(response, deadline), response.headers.get_content_type(), cut)
        except HTTPError as error:
            with error:
                raise self._error(_refusal(error)) from error
        except URLError as error:
            raise self._error(f"cannot be reached ({_reason(error.reason)})") from error
        except TimeoutError as error:
            raise self._error(self._too_slow) from error
        except (HTTPException, OSError, ValueError) as error:
            raise self._error(f"cannot be asked ({_reason(error)})") from error

    def _read(self, response: HTTPResponse, deadline: float) -> bytes:
        parts: list[bytes] = []
        size = 0
        # Part by part: the time-out of a socket is for each of its reads, and a slow answer has many.
        while part := response.read1(_CHUNK):
            size += len(part)
            if size > MAX_BYTES:
                raise self._error(f"answers with more than {MAX_BYTES:,} bytes. Ask for less")
            if time.monotonic() > deadline:
                raise self._error(self._too_slow)
            parts.append(part)
        if response.length:  # Bytes announced and not sent: a cut list of statements would else look whole.
            raise self._error(f"broke off {response.length:,} bytes before the end of its answer")
        return b"".join(parts)

    @property
    def _too_slow(self) -> str:
        return f"has not answered within {self._timeout:g} seconds"

    def _error(self, problem: str) -> EndpointError:
        return EndpointError(self._address, problem)


def _by_size(iris: Iterable[str]) -> Iterator[list[str]]:
    """The IRIs in lists of at most `PAGE` bytes, or of one."""
    part: list[str] = []
    size = 0
    for iri in iris:
        length = len(iri.encode()) + len("<> ")
        if part and size + length > PAGE:
            yield part
            part, size = [], 0
        part.append(iri)
        size += length
    if part:
        yield part


def _values(name: str, iris: Collection[str]) -> str:
    return f"VALUES ?{name} {{ {' '.join(str(ox.NamedNode(iri)) for iri in iris)} }}"


def _refusal(error: HTTPError) -> str:
    if 300 <= error.code < 400:
        return f"redirects to {error.headers.get('Location')}. Name that address where you trust it"
    said = error.read(2000).decode("utf-8", errors="replace").strip()
    return f"answers {error.code} {error.reason}" + (f": {said.splitlines()[0][:200]}" if said else "")


def _reason(error: object) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).rstrip(".")
