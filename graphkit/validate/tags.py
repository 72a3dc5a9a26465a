"""Language tags that people write and the ones that they mean."""

from functools import cache

from graphkit.languages.fallback import ALL, FULL
from graphkit.languages.texts import text
from graphkit.validate.near import Names

_MEANT = {
    "no": ("nb", "nn"),
    "nor": ("nb", "nn"),
    "nob": ("nb",),
    "nno": ("nn",),
    "dan": ("da",),
    "swe": ("sv",),
    "fin": ("fi",),
    "isl": ("is",),
    "ice": ("is",),
    "fao": ("fo",),
    "kal": ("kl",),
    "sme": ("se",),
    "eng": ("en",),
    "dk": ("da",),
    "gl": ("kl",),
    "gb": ("en",),
    "uk": ("en",),
    "us": ("en",),
}
"""ISO 639-2 and 639-3 codes (https://iso639-3.sil.org/) and country codes that stand where the tag belongs."""


def tags_meant(tag: str) -> tuple[str, ...]:
    """Tags of the graph that a tag stands for: nb for `nb-NO`, da for `dk`, sv for `svenska`. Empty where unclear."""
    asked = tag.lower()
    first = asked.replace("_", "-").partition("-")[0]
    for written in (asked, first):
        if written in _MEANT:
            return _MEANT[written]
        if written in ALL and written != asked:
            return (written,)
    return _names().nearest(asked)


def names_of(tag: str) -> dict[str, str]:
    """What the language is called, by the language of the name."""
    return {language: text("concepts", f"language.{tag}", language) for language in FULL}


@cache
def _names() -> Names:
    return Names({tag: names_of(tag).values() for tag in ALL})
