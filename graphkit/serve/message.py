"""What the web process asks of a worker. Made without any of what a worker needs, parsers above all."""

from collections.abc import Mapping

from graphkit.serve import wire
from graphkit.serve.media import Choice


def sparql(query: str, table: Choice | None, graph: Choice | None) -> wire.Head:
    """The message that asks a query of a stranger's."""
    forms = {key: [c.form.media, c.media] if c else None for key, c in (("table", table), ("graph", graph))}
    return {"query": query, **forms}


def question(name: str, values: Mapping[str, str], language: str, form: str) -> wire.Head:
    """The message that asks a question of the catalogue, in a form of `media.FILES`."""
    return {"question": name, "values": dict(values), "language": language, "form": form}
