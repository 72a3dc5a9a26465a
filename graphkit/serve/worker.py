"""The work of one worker process: a message in, an answer or a refusal out, until the web process hangs up."""

import os
import socket

import pyoxigraph as ox

from graphkit.serve import confinement, media, wire
from graphkit.serve.limits import Limits
from graphkit.serve.question import Questions
from graphkit.serve.refusal import Refusal
from graphkit.serve.solution import Answered, solve

GROWTH = 64 * 2**20
"""Bytes that a query may have taken at most for its worker to be used again: engines keep what they once had."""


def work(connection: socket.socket, store: ox.Store, questions: Questions, limits: Limits) -> None:
    """Answer what comes over the connection. The process is confined from here on and does not come back to more."""
    confinement.hold(limits.memory)
    start = confinement.peak_memory()
    connection.sendall(wire.pack({"process": os.getpid()}))
    while message := wire.receive(connection):
        confinement.wind(limits.seconds, limits.patient)
        head, body = _answered(message[0], store, questions, limits)
        confinement.wind(0, 0)
        last = confinement.peak_memory() - start > GROWTH
        connection.sendall(wire.pack({**head, "last": last}, body))
        if last:
            return


def _answered(message: wire.Head, store: ox.Store, questions: Questions, limits: Limits) -> tuple[wire.Head, bytes]:
    try:
        answer = _ask(message, store, questions, limits)
    except Refusal as refusal:
        return {"refused": refusal.packed()}, b""
    except MemoryError:
        return {"refused": Refusal(500, "memory", most=limits.memory // 2**20).packed()}, b""
    except RecursionError:
        return {"refused": Refusal(400, "deep", most=limits.depth).packed()}, b""
    except Exception as error:  # a fault of ours must not end the worker; the web process logs what it was
        return {"refused": Refusal(500, "fault").packed(), "fault": _told(error)}, b""
    return {"type": answer.content_type, "truncated": answer.truncated, "status": answer.status}, answer.body


def _ask(message: wire.Head, store: ox.Store, questions: Questions, limits: Limits) -> Answered:
    match message:
        case {"query": str(query), "table": table, "graph": graph}:
            return solve(store, query, _choice(table, media.RESULTS), _choice(graph, media.GRAPHS), limits)
        case {"question": str(name), "values": dict(values), "language": str(language), "form": str(form)}:
            return questions.answer(store, name, values, language, form)
    raise ValueError(f"no such message: {sorted(message)}")


def _told(error: BaseException) -> str:
    """The error and what it came from: where nothing can be opened, telling of an error may itself fail."""
    before = f" after {_told(error.__context__)}" if error.__context__ else ""
    return f"{type(error).__name__}: {error}{before}"


def _choice(said: object, offers: tuple[media.Form, ...]) -> media.Choice | None:
    match said:
        case [form, media_type]:
            return media.Choice(next(offer for offer in offers if offer.media == form), str(media_type))
    return None
