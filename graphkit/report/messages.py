"""What a finding says, in the reader's language: one catalogue by rule, then by constraint component."""

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import quote, unquote

from graphkit.languages.labels import pick
from graphkit.languages.texts import catalogue, text
from graphkit.namespaces import SHAPE, short
from graphkit.report.finding import CELL, Finding, Suggestion
from graphkit.report.location import file_of

MAX_VALUE = 200
"""A value is cut at this many characters: reports stay readable, and small."""

_LITERAL = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*)"(?:@(?P<language>[\w-]+)|\^\^<(?P<datatype>[^>]+)>)?', re.DOTALL)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
_IRI = re.compile(r"<([^<>\s]+)>")


_CELL = "<urn:cell:"


def cell_term(sheet: str, cell: str) -> str:
    """A cell as an RDF term, for what is wrong with a cell that describes nothing."""
    return f"{_CELL}{quote('!'.join(filter(None, (sheet, cell))), safe='!')}>"


def message(finding: Finding, language: str) -> str:
    """One sentence: what is wrong, with the value found and what is asked for."""
    values = {
        "thing": thing(finding, language),
        "property": property_name(finding, language),
        "value": value(finding.value),
        "limit": limit(finding, language),
    }
    if finding.component == CELL:
        return _of_cell(finding, language, values)
    if finding.rule in catalogue("rules", "en"):
        return text("rules", finding.rule, language, **values)
    key = finding.component.removeprefix(SHAPE).removesuffix("ConstraintComponent")
    if key not in catalogue("validate", "en"):
        key = "other" if finding.limit else "other_without_limit"
    return text("validate", key, language, **values)


def _of_cell(finding: Finding, language: str, values: Mapping[str, str]) -> str:
    """What is wrong with a cell itself: what reading it met with, or what the values of its file are like."""
    kind = finding.rule.removeprefix("Cell-")
    met = f"problem.{kind}" in catalogue("contribute", "en")
    room, key = ("contribute", f"problem.{kind}") if met else ("sheets", f"note.{kind}")
    said = text(room, key, language, **values, head=visible(finding.head or ""))
    return said.removesuffix(".")


def suggestion(finding: Finding, language: str) -> str:
    """One sentence that asks whether something else was meant, each possibility with its label. Empty without any."""
    meant = [suggested(one, language) for one in finding.suggestions]
    words = text("report", "meant.or", language).join(meant)
    return text("report", "meant.question", language, words=words) if meant else ""


def message_and_suggestion(finding: Finding, language: str) -> str:
    """What is wrong and what may have been meant, for forms that have one place for both."""
    return ". ".join(filter(None, (message(finding, language), suggestion(finding, language))))


def suggested(one: Suggestion, language: str) -> str:
    """A possibility as people read it: the term, and its label in brackets."""
    label = pick(one.labels, language)
    return f"{term(one.term)} ({visible(str(label))})" if label else term(one.term)


def unknown(finding: Finding) -> str:
    """The term that nobody knows, as people read it. Empty where a finding is about something else."""
    return term(finding.unknown) if finding.unknown else ""


def limit(finding: Finding, language: str) -> str:
    """What is asked for; of another property the name in the language."""
    label = pick(finding.limit_names, language)
    return visible(label.text if label else short(finding.limit or ""))


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
    """`file:line`, or `file › sheet!cell (head)`, or the file alone, or nothing."""
    file = file_of(finding)
    where = ":".join(str(part) for part in (file and visible(file, len(file)), finding.line) if part is not None)
    return " › ".join(filter(None, (where, cell_place(finding))))


def place_in_words(finding: Finding, language: str) -> str:
    """The place, and that the line is unknown where it is."""
    if finding.line is not None or finding.sheet or finding.cell:
        return place(finding)
    unknown_line = text("report", "place.line_unknown", language)
    return " ".join(filter(None, (place(finding), f"({unknown_line})")))


def cell_place(finding: Finding) -> str:
    """`sheet!cell (head)`: where in a spreadsheet. The sheet alone where it is the whole of it; nothing in RDF."""
    cell = "!".join(visible(part) for part in (finding.sheet, finding.cell) if part)
    return f"{cell} ({visible(finding.head)})" if finding.head else cell


def value(found: str | None) -> str:
    """The value found as people read it: cut, control characters made visible. Empty where there is none."""
    return term(found) if found is not None else ""


def term(ntriples: str) -> str:
    """An RDF term in N-Triples form as people read it: text with its language, a number, a short IRI."""
    if ntriples.startswith(_CELL):
        return visible(unquote(ntriples.removeprefix(_CELL).removesuffix(">")))
    if iri := _IRI.fullmatch(ntriples):
        return visible(short(iri.group(1)))
    if literal := _LITERAL.fullmatch(ntriples):
        body = re.sub(r"\\(.)", lambda escape: _ESCAPES.get(escape.group(1), escape.group(0)), literal["text"])
        return visible(body) + (f" ({literal['language']})" if literal["language"] else "")
    return visible(ntriples)


def visible(raw: str, longest: int = MAX_VALUE) -> str:
    """Text that can do nothing but be read: control, bidi and zero-width characters escaped, length bounded.

    Spaces of any width stay as they are: people see them as what they are.
    """
    cut = raw if len(raw) <= longest else raw[: longest - 1] + "…"
    if cut.isprintable():
        return cut
    seen = (c.isprintable() or unicodedata.category(c) == "Zs" for c in cut)
    return "".join(c if shown else c.encode("unicode_escape").decode() for c, shown in zip(cut, seen, strict=True))
