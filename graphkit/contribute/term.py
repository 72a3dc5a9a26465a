"""Terms in N-Triples form, as they are kept while cells become statements."""

from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from graphkit.namespaces import RDF, XSD

Statement = tuple[str, str, str]
"""Subject, predicate and object in N-Triples form."""

TYPE = f"<{RDF}type>"

_AT_ONCE = 20_000

_DATE = ox.NamedNode(XSD + "date")
_URI = ox.NamedNode(XSD + "anyURI")


def written(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """A term in N-Triples form; pyoxigraph writes a triple without the brackets of a term."""
    if isinstance(term, ox.Triple):
        return f"<<( {written(term.subject)} {written(term.predicate)} {written(term.object)} )>>"
    return str(term)


def node(iri: str) -> str:
    """A named node."""
    return f"<{iri}>"


def text(said: str, language: str = "") -> str:
    """A text, in a language where one is given."""
    return str(ox.Literal(said, language=language) if language else ox.Literal(said))


def date(day: str) -> str:
    """A day, from its ISO form."""
    return str(ox.Literal(day, datatype=_DATE))


def address(url: str) -> str:
    """A web address as a literal."""
    return str(ox.Literal(url, datatype=_URI))


def number(lexical: str, datatype: str) -> str:
    """A number."""
    return str(ox.Literal(lexical, datatype=ox.NamedNode(datatype)))


def quads(statements: Iterable[Statement]) -> Iterator[ox.Quad]:
    """The statements as pyoxigraph's, in order, in the default graph; some at a time, so that the text stays small."""
    rest = iter(statements)
    while some := list(islice(rest, _AT_ONCE)):
        yield from ox.parse("".join(f"{s} {p} {o} .\n" for s, p, o in some).encode(), ox.RdfFormat.N_TRIPLES)
