"""Ids of things: what a cell may hold, and names for what has none."""

import pytest

from graphkit.contribute.identity import country_of, document, id_of, iri_of, is_iri, part, slug
from graphkit.namespaces import DATASET, THING


@pytest.mark.parametrize(
    ("cell", "kind", "iri"),
    [
        ("ferd", "actor", THING + "no/actor/ferd"),
        ("dk-actor:game", "actor", THING + "dk/actor/game"),
        (THING + "dk/actor/game", "actor", THING + "dk/actor/game"),
        ("https://example.org/x", "actor", "https://example.org/x"),
        ("2026-11", "dataset", DATASET + "no/2026-11"),
        (DATASET + "dk/2026-11", "dataset", DATASET + "dk/2026-11"),
    ],
)
def test_an_id_names_a_thing_and_is_written_as_it_was(cell, kind, iri):
    assert iri_of(cell, kind, "no") == iri
    shortest = "dk-actor:game" if iri == THING + "dk/actor/game" else cell
    assert id_of(iri, kind, "no") == shortest


@pytest.mark.parametrize("cell", ["Ferd", "två ord", "-x", "", "xx-actor:a", "https://a b", "ftp:x", "no-actor:Å"])
def test_what_is_no_id(cell):
    assert iri_of(cell, "actor", "no") is None


def test_a_slug_alone_names_nothing_where_no_country_is_known():
    assert iri_of("ferd", "actor", "") is None
    assert iri_of("2026-11", "dataset", "") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ferd Sosiale Entreprenører", "ferd-sosiale-entreprenorer"),
        ("Þjóðkirkjan á Íslandi", "thjodkirkjan-a-islandi"),
        ("Bærekraft & Åpenhet", "baerekraft-apenhet"),
        ("***", ""),
    ],
)
def test_slugs(name, expected):
    assert slug(name) == expected


def test_a_document_is_named_by_its_host_and_a_hash():
    # printf 'https://www.game.ngo/' | sha256sum begins with ab8d3992
    assert document("dk", "https://www.game.ngo/") == THING + "dk/source/game-ngo-ab8d3992"
    assert document("dk", "https://[bad").startswith(f"{THING}dk/source/document-")


def test_parts_are_named_after_their_thing():
    game = THING + "dk/actor/game"
    assert part(game, "address", 1) == THING + "dk/address/game"
    assert part(game, "address", 2) == THING + "dk/address/game-2"
    assert part(game, "identifier", 1, "dk-cvr") == THING + "dk/identifier/game-cvr"
    assert part(THING + "se/programme/x", "period", 1) == THING + "se/period/programme-x"
    assert part(DATASET + "se/2026-11", "period", 1) == THING + "se/period/dataset"
    assert country_of(DATASET + "se/2026-11") == "se"


def test_iris_that_n_triples_cannot_hold_are_none():
    assert is_iri("https://example.org/å")
    assert not any(map(is_iri, ["https://a>b", "https://a b", "no scheme", "https://a\\b"]))
