"""Every text of the room in every language: none missing, none left in English, the same places to fill."""

import re
from pathlib import Path

import pytest

from graphkit.languages.fallback import FULL
from graphkit.languages.texts import catalogue

ROOT = Path(__file__).parents[2]
ENGLISH = catalogue("network", "en")


@pytest.mark.parametrize("language", FULL)
def test_every_text_is_there_with_the_same_places(language):
    texts = catalogue("network", language)
    assert len(texts) == 254
    assert {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in texts.items()} == {
        key: sorted(re.findall(r"\{\w+\}", text)) for key, text in ENGLISH.items()
    }


@pytest.mark.parametrize("language", [tag for tag in FULL if tag != "en"])
def test_no_sentence_is_left_in_english(language):
    texts = catalogue("network", language)
    same = {key for key, text in texts.items() if text == ENGLISH[key]}
    assert same <= {"data.version", "connected.partners", "ei.p", "measure.pagerank", "layers.relation"}, same


def test_every_text_is_used():
    sources = [*(ROOT / "graphkit").glob("publish/*.py"), *(ROOT / "graphkit").glob("publish/templates/*.j2")]
    sources += [*(ROOT / "graphkit/cli").glob("*.py"), *(ROOT / "graphkit/network").glob("*.py")]
    written = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    composed = re.compile(r"_(meaning|heading|more|less|same)$")
    unused = [key for key in ENGLISH if composed.sub("", key.rsplit(".", 1)[-1]) not in written]
    assert unused == []
