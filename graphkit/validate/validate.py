"""The whole check: read, run an engine, turn its results into findings, say what was looked at."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from graphkit.namespaces import SH
from graphkit.progress import READING, RULES, Tell, counted, silent
from graphkit.project import ONTOLOGY, SHAPES, VOCABULARY_SHAPES
from graphkit.quality import verdicts
from graphkit.rdf.lines import Statement
from graphkit.rdf.read import read_all
from graphkit.report import Finding, Report
from graphkit.validate import coverage, fast, unknown
from graphkit.validate.checked import Checked
from graphkit.validate.data import Data
from graphkit.validate.discreet import discreet
from graphkit.validate.discreet_quality import discreet_quality
from graphkit.validate.lint import lint
from graphkit.validate.meant import UNKNOWN_PROPERTY, Meant
from graphkit.validate.result import Result
from graphkit.validate.shapes import TIERS, Shapes
from graphkit.validate.sources import Sources, inputs


def _reference(shapes: Shapes, data: Data, tell: Tell) -> Iterator[Result]:
    from graphkit.validate import reference  # noqa: PLC0415 - half a second of imports that the fast engine does without

    return (result for results in counted([reference.run(shapes, data)], RULES, 1, tell) for result in results)


ENGINES: dict[str, Callable[[Shapes, Data, Tell], Iterator[Result]]] = {"fast": fast.run, "pyshacl": _reference}


@dataclass(frozen=True)
class Asked:
    """How to check: how much is asked, by which engine, by whose shapes (the project's where None or none)."""

    tier: str = "full"
    engine: str = "fast"
    shapes: Sequence[Path] | None = None
    language: str = "en"
    """Of the heads of sheets that do not tell."""


def validate(
    paths: Iterable[Path],
    *,
    tier: str = "full",
    engine: str = "fast",
    shapes: Sequence[Path] | None = None,
    language: str = "en",
) -> Report:
    """Check RDF, spreadsheets or folders of them against the project's shapes, or against those of the caller alone.

    With the project's shapes, `sh:sparql` rules also see the ontology and its concepts. Findings about those are left
    out unless they are what is checked. `language` is that of a sheet's heads where they do not tell. What looks like
    personal data is masked in the findings. Raises UnreadableError and ShapesError.
    """
    return check(paths, Asked(tier, engine, shapes, language), beyond=False).report


def check(paths: Iterable[Path], asked: Asked, *, beyond: bool = True, tell: Tell = silent) -> Checked:
    """As `validate`, and `beyond` it what looks wrong and what is not filled in, where all of our own rules are asked.

    `tell` hears how far it is.
    """
    checked = list(paths)
    sources = Sources(inputs(checked), asked.language)
    documents = counted(sources.documents(), READING, len(sources.paths), tell)
    data = Data(documents, () if asked.shapes else read_all([ONTOLOGY]))
    rules = _rules(checked, asked)
    results = [result for result in ENGINES[asked.engine](rules, data, tell) if data.holds(result.focus)]
    known = coverage.known_terms(rules, data)
    if rules.vetted:
        results += unknown.unknown_terms(data, known)
    quality = verdicts(data.store) if beyond and not asked.shapes and asked.tier == TIERS[-1] else None
    places = data.places(chain(map(_statement, results), quality.statements if quality else ()))
    meant = Meant(rules, data)
    has = cache(data.has)
    tried = {rule: any(map(has, rules.targets[rule])) for rule in rules.rules}
    findings = [_finding(r, rules, data, places.get(_statement(r), (None, None)), meant) for r in results]
    report = Report(
        findings=tuple(sorted(discreet(sources.complete(findings, data.labels)), key=lambda finding: finding.sort_key)),
        checked=data.classes,
        statements=data.statements,
        rules_tried=tuple(_local(rule) for rule, hit in tried.items() if hit),
        rules_untried=tuple(_local(rule) for rule, hit in tried.items() if not hit),
        unchecked=coverage.unchecked_classes(data, rules),
        untyped=data.untyped,
        unchecked_properties=coverage.unchecked_properties(data, known),
        empty_files=coverage.empty_files(data.documents),
    )
    return Checked(report, quality and discreet_quality(quality.located(places), report))


def prepare(paths: Iterable[Path], asked: Asked) -> None:
    """Load what checks of these paths share. What is forked from a process that has done so finds it there."""
    if not asked.shapes:
        rules = _rules(paths, asked)
        assert all((fast.compiled(rules), rules.rules, rules.targets, rules.sparql_rules)), "asking is what loads them"


def _rules(paths: Iterable[Path], asked: Asked) -> Shapes:
    if asked.shapes:
        return _read_rules(asked.shapes, asked.tier, vetted=False)
    return _own_rules(tuple(_own_shapes(paths)), asked.tier)


@cache
def _own_rules(paths: tuple[Path, ...], tier: str) -> Shapes:
    return _read_rules(paths, tier, vetted=True)


def _read_rules(paths: Iterable[Path], tier: str, *, vetted: bool) -> Shapes:
    shapes = Shapes.load(paths, vetted=vetted)
    lint(shapes)
    return shapes.for_tier(tier)


def _own_shapes(paths: Iterable[Path]) -> Sequence[Path]:
    """The project's shapes; for its own ontology, those that are not about contributions."""
    vocabulary = all(path.resolve().is_relative_to(ONTOLOGY.resolve()) for path in paths)
    return VOCABULARY_SHAPES if vocabulary else [SHAPES]


def _statement(result: Result) -> Statement:
    """The statement that a result is about: where a property is unknown, one with that property."""
    if result.shape in (UNKNOWN_PROPERTY, unknown.RULE) and result.path is None:
        return result.focus, result.value, None
    return result.focus, result.path, result.value


def _finding(
    result: Result, shapes: Shapes, data: Data, place: tuple[Path | None, int | None], meant: Meant
) -> Finding:
    component = result.component.removeprefix(SH)
    named = not result.shape.startswith("_:")
    severity = _local(result.severity).lower() if result.severity.startswith(SH) else "violation"
    term, suggestions = meant.of(result)
    return Finding(
        rule=_local(result.shape),
        component=component,
        severity=severity,
        focus=result.focus,
        path=result.path,
        value=result.value,
        limit=shapes.limit(result.shape, component) if named else None,
        limit_names=shapes.limit_names(result.shape, component) if named else {},
        names=_words(result, shapes, "name"),
        descriptions=_words(result, shapes, "description"),
        labels=data.labels(result.focus),
        file=place[0],
        line=place[1],
        shape=result.shape,
        unknown=term,
        suggestions=suggestions,
    )


def _words(result: Result, shapes: Shapes, kind: str) -> Mapping[str, str]:
    """The rule's own words, by language: its `sh:name` or `sh:description`."""
    if result.shape == unknown.RULE:
        return unknown.words(result, kind)
    return shapes.words(result.shape, SH + kind) if not result.shape.startswith("_:") else {}


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1] if not iri.startswith("_:") else iri
