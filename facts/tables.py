"""The tables of the collections and the coding tables that read them."""

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FACTS = Path(__file__).parent
COLLECTIONS = ("east", "east-more", "follow-up", "west", "west-more")


@dataclass(frozen=True)
class Row:
    """One row of a collection's table: the collection's name, and the cells by column, trimmed and in NFC."""

    collection: str
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell's text; empty where the table has no such column."""
        return self.cells.get(column, "")

    def many(self, column: str) -> list[str]:
        """The values of a cell that holds several, separated by semicolons; each once, in the order given."""
        return list(dict.fromkeys(part.strip() for part in self[column].split(";") if part.strip()))


def table(path: Path, collection: str = "") -> list[Row]:
    """Every row of one CSV file, in file order. The collection is given, or stands in the column `collection`."""
    with path.open(encoding="utf-8", newline="") as file:
        found = [
            {column: unicodedata.normalize("NFC", cell.strip()) for column, cell in cells.items()}
            for cells in csv.DictReader(file, strict=True)
        ]
    return [Row(collection or cells.get("collection", ""), cells) for cells in found]


def rows(name: str) -> list[Row]:
    """Every row of a table (`actors`, `programmes` ...) in all the collections that have it."""
    paths = [(FACTS / collection / f"{name}.csv", collection) for collection in COLLECTIONS]
    return [row for path, collection in paths if path.exists() for row in table(path, collection)]


@cache
def coding(name: str) -> list[Row]:
    """A coding table of `facts/coding/`."""
    return table(FACTS / "coding" / f"{name}.csv")


@cache
def concepts_by_text(name: str) -> Mapping[str, list[str]]:
    """Concept ids by the text they code, from a coding table with the columns `text` and `concept`."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in coding(name):
        found[row["text"]].append(row["concept"])
    return found
