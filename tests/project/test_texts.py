"""Every text that the program says exists in every language in which it speaks, with the same places to fill."""

import string
from pathlib import Path

import pytest

from graphkit.languages.fallback import FULL
from graphkit.languages.texts import FOLDER, catalogue, text

ROOMS = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


def places(template: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field}


def test_there_are_rooms():
    assert "validate" in ROOMS


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("language", FULL)
def test_no_text_is_missing(room: str, language: str):
    english, other = catalogue(room, "en"), catalogue(room, language)
    assert english.keys() == other.keys()
    assert english, f"{room} has no text"
    for key, template in english.items():
        assert other[key].strip(), f"{room}/{language}: {key} is empty"
        assert places(other[key]) <= places(template), f"{room}/{language}: {key} fills what English does not"


@pytest.mark.parametrize("room", ROOMS)
def test_no_other_language_has_a_catalogue(room: str):
    files = {path.stem for path in Path(FOLDER / room).iterdir()}
    assert files == set(FULL)


def test_faroese_greenlandic_and_sami_fall_back():
    assert text("validate", "severity.violation", "fo") == "fejl"
    assert text("validate", "severity.violation", "kl") == "fejl"
    assert text("validate", "severity.violation", "se") == "feil"


def test_a_missing_key_is_our_fault_and_says_so():
    with pytest.raises(KeyError, match="no text 'nothing'"):
        text("validate", "nothing", "en")
