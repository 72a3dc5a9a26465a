"""The files behind the verdicts: header, columns and texts belong together."""

import re
import string
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from graphkit.errors import QueryError
from graphkit.languages.fallback import FULL
from graphkit.languages.texts import catalogue
from graphkit.project import QUERIES
from graphkit.quality.check import IMPORTANCES, check_of, checks
from graphkit.store import open_store

WORLD = Path(__file__).parent / "world"
CHECKS = checks()


def plain(term: ox.NamedNode | ox.Literal) -> str:
    return term.value


def columns(query: str) -> list[str]:
    solutions = ox.Store().query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    return [variable.value for variable in solutions.variables]


def places(template: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field}


def test_every_file_is_a_check():
    files = {path.relative_to(QUERIES / "quality") for path in (QUERIES / "quality").rglob("*.rq")}
    assert {f"{check.verdict}/{check.name}.rq" for check in CHECKS} == {path.as_posix() for path in files}
    assert len(CHECKS) == 36


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_title_in_every_language(check):
    assert tuple(check.title) == FULL
    assert all(words.strip() for words in check.title.values())


@pytest.mark.parametrize("language", FULL)
@pytest.mark.parametrize("verdict", ["accurate", "useful"])
def test_every_check_has_its_texts_and_no_text_is_left_over(language, verdict):
    second = "advice" if verdict == "accurate" else "gain"
    keys = {key for key in catalogue("quality", language) if key.startswith(f"{verdict}.")}
    names = [check.name for check in CHECKS if check.verdict == verdict]
    assert keys == {f"{verdict}.{name}.{part}" for name in names for part in ("message", second)}


@pytest.mark.parametrize("language", FULL)
def test_texts_say_what_the_columns_hold(language):
    for check in CHECKS:
        said = places(catalogue("quality", language)[f"{check.verdict}.{check.name}.message"])
        found = columns(check.query)
        if check.verdict == "accurate":
            assert found[:2] == ["focus", "path"]
            assert said | {"path"} == set(found) - {"focus"}, check.name
        else:
            assert found == ["focus", "kind", "missing"]
            assert said - {"have"} == {"missing", "total", "percent"}, check.name


def test_checks_come_by_verdict_importance_and_name():
    keys = [(check.verdict, IMPORTANCES.index(check.importance), check.name) for check in CHECKS]
    assert keys == sorted(keys)


def test_what_asks_for_the_issue_says_so():
    asks = {check.name for check in CHECKS if "dcterms:issued" in check.query}
    assert asks == {check.name for check in CHECKS if check.needs == "issued"} == {"date-after-issue", "source-age"}


def test_no_check_asks_a_clock_or_a_random_number():
    assert not [check.name for check in CHECKS if re.search(r"\b(NOW|RAND|UUID|STRUUID)\s*\(", check.query)]


@pytest.mark.parametrize("world", ["accurate", "useful"])
def test_another_engine_gives_the_same_rows(world):
    """The files are plain SPARQL: rdflib answers them as Oxigraph does."""
    store, graph = open_store([WORLD / world], []), Graph()
    for path in sorted((WORLD / world).glob("*.ttl")):
        graph.parse(path)
    rows = {check.name: {tuple(map(plain, row)) for row in store.query(check.query)} for check in CHECKS}
    others = {check.name: {tuple(map(str, row)) for row in graph.query(check.query)} for check in CHECKS}
    assert rows == others
    assert sum(map(len, rows.values())) > 70


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        ("#+ importance = high", "the header is not TOML"),
        ('#+ importance = "grave"\n#+ [title]', "importance must be one of high, medium, low"),
        ("#+ [title]\n#+ en = 'Title'", "importance must be one of high, medium, low"),
        ('#+ importance = "low"\n#+ needs = "clock"\n#+ [title]', "needs must be one of issued"),
        ('#+ importance = "low"\n#+ title = "Title"', "the header holds importance, needs and a table"),
        ('#+ importance = "low"\n#+ owner = "me"\n#+ [title]', "the header holds importance, needs and a table"),
    ],
)
def test_a_wrong_header_is_told(tmp_path, header, problem):
    path = tmp_path / "check.rq"
    path.write_text(header, encoding="utf-8")
    with pytest.raises(QueryError, match=problem) as told:
        check_of(path, "accurate")
    assert str(path) in str(told.value)
