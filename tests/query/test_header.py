"""The header of a query file: what it may say, and errors that name file and line."""

from pathlib import Path

import pytest

from graphkit.errors import QueryError, UnreadableError
from graphkit.query.header import Parameter, parse

GOOD = """#+ [title]
#+ en = "Things"
#+ nb = "Ting"
#+ [parameters]
#+ country = "concept:jurisdiction"
#+ year = { kind = "integer", required = true }
#+ [lists]
#+ things = "iri"
#+ [heading.things]
#+ en = "the things"
# a comment of no header
SELECT ?things WHERE { VALUES ?_country { UNDEF } VALUES ?_year { 2015 } ?s ?p ?things }
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "things.rq"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_parts(tmp_path):
    query = parse(written(tmp_path, GOOD))
    assert query.name == "things"
    assert query.text == GOOD
    assert query.title == {"en": "Things", "nb": "Ting"}
    assert query.description == {}
    assert query.parameters == (
        Parameter("country", "concept:jurisdiction", required=False, default=None),
        Parameter("year", "integer", required=True, default="2015"),
    )
    assert [parameter.scheme for parameter in query.parameters] == ["jurisdiction", None]
    assert query.lists == {"things": "iri"}
    assert query.headings == {"things": {"en": "the things"}}


def test_no_header_at_all(tmp_path):
    query = parse(written(tmp_path, "SELECT * WHERE { ?s ?p ?o }"))
    assert (query.title, query.parameters, query.lists) == ({}, (), {})


@pytest.mark.parametrize(
    ("before", "after", "line", "problem"),
    [
        ('nb = "Ting"', 'nb = "Ting', 3, "the header is not TOML"),
        ("[heading.things]", "[headings.things]", 9, "'headings' is no part of a header"),
        ("concept:jurisdiction", "word", 5, "'country' must be one of literal, iri, integer"),
        ('"concept:jurisdiction"', "3", 5, "parameter 'country' must be a kind"),
        ("required = true", "must = true", 6, "parameter 'year' must be a kind"),
        ("VALUES ?_year", "VALUES ?year", 6, "parameter 'year' has no place 'VALUES ?_year { UNDEF }'"),
        ('things = "iri"', 'things = "link"', 8, "'things' must be one of iri, literal"),
        ('nb = "Ting"', "nb = 3", 1, "'title' must give a text for each language tag"),
        ('#+ [title]\n#+ en = "Things"\n#+ nb = "Ting"', '#+ title = "Things"', 1, "'title' must be a table"),
    ],
)
def test_errors_name_the_line(tmp_path, before, after, line, problem):
    assert before in GOOD
    path = written(tmp_path, GOOD.replace(before, after))
    with pytest.raises(QueryError) as caught:
        parse(path)
    assert str(caught.value).startswith(f"query {path}:{line}: {problem}")


def test_a_file_that_cannot_be_read(tmp_path):
    with pytest.raises(UnreadableError, match="cannot be read"):
        parse(tmp_path / "nothing.rq")
    path = tmp_path / "latin.rq"
    path.write_bytes("# blåbær".encode("latin-1"))
    with pytest.raises(UnreadableError, match="Give a SPARQL file in UTF-8"):
        parse(path)
