"""The rows of a workbook's tables, which thing each describes, and by which words others may name it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from graphkit.contribute.cell import is_empty, said, values
from graphkit.contribute.column import ID
from graphkit.contribute.identity import document, iri_of, slug
from graphkit.contribute.layout import Layout
from graphkit.contribute.place import Place
from graphkit.contribute.words import of_scheme
from graphkit.namespaces import COUNTRIES, short, thing_of
from graphkit.sheets.sheet import Value

COMMENT = "#"
"""A row whose id begins with this is for people: the example of a template, or a row set aside."""

_NAMES = ("skos:prefLabel", "dcterms:title")
_WORDS = (*_NAMES, "skos:altLabel", "dcterms:identifier", "oa:hasSource/schema:url")
_COUNTRY = ("nsi:country", "dcterms:spatial")
_VERSION = "dcat:version"
_URL = "oa:hasSource/schema:url"

Report = Callable[..., None]
"""Function that takes a problem: kind, severity, place, and as far as there are value, limit, suggestion."""


@dataclass(frozen=True, eq=False, slots=True)
class Row:
    """One row and the thing it describes. `number` is its position in the sheet, from 0."""

    layout: Layout
    number: int
    iri: str

    @property
    def cells(self) -> tuple[Value, ...]:
        """The row as found."""
        return self.layout.sheet.rows[self.number]

    @property
    def id_at(self) -> int:
        """The position of the id's column, else of the first column there is."""
        return _at(self.layout, ID) or 0

    def place(self, at: int) -> Place:
        """The place of the cell at a position."""
        sheet = self.layout.sheet
        return Place(sheet.name, self.number + sheet.first_row, at + 1, self.layout.heads.get(at, ""))

    def place_of(self, through: str, predicate: str) -> Place | None:
        """The cell for a property of the thing, or of the part to which the property `through` leads. IRIs, bare."""
        for at, column in self.layout.columns.items():
            leads = column.through.path if column.through else ""
            if leads == through and column.of and predicate in (column.of.path, column.precision):
                return self.place(at)
            if not through and leads == predicate:
                return self.place(at)
        return None


def things(layouts: Sequence[Layout], country: str, report: Report) -> tuple[list[Row], list[tuple[str, str, str]]]:
    """Every row that is data, with its thing's IRI, and the words (kind, word, IRI) by which cells may name it."""
    taken: set[str] = set()
    given: dict[tuple[int, int], str] = {}
    pending = [(found, number) for found in layouts for number in _numbers(found)]
    for found, number in pending:
        if iri := _given(found, number, _country(found, number, country), taken, report):
            given[id(found), number] = iri
    rows, words, silent = [], [], set[int]()
    for found, number in pending:
        iri = given.get((id(found), number)) or _made(found, number, _country(found, number, country), taken)
        if iri:
            rows.append(Row(found, number, iri))
            words += [(found.table.kind, word, iri) for word in _words(found, number, iri)]
        elif not _text(found, number, ID) and id(found) not in silent:
            kind = "id-missing" if _country(found, number, country) else "country-unknown"
            silent.update([id(found)] if kind == "country-unknown" else [])
            report(kind, "violation", Row(found, number, "").place(_at(found, ID) or 0))
    return rows, words


def _numbers(found: Layout) -> Iterator[int]:
    """The rows that hold data."""
    for number in range(found.first, len(found.sheet.rows)):
        row = found.sheet.rows[number]
        filled = [at for at, value in enumerate(row) if not is_empty(value)]
        marked = _at(found, ID)
        first = marked if marked is not None else filled[0] if filled else 0
        if filled and not (first < len(row) and str(row[first] or "").startswith(COMMENT)):
            yield number


def _given(found: Layout, number: int, country: str, taken: set[str], report: Report) -> str:
    """The IRI that the row's id names, or nothing where it has none that can be read."""
    text = _text(found, number, ID)
    iri = iri_of(text, found.table.kind, country) if text else None
    place = Row(found, number, "").place(_at(found, ID) or 0)
    if text and iri is None:
        report("id" if country else "country-unknown", "violation", place, text, "", slug(text))
    if iri in taken:
        report("id-twice", "violation", place, text)
    taken.update([iri] if iri else [])
    return iri or ""


def _made(found: Layout, number: int, country: str, taken: set[str]) -> str:
    """An IRI for a row without an id, from its name or from what it joins; numbered where another has it already."""
    if _text(found, number, ID):
        return ""
    stem = iri_of(_stem(found, number, country), found.table.kind, country)
    if not stem:
        return ""
    iri, count = stem, 1
    while iri in taken:
        count += 1
        iri = f"{stem}-{count}"
    taken.add(iri)
    return iri


def _stem(found: Layout, number: int, country: str) -> str:
    if found.table.kind == "dataset":
        return _text(found, number, _VERSION)
    if url := _text(found, number, _URL):
        return document(country, url).rsplit("/", 1)[1]
    if named := next(_named(found, number, _NAMES), ""):
        return slug(named)
    joined = [at for at, c in found.columns.items() if c.required and c.form in ("node", "code", "choice")]
    parts = (slug(said(row[at])) for row in [found.sheet.rows[number]] for at in joined[:2] if at < len(row))
    return "--".join(filter(None, parts))


def _country(found: Layout, number: int, country: str) -> str:
    """In whose name a row without a full id speaks: the sheet's country, the file's, else the row's own."""
    if found.country or country:
        return found.country or country
    for key in _COUNTRY:
        if text := _text(found, number, key):
            code = next(iter(of_scheme("jurisdiction").find(text).iris), "").rsplit("/", 1)[-1]
            return code if code in COUNTRIES else "int" if code else ""
    return ""


def _words(found: Layout, number: int, iri: str) -> Iterator[str]:
    yield from _named(found, number, _WORDS)
    if thing := thing_of(iri):
        yield from (thing.slug, short(iri))


def _named(found: Layout, number: int, keys: tuple[str, ...]) -> Iterator[str]:
    row = found.sheet.rows[number]
    for at, column in found.columns.items():
        if at < len(row) and row[at] is not None and column.base in keys:
            yield from (str(value) for value in values(row[at], split=column.split))


def _at(found: Layout, key: str) -> int | None:
    return next((at for at, column in found.columns.items() if column.key == key), None)


def _text(found: Layout, number: int, key: str) -> str:
    at, row = _at(found, key), found.sheet.rows[number]
    return said(row[at]) if at is not None and at < len(row) else ""
