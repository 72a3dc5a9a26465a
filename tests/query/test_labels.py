"""Labels: picked in the asked language, marked where another stands in, never a reason to lose a row."""

import pyoxigraph as ox
import pytest

from graphkit.languages.labels import Label
from graphkit.namespaces import RDFS, SKOS
from graphkit.query.answer import Labels, Named
from graphkit.query.catalogue import named
from graphkit.query.run import run
from graphkit.store import open_store


def test_finnish_where_there_is_any_and_a_marked_fallback_where_not(ask):
    [first, second, *_] = ask("cross-sector-collaborations", language="fi").rows
    assert str(first[0]) == "Esimerkki naapurikaupungit"
    assert {str(sector) for sector in first[2]} == {"julkinen sektori", "kolmas sektori", "private sector [en]"}
    assert {str(country) for country in first[3]} == {"Suomi", "Norja", "Ruotsi"}
    assert second[0].label == Label("Example Work for All", "en", fallback=True)
    assert str(second[0]) == "Example Work for All [en]"


@pytest.mark.parametrize("language", ["en", "nb", "nn", "da", "sv", "fi", "is", "fo", "kl", "se", "no", "xx"])
def test_a_missing_label_never_changes_the_rows(language, ask, rows, store, world):
    english = ask("cross-sector-collaborations")
    assert rows(ask("cross-sector-collaborations", language=language)) == rows(english)
    bare = run(named("cross-sector-collaborations"), open_store([world], []), language=language)
    assert rows(bare) == rows(english)


def test_without_a_label_the_short_name_stands(world):
    [row, *_] = run(named("cross-sector-collaborations"), open_store([world], [])).rows
    assert [str(country) for country in row[3]] == ["jurisdiction:fi", "jurisdiction:no", "jurisdiction:se"]


@pytest.fixture
def several_names() -> ox.Store:
    store = ox.Store()
    for name, text, language in (
        (RDFS + "label", "ours", "en"),
        (RDFS + "label", "deres", "nb"),
        (SKOS + "prefLabel", "theirs", "en"),
        (SKOS + "prefLabel", "another", "en"),
    ):
        store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode(name), ox.Literal(text, language=language)))
    return store


def test_of_two_names_in_one_language_the_first_by_alphabet(several_names):
    assert Labels(several_names, "en").named("urn:a") == Named("urn:a", Label("another", "en", fallback=False))


def test_rdfs_labels_serve_where_there_is_no_preferred_one(several_names):
    assert str(Labels(several_names, "nb").named("urn:a")) == "deres"


def test_terms_of_others_have_words_of_ours(store):
    assert str(Labels(store, "is").named("http://www.w3.org/ns/earl#passed")) == "uppfyllt"
    assert str(Labels(store, "fo").named("http://www.w3.org/ns/earl#passed")) == "opfyldt [da]"
