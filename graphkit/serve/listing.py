"""The questions of the catalogue, as lists have them."""

from graphkit.query.catalogue import named, names
from graphkit.query.header import MARK, Query
from graphkit.query.words import title


class Listing:
    """All questions, read from their files once."""

    def __init__(self) -> None:
        self.queries = {name: named(name) for name in names()}

    def titles(self, language: str) -> list[tuple[str, str]]:
        """Name and title of each, in the catalogue's order."""
        return [(name, title(query, language)) for name, query in self.queries.items()]

    def examples(self, language: str) -> list[dict[str, str]]:
        """Title and text of each, for an editor."""
        return [{"title": title(query, language), "query": plain(query)} for query in self.queries.values()]


def plain(query: Query) -> str:
    """The query without its header: what any SPARQL engine needs of it."""
    return "\n".join(line for line in query.text.splitlines() if not line.startswith(MARK)).strip() + "\n"
