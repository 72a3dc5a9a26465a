"""What a check says, in the reader's language: one catalogue, by verdict and check."""

from graphkit.languages.labels import pick
from graphkit.languages.texts import catalogue, text
from graphkit.namespaces import short
from graphkit.quality.check import Check
from graphkit.quality.model import Share, Suspicion, Value
from graphkit.report.location import shown
from graphkit.report.messages import term, visible

ROOM = "quality"


def say(key: str, language: str, **values: object) -> str:
    """A text of the room."""
    return text(ROOM, key, language, **values)


def title(check: Check, language: str) -> str:
    """The check's title in the language, its name where it has none."""
    picked = pick(check.title, language)
    return picked.text if picked else check.name


def advice(check: Check, language: str) -> str:
    """One sentence: what to do about what looks wrong, or what is gained when it is filled in."""
    return say(f"{check.verdict}.{check.name}.{'advice' if check.verdict == 'accurate' else 'gain'}", language)


def thing(suspicion: Suspicion, language: str) -> str:
    """The thing's label in the language, or its short IRI."""
    return value(Value(suspicion.focus, suspicion.labels), language)


def place(suspicion: Suspicion) -> str:
    """`file:line`, or the file alone, or nothing."""
    return ":".join(str(part) for part in (place_file(suspicion), suspicion.line) if part is not None)


def place_file(suspicion: Suspicion) -> str | None:
    """The file as every form tells it, harmless. None without a file."""
    file = suspicion.file and shown(suspicion.file)
    return visible(file, len(file)) if file else None


def suspicion_message(suspicion: Suspicion, language: str) -> str:
    """One sentence: what looks wrong, with the values it rests on."""
    values = {name: value(found, language) for name, found in suspicion.values.items()}
    return say(f"accurate.{suspicion.check.name}.message", language, **values)


def share_message(check: Check, share: Share, language: str) -> str:
    """One sentence: how many of how many lack what the measure looks for."""
    have = say("have.one" if share.missing == 1 else "have.other", language)
    values = {"missing": share.missing, "total": share.total, "percent": percent(share), "have": have}
    return say(f"useful.{check.name}.message", language, **values)


def percent(share: Share) -> str:
    """Whole per cent, half up; never 0 where something is missing, nor 100 where something is there."""
    whole = (200 * share.missing + share.total) // (2 * share.total)
    if whole == 0 and share.missing:
        return "<1"
    return ">99" if whole == 100 and share.missing < share.total else str(whole)


def value(found: Value, language: str) -> str:
    """A value as people read it: a property by our own name for it, a thing by its label, else the bare term."""
    key = f"property.{short(found.term.strip('<>'))}"
    if key in catalogue(ROOM, "en"):
        return say(key, language)
    label = pick(found.labels, language)
    return visible(label.text) if label else term(found.term)


def kind_name(kind: str, language: str) -> str:
    """The class's name for people, in the plural."""
    return say(f"kinds.{short(kind)}", language)


def importance_name(importance: str, language: str) -> str:
    """How important a check is, for people."""
    return say(f"importance.{importance}", language)
