"""The eight countries: how much of the register each holds, and its languages, legal forms, numbers and money."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Country:
    """One country. `share` is its part of all actors; languages and places stand with the commonest first."""

    code: str
    share: float
    languages: tuple[str, ...]
    legal_forms: tuple[str, ...]
    register: str
    currency: str
    places: tuple[str, ...]


COUNTRIES = (
    Country(
        "no",
        0.24,
        ("nb", "nn", "en", "se"),
        ("no-as", "no-forening", "no-ideelt-as", "no-sa", "no-stiftelse", "no-ans"),
        "no-brc",
        "NOK",
        ("Oslo", "Bergen", "Tromsø"),
    ),
    Country(
        "dk",
        0.19,
        ("da", "en"),
        ("dk-forening", "dk-aps", "dk-as", "dk-selvejende-institution", "dk-fmba", "dk-amba"),
        "dk-cvr",
        "DKK",
        ("København", "Aarhus", "Ærøskøbing"),
    ),
    Country(
        "se",
        0.25,
        ("sv", "en", "se"),
        ("se-ideell-forening", "se-ab", "se-ekonomisk-forening", "se-stiftelse", "se-ab-svb"),
        "se-on",
        "SEK",
        ("Stockholm", "Göteborg", "Malmö"),
    ),
    Country(
        "fi",
        0.17,
        ("fi", "sv", "en"),
        ("fi-yhdistys", "fi-oy", "fi-osuuskunta", "fi-saatio"),
        "fi-pro",
        "EUR",
        ("Helsinki", "Tampere", "Jyväskylä"),
    ),
    Country(
        "is",
        0.07,
        ("is", "en"),
        ("is-felagasamtok", "is-ehf", "is-sjalfseignarstofnun", "is-hf"),
        "is-ken",
        "ISK",
        ("Reykjavík", "Akureyri", "Ísafjörður"),
    ),
    Country("fo", 0.03, ("fo", "da", "en"), (), "fo-vn", "DKK", ("Tórshavn", "Klaksvík")),
    Country("gl", 0.03, ("kl", "da", "en"), (), "dk-cvr", "DKK", ("Nuuk", "Sisimiut")),
    Country("ax", 0.02, ("sv", "fi", "en"), (), "fi-pro", "EUR", ("Mariehamn", "Jomala")),
)
"""Only five have legal forms in the concept list. Greenland's numbers are Danish ones, Åland's Finnish ones."""
