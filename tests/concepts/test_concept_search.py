"""The search finds the concept from a word in any language, right or nearly right."""

import pytest

from graphkit.concepts import load
from graphkit.concepts.search import plain, written
from graphkit.errors import UnreadableError

FOUND = [
    ("social enterprise", "core:social-enterprise"),
    ("SOCIAL  Enterprise", "core:social-enterprise"),
    ("WISE", "core:work-integration-social-enterprise"),
    ("sosial entreprenør", "core:social-entrepreneur"),
    ("sosial verksemd", "core:social-enterprise"),
    ("utsette grupper", "target-group:vulnerable-groups"),
    ("socialøkonomisk virksomhed", "core:social-enterprise"),
    ("socialokonomisk virksomhed", "core:social-enterprise"),
    ("socialoekonomisk virksomhed", "core:social-enterprise"),
    ("registreret socialøkonomisk virksomhed", "national:dk-registreret-socialoekonomisk-virksomhed"),
    ("A/S", "legal-form:dk-as"),
    ("AS", "legal-form:no-as"),
    ("samhällsentreprenörskap", "national:se-samhallsentreprenorskap"),
    ("samhallsentreprenorskap", "national:se-samhallsentreprenorskap"),
    ("ekonomisk förening", "legal-form:se-ekonomisk-forening"),
    ("yhteiskunnallinen yrittaja", "core:social-entrepreneur"),
    ("sosiaalinen yritys", "national:fi-sosiaalinen-yritys"),
    ("samfelagsleg nyskopun", "core:social-innovation"),
    ("thridji geirinn", "core:third-sector"),
    ("íverksetari", "core:entrepreneur"),
    ("Kalaallit Nunaat", "jurisdiction:gl"),
    ("Fearsullot", "jurisdiction:fo"),
    ("sosiala fidnohutkan", "core:social-entrepreneurship"),
    ("sosiála innovasjåvnnå", "core:social-innovation"),
    ("ektiebarkoe", "collaboration-type:collaboration"),
    ("handlingsplan", None),
    ("core:cooperative", "core:cooperative"),
]


@pytest.mark.parametrize(("word", "name"), FOUND)
def test_word_leads_to_its_concept(finder, word, name):
    matches = finder.find(word)
    assert (matches[0].concept.name if matches else None) == name
    assert not any(match.false_friend for match in matches[:1])


def test_all_twelve_languages_are_searched(known, finder):
    languages = {word.language for concept in known.by_iri.values() for word in concept.words}
    assert languages == {"en", "nb", "nn", "da", "sv", "fi", "is", "fo", "kl", "se", "smj", "sma"}
    tried = 0
    for concept in known.by_iri.values():
        for word in concept.words:
            found = {match.concept.iri for match in finder.find(word.text, limit=50)}
            assert concept.iri in found, (concept.name, word.text)
            tried += 1
    assert tried == 2273


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("sosialøkonomi", [("core:social-economy", True)]),
        ("sosialokonomi", [("core:social-economy", True)]),
        ("sosialøkonomii", [("core:social-economy", True)]),
        ("sosiaalinen yritys", [("national:fi-sosiaalinen-yritys", False), ("core:social-enterprise", True)]),
        ("AS", [("legal-form:no-as", False), ("legal-form:dk-as", True)]),
        ("neljäs sektori", [("sector:hybrid-sector", True)]),
        ("social investering", [("national:se-social-investering", False), ("core:impact-investing", True)]),
        ("entreprenör", [("core:entrepreneur", False)]),
    ],
)
def test_false_friend_is_told_and_comes_after_real_words_as_like(finder, word, names):
    assert [(match.concept.name, match.false_friend) for match in finder.find(word)] == names


def test_misspelt_word_is_found_and_its_likeness_told(finder):
    matches = finder.find("socialokonomisk virksomhet")
    assert [match.concept.name for match in matches] == [
        "core:social-enterprise",
        "national:dk-socialoekonomisk-virksomhed",
        "actor-kind:actor-social-enterprise",
    ]
    # 25 letters and spaces of 26 in each are shared: 100 * 2 * 25 / 52
    assert {round(match.likeness, 2) for match in matches} == {96.15}


def test_limit_holds_and_each_concept_comes_once(finder):
    assert len(finder.find("kommune", limit=1)) == 1
    names = [match.concept.name for match in finder.find("kommune", limit=10)]
    assert names == ["actor-kind:actor-municipality", "sector:level-municipal"]


def test_guesses_are_real_words_and_none_is_wild(finder):
    assert finder.find("sosialt firma") == []
    guesses = [word.text for word in finder.nearest("sosialt firma", limit=2)]
    assert guesses == ["sosialt formål", "sosialt føremål"]
    assert finder.find("qqqq") == finder.nearest("qqqq") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Þriðji  Geirinn", "thridji geirinn"),
        ("Færøyene", "faeroyene"),
        ("čálgostáhta", "calgostahta"),
        ("vuođđudus", "vuoddudus"),
        ("Å-klubben", "a klubben"),
        ("Straße", "strasse"),
    ],
)
def test_plain_form(text, expected):
    assert plain(text) == expected


def test_decomposed_letters_are_the_same_word(finder):
    assert written("sa\u0308a\u0308tio\u0308") == "säätiö"
    assert finder.find("sa\u0308a\u0308tio\u0308")[0].concept.name == "core:foundation"


@pytest.mark.parametrize("word", ["effektmåling", "effektmaling", "effektmaaling"])
def test_a_ring_may_be_written_a_or_aa(finder, word):
    (match,) = finder.find(word)
    assert match.concept.name == "core:impact-measurement"
    assert match.likeness == 100


def test_empty_folder_is_an_error(tmp_path):
    with pytest.raises(UnreadableError, match="no RDF file"):
        load(tmp_path)
