"""An answer as a Parquet file, for data frames: typed columns by variable name, and beside them what was asked."""

import importlib
import io
import json
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from types import ModuleType

from graphkit.errors import GraphkitError
from graphkit.query.answer import Answer, Cell, Named
from graphkit.query.results import with_things

EXTRA = "parquet"
"""The extra that brings pyarrow."""

_INT64 = 2**63


class MissingExtraError(GraphkitError):
    """A library that only an extra of the package brings: its name and the extra's."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(f"{library} is not installed. Run: pip install 'graphkit[{extra}]'")
        self.library, self.extra = library, extra


def as_parquet(answer: Answer) -> bytes:
    """The file's bytes: the same for the same answer and the same pyarrow.

    A column of things has its labels, and `<name>_iri` beside it; a column of lists holds lists. Whole numbers are
    int64, others float64 (exact to 15 digits), dates date32. Title, parameters, language and datasets are in the
    schema's metadata, as JSON under `graphkit`. Raises MissingExtraError without pyarrow.
    """
    arrow, parquet = _pyarrow("pyarrow"), _pyarrow("pyarrow.parquet")
    names: list[str] = []
    arrays: list[object] = []
    for i, (column, thing) in enumerate(zip(answer.columns, with_things(answer), strict=True)):
        cells = [row[i] for row in answer.rows]
        listed = any(isinstance(cell, tuple) for cell in cells)
        for name, part in ((column.name, _words), (f"{column.name}_iri", _iri))[: 2 if thing else 1]:
            names.append(name)
            arrays.append(_array(arrow, [_each(part, cell, listed) for cell in cells], listed))
    about = {"graphkit": json.dumps(_about(answer), ensure_ascii=False)}
    table = arrow.table(arrays, names).replace_schema_metadata(about)
    out = io.BytesIO()
    parquet.write_table(table, out, compression="zstd")
    return out.getvalue()


def _pyarrow(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise MissingExtraError("pyarrow", EXTRA) from error


def _array(arrow: ModuleType, cells: Sequence[object], listed: bool) -> object:
    if listed:
        return arrow.array(cells, arrow.list_(arrow.string()))
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds == {bool}:
        return arrow.array(cells, arrow.bool_())
    if kinds == {int} and all(abs(cell) < _INT64 for cell in cells if isinstance(cell, int)):
        return arrow.array(cells, arrow.int64())
    if kinds == {date}:
        return arrow.array(cells, arrow.date32())
    if kinds and kinds <= {int, float, Decimal}:
        return arrow.array([float(c) if isinstance(c, int | float | Decimal) else None for c in cells], arrow.float64())
    return arrow.array([None if cell is None else str(cell) for cell in cells], arrow.string())


def _each(part: Callable[[Cell], object], cell: Cell, listed: bool) -> object:
    """A part of a cell; in a column of lists a part of each of its items."""
    if not listed:
        return part(cell)
    items = cell if isinstance(cell, tuple) else () if cell is None else (cell,)
    return [str(part(item)) for item in items if part(item) is not None]


def _words(cell: Cell) -> object:
    return cell if cell is None or isinstance(cell, bool | int | float | Decimal | date) else str(cell)


def _iri(cell: Cell) -> str | None:
    return cell.iri if isinstance(cell, Named) else None


def _about(answer: Answer) -> dict[str, object]:
    return {
        "query": answer.query,
        "title": answer.title,
        "description": answer.description,
        "language": answer.language,
        "parameters": {parameter.name: value for parameter, value in answer.parameters},
        "datasets": [{"about": r.about.iri, "version": r.version, "issued": r.issued} for r in answer.releases],
    }
