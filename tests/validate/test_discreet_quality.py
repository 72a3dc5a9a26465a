"""What looks wrong is told without personal data, as findings are."""

from pathlib import Path

import pytest

from graphkit.publish.validation_report import verdicts_html
from graphkit.publish.verdicts import verdicts_json, verdicts_text
from graphkit.validate.validate import Asked, check

NUMBER = "010190-1234"
ACTORS = f"""
@prefix nsi: <https://w3id.org/nordic-social-innovation/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://w3id.org/nordic-social-innovation/id/dk/actor/{NUMBER}> a nsi:Actor ; skos:prefLabel "Foreningen {NUMBER}"@da ;
    schema:foundingDate "1200-01-01"^^xsd:date .
<https://w3id.org/nordic-social-innovation/id/dk/actor/b> a nsi:Actor ; skos:prefLabel "Ring  {NUMBER} mig"@da .
"""


@pytest.fixture
def checked(tmp_path: Path):
    path = tmp_path / "actors.ttl"
    path.write_text(ACTORS, encoding="utf-8")
    return check([path], Asked())


@pytest.mark.parametrize("form", [verdicts_text, verdicts_json, verdicts_html])
def test_an_identity_number_is_in_no_form(checked, form):
    assert {suspicion.check.name for suspicion in checked.quality.accurate} >= {"founded-early", "name-spaces"}
    told = form(checked, "da")
    assert NUMBER not in told
    assert "***" in told


def test_the_rest_is_told(checked):
    names = {one.check.name: one for one in checked.quality.accurate}
    assert names["founded-early"].labels == {"da": "Foreningen ***"}
    assert names["name-spaces"].focus == "<https://w3id.org/nordic-social-innovation/id/dk/actor/b>"
    sector = next(part for part in checked.quality.useful if part.check.name == "actor-sector")
    assert sector.missing == (
        "<https://w3id.org/nordic-social-innovation/id/dk/actor/***>",
        "<https://w3id.org/nordic-social-innovation/id/dk/actor/b>",
    )
