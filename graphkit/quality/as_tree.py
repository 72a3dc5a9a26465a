"""The two verdicts as plain data with its words, for JSON, HTML and tables."""

from graphkit.namespaces import short
from graphkit.quality.check import Check
from graphkit.quality.groups import Measured, measured, suspicious, untried
from graphkit.quality.model import Coverage, Quality, Share, Suspicion
from graphkit.quality.sentences import (
    advice,
    importance_name,
    kind_name,
    say,
    share_message,
    suspicion_message,
    thing,
    title,
    value,
)
from graphkit.report.location import shown

Tree = dict[str, object]


def as_tree(quality: Quality, language: str) -> Tree:
    """Dictionaries, lists, strings and numbers alone: `json.dumps` takes it as it is. The keys do not change.

    Things are IRIs as N-Triples writes them (`focus`, `missing`), names and sentences are in the language.
    """
    return {
        "accurate": {
            "note": say("report.accurate-note", language),
            "checks": len(quality.done("accurate")),
            "found": [_group(check, found, language) for check, found in suspicious(quality)],
        },
        "useful": {
            "note": say("report.useful-note", language),
            "checks": len(quality.done("useful")),
            "measures": [_measure(one, language) for one in measured(quality)],
            "untried": [_check(check, language) for check in untried(quality)],
        },
        "skipped": [{**_check(check, language), "dataset": dataset} for check, dataset in quality.skipped],
        "issued": dict(quality.issued),
    }


def _check(check: Check, language: str) -> Tree:
    importance = {"importance": check.importance, "importanceName": importance_name(check.importance, language)}
    return {"check": check.name, **importance, "title": title(check, language)}


def _group(check: Check, found: list[Suspicion], language: str) -> Tree:
    suspicions = [_suspicion(suspicion, language) for suspicion in found]
    return {**_check(check, language), "advice": advice(check, language), "count": len(found), "suspicions": suspicions}


def _suspicion(suspicion: Suspicion, language: str) -> Tree:
    return {
        "file": shown(suspicion.file) if suspicion.file else None,
        "line": suspicion.line,
        "focus": suspicion.focus,
        "thing": thing(suspicion, language),
        "path": suspicion.path,
        "values": {name: value(found, language) for name, found in suspicion.values.items() if name != "path"},
        "message": suspicion_message(suspicion, language),
    }


def _measure(one: Measured, language: str) -> Tree:
    return {
        **_check(one.check, language),
        "gain": advice(one.check, language),
        **_numbers(one.share),
        "message": share_message(one.check, one.share, language),
        "parts": [_part(part, language) for part in one.parts],
    }


def _part(part: Coverage, language: str) -> Tree:
    names = {"dataset": part.dataset, "kind": short(part.kind), "kindName": kind_name(part.kind, language)}
    return {**names, **_numbers(part.share), "things": list(part.missing)}


def _numbers(share: Share) -> Tree:
    return {"missing": share.missing, "total": share.total, "percent": share.percent}
