"""What can be wrong with the collected facts: always a fault in a table, never in the reader's hands."""

from graphkit.errors import GraphkitError


class FactsError(GraphkitError):
    """A table of facts says something that has no place in the model: where, and what."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}. Mend the table or the coding tables in facts/coding/")
        self.place, self.problem = place, problem
