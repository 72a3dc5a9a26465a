"""The one order in which languages stand in for each other."""

import pytest

from graphkit.languages.fallback import ALL, chain, of_locale
from graphkit.languages.labels import Label, pick

CASES = [
    ({"nn": "a", "nb": "b", "en": "c"}, "nn", Label("a", "nn", False)),
    ({"nb": "b", "da": "d", "en": "c"}, "nn", Label("b", "nb", True)),
    ({"da": "d", "sv": "s", "en": "c"}, "nn", Label("d", "da", True)),
    ({"sv": "s", "en": "c"}, "nn", Label("s", "sv", True)),
    ({"nb": "b", "en": "c"}, "no", Label("b", "nb", False)),
    ({"nn": "a", "en": "c"}, "no", Label("a", "nn", True)),
    ({"sv": "s", "en": "c"}, "fi", Label("c", "en", True)),
    ({"sv": "s", "da": "d"}, "fi", Label("d", "da", True)),
    ({"da": "d", "en": "c"}, "kl", Label("d", "da", True)),
    ({"da": "d", "nb": "b"}, "fo", Label("d", "da", True)),
    ({"nb": "b", "fi": "f"}, "se", Label("b", "nb", True)),
    ({"is": "i", "fi": "f"}, "en", Label("f", "fi", True)),
    ({"": "x", "fi": "f"}, "en", Label("x", "", True)),
    ({"et": "e"}, "xx", Label("e", "et", True)),
]


@pytest.mark.parametrize(("labels", "asked", "expected"), CASES)
def test_pick(labels, asked, expected):
    assert pick(labels, asked) == expected
    assert pick(dict(reversed(labels.items())), asked) == expected


def test_no_label_gives_none():
    assert pick({}, "nb") is None


def test_a_fallback_is_marked():
    assert str(Label("Sitra", "fi", True)) == "Sitra [fi]"
    assert str(Label("Sitra", "fi", False)) == "Sitra"


def test_every_chain_starts_with_what_was_asked_and_reaches_english():
    for language in ALL:
        assert chain(language)[0] == language
        assert chain(language)[-1] == "en"
    assert chain("no")[:2] == ("nb", "nn")


@pytest.mark.parametrize(
    ("value", "expected"), [("nb_NO.UTF-8", "nb"), ("no_NO", "nb"), ("fi_FI", "fi"), ("C", "en"), ("de_DE", "en")]
)
def test_locale(monkeypatch, value, expected):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", value)
    assert of_locale() == expected


def test_no_locale_is_english(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert of_locale() == "en"
