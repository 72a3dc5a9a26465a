"""What a finding says, in the reader's language: one catalogue by rule, then by constraint component."""

import re

from graphkit.languages.labels import pick
from graphkit.languages.texts import catalogue, text
from graphkit.namespaces import short
from graphkit.report.finding import Finding
from graphkit.report.location import file_of

MAX_VALUE = 200
"""A value is cut at this many characters: reports stay readable, and small."""

_LITERAL = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*)"(?:@(?P<language>[\w-]+)|\^\^<(?P<datatype>[^>]+)>)?', re.DOTALL)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
_IRI = re.compile(r"<([^<>\s]+)>")


def message(finding: Finding, language: str) -> str:
    """One sentence: what is wrong, with the value found and what is asked for."""
    values = {
        "thing": thing(finding, language),
        "property": property_name(finding, language),
        "value": value(finding.value),
        "limit": visible(short(finding.limit) if finding.limit else ""),
    }
    if finding.rule in catalogue("rules", "en"):
        return text("rules", finding.rule, language, **values)
    key = finding.component.removesuffix("ConstraintComponent")
    known = key in catalogue("validate", "en")
    return text("validate", key if known else "other", language, **values)


def thing(finding: Finding, language: str) -> str:
    """The thing's label in the language, or its short IRI."""
    label = pick(finding.labels, language)
    return visible(label.text) if label else term(finding.focus)


def property_name(finding: Finding, language: str) -> str:
    """The property's name in the language, or its path with short IRIs."""
    label = pick(finding.names, language)
    if label:
        return visible(label.text)
    return visible(_IRI.sub(lambda iri: short(iri.group(1)), finding.path or finding.rule))


def advice(finding: Finding, language: str) -> str:
    """What is right, or what to do, in the words of the shape itself. Empty where it has none."""
    label = pick(finding.descriptions, language)
    return visible(label.text, len(label.text)) if label else ""


def place(finding: Finding) -> str:
    """`file:line`, or the file alone, or nothing."""
    file = file_of(finding)
    return ":".join(str(part) for part in (file and visible(file, len(file)), finding.line) if part is not None)


def value(found: str | None) -> str:
    """The value found as people read it: cut, control characters made visible. Empty where there is none."""
    return term(found) if found is not None else ""


def term(ntriples: str) -> str:
    """An RDF term in N-Triples form as people read it: text with its language, a number, a short IRI."""
    if iri := _IRI.fullmatch(ntriples):
        return visible(short(iri.group(1)))
    if literal := _LITERAL.fullmatch(ntriples):
        body = re.sub(r"\\(.)", lambda escape: _ESCAPES.get(escape.group(1), escape.group(0)), literal["text"])
        return visible(body) + (f" ({literal['language']})" if literal["language"] else "")
    return visible(ntriples)


def visible(raw: str, longest: int = MAX_VALUE) -> str:
    """Text that can do nothing but be read: control, bidi and zero-width characters escaped, length bounded."""
    cut = raw if len(raw) <= longest else raw[: longest - 1] + "…"
    if cut.isprintable():
        return cut
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in cut)
