"""Which form an answer takes: by the `Accept` header (RFC 9110, section 12.5.1) or by `?format=`.

Whether a query gives a table or a graph is known only once it is parsed, in a worker. So both forms are chosen before,
and either may be None where the client takes none of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox


@dataclass(frozen=True)
class Form:
    """A form: its media type, its names in `?format=`, other media types that mean it, and the engine's name for it."""

    media: str
    names: tuple[str, ...]
    also: tuple[str, ...] = ()
    engine: ox.QueryResultsFormat | ox.RdfFormat | None = None


RESULTS = (
    Form(
        "application/sparql-results+json",
        ("json", "srj"),
        ("application/json",),
        ox.QueryResultsFormat.JSON,
    ),
    Form("application/sparql-results+xml", ("xml", "srx"), (), ox.QueryResultsFormat.XML),
    Form("text/csv", ("csv",), (), ox.QueryResultsFormat.CSV),
    Form("text/tab-separated-values", ("tsv",), (), ox.QueryResultsFormat.TSV),
)
"""Forms of SELECT and ASK; the first is for who does not mind."""

GRAPHS = (
    Form("text/turtle", ("turtle", "ttl"), ("application/x-turtle",), ox.RdfFormat.TURTLE),
    Form("application/n-triples", ("n-triples", "nt"), ("text/plain",), ox.RdfFormat.N_TRIPLES),
    Form("application/ld+json", ("json-ld", "jsonld", "json"), ("application/json",), ox.RdfFormat.JSON_LD),
    Form("application/rdf+xml", ("rdf+xml", "rdf", "xml"), (), ox.RdfFormat.RDF_XML),
)
"""Forms of CONSTRUCT, DESCRIBE and the service description."""

FILES = {"html": "text/html; charset=utf-8", "csv": "text/csv; charset=utf-8", "json": "application/json"}
"""Content type of a question's answer, by the extension that asks for it (none for a page)."""

PAGE = Form("text/html", ("html",), ("application/xhtml+xml",))


@dataclass(frozen=True)
class Choice:
    """A form, and the media type under which it is sent: its own, or the other name that the client asked for."""

    form: Form
    media: str

    @property
    def content_type(self) -> str:
        """The header; text needs its encoding said, the others are UTF-8 by their definition."""
        return f"{self.media}; charset=utf-8" if self.media.startswith("text/") else self.media


def named(name: str, offers: Sequence[Form]) -> Choice | None:
    """The form that `?format=` names, by short name or media type; None where it is not among the offers."""
    asked = name.strip().lower()
    return next((Choice(form, form.media) for form in offers if asked in (*form.names, form.media)), None)


def accepted(header: str, offers: Sequence[Form]) -> Choice | None:
    """The form the client likes best: by q, then by how exactly it is asked for, then by our order."""
    ranges = [_range(part) for part in (header or "*/*").split(",") if part.strip()]
    best: tuple[float, int] = (0.0, 0)
    choice: Choice | None = None
    for form in offers:
        for media in (form.media, *form.also):
            liking = _liking(media, ranges)
            if liking[0] > 0 and liking > best and (media == form.media or liking[1] == _EXACT):
                best, choice = liking, Choice(form, media)
    return choice


def offered(offers: Sequence[Form]) -> str:
    """The media types on offer, for a reader."""
    return ", ".join(form.media for form in offers)


_ANY, _TYPE, _EXACT = 1, 2, 3


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    weight = next((p.removeprefix("q=") for p in parameters if p.startswith("q=")), "1")
    try:
        return media, min(max(float(weight), 0.0), 1.0)
    except ValueError:
        return media, 0.0


def _liking(media: str, ranges: Sequence[tuple[str, float]]) -> tuple[float, int]:
    """The weight of the range that fits the media type most closely, and how closely it does."""
    best = (0.0, 0)
    for asked, weight in ranges:
        type_only = media.split("/", 1)[0] + "/*"
        closeness = _EXACT if asked == media else _TYPE if asked == type_only else _ANY if asked == "*/*" else 0
        if closeness > best[1]:
            best = (weight, closeness)
    return best
