"""A SPARQL 1.1 endpoint as a source of answers (https://www.w3.org/TR/sparql11-protocol/).

Only the address given is ever opened: redirects are refused, and so is every scheme but http and https. Its default
graph has to hold what the questions ask for: data, ontology and concepts.
"""

import time
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator
from http.client import HTTPException, HTTPResponse
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
from graphkit.query.source import NAMES, SHOWN, Solutions, by_language

TIMEOUT = 60.0
"""Seconds that one request may take from its start to the last byte of the answer."""

MAX_BYTES = 2**28
"""Bytes of one answer that are read at most."""

PAGE = 200
"""IRIs whose labels are asked for in one request."""

MAX_URL = 2000
"""Characters of an address that every server takes; a longer query is posted."""

_RESULTS = (ox.QueryResultsFormat.JSON, ox.QueryResultsFormat.XML)
_STATEMENTS = (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.TURTLE)
_CHUNK = 2**16


class EndpointError(GraphkitError):
    """An endpoint that does not answer, or not as the protocol says: its address and the problem."""

    def __init__(self, address: str, problem: str) -> None:
        super().__init__(f"endpoint {address}: {problem}")
        self.address, self.problem = address, problem


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
        """The solutions of a SELECT."""
        body, media = self._ask(query, [form.media_type for form in _RESULTS])
        form = ox.QueryResultsFormat.from_media_type(media)
        if form not in _RESULTS:
            raise self._error(f"answered '{media}', not SPARQL results")
        try:
            found = ox.parse_query_results(body, form)
            if not isinstance(found, ox.QuerySolutions):
                raise self._error("answered yes or no, not a table")
            return Solutions([variable.value for variable in found.variables], list(found))
        except (SyntaxError, ValueError) as error:
            raise self._error(f"answered what are no SPARQL results ({error})") from error

    def construct(self, query: str) -> list[ox.Triple]:
        """The statements of a CONSTRUCT or DESCRIBE."""
        body, media = self._ask(query, [form.media_type for form in _STATEMENTS])
        form = ox.RdfFormat.from_media_type(media)
        if form not in _STATEMENTS:
            raise self._error(f"answered '{media}', neither N-Triples nor Turtle")
        try:
            return [quad.triple for quad in ox.parse(body, form)]
        except (SyntaxError, ValueError) as error:
            raise self._error(f"answered what is not {form.name} ({error})") from error

    def labels(self, iris: Collection[str]) -> dict[str, dict[str, str]]:
        """Labels by language tag of those IRIs that have any, fetched a page at a time."""
        wanted = sorted(iris)
        said: dict[str, list[tuple[str, ox.Literal]]] = defaultdict(list)
        for start in range(0, len(wanted), PAGE):
            for iri, name, label in self._named(wanted[start : start + PAGE], SHOWN):
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

    def _ask(self, query: str, accept: list[str]) -> tuple[bytes, str]:
        """Body and media type of the answer."""
        question = urlencode({"query": query})
        whole = f"{self._address}{'&' if urlsplit(self._address).query else '?'}{question}"
        headers = {"Accept": ", ".join(accept), "User-Agent": "graphkit"}
        get = len(whole) <= MAX_URL
        deadline = time.monotonic() + self._timeout
        try:
            request = Request(whole if get else self._address, None if get else question.encode(), headers)
            with self._opener.open(request, timeout=self._timeout) as response:
                return self._read(response, deadline), response.headers.get_content_type()
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


def _values(name: str, iris: Collection[str]) -> str:
    return f"VALUES ?{name} {{ {' '.join(str(ox.NamedNode(iri)) for iri in iris)} }}"


def _refusal(error: HTTPError) -> str:
    if 300 <= error.code < 400:
        return f"redirects to {error.headers.get('Location')}. Name that address where you trust it"
    said = error.read(2000).decode("utf-8", errors="replace").strip()
    return f"answers {error.code} {error.reason}" + (f": {said.splitlines()[0][:200]}" if said else "")


def _reason(error: object) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).rstrip(".")
