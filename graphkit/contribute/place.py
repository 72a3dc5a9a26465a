"""Where in a contribution something stands, and what is wrong with what stands there."""

from dataclasses import dataclass
from pathlib import Path

from graphkit.languages.texts import text
from graphkit.sheets.sheet import cell_name


@dataclass(frozen=True, slots=True)
class Place:
    """A cell: its sheet, its row and column from 1, and the head above it as it stands in the file.

    `row` 0 is the whole sheet.
    """

    sheet: str
    row: int
    column: int
    head: str = ""

    @property
    def cell(self) -> str:
        """The cell's name, `B7`; of a whole sheet nothing."""
        return cell_name(self.row, self.column) if self.row else ""


@dataclass(frozen=True)
class Problem:
    """What keeps a cell from being read, or what was read otherwise than written.

    `kind` names its text in the catalogues, `severity` is a finding's, `value` is what stands in the cell, `limit` what
    is asked for, `suggestion` what was perhaps meant.
    """

    kind: str
    severity: str
    file: Path
    place: Place
    value: str = ""
    limit: str = ""
    suggestion: str = ""

    def sentence(self, language: str) -> str:
        """What is wrong and what to do, in a sentence or two."""
        places = {"value": self.value, "limit": self.limit, "head": self.place.head}
        said = text("contribute", f"problem.{self.kind}", language, **places)
        if self.suggestion:
            said += " " + text("contribute", "suggestion", language, suggestion=self.suggestion)
        return said
