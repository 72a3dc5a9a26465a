"""The line on which a statement stands, counted by eye."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.rdf.lines import Lines
from graphkit.rdf.read import read

E = "https://example.org/"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
XSD = "http://www.w3.org/2001/XMLSchema#"

TURTLE = '''@prefix e: <https://example.org/> .
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

# e:not a e:Comment .
e:one a e:Boat ;   # a comment with ; and .
    skos:prefLabel "Én"@nb ,
        "One; two. three"@en ;
    e:length 7 ;
    e:note """several
lines "quoted" e:p 5 .
""" ;
    e:part [ e:length 8 ; e:name "inner" ] ;
    e:list ( 1 2
             3 ) ;
    e:after true .
<https://example.org/two> e:length 1.5 ; e:day "2014-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .
e:one e:late 'x' .
  e:three.dot e:p e:two .
_:b e:p "blank" .
'''

CASES = [
    ((f"<{E}one>", TYPE, f"<{E}Boat>"), 5),
    ((f"<{E}one>", "<http://www.w3.org/2004/02/skos/core#prefLabel>", '"Én"@nb'), 6),
    ((f"<{E}one>", "<http://www.w3.org/2004/02/skos/core#prefLabel>", '"One; two. three"@en'), 7),
    ((f"<{E}one>", f"<{E}length>", f'"7"^^<{XSD}integer>'), 8),
    ((f"<{E}one>", f"<{E}length>", f'"8"^^<{XSD}integer>'), 8),
    ((f"<{E}one>", f"<{E}note>", None), 9),
    ((f"<{E}one>", f"<{E}after>", f'"true"^^<{XSD}boolean>'), 15),
    ((f"<{E}one>", f"<{E}missing>", None), 5),
    ((f"<{E}one>", None, None), 5),
    ((f"<{E}one>", f"<{E}late>", '"x"'), 17),
    ((f"<{E}two>", f"<{E}length>", f'"1.5"^^<{XSD}decimal>'), 16),
    ((f"<{E}two>", f"<{E}day>", f'"2014-01-01"^^<{XSD}date>'), 16),
    ((f"<{E}three.dot>", f"<{E}p>", f"<{E}two>"), 18),
    (("_:b", f"<{E}p>", '"blank"'), 19),
]


def lines(tmp_path: Path, name: str, text: str) -> Lines:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return Lines(read(path))


@pytest.mark.parametrize(("statement", "line"), CASES)
def test_turtle(tmp_path: Path, statement, line):
    assert lines(tmp_path, "a.ttl", TURTLE).find([statement]) == {statement: line}


def test_all_at_once(tmp_path: Path):
    assert lines(tmp_path, "a.ttl", TURTLE).find([statement for statement, _ in CASES]) == dict(CASES)


def test_the_example_is_turtle():
    assert len(list(ox.parse(TURTLE, ox.RdfFormat.TURTLE))) > 15


def test_what_is_not_there_is_left_out(tmp_path: Path):
    assert lines(tmp_path, "a.ttl", TURTLE).find([(f"<{E}not>", None, None), (f"<{E}Comment>", None, None)]) == {}


@pytest.mark.parametrize(("name", "graph"), [("a.nt", ""), ("a.nq", " <x:g>")])
def test_one_statement_a_line(tmp_path: Path, name: str, graph: str):
    rows = [f'<{E}a> <{E}p> "x . y"@nb', f"<{E}b> <{E}p> <{E}a>", f'<{E}a> <{E}q> "5"^^<{XSD}integer>']
    text = "# first\n" + "".join(f"{row}{graph} .\n" for row in rows)
    found = lines(tmp_path, name, text)
    statements = [
        (f"<{E}a>", f"<{E}p>", '"x . y"@nb'),
        (f"<{E}b>", None, None),
        (f"<{E}a>", f"<{E}q>", f'"5"^^<{XSD}integer>'),
    ]
    assert found.find(statements) == dict(zip(statements, (2, 3, 4), strict=True))


def test_a_subject_in_the_middle_of_a_line(tmp_path: Path):
    text = f"@prefix e: <{E}> .\ne:a e:p [ e:c 1 ] . e:b e:p e:c ; e:q\n e:d . e:c e:p e:a ."
    statements = [(f"<{E}b>", f"<{E}q>", f"<{E}d>"), (f"<{E}c>", None, None)]
    assert lines(tmp_path, "a.ttl", text).find(statements) == dict(zip(statements, (3, 3), strict=True))


def test_trig(tmp_path: Path):
    text = f"@prefix e: <{E}> .\ne:g {{\n  e:a e:p e:b .\n}}\n"
    statement = (f"<{E}a>", f"<{E}p>", f"<{E}b>")
    assert lines(tmp_path, "a.trig", text).find([statement]) == {statement: 3}


def test_forms_without_lines(tmp_path: Path):
    text = '{"@id": "https://example.org/a", "https://example.org/p": 5}'
    assert lines(tmp_path, "a.jsonld", text).find([(f"<{E}a>", None, None)]) == {}


def test_text_in_nfd_keeps_its_lines(tmp_path: Path):
    text = '@prefix e: <https://example.org/> .\n\ne:a\n  e:p "bla\u030abær"@nb .\n'
    statement = (f"<{E}a>", f"<{E}p>", '"blåbær"@nb')
    assert lines(tmp_path, "a.ttl", text).find([statement]) == {statement: 4}
