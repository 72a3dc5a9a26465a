"""A user's own query reads the data at hand and does nothing else."""

import pytest

from graphkit.errors import QueryError
from graphkit.query.catalogue import from_file


def refusal(folder, text: str) -> str:
    path = folder / "own.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QueryError) as caught:
        from_file(path)
    return str(caught.value).removeprefix(f"query {path}")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * WHERE { ?s ?p ?o OPTIONAL { { ?a ?b ?c } UNION { SERVICE SILENT ?g { ?a ?b ?c } } } }",
        "SELECT * WHERE { ?s ?p ?o FILTER NOT EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
        "SELECT * WHERE { { SELECT ?s WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } } }",
        "# SERVICE\nselect * where { service <http://127.0.0.1:1/> { ?s ?p ?o } }",
    ],
)
def test_service(tmp_path, text):
    assert refusal(tmp_path, text) == ": SERVICE is refused: a query reaches nothing outside its own data"


@pytest.mark.parametrize("clause", ["FROM <http://127.0.0.1:1/>", "FROM NAMED <file:///etc/hosts>"])
def test_from(tmp_path, clause):
    assert "FROM is refused" in refusal(tmp_path, f"SELECT * {clause} WHERE {{ ?s ?p ?o }}")


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://127.0.0.1:1/>",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "# SELECT\nDROP ALL",
    ],
)
def test_updates(tmp_path, text):
    assert refusal(tmp_path, text) == ": updates are refused: a query only reads"


def test_yes_or_no_is_no_table(tmp_path):
    problem = ": only SELECT gives a table, only CONSTRUCT and DESCRIBE give statements"
    assert refusal(tmp_path, "ASK { ?s ?p ?o }") == problem


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * WHERE { ?s ?p ?o }", "table"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "statements"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "statements"),
        ("DESCRIBE <urn:a>", "statements"),
    ],
)
def test_forms(tmp_path, text, form):
    path = tmp_path / "own.rq"
    path.write_text(text, encoding="utf-8")
    assert from_file(path).form == form


@pytest.mark.parametrize(
    "text",
    [
        "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "DESCRIBE ?s WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    ],
)
def test_service_in_other_forms(tmp_path, text):
    assert "SERVICE is refused" in refusal(tmp_path, text)


def test_a_prefix_that_only_one_engine_knows_by_heart(tmp_path):
    text = "SELECT *\nWHERE {\n  ?s skos:prefLabel ?o\n}"
    assert refusal(tmp_path, text) == ":3: the prefix skos: is not declared"


def test_an_error_names_the_line(tmp_path):
    assert refusal(tmp_path, "SELECT *\nWHERE {\n  ?s ?p\n}").startswith(":3: not SPARQL: ")


@pytest.mark.parametrize("depth", [60, 5000])
def test_deep_nesting_stops_before_the_engine(tmp_path, depth):
    text = f"SELECT * WHERE {{ ?s ?p ?o FILTER({'(' * depth}?o{')' * depth}) }}"
    assert refusal(tmp_path, text) == ": nested too deep"


def test_a_book_is_no_query(tmp_path):
    assert refusal(tmp_path, "#" * 70_000) == ": longer than 65,536 characters"


def test_words_in_strings_and_comments_are_no_commands(tmp_path):
    path = tmp_path / "own.rq"
    path.write_text('SELECT * WHERE { ?s ?p "SERVICE <http://x> LOAD FROM" } # SERVICE DROP', encoding="utf-8")
    assert from_file(path).name == "own"
