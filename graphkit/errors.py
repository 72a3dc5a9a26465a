"""The one root of all errors. It stands alone on the ground floor so that every room can raise it."""

from pathlib import Path


class GraphkitError(Exception):
    """Something a person can act on. The text says what is wrong, where, and what to do; attributes carry the data."""

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes whole, whatever a subclass takes to be made."""
        return _rebuilt, (type(self), self.args, self.__dict__)


class UnreadableError(GraphkitError):
    """A file that cannot be read: its path, the line where known (from 1), the problem and the remedy."""

    def __init__(self, path: Path, problem: str, remedy: str, line: int | None = None) -> None:
        place = f"{path}:{line}" if line else f"{path}"
        super().__init__(f"{place}: {problem}. {remedy}")
        self.path, self.line, self.problem, self.remedy = path, line, problem, remedy


class ShapesError(GraphkitError):
    """Shapes that no engine may run: the shape's name and what is wrong with it."""

    def __init__(self, shape: str, problem: str) -> None:
        super().__init__(f"shape {shape}: {problem}")
        self.shape, self.problem = shape, problem


class QueryError(GraphkitError):
    """A query that cannot be run as asked: its name and what is wrong."""

    def __init__(self, query: str, problem: str) -> None:
        super().__init__(f"query {query}: {problem}")
        self.query, self.problem = query, problem


class ParameterError(QueryError):
    """A parameter that the query does not take, or a value it does not allow; `allowed` lists what it does."""

    def __init__(self, query: str, problem: str, allowed: list[str]) -> None:
        super().__init__(query, problem)
        self.allowed = allowed


def _rebuilt(kind: type[GraphkitError], args: tuple[object, ...], state: dict[str, object]) -> GraphkitError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error
