"""The tables of a contribution, one a kind of thing, with their columns as the shapes give them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from graphkit.contribute.column import END_PRECISION, PRECISION, Column
from graphkit.contribute.shape import Property, Shape, shapes
from graphkit.languages.fallback import ALL
from graphkit.languages.texts import text
from graphkit.namespaces import ADMS, DCAT, DCTERMS, EARL, ELI, FOAF, LOCN, M8G, NSI, OA, ORG, PROV, SCHEMA

_TABLES = {
    "actor": NSI + "Actor",
    "programme": NSI + "Programme",
    "collaboration": NSI + "Collaboration",
    "membership": ORG + "Membership",
    "assertion": EARL + "Assertion",
    "followup": NSI + "FollowUp",
    "barrier": NSI + "BarrierStatement",
    "law": ELI + "LegalResource",
    "citation": OA + "SpecificResource",
    "coverage": NSI + "Coverage",
    "dataset": DCAT + "Dataset",
}
"""Kinds that have a sheet of their own, in the order of the sheets."""

PARTS = {
    "period": DCTERMS + "PeriodOfTime",
    "amount": SCHEMA + "MonetaryAmount",
    "identifier": ADMS + "Identifier",
    "address": LOCN + "Address",
    "result": EARL + "TestResult",
    "evidence": M8G + "Evidence",
    "source": FOAF + "Document",
}
"""Kinds of nodes that belong to a thing: they are columns of its row."""

Path = tuple[str, str, str]

FOLLOWING: tuple[tuple[str, str, Path], ...] = (
    (
        "assertion",
        "prov:wasDerivedFrom/m8g:supportsRequirement",
        (PROV + "wasDerivedFrom", M8G + "supportsRequirement", EARL + "test"),
    ),
)
"""Kind and key of a column that a file may leave out, since its values follow from another of the row: the properties
to the part, of the part, and of the row's thing that has the same values."""

COVERAGE = ("dataset", "dcterms:hasPart", DCTERMS + "hasPart", "coverage")
"""The same for a whole table: without this column, a dataset has all rows of the coverage sheet."""

_COLLECTION = DCTERMS + "isPartOf"
"""Which collection a row was read in: only the project's own five collections have one, so no template asks for it."""


@dataclass(frozen=True)
class Table:
    """The columns for things of one kind. A column of words stands once, without a language; `at` gives it one."""

    kind: str
    target: str
    """IRI of the things' class."""
    names: Mapping[str, str]
    columns: tuple[Column, ...]

    def title(self, language: str) -> str:
        """The sheet's name."""
        return text("contribute", f"sheet.{self.kind}", language)

    def at(self, key: str) -> Column | None:
        """The column of a key, in the language that the key names. None where the table has no such column."""
        base, _, tag = key.partition("@")
        column = self._by_key.get(base)
        if column is None or (column.form == "words") != bool(tag) or (tag and tag not in ALL):
            return None
        return replace(column, language=tag) if tag else column

    @property
    def named(self) -> Column | None:
        """The column of the things' names, where they have such."""
        return next((c for c in self.columns if c.key in ("skos:prefLabel", "dcterms:title")), None)

    @property
    def _by_key(self) -> Mapping[str, Column]:
        return _keys(self.kind)


@cache
def tables() -> Mapping[str, Table]:
    """Every table by its kind, in the order of the sheets."""
    return {kind: _table(kind, shapes()[target]) for kind, target in _TABLES.items()}


def may_follow(table: Table, column: Column) -> bool:
    """Whether a file can leave the column out, and its values are understood from others."""
    return (table.kind, column.key) in (*(found[:2] for found in FOLLOWING), COVERAGE[:2])


def in_template(table: Table, column: Column) -> bool:
    """Whether an empty workbook has the column: not what follows from other cells, nor the ids that a rule gives."""
    hidden = column.of is not None and column.of.path == _COLLECTION
    return not hidden and column.form != "part" and not may_follow(table, column)


@cache
def _keys(kind: str) -> Mapping[str, Column]:
    return {column.key: column for column in tables()[kind].columns}


def _table(kind: str, shape: Shape) -> Table:
    columns = [Column("id")]
    for found in shape.properties:
        if found.form == "node" and found.target in PARTS:
            part = shapes()[PARTS[found.target]]
            columns.append(Column("part", through=found))
            columns += _columns(part, found)
        else:
            columns += [column for column in _columns(shape, None) if column.of == found]
    return Table(kind, shape.target, shape.names, tuple(columns))


def _columns(shape: Shape, through: Property | None) -> list[Column]:
    """A column a property. The precision of a date is part of the date's own cell."""
    paths = {found.path for found in shape.properties}
    columns = []
    for found in shape.properties:
        wanted = END_PRECISION if found.ends else PRECISION
        precision = wanted if found.form == "date" and wanted in paths else ""
        if found.path not in (PRECISION, END_PRECISION) and not (through and found.form == "node" and not found.target):
            columns.append(Column(found.form, found, through, precision=precision))
    return columns
