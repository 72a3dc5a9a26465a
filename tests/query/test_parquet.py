"""An answer as Parquet: typed columns by variable name, and what was asked beside them."""

import io
import json
import sys
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from graphkit.cli import main
from graphkit.languages.labels import Label
from graphkit.query.answer import Answer, Column, Named, Release
from graphkit.query.as_parquet import MissingExtraError, as_parquet

NORWAY = Named("urn:no", Label("Norge", "nb", False))
FUND = Named("urn:fund", None)


def table(*rows: tuple) -> pa.Table:
    what = Answer(
        query="q",
        title="Spørsmål",
        description="Hva det er.",
        parameters=((Column("year", "år"), "2015"),),
        columns=tuple(Column(f"c{i}", f"kolonne {i}") for i in range(len(rows[0]))),
        rows=rows,
        releases=(Release(NORWAY, "2026-11", "2026-11-24"),),
        language="nb",
    )
    return pq.read_table(io.BytesIO(as_parquet(what)))


def test_columns_are_typed():
    found = table(
        (NORWAY, (FUND, NORWAY), 1, Decimal("0.5"), True, date(2018, 6, 30), "words", None, 10**30),
        (None, (), None, 2, None, None, None, None, 1),
    )
    assert dict(zip(found.column_names, map(str, found.schema.types), strict=True)) == {
        "c0": "string",
        "c0_iri": "string",
        "c1": "list<element: string>",
        "c1_iri": "list<element: string>",
        "c2": "int64",
        "c3": "double",
        "c4": "bool",
        "c5": "date32[day]",
        "c6": "string",
        "c7": "string",
        "c8": "double",
    }
    assert found.to_pylist()[0] == {
        "c0": "Norge",
        "c0_iri": "urn:no",
        "c1": ["urn:fund", "Norge"],
        "c1_iri": ["urn:fund", "urn:no"],
        "c2": 1,
        "c3": 0.5,
        "c4": True,
        "c5": date(2018, 6, 30),
        "c6": "words",
        "c7": None,
        "c8": 1e30,
    }
    assert found.to_pylist()[1] == {**dict.fromkeys(found.column_names), "c1": [], "c1_iri": [], "c3": 2.0, "c8": 1.0}


def test_a_column_of_things_and_words():
    assert table((NORWAY,), ("words",), (3,)).to_pydict() == {
        "c0": ["Norge", "words", "3"],
        "c0_iri": ["urn:no", None, None],
    }


def test_what_was_asked_of_which_data():
    said = json.loads(table((1,)).schema.metadata[b"graphkit"])
    assert said == {
        "query": "q",
        "title": "Spørsmål",
        "description": "Hva det er.",
        "language": "nb",
        "parameters": {"year": "2015"},
        "datasets": [{"about": "urn:no", "version": "2026-11", "issued": "2026-11-24"}],
    }


def test_the_same_bytes(ask):
    assert as_parquet(ask("participation")) == as_parquet(ask("participation"))


def test_the_command(world, tmp_path):
    target = tmp_path / "money.parquet"
    result = CliRunner().invoke(
        main, ["query", "programmes-with-money", "--data", str(world), "-o", str(target), "--lang", "sv"]
    )
    assert (result.exit_code, result.stderr) == (0, f"Rader skrivna: 3 → {target}\n")
    assert pq.read_table(target)["amount"].to_pylist() == [2500000.5, 16000000.0, 120000000.0]


def test_without_pyarrow_the_extra_is_named(ask, world, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    problem = "pyarrow is not installed. Run: pip install 'graphkit[parquet]'"
    with pytest.raises(MissingExtraError) as caught:
        as_parquet(ask("coverage"))
    assert str(caught.value) == problem
    target = tmp_path / "a.parquet"
    result = CliRunner().invoke(main, ["query", "coverage", "--data", str(world), "-o", str(target)])
    assert (result.exit_code, result.stderr) == (3, f"graphkit: {problem}\n")
    assert not target.exists()


def test_the_extra_exists(root):
    assert 'parquet = ["pyarrow>=17"]' in (root / "pyproject.toml").read_text(encoding="utf-8")
