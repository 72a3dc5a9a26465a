"""The fast engine: core constraints in one pass by the Rust package `shacl`, each `sh:sparql` rule once for all things.

A `sh:sparql` constraint is defined node by node: `$this` is pre-bound to one focus node at a time
(https://www.w3.org/TR/shacl/#sparql-constraints-prebound). Run so, every engine is slow. Here the target's pattern is
put in front of the query's WHERE group, so that one run on Oxigraph yields the rows of all focus nodes.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial

import pyoxigraph as ox
import shacl

from graphkit.errors import ShapesError
from graphkit.namespaces import SH
from graphkit.progress import RULES, Tell, counted, silent
from graphkit.validate.data import Data
from graphkit.validate.evaluation import Evaluation
from graphkit.validate.result import Result
from graphkit.validate.scans import Scan, scan_of, scan_results
from graphkit.validate.shapes import Shapes, SparqlRule, Target, subclasses

_BOUND = re.compile(r"\s*[$?]this\s")
_WHERE = re.compile(r"\bSELECT\b.*?\{", re.IGNORECASE | re.DOTALL)


FORMS = {ox.RdfFormat.TURTLE: "turtle", ox.RdfFormat.N_TRIPLES: "ntriples"}


def run(shapes: Shapes, data: Data, tell: Tell = silent) -> Iterator[Result]:
    """Every result for the data; `tell` hears how many of the passes over it are done. Raises ShapesError."""
    passes: list[Callable[[], Iterator[Result]]] = [partial(core_results, shapes, data)]
    scans: dict[Target, list[Scan]] = defaultdict(list)
    for rule in shapes.sparql_rules:
        if rule.evaluation is not Evaluation.AS_SET:
            continue
        if shapes.vetted and (scan := scan_of(rule)):
            scans[scan.rule.targets[0]].append(scan)
        else:
            passes.append(partial(rule_results, rule, data.store))
    passes += (partial(scan_results, group, target, data.store, data.properties) for target, group in scans.items())
    for results in counted(passes, RULES, len(passes), tell):
        yield from results()


def core_results(shapes: Shapes, data: Data) -> Iterator[Result]:
    """Results of the core constraints. Raises ShapesError for shapes that the engine refuses."""
    text, form = data.text
    try:
        report = compiled(shapes).validate_text(text.decode(), format=FORMS[form])
    except ValueError as error:
        raise ShapesError("graph", str(error)) from error
    for result in report.results:
        assert result.focus_node is not None
        assert result.source_shape is not None
        yield Result(
            result.focus_node,
            result.path,
            result.value,
            result.component_iri,
            result.severity_iri,
            result.source_shape.strip("<>"),
        )


@lru_cache(maxsize=2)
def compiled(shapes: Shapes) -> shacl.Shapes:
    """The core constraints as the engine holds them. Raises ValueError for shapes that it refuses."""
    return shacl.Shapes.from_text(shapes.core.decode(), format="ntriples")


def rule_results(rule: SparqlRule, store: ox.Store) -> Iterator[Result]:
    """Results of one `sh:sparql` rule over every focus node at once."""
    if not rule.targets:
        return
    try:
        solutions = store.query(for_all(rule, store))
    except SyntaxError as error:
        raise ShapesError(rule.shape, f"its sh:select is no SPARQL: {error}") from error
    assert isinstance(solutions, ox.QuerySolutions)
    names = {variable.value for variable in solutions.variables}
    for row in solutions:
        focus = str(row["this"])
        value = row["value"] if "value" in names else None
        path = row["path"] if "path" in names else None
        yield Result(
            focus,
            str(path) if path is not None else rule.path,
            str(value) if value is not None else None if rule.path else focus,
            SH + "SPARQLConstraintComponent",
            rule.severity,
            rule.shape,
        )


def for_all(rule: SparqlRule, store: ox.Store) -> str:
    """The rule's SELECT with its targets' pattern in front of the WHERE group."""
    opening = _WHERE.search(rule.select)
    assert opening is not None, "what parses as SELECT has a group"
    if (
        len(rule.targets) == 1
        and rule.targets[0].kind == "targetSubjectsOf"
        and _BOUND.match(rule.select, opening.end())
    ):
        # $this is bound by the group itself: a test of each row left is less work than a join with all focus nodes.
        test = f"FILTER EXISTS {{ ?this {rule.targets[0].node} ?object_ }}"
        return f"{rule.select[: opening.end()]} {test} {rule.select[opening.end() :]}"
    parts = list(_patterns(rule.targets, store))
    union = " UNION ".join(f"{{ {part} }}" for part in parts)
    # Targets may share things, and each is a focus node once.
    pattern = parts[0] if len(parts) == 1 else f"{{ SELECT DISTINCT ?this {{ {union} }} }}"
    return f"{rule.select[: opening.end()]} {pattern} {rule.select[opening.end() :]}"


def _patterns(targets: Iterable[Target], store: ox.Store) -> Iterator[str]:
    for target in targets:
        if target.kind == "targetClass":
            classes = subclasses(store, target.node.value)
            if len(classes) == 1:
                yield f"?this a {target.node} ."
            else:
                yield f"{{ SELECT DISTINCT ?this {{ VALUES ?class_ {{ {_iris(classes)} }} ?this a ?class_ . }} }}"
        elif target.kind == "targetNode":
            yield f"VALUES ?this {{ {target.node} }}"
        elif target.kind == "targetSubjectsOf":
            yield f"{{ SELECT DISTINCT ?this {{ ?this {target.node} ?object_ . }} }}"
        else:
            yield f"{{ SELECT DISTINCT ?this {{ ?subject_ {target.node} ?this . }} }}"


def _iris(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)
