"""Small networks built by hand, for the tests of this room. WORLD:

    p: a b    q: a b c    r: d    s: c e f g           10 participations, 7 actors, 4 collaborations
    sectors   a public  b third  c third  d public  f private  e g not stated
    countries a b d no  c e se   g dk     f not stated

Ties: a-b (p q), a-c b-c (q), c-e c-f c-g e-f e-g f-g (s) = 9.
"""

from collections.abc import Iterable, Mapping

import pytest

from graphkit.network import Actor, Collaboration, Participation, two_mode

MEMBERS = {"p": "ab", "q": "abc", "r": "d", "s": "cefg"}
SECTORS = {"a": "public", "b": "third", "c": "third", "d": "public", "f": "private"}
COUNTRIES = {"a": "no", "b": "no", "c": "se", "d": "no", "e": "se", "g": "dk"}


def rows_of(members: Mapping[str, Iterable[str]]) -> list[Participation]:
    return [Participation(collaboration, actor) for collaboration, actors in members.items() for actor in actors]


def build(
    members: Mapping[str, Iterable[str]] | Iterable[Participation],
    sectors: Mapping[str, str] | None = None,
    countries: Mapping[str, str] | None = None,
    labels: Mapping[str, str] | None = None,
):
    rows = rows_of(members) if isinstance(members, Mapping) else list(members)
    sectors, countries, labels = sectors or {}, countries or {}, labels or {}
    actors = {row.actor for row in rows}
    collaborations = {row.collaboration for row in rows}
    return two_mode(
        rows,
        {iri: Actor(iri, labels.get(iri, iri), countries.get(iri), sectors.get(iri)) for iri in actors},
        {iri: Collaboration(iri, labels.get(iri, iri), "partnership") for iri in collaborations},
    )


@pytest.fixture(scope="session")
def network():
    """The builder: groups by collaboration (or participations), sectors, countries and labels by node."""
    return build


@pytest.fixture
def world_parts():
    """The participations of WORLD."""
    return rows_of(MEMBERS)


@pytest.fixture
def small_world():
    """The two-mode network of WORLD."""
    return build(MEMBERS, SECTORS, COUNTRIES)
