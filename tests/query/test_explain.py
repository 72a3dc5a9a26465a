"""`--explain`: the SPARQL of every question stands alone, gives the same rows, and no value can break out of it."""

import pytest
from rdflib.plugins.sparql import prepareQuery

from graphkit.query.catalogue import named, names
from graphkit.query.header import parse
from graphkit.query.run import explain, run

VALUES = {
    "collaborations-of-country": {"country": "dk"},
    "concepts-without-label": {"language": "fi"},
    "cross-sector-collaborations": {"country": "no", "sector": "third-sector"},
    "one-actor-all-roles": {"actor": "no-actor:eksempel-drift"},
    "one-programme": {"programme": "no-programme:eksempel-tilskudd"},
    "partners-of-actor": {"actor": "no-actor:eksempel-kommune"},
    "read-since": {"since": "2026-11-20"},
    "sources-of-thing": {"thing": "no-actor:eksempel-drift"},
    "statements-by-source": {"address": 'example.org"} #'},
    "support-for-target-group": {"group": "young-people", "year": "2017"},
    "words-to-review": {"language": "nb"},
}


@pytest.mark.parametrize("name", names())
def test_it_stands_alone(name, store):
    text = explain(named(name), store, VALUES.get(name), "is")
    assert len(list(store.query(text))) == len(run(named(name), store, VALUES.get(name)).rows)
    prepareQuery(text)
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert comments[0] == f"# {named(name).title['is']}"
    assert (len(comments) > 1) == bool(VALUES.get(name) or any(p.default for p in named(name).parameters))


@pytest.mark.parametrize("value", ['"', "a\nDROP ALL", "'''", "} UNION {", "\\"])
def test_a_value_stays_a_value_and_a_comment_a_comment(value, tmp_path, store):
    path = tmp_path / "echo.rq"
    path.write_text(
        '#+ [parameters]\n#+ word = "literal"\nSELECT ?word WHERE { VALUES ?_word { UNDEF } BIND(?_word AS ?word) }',
        encoding="utf-8",
    )
    text = explain(parse(path), store, {"word": value})
    assert [row["word"].value for row in store.query(text)] == [value]
