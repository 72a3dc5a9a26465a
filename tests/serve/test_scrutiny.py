"""What a query would do, by the parse tree."""

import pytest

from graphkit.serve.refusal import Refusal
from graphkit.serve.scrutiny import engine_refusal, kind

KINDS = {
    "SELECT * { ?s ?p ?o }": "table",
    "select distinct ?s { ?s ?p ?o } order by desc(?s) limit 1 offset 2": "table",
    "ASK { ?s ?p 'SERVICE <http://a/> {}' }": "boolean",
    "ASK { ?s ?p ?o } # SERVICE <http://a/> {}": "boolean",
    "ASK { <http://a/#SERVICE> ?p ?o }": "boolean",
    "# FROM <http://a/>\nDESCRIBE <http://a/>": "graph",
    "CONSTRUCT WHERE { ?s ?p ?o }": "graph",
    "PREFIX insert: <http://a/> CONSTRUCT { ?s insert:data ?o } WHERE { ?s insert:into ?o }": "graph",
    "BASE <http://a/> SELECT ?service { <b> <c>/<d>*|^<e>/!(<f>|^<g>) ?service }": "table",
    "SELECT (GROUP_CONCAT(DISTINCT ?o; SEPARATOR='|') AS ?all) { ?s ?p ?o } GROUP BY ?s HAVING(COUNT(?o) > 1)": "table",
    "SELECT * { { SELECT ?s { ?s ?p ?o } } OPTIONAL { ?s ?q 1 } MINUS { ?s ?q 2 } }": "table",
    "SELECT * { ?s ?p ?o FILTER NOT EXISTS { ?s ?q 3 } }": "table",
    "SELECT * { VALUES (?a ?b) { (1 UNDEF) ('x'@nb <http://a/>) } BIND(IF(BOUND(?a), ?a, ?b) AS ?c) }": "table",
    "SELECT * { GRAPH ?g { ?s ?p ?o } }": "table",
    'SELECT * { ?s ?p """long "text" """ FILTER(LANGMATCHES(LANG(?s), "*") && ?s IN (1, 2.5, 1e3, true)) }': "table",
}

REFUSED = {
    "SELECT * { SERVICE <http://a/> { ?s ?p ?o } }": "service",
    "SELECT * { SERVICE SILENT ?s { ?s ?p ?o } }": "service",
    "ASK { { SELECT * { OPTIONAL { SERVICE <http://a/> {} } } } }": "service",
    "ASK { FILTER EXISTS { SERVICE <http://a/> {} } }": "service",
    "SELECT (EXISTS { SERVICE <http://a/> {} } AS ?x) {}": "service",
    r"ASK { \u0053ERVICE <http://a/> {} }": "service",
    "SELECT * FROM <http://a/> { ?s ?p ?o }": "from",
    "DESCRIBE <http://a/> FROM NAMED <file:///etc/passwd>": "from",
    "INSERT DATA { <http://a/> <http://b/> 1 }": "update",
    "LOAD <http://a/>": "update",
    "# SELECT\nDROP ALL": "update",
    "DELETE WHERE { ?s ?p ?o }": "update",
    "": "syntax",
    "# nothing": "syntax",
    "SELECT * { ?s ?p": "syntax",
    "SELECT * { ?s ?p ?o } ; DROP ALL": "syntax",
    "SELECT * { ?s ?p ?o } LATERAL { ?s ?p ?o }": "syntax",
    "SELECT * { ?s foaf:name ?o }": "prefix",
    "SELECT * { ?s :name ?o }": "prefix",
}


def refused(query: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        kind(query)
    assert caught.value.status == 400
    return caught.value


@pytest.mark.parametrize("query", KINDS)
def test_kinds(query: str):
    assert kind(query) == KINDS[query]


@pytest.mark.parametrize("query", REFUSED)
def test_refused(query: str):
    assert refused(query).key == REFUSED[query]


def test_the_place_is_told():
    refusal = refused("SELECT *\n{\n  ?s ?p ?o .\n  FILTER(?o = )\n}")
    assert str(refusal) == "not SPARQL 1.1, from line 4, column 3 on: FILTER(?o = )"


def test_the_prefix_is_told():
    assert "'foaf:'" in str(refused("SELECT * { ?s foaf:name ?o }"))


def test_a_sentence_of_the_engine_is_passed_on_and_its_list_is_not():
    long = "error at 1:33: expected one of \"$\", The SELECT contains a variable that is unbound, ['0'..='9'\n| 'x']"
    assert str(engine_refusal("q", long)) == (
        "not SPARQL 1.1, before the end of line 1: The SELECT contains a variable that is unbound"
    )
    refusal = engine_refusal("SELECT ?x\n{}", "error at 2:1: expected one of ['x'], BY")
    assert str(refusal) == "not SPARQL 1.1, from line 2, column 1 on: {}"


def test_a_hundred_brackets_are_read():
    assert kind("ASK { FILTER" + "(" * 99 + "1" + ")" * 99 + " }") == "boolean"
