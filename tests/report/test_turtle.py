"""The Turtle form: a SHACL validation report that another program reads back to the same findings."""

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.namespaces import RDF, SH
from graphkit.report import Report
from graphkit.report.as_turtle import as_turtle
from graphkit.report.messages import cell_place, message
from graphkit.validate import validate
from graphkit.validate.validate import ENGINES

E = "https://example.org/"
PATHS = (
    f"<{E}p>",
    f"^<{E}p>",
    f"(<{E}p>/^<{E}q>)",
    f"(<{E}p>|(<{E}q>/<{E}r>))",
    f"(^<{E}p>)*",
    f"^(<{E}p>)+",
    f"((<{E}p>/<{E}q>))?",
    f"((<{E}p>)+)?",
    f"^(<{E}p>/(<{E}q>|<{E}r>))",
)


class Read:
    """A report read back: a graph and the tuples of its results."""

    def __init__(self, text: str) -> None:
        self.store = ox.Store()
        self.store.load(text.encode(), ox.RdfFormat.TURTLE)

    def one(self, subject, name: str):
        quads = list(self.store.quads_for_pattern(subject, ox.NamedNode(SH + name), None))
        assert len(quads) <= 1
        return quads[0].object if quads else None

    def members(self, node) -> list:
        found = []
        while node != ox.NamedNode(RDF + "nil"):
            (first,) = self.store.quads_for_pattern(node, ox.NamedNode(RDF + "first"), None)
            (rest,) = self.store.quads_for_pattern(node, ox.NamedNode(RDF + "rest"), None)
            found.append(first.object)
            node = rest.object
        return found

    def path(self, node) -> str:
        """The path in SPARQL with every part in brackets."""
        if isinstance(node, ox.NamedNode):
            return str(node)
        for name, form in {"inversePath": "^({})", "zeroOrMorePath": "({})*", "oneOrMorePath": "({})+"}.items():
            if inner := self.one(node, name):
                return form.format(self.path(inner))
        if inner := self.one(node, "zeroOrOnePath"):
            return f"({self.path(inner)})?"
        if choices := self.one(node, "alternativePath"):
            return "(" + "|".join(map(self.path, self.members(choices))) + ")"
        return "(" + "/".join(map(self.path, self.members(node))) + ")"

    def report(self):
        (quad,) = self.store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(SH + "ValidationReport"))
        return quad.subject

    def results(self) -> Counter:
        rows: Counter = Counter()
        for quad in self.store.quads_for_pattern(self.report(), ox.NamedNode(SH + "result"), None):
            assert list(self.store.quads_for_pattern(quad.object, ox.NamedNode(RDF + "type"), None))
            path = self.one(quad.object, "resultPath")
            rows[
                *(token(self.one(quad.object, name)) for name in ("focusNode", "value", "sourceShape")),
                self.path(path).replace("(", "").replace(")", "") if path else None,
                self.one(quad.object, "resultSeverity").value.removeprefix(SH).lower(),
                self.one(quad.object, "sourceConstraintComponent").value.removeprefix(SH),
                str(self.one(quad.object, "resultMessage")),
            ] += 1
        return rows


def token(term: object) -> str | None:
    """A term as text. Blank nodes have no name that lasts."""
    return "_" if str(term).startswith("_:") else None if term is None else str(term)


def expected(report: Report, language: str) -> Counter:
    return Counter(
        (
            token(f.focus),
            token(f.value),
            f.shape if f.shape is None else token(f.shape if f.shape.startswith("_:") else f"<{f.shape}>"),
            f.path and f.path.replace("(", "").replace(")", ""),
            f.severity,
            f.component,
            str(ox.Literal(": ".join(filter(None, (cell_place(f), message(f, language)))), language=language)),
        )
        for f in report.findings
    )


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_read_back_it_is_what_was_found(root, engine):
    folder = root / "tests" / "validate"
    report = validate([folder / "data.ttl"], shapes=[folder / "shapes.ttl"], engine=engine)
    back = Read(as_turtle(report, "fi"))
    assert back.results() == expected(report, "fi")
    assert back.results().total() == 11
    assert back.one(back.report(), "conforms").value == "false"


def test_hostile_texts_come_back_whole(hostile):
    back = Read(as_turtle(hostile, "en"))
    assert back.results() == expected(hostile, "en")
    assert back.results().total() == 14


@pytest.mark.parametrize("path", PATHS)
def test_paths_are_nodes(finding, report, path):
    back = Read(as_turtle(report(finding(path=path)), "en"))
    (result,) = back.store.quads_for_pattern(back.report(), ox.NamedNode(SH + "result"), None)
    node = back.one(result.object, "resultPath")
    again = Read(as_turtle(report(finding(path=back.path(node))), "en"))
    assert back.path(node).replace("(", "").replace(")", "") == path.replace("(", "").replace(")", "")
    assert again.results() == back.results()


@pytest.mark.parametrize(
    ("path", "node"),
    [
        (f"^<{E}p>*", f"^((<{E}p>)*)"),  # SPARQL: what stands behind binds before what stands in front
        (f"<{E}p>/<{E}q>|<{E}r>", f"((<{E}p>/<{E}q>)|<{E}r>)"),
        (f"(^<{E}p>)*", f"(^(<{E}p>))*"),
    ],
)
def test_what_binds_first(finding, report, path, node):
    back = Read(as_turtle(report(finding(path=path)), "en"))
    (result,) = back.store.quads_for_pattern(back.report(), ox.NamedNode(SH + "result"), None)
    assert back.path(back.one(result.object, "resultPath")) == node


@pytest.mark.parametrize("path", ["", "p", f"<{E}p>/", f"(<{E}p>", f"<{E}p>)", "^", f"<{E}p> <{E}q>", f"!<{E}p>"])
def test_no_path(finding, report, path):
    with pytest.raises(ValueError, match="no property path"):
        as_turtle(report(finding(path=path)), "en")


def test_one_path_has_one_node(finding, report):
    text = as_turtle(report(*(finding(n, path=f"^<{E}p>") for n in range(5))), "en")
    assert text.count("sh:inversePath") == 1


def test_the_same_report_gives_the_same_bytes(finding, report):
    blank = [finding(n, focus=f"_:b{n}", shape="_:s", line=n, path=f"(<{E}p>/<{E}q>)") for n in range(1, 300)]
    assert as_turtle(report(*blank), "en") == as_turtle(report(*blank), "en")
    relabelled = [finding(n, focus=f"_:x{n}", shape="_:t", line=n, path=f"(<{E}p>/<{E}q>)") for n in range(1, 300)]
    assert as_turtle(report(*relabelled), "en") == as_turtle(report(*blank), "en")


def test_a_finding_made_twice_stays_two(finding, report):
    assert Read(as_turtle(report(finding(), finding()), "en")).results().total() == 2


def test_nothing_found(report):
    back = Read(as_turtle(report(), "kl"))
    assert back.one(back.report(), "conforms").value == "true"
    assert back.results().total() == 0


def test_a_component_of_ones_own(finding, report):
    text = as_turtle(report(finding(component=E + "MyComponent", file=Path("x.ttl"))), "se")
    assert f"sh:sourceConstraintComponent <{E}MyComponent>" in text
    assert "@nb" in text
