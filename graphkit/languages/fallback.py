"""Languages of the graph and the one order in which another language stands in for a missing one.

Order: the language asked for, its neighbours (the closest written languages first), English, then any other by its tag.
`no` is read as the macrolanguage of nb and nn (ISO 639-3, https://iso639-3.sil.org/code/nor).
"""

import os

FULL = ("en", "nb", "nn", "da", "sv", "fi", "is")
"""Languages in which the program speaks."""

ALL = (*FULL, "fo", "kl", "se")
"""Languages in which names may be given; `fo kl se` fall back for the program's own texts."""

_NEIGHBOURS: dict[str, tuple[str, ...]] = {
    "en": (),
    "nb": ("nn", "da", "sv"),
    "nn": ("nb", "da", "sv"),
    "da": ("nb", "nn", "sv"),
    "sv": ("nb", "da", "nn"),
    "fi": (),
    "is": (),
    "fo": ("da", "nb", "is"),
    "kl": ("da",),
    "se": ("nb", "nn", "sv", "fi"),
}


def chain(language: str) -> tuple[str, ...]:
    """The language asked for and those that stand in for it, English last. An unknown language gives English alone."""
    asked = "nb" if language == "no" else language
    if asked not in _NEIGHBOURS:
        return ("en",)
    return tuple(dict.fromkeys((asked, *_NEIGHBOURS[asked], "en")))


def of_locale() -> str:
    """The language of the user's locale where the program speaks it, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            code = value.split(".")[0].split("_")[0].lower()
            return "nb" if code == "no" else code if code in ALL else "en"
    return "en"
