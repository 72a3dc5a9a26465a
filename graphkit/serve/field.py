"""A field of a question's form: what it is called, what may be chosen, what was chosen."""

from dataclasses import dataclass

import pyoxigraph as ox

from graphkit.namespaces import CONCEPT, SKOS
from graphkit.publish.words import Words
from graphkit.query.answer import Labels
from graphkit.query.header import Parameter
from graphkit.query.parameters import LANGUAGES

_IN_SCHEME = ox.NamedNode(SKOS + "inScheme")

_INPUTS = {"integer": "number", "date": "date"}


@dataclass(frozen=True)
class Field:
    """What the page needs of a field; `kind` is the type of HTML input, or `select` where there are `options`."""

    name: str
    heading: str
    kind: str
    value: str
    required: bool
    default: str | None
    options: tuple[tuple[str, str], ...]


def field(parameter: Parameter, heading: str, value: str, store: ox.Store, language: str) -> Field:
    """The field of a parameter, its choices named in the language."""
    options: tuple[tuple[str, str], ...] = ()
    if parameter.scheme:
        options = _concepts(store, parameter.scheme, language)
    elif parameter.kind == "language":
        options = _languages(language)
    if value and options and value not in dict(options):
        options = (*options, (value, value))  # a word or an IRI is as good as an id, and stays as it was typed
    kind = "select" if options else _INPUTS.get(parameter.kind, "text")
    return Field(parameter.name, heading, kind, value, parameter.required, parameter.default, options)


def _concepts(store: ox.Store, scheme: str, language: str) -> tuple[tuple[str, str], ...]:
    labels = Labels(store, language)
    quads = store.quads_for_pattern(None, _IN_SCHEME, ox.NamedNode(CONCEPT + scheme))
    iris = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
    named = ((iri.rsplit("/", 1)[1], str(labels.named(iri))) for iri in sorted(iris))
    return tuple(sorted(named, key=lambda option: option[1].casefold()))


def _languages(language: str) -> tuple[tuple[str, str], ...]:
    names = Words("serve", language).locale.languages
    return tuple(sorted(((tag, names.get(tag, tag)) for tag in LANGUAGES), key=lambda option: option[1].casefold()))
