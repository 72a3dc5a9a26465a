"""Ids of things as a cell holds them, and names for what has none yet.

A cell names a thing by its slug where it belongs to the file's own country, else by its short name (`dk-actor:game`)
or its whole address.
"""

import hashlib
import re
import unicodedata
from urllib.parse import urlsplit

from graphkit.namespaces import COUNTRIES, DATASET, THING, Thing, short, thing_of

_SHORT = re.compile(rf"({'|'.join(COUNTRIES)})-([a-z]+):([a-z0-9][a-z0-9-]*)")
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
_VERSION = re.compile(r"[0-9][0-9A-Za-z.-]*")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+")
_DATASET = re.compile(re.escape(DATASET) + rf"({'|'.join(COUNTRIES)})/({_VERSION.pattern})")

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o", "þ": "th", "ð": "d", "ß": "ss", "ł": "l"})
_LONGEST = 60


def is_iri(text: str) -> bool:
    """Whether the text is an absolute IRI that N-Triples can hold."""
    return bool(_IRI.fullmatch(text))


def iri_of(text: str, kind: str, country: str) -> str | None:
    """The IRI that an id names, or None where the text is no id.

    `country` is the file's own, and may be empty; then a slug alone names nothing.
    """
    if kind == "dataset":
        if _VERSION.fullmatch(text):
            return f"{DATASET}{country}/{text}" if country else None
    elif _SLUG.fullmatch(text):
        return f"{THING}{country}/{kind}/{text}" if country else None
    if found := _SHORT.fullmatch(text):
        return f"{THING}{found[1]}/{found[2]}/{found[3]}"
    return text if re.match(r"https?://|urn:", text) and is_iri(text) else None


def id_of(iri: str, kind: str, country: str) -> str:
    """The shortest id that names the thing in a file of the country."""
    if kind == "dataset":
        found = _DATASET.fullmatch(iri)
        return found[2] if found and found[1] == country else iri
    thing = thing_of(iri)
    if thing and (thing.country, thing.kind) == (country, kind):
        return thing.slug
    return short(iri) if thing and thing.country in COUNTRIES else iri


def country_of(iri: str) -> str:
    """The country in whose name a thing or dataset stands, or nothing."""
    thing = thing_of(iri)
    found = _DATASET.fullmatch(iri)
    return thing.country if thing else found[1] if found else ""


def slug(name: str) -> str:
    """A slug for a name: `Østre Å` gives `ostre-a`. Empty where no letter or digit is left."""
    letters = unicodedata.normalize("NFD", name.lower().translate(_LETTERS))
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")


def document(country: str, url: str) -> str:
    """The IRI of the document at a web address: its host and a hash of the address name it."""
    try:
        host = slug((urlsplit(url).hostname or "").removeprefix("www."))
    except ValueError:  # a bracket that is no IPv6 host
        host = ""
    digest = hashlib.sha256(url.encode()).hexdigest()[:8]
    return f"{THING}{country}/source/{host or 'document'}-{digest}"


def part(owner: str, kind: str, number: int, register: str = "") -> str:
    """The IRI of a node that belongs to a thing or dataset, by the rule for its kind; `number` counts from 1.

    Periods and amounts are named after the thing and its kind, an organisation number after its register, all others
    as the thing itself.
    """
    thing = thing_of(owner) or Thing(country_of(owner) or "int", "dataset", "")
    name = thing.slug
    if kind in ("period", "amount"):
        name = "-".join(filter(None, (thing.kind, thing.slug)))
    if kind == "identifier" and register:
        name = f"{name}-{register.rsplit('-', 1)[-1]}"
    return f"{THING}{thing.country}/{kind}/{name}" + (f"-{number}" if number > 1 else "")
