"""The verdicts on the project's own data."""

import pytest

from graphkit.project import DATA
from graphkit.quality import as_tree, quality_text, verdicts
from graphkit.store import open_store

pytestmark = pytest.mark.skipif(not any(DATA.rglob("*.ttl")), reason="the project has no data yet")


@pytest.fixture(scope="module")
def store():
    return open_store()


def test_every_thing_is_counted_in_its_dataset(store):
    quality = verdicts(store)
    folders = {path.name for path in DATA.iterdir() if path.is_dir()}
    assert set(quality.issued) == folders
    assert quality.skipped == ()
    assert {part.dataset for part in quality.useful} <= folders
    assert len({part.check.name for part in quality.useful}) == 20
    actors = [part for part in quality.useful if part.check.name == "actor-sector"]
    assert sum(part.total for part in actors) > 1000
    assert all(0 <= len(set(part.missing)) == len(part.missing) <= part.total for part in quality.useful)


def test_the_same_data_gives_the_same_words(store):
    first, second = verdicts(store), verdicts(store)
    assert quality_text(first, "nb") == quality_text(second, "nb")
    assert as_tree(first, "fi") == as_tree(second, "fi")


def test_what_is_told_of_things_has_names(store):
    found = [s for group in as_tree(verdicts(store), "sv")["accurate"]["found"] for s in group["suspicions"]]
    assert found
    assert not [s["focus"] for s in found if s["thing"].startswith("http") or "http" in s["message"]]
