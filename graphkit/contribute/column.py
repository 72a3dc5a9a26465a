"""A column of a table: the property whose value its cells hold, and the node in between where there is one."""

from dataclasses import dataclass
from functools import cached_property

from graphkit.contribute.shape import Property
from graphkit.languages.labels import pick
from graphkit.languages.texts import text
from graphkit.namespaces import NSI, short

ID = "id"
"""The key of the column that names the row's own thing, in the tables; a file writes the prefix of the ids instead."""

PRECISION = NSI + "datePrecision"
END_PRECISION = NSI + "endDatePrecision"


@dataclass(frozen=True)
class Column:
    """One column.

    `form` is a property's form (see `shape.Property`), or `id` for the row's own id, or `part` for the id of a node
    that belongs to the row (`through` leads there) where the fixed rule does not give it.
    """

    form: str
    of: Property | None = None
    through: Property | None = None
    language: str = ""
    """The tag of its words, for a column of form `words`."""
    precision: str = ""
    """For a date: the property that says which part of it was stated, where the thing has one."""

    @cached_property
    def key(self) -> str:
        """The column's name for programs, such as `dcterms:temporal/dcat:startDate` or `skos:prefLabel@sv`."""
        if self.of is None:
            return short(self.through.path) if self.through else ID
        path = "/".join(short(step.path) for step in (self.through, self.of) if step)
        return f"{path}@{self.language}" if self.language else path

    @cached_property
    def base(self) -> str:
        """The key without the language."""
        return self.key.partition("@")[0]

    @property
    def required(self) -> bool:
        """Whether a row cannot do without it. A part's own properties are required only where the part is."""
        if self.of is None:
            return False
        return self.of.required and (self.through is None or self.through.required)

    @property
    def wanted(self) -> bool:
        """Whether a row without it gets at least a remark."""
        if self.of is None or (self.through and not self.through.wanted):
            return False
        return self.of.wanted

    @cached_property
    def split(self) -> bool:
        """Whether `|` parts the cell into several values. A text that may stand only once can hold the sign itself."""
        if self.through and not self.through.single:
            return True
        single = self.of is None or self.of.single
        return not single or self.form in ("code", "node", "choice")

    def head(self, language: str) -> str:
        """The column's head for people."""
        parts = [_name(step, language) for step in (self.through, self.of) if step]
        if self.of is None:
            parts.append(text("contribute", "head.id", language))
        name = ": ".join(dict.fromkeys(parts))
        return f"{name} [{self.language}]" if self.language else name

    def help(self, language: str) -> str:
        """What is right in this column, in a sentence or some."""
        if self.of is None:
            return text("contribute", "help.part" if self.through else "help.id", language)
        said = pick(self.of.helps, language)
        return said.text if said else ""


def _name(step: Property, language: str) -> str:
    found = pick(step.names, language)
    return found.text if found else short(step.path)
