"""What a query may look like before anything parses it: its size, its encoding, its depth.

Linear and without recursion, so that the web process can look at any bytes a stranger sends.
"""

from urllib.parse import parse_qsl

from graphkit.serve.limits import Limits
from graphkit.serve.refusal import Refusal

MAX_FIELDS = 50

_OPEN, _CLOSE = "([{", ")]}"

Fields = dict[str, list[str]]


def fields(encoded: bytes) -> Fields:
    """The parameters of a query string or a form, each with its values in order.

    Raises Refusal 400 for what is no UTF-8 and for more than `MAX_FIELDS` parameters.
    """
    found: Fields = {}
    try:
        pairs = parse_qsl(encoded.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS)
    except UnicodeDecodeError as error:
        raise Refusal(400, "encoding") from error
    except ValueError as error:
        raise Refusal(400, "fields", most=MAX_FIELDS) from error
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def decoded(query: bytes) -> str:
    """The query sent as a body. Raises Refusal 400 for what is no UTF-8."""
    try:
        return query.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, "encoding") from error


def check(query: str, limits: Limits, *, too_long: int) -> None:
    """Raise Refusal for a query that is too long (with the status given) or nested too deep."""
    if len(query.encode("utf-8", "surrogatepass")) > limits.query:
        raise Refusal(too_long, "long", most=limits.query)
    if _depth(query) > limits.depth:
        raise Refusal(400, "deep", most=limits.depth)


def _depth(query: str) -> int:
    """Most brackets open at once. Those in strings count too: a query that needs so many there can do without."""
    deepest = depth = 0
    for character in query:
        if character in _OPEN:
            depth += 1
            deepest = max(deepest, depth)
        elif character in _CLOSE:
            depth -= 1
    return deepest
