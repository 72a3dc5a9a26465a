"""What a network was made of: releases, selection, coverage, and where each thing was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from graphkit.network.selection import Window


@dataclass(frozen=True)
class Release:
    """A dataset the network rests on: what it is about, its version, the day it was issued (ISO form or empty)."""

    about: str
    version: str
    issued: str


@dataclass(frozen=True)
class Looked:
    """Whether somebody looked for actors or collaborations in a country; texts in the reader's language.

    `country` is a code, `kind` is "actor" or "collaboration", `status` empty where nobody looked, `day` in ISO form.
    """

    country: str
    kind: str
    status: str
    found: int
    day: str


@dataclass(frozen=True, order=True)
class Evidence:
    """Where a thing was read: the address, how strong the source is in the reader's words, and the day (ISO form)."""

    address: str
    strength: str = ""
    day: str = ""

    @property
    def host(self) -> str:
        """The name of the site, which a reader knows; empty where the address is none of the web.

        Only an http(s) address may become a link: anything else could act in the reader's browser.
        """
        try:
            parts = urlsplit(self.address)
            return (parts.hostname or "").removeprefix("www.") if parts.scheme in ("http", "https") else ""
        except ValueError:
            return ""


@dataclass(frozen=True)
class Origin:
    """What a network was made of, as its report has to say it.

    `actors` and `collaborations` are the numbers in the data before any selection, `years` the window asked for,
    `window` what it kept (None without a window), `countries` the names of the countries asked for, `relation` the
    layer asked for (None for all). `evidence` has the sources of actors and collaborations by IRI.
    """

    releases: tuple[Release, ...]
    actors: int
    collaborations: int
    years: tuple[int | None, int | None]
    window: Window | None
    countries: tuple[str, ...]
    relation: str | None = None
    looked: tuple[Looked, ...] = ()
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
