"""Names of countries from Unicode CLDR, as Babel ships it, to country_names.csv.

Run: python facts/terms/country_names.py. A name that a collected row already gives keeps that row's kind, so that the
two meet as one label; a name beside another preferred one is an alternative. A new release of CLDR may change names:
the table is kept, and made anew on purpose only.
"""

import csv
from importlib.metadata import version
from pathlib import Path

from babel import Locale

TERMS = Path(__file__).parent
LANGUAGES = ("en", "nb", "nn", "da", "sv", "fi", "is", "fo", "kl", "se")
COLUMNS = ("concept_id", "group", "lang", "kind", "label", "confidence", "source_url", "note")


def main() -> None:
    """Write country_names.csv: one row a country and language for which CLDR has a name."""
    collected = {
        (row["concept_id"], row["lang"], row["label"]): row["kind"]
        for row in _rows("terms.csv")
        if row["group"] == "jurisdiction"
    }
    preferred = {(concept, lang) for (concept, lang, _), kind in collected.items() if kind == "pref"}
    source = f"Unicode CLDR (Babel {version('babel')})"
    with (TERMS / "country_names.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        for row in _rows("jurisdictions.csv"):
            concept = row["concept_id"]
            for lang in LANGUAGES:
                if name := Locale(lang).territories.get(row["id"].upper()):
                    kind = collected.get((concept, lang, name), "alt" if (concept, lang) in preferred else "pref")
                    table.writerow((concept, "jurisdiction", lang, kind, name, "vocabulary", source, ""))


def _rows(name: str) -> list[dict[str, str]]:
    with (TERMS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
