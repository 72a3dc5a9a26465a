"""The whole check: read, run an engine, turn its results into findings, say what was looked at."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from graphkit.namespaces import SH
from graphkit.project import ONTOLOGY, SHAPES, VOCABULARY_SHAPES
from graphkit.rdf.read import read_all
from graphkit.report import Finding, Report
from graphkit.validate import fast
from graphkit.validate.data import Data
from graphkit.validate.lint import lint
from graphkit.validate.result import Result
from graphkit.validate.shapes import Shapes


def _reference(shapes: Shapes, data: Data) -> Iterator[Result]:
    from graphkit.validate import reference  # noqa: PLC0415 - half a second of imports that the fast engine does without

    return reference.run(shapes, data)


ENGINES: dict[str, Callable[[Shapes, Data], Iterator[Result]]] = {"fast": fast.run, "pyshacl": _reference}


def validate(
    paths: Iterable[Path], *, tier: str = "full", engine: str = "fast", shapes: Sequence[Path] | None = None
) -> Report:
    """Check RDF files or folders against the project's shapes, or against those of the caller alone.

    With the project's shapes, `sh:sparql` rules also see the ontology and its concepts. Findings about those are left
    out unless they are what is checked. Raises UnreadableError and ShapesError.
    """
    checked = list(paths)
    data = Data(read_all(checked), () if shapes else read_all([ONTOLOGY]))
    loaded = Shapes.load(shapes or _own_shapes(checked), vetted=not shapes)
    lint(loaded)
    rules = loaded.for_tier(tier)
    results = [result for result in ENGINES[engine](rules, data) if data.holds(result.focus)]
    places = data.places((result.focus, result.path, result.value) for result in results)
    tried = {rule: any(map(data.has, rules.targets[rule])) for rule in rules.rules}
    findings = [_finding(r, rules, data, places.get((r.focus, r.path, r.value), (None, None))) for r in results]
    return Report(
        findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)),
        checked=data.classes,
        statements=data.statements,
        rules_tried=tuple(_local(rule) for rule, hit in tried.items() if hit),
        rules_untried=tuple(_local(rule) for rule, hit in tried.items() if not hit),
        unchecked=data.unchecked({target for targets in rules.targets.values() for target in targets}),
    )


def _own_shapes(paths: Iterable[Path]) -> Sequence[Path]:
    """The project's shapes; for its own ontology, those that are not about contributions."""
    vocabulary = all(path.resolve().is_relative_to(ONTOLOGY.resolve()) for path in paths)
    return VOCABULARY_SHAPES if vocabulary else [SHAPES]


def _finding(result: Result, shapes: Shapes, data: Data, place: tuple[Path | None, int | None]) -> Finding:
    component = result.component.removeprefix(SH)
    named = not result.shape.startswith("_:")
    severity = _local(result.severity).lower() if result.severity.startswith(SH) else "violation"
    return Finding(
        rule=_local(result.shape),
        component=component,
        severity=severity,
        focus=result.focus,
        path=result.path,
        value=result.value,
        limit=shapes.limit(result.shape, component) if named else None,
        names=shapes.words(result.shape, SH + "name") if named else {},
        descriptions=shapes.words(result.shape, SH + "description") if named else {},
        labels=data.labels(result.focus),
        file=place[0],
        line=place[1],
        shape=result.shape,
    )


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1] if not iri.startswith("_:") else iri
