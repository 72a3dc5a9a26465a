"""Statements in the forms of `media.GRAPHS`, Turtle as everywhere in the project."""

from collections.abc import Iterable

import pyoxigraph as ox

from graphkit.rdf.write import turtle
from graphkit.serve.media import Form


def written(triples: Iterable[ox.Triple], form: Form) -> bytes:
    """The triples in the form, prefixes in Turtle only."""
    assert isinstance(form.engine, ox.RdfFormat)
    if form.engine == ox.RdfFormat.TURTLE:
        return turtle(triples).encode()
    return ox.serialize(triples, format=form.engine) or b""
