"""The JSON form keeps the schema that `docs/schemas` publishes, and loses nothing."""

import json

import jsonschema
import pyoxigraph as ox
import pytest

from graphkit.report import Report
from graphkit.report.as_json import as_json
from graphkit.validate import validate


@pytest.fixture(scope="module")
def schema(root):
    tree = json.loads((root / "docs" / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(tree)
    return jsonschema.Draft202012Validator(tree)


@pytest.fixture(scope="module")
def small(root):
    folder = root / "tests" / "validate"
    return validate([folder / "data.ttl"], shapes=[folder / "shapes.ttl"])


def test_reports_keep_the_schema(schema, small, hostile, finding, report):
    nowhere = finding(file=None, line=None, shape=None, path=None, focus='"text"@nb', value="_:b0", limit=None)
    reports = [small, hostile, report(nowhere), Report((), {}, 0, (), ())]
    assert len(small.findings) == 11
    for each in reports:
        schema.validate(json.loads(as_json(each, "is")))


def test_the_schema_names_every_key(schema, small):
    tree = json.loads(as_json(small, "en"))
    assert list(tree) == schema.schema["required"] == list(schema.schema["properties"])
    described = schema.schema["$defs"]["finding"]
    assert list(tree["findings"][0]) == described["required"] == list(described["properties"])


@pytest.mark.parametrize(
    ("key", "wrong"),
    [("severity", "error"), ("line", 0), ("line", "7"), ("focus", "https://example.org/"), ("advice", None)],
)
def test_the_schema_refuses_what_is_wrong(schema, small, key, wrong):
    tree = json.loads(as_json(small, "en"))
    tree["findings"][0][key] = wrong
    with pytest.raises(jsonschema.ValidationError):
        schema.validate(tree)


def test_nothing_is_lost_and_nothing_can_fool_a_terminal(hostile):
    text = as_json(hostile, "en")
    assert all(c.isprintable() or c == "\n" for c in text)
    values = [
        next(iter(ox.parse(f"<urn:x> <urn:x> {f['value']} .", ox.RdfFormat.N_TRIPLES))).object.value
        for f in json.loads(text)["findings"]
    ]
    assert values == [finding.limit for finding in hostile.findings]
