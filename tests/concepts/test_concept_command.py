"""`graphkit concepts` as a reader meets it, in seven languages."""

import tomllib
from io import StringIO

import pytest
from click.testing import CliRunner
from rich.console import Console

from graphkit.cli import main
from graphkit.cli.concept_card import show_card
from graphkit.concepts import Match
from graphkit.languages.fallback import FULL
from graphkit.languages.texts import FOLDER, catalogue, text

ROOM = "concepts"


def run(*arguments):
    return CliRunner().invoke(main, ["concepts", *arguments], catch_exceptions=False)


def flat(output):
    """The output with its line breaks and column gaps made single spaces."""
    return " ".join(output.split())


def test_catalogues_have_the_same_keys_and_no_empty_text():
    keys = {lang: set(catalogue(ROOM, lang)) for lang in FULL}
    assert len(keys["en"]) == 50
    for lang in FULL:
        assert keys[lang] == keys["en"], lang
        assert all(catalogue(ROOM, lang).values()), lang
        tomllib.loads((FOLDER / ROOM / f"{lang}.toml").read_text(encoding="utf-8"))


def test_catalogues_fill_the_same_places():
    places = {"search.nothing": "{word}", "search.guess": "{words}", "warning.false-friend": "{meaning}"}
    for lang in FULL:
        for key, place in places.items():
            assert place in catalogue(ROOM, lang)[key], (lang, key)
        for place in ("{word}", "{tongue}", "{concept}"):
            assert place in catalogue(ROOM, lang)["warning.false-friend"], lang


@pytest.mark.parametrize("lang", FULL)
def test_schemes_are_listed_in_the_readers_language(lang):
    result = run("--lang", lang)
    assert result.exit_code == 0
    assert text(ROOM, "schemes.unconfirmed", lang) in result.output
    rows = result.output.splitlines()
    assert sum(row.startswith(("core ", "role ", "national ")) for row in rows) == 3
    assert flat(rows[-1]).split()[-3:] == ["305", "2260", "1232"]


@pytest.mark.parametrize("lang", FULL)
@pytest.mark.parametrize("word", ["socialøkonomisk virksomhed", "sosiaalinen yritys", "utsatte grupper"])
def test_card_is_framed_in_the_readers_language(lang, word):
    result = run(word, "--lang", lang)
    assert result.exit_code == 0
    for key in ("card.words", "card.sources", "words.evidence", "words.language"):
        assert text(ROOM, key, lang) in result.output, key
    assert text(ROOM, "language.fi", lang) in result.output
    assert max(map(len, result.output.split("\n" + text(ROOM, "card.sources", lang))[0].splitlines())) <= 80
    assert "\x1b" not in result.output


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("socialøkonomisk virksomhed", ["core:social-enterprise", "national:dk-socialoekonomisk-virksomhed"]),
        ("socialokonomisk virksomhet", ["core:social-enterprise", "national:dk-socialoekonomisk-virksomhed"]),
        ("sosiaalinen yritys", ["national:fi-sosiaalinen-yritys"]),
        ("sosialøkonomi", ["core:social-economy"]),
    ],
)
def test_words_lead_to_their_concepts(word, names):
    result = run(word, "--lang", "en")
    assert result.exit_code == 0
    assert f"\n{names[0]} ·" in result.output
    for name in names[1:]:
        assert f"\n  {name}: " in result.output


def test_false_friend_says_what_it_really_means():
    output = flat(run("sosiaalinen yritys", "--lang", "en").output)
    assert output.startswith(
        "! False friend: 'sosiaalinen yritys' (Finnish) does not mean 'social enterprise'. It means:"
    )
    assert "(national:fi-sosiaalinen-yritys) social enterprise under the Finnish Act 1351/2003" in output
    output = flat(run("sosialøkonomi", "--lang", "nb").output)
    assert output.startswith("! Falsk venn: 'sosialøkonomi' (bokmål) betyr ikke 'sosial økonomi'. Det betyr: economics")
    assert "(an older name of it) [en]" in output
    assert output.count("'sosialøkonomi' (bokmål)") == 1


def test_misspelt_word_is_answered_and_said_to_be_misspelt():
    output = flat(run("socialokonomisk virksomhet", "--lang", "en").output)
    assert output.startswith("No concept has the word 'socialokonomisk virksomhet'. The nearest is 'socialøkonomisk")


def test_evidence_is_told_in_words_with_its_source():
    output = flat(run("core:social-outcome", "--lang", "en").output)
    assert "Bokmål sosialt resultat seen in use [" in output
    assert "Danish socialt resultat unconfirmed" in output
    assert "English social outcome unconfirmed" in output
    assert "[1] https://veiviseren.no/" in output


def test_countries_stand_side_by_side_with_their_relation_and_source():
    output = flat(run("social innovation", "--lang", "en").output)
    table = output[output.index("National notions beside 'social innovation'") :]
    places = [table.index(f" {country} ") for country in ("Denmark", "Finland", "Iceland", "Sweden")]
    assert places == sorted(places)
    assert table.count("≈ close to it") == 4
    assert "Akademiet for Social Innovation" in table


def test_a_countrys_concept_shows_its_neighbours():
    output = flat(run("arbetsintegrerande socialt företag", "--lang", "en").output)
    assert "National notions beside 'work integration social enterprise'" in output
    output = flat(run("national:se-arbetsintegrerande-socialt-foretag", "--lang", "en").output)
    assert "Narrower than: work integration social enterprise (core:work-integration-social-enterprise)" in output
    assert "< narrower" in output
    assert "työhön integroiva" in output


def test_missing_label_falls_back_and_says_so():
    assert "\ncentral government authority" not in run("sector:level-state", "--lang", "sv").output
    output = run("national:dk-registreret-socialoekonomisk-virksomhed", "--lang", "is").output
    assert output.startswith("registered social enterprise (Denmark) [en]\n")


def test_no_is_read_as_bokmal():
    assert run("welfare", "--lang", "no").output == run("welfare", "--lang", "nb").output


def test_faroese_reader_meets_danish_frames():
    output = run("innovation", "--lang", "fo").output
    assert output.startswith("nýskapan\n")
    assert "\nKilder\n" in output


@pytest.mark.parametrize("lang", FULL)
def test_nothing_found_is_exit_code_1_with_guesses_on_stderr(lang):
    result = run("soziales Unternehmen", "--lang", lang)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.splitlines()[0] == text(ROOM, "search.nothing", lang, word="soziales Unternehmen")
    assert "sosiale tjenester" in result.stderr


def test_nothing_near_gives_no_guess():
    result = run("qqqq", "--lang", "en")
    assert result.exit_code == 1
    assert result.stderr == "No concept found for 'qqqq'.\n"


def test_same_words_give_the_same_bytes():
    assert run("foundation", "--lang", "fi").output == run("foundation", "--lang", "fi").output


def test_every_concept_can_be_shown(known):
    for concept in known.by_iri.values():
        out = StringIO()
        show_card(Console(file=out, width=80, markup=False), known, [Match(concept, None, 100.0)], "is")
        assert f"\n{concept.name} · " in out.getvalue()
    assert len(known.by_iri) == 305
