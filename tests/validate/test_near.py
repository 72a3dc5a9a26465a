"""How near is near: a slip for every four letters, swaps counted once, case and accents not at all."""

import pytest

from graphkit.validate.near import Names
from graphkit.validate.tags import tags_meant

NAMES = Names(
    {"no": ["no", "Norge", "Ísland-like"], "sector": ["sector"], "label": ["prefLabel", "Åland"], "far": ["abc"]}
)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("NO", ("no",)),
        ("nö", ("no",)),
        ("n", ()),
        ("ni", ()),
        ("norga", ("no",)),
        ("nrga", ()),
        ("setcor", ("sector",)),
        ("sectors", ("sector",)),
        ("preflbale", ("label",)),
        ("prfelable", ("label",)),
        ("prflbel", ()),
        ("island like", ("no",)),
        ("Aaland", ("label",)),
        ("aland", ("label",)),
        ("", ()),
        ("…", ()),
        ("prefLabel" * 40, ()),
    ],
)
def test_the_nearest(word: str, meant: tuple[str, ...]):
    assert NAMES.nearest(word) == meant


def test_the_nearer_wins_and_equals_are_named_together_unless_they_are_many():
    assert Names({"a": ["sector"], "b": ["sectors"]}).nearest("sectors") == ("b",)
    assert Names({"b": ["sectora"], "a": ["sectorb"]}).nearest("sector") == ("a", "b")
    assert Names({letter: [f"sector{letter}"] for letter in "abc"}).nearest("sector") == ("a", "b", "c")
    assert Names({letter: [f"sector{letter}"] for letter in "abcd"}).nearest("sector") == ()


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("no", ("nb", "nn")),
        ("nor", ("nb", "nn")),
        ("nb-NO", ("nb",)),
        ("sv-fi", ("sv",)),
        ("dk", ("da",)),
        ("isl", ("is",)),
        ("gl", ("kl",)),
        ("svenska", ("sv",)),
        ("englisch", ("en",)),
        ("nb", ()),
        ("xx", ()),
        ("de", ()),
    ],
)
def test_language_tags(tag: str, meant: tuple[str, ...]):
    assert tags_meant(tag) == meant
