"""One SHACL engine on one file, in a process of its own: `python benchmarks/engine.py ENGINE DATA SHAPES OUT`.

OUT gets a JSON list a result: rule, component, severity, focus, path, value, terms in N-Triples form. `floor` checks
nothing: it loads the file into the store that graphkit's rules run on, which is less than any check can do.
"""

import json
import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox

SH = "http://www.w3.org/ns/shacl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

Triples = dict[tuple[str, str], list[str]]
"""Objects by subject and predicate, all in N-Triples form."""


def floor(data: Path, _: Path) -> None:
    """Load the file and no more."""
    store = ox.Store()
    store.bulk_load(path=data, format=ox.RdfFormat.TURTLE)


def pyshacl(data: Path, shapes: Path) -> str:
    """The report of pySHACL as N-Triples."""
    import pyshacl  # noqa: PLC0415 - no engine shall pay for importing another

    _, report, _ = pyshacl.validate(str(data), shacl_graph=str(shapes), inference="none", advanced=False, js=False)
    return report.serialize(format="nt")


def turbo(data: Path, shapes: Path) -> str:
    """The report of pyshacl-turbo as N-Triples."""
    import pyshacl_turbo  # noqa: PLC0415

    _, report, _ = pyshacl_turbo.validate(str(data), shacl_graph=str(shapes), inference="none")
    return report.serialize(format="nt")


def shifty(data: Path, shapes: Path) -> str:
    """The report of pyshifty as N-Triples."""
    import shifty  # noqa: PLC0415

    _, report, _ = shifty.validate(data, shapes, infer=False)
    return report.serialize(format="nt")


ENGINES: dict[str, Callable[[Path, Path], str | None]] = {
    "floor": floor,
    "pySHACL": pyshacl,
    "pyshacl-turbo": turbo,
    "pyshifty": shifty,
}


def results(report: str, media_type: str = "application/n-triples") -> Iterator[list[str | None]]:
    """Every result of a validation report."""
    triples: Triples = {}
    for quad in ox.parse(report, ox.RdfFormat.from_media_type(media_type)):
        triples.setdefault((str(quad.subject), quad.predicate.value), []).append(str(quad.object))
    reports = [subject for subject, predicate in triples if predicate == SH + "conforms"]
    for result in (r for one in reports for r in triples.get((one, SH + "result"), ())):
        path = _one(triples, result, "resultPath")
        yield [
            _local(_one(triples, result, "sourceShape")),
            _local(_one(triples, result, "sourceConstraintComponent")),
            (_local(_one(triples, result, "resultSeverity")) or "").lower(),
            _one(triples, result, "focusNode"),
            path and _path(triples, path),
            _one(triples, result, "value"),
        ]


def _one(triples: Triples, subject: str, name: str) -> str | None:
    return next(iter(triples.get((subject, SH + name), ())), None)


def _local(iri: str | None) -> str | None:
    return iri and iri.strip("<>").rsplit("#", 1)[-1]


def _path(triples: Triples, path: str) -> str:
    """A path in SPARQL syntax: a property, or its inverse, which is all that the project's shapes use."""
    inverse = _one(triples, path, "inversePath")
    return path if inverse is None else f"^{inverse}"


def main() -> None:
    """Run the engine named and write its results."""
    name, data, shapes, out = sys.argv[1:]
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)  # a traceback for each ill-typed literal
    report = ENGINES[name](Path(data), Path(shapes))
    with Path(out).open("w", encoding="utf-8") as file:
        for result in results(report or ""):
            file.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
