"""Each check of *accurate*: what it hits, once, with the values it says; and what comes near and is left in peace."""

from pathlib import Path

import pytest

from graphkit.namespaces import short
from graphkit.quality.check import checks
from graphkit.quality.sentences import suspicion_message
from graphkit.rdf.read import read
from graphkit.validate.validate import validate

WORLD = Path(__file__).parent / "world"
FILES = sorted(WORLD.rglob("*.ttl"))

HITS = {
    "founded-early": (
        "no-actor:gammel",
        "founded in 1476, before the oldest university in the Nordic countries (1477)",
    ),
    "date-after-issue": (
        "no-actor:framtid",
        "founding: 2026-11-25 lies after 2026-11-24, the day of issue of the dataset",
    ),
    "funder-younger-than-programme": (
        "no-programme:eldre",
        "it began in 2017, but its funder Finansiering was founded in 2018",
    ),
    "programme-ended-before-law": ("no-programme:for-lov", "it ended in 2006, but its law Loven is of 2007"),
    "member-dissolved-before-joining": (
        "no-collaboration:etter",
        "Nedlagt takes part from 2016, but was dissolved in 2015",
    ),
    "member-joined-before-founding": (
        "no-collaboration:tidlig",
        "Yngre takes part from 2010, but was founded in 2012",
    ),
    "amount-out-of-scale": ("no-programme:belop-8", "1000000000 NOK has 10 digits, the middle amount in NOK has 6"),
    "amount-tiny": ("no-programme:belop-1", "50 NOK is less than 100"),
    "currency-unusual": ("no-programme:kroner", "amounts in SEK are unusual for: Norway"),
    "name-capitals": ("no-actor:store", "'STORE BOKSTAVER' has no small letter"),
    "name-spaces": (
        "no-actor:luftig",
        "'Luftig␣navn': a ␣ marks spaces at the beginning, at the end or several in a row",
    ),
    "legal-form-doubled": ("no-actor:dobbel", "'Dobbel AS AS' says the legal form twice"),
    "kind-and-sector": (
        "no-actor:tredje",
        "sector 'third sector' is unusual for the kind 'municipality'; most are 'public sector'",
    ),
    "register-of-other-country": (
        "no-actor:dansk",
        "its number is of the kind 'CVR number (Denmark)', its country is Norway",
    ),
    "target-group-everyone": ("no-actor:alle", "the target group is 'Everyone.'"),
    "collaboration-twice": (
        "no-collaboration:to",
        "it has the same participants and the same first year (2019) as 'Ett samarbeid'",
    ),
}

NEAR = {
    "founded-early": ["no-actor:eldst"],
    "date-after-issue": ["no-actor:samme-dag", "se-actor:framtid"],
    "funder-younger-than-programme": ["no-programme:like-gammel"],
    "programme-ended-before-law": ["no-programme:med-lov"],
    "member-dissolved-before-joining": ["no-collaboration:sist"],
    "member-joined-before-founding": ["no-collaboration:sent"],
    "amount-out-of-scale": ["no-programme:belop-7"],
    "amount-tiny": ["no-programme:belop-2"],
    "currency-unusual": ["no-programme:euro"],
    "name-capitals": ["no-actor:forkortet"],
    "name-spaces": ["no-actor:tett"],
    "legal-form-doubled": ["no-actor:enkel"],
    "kind-and-sector": ["no-actor:statlig"],
    "register-of-other-country": ["gl-actor:groenlandsk"],
    "target-group-everyone": ["no-actor:alle-unge"],
    "collaboration-twice": ["no-collaboration:ett", "no-collaboration:aaret-etter", "no-collaboration:tre"],
}


def named(focus: str) -> str:
    return short(focus.strip("<>"))


def test_every_check_is_hit_once_and_says_so(accurate):
    found = {s.check.name: (named(s.focus), suspicion_message(s, "en")) for s in accurate.accurate}
    assert found == HITS
    assert len(accurate.accurate) == len(HITS) == 16
    assert set(HITS) == set(NEAR) == {check.name for check in checks() if check.verdict == "accurate"}


def test_what_comes_near_is_in_the_world():
    subjects = {short(q.subject.value) for path in FILES for q in read(path).quads}
    near = [name for names in NEAR.values() for name in names]
    assert len(near) == 19
    assert set(near) <= subjects


def test_suspicions_come_by_importance(accurate):
    order = [suspicion.check.importance for suspicion in accurate.accurate]
    assert order == ["high"] * 5 + ["medium"] * 8 + ["low"] * 3


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_looks_wrong_is_valid(path):
    assert [finding for finding in validate([path]).findings if finding.severity == "violation"] == []


def test_there_are_files():
    assert len(FILES) == 5


ISSUED = "release:2026-11 a dcat:Dataset ; dcterms:issued '2026-11-24'^^xsd:date ."
NOK = " ".join(f":p{n} schema:amount :a{n} . :a{n} schema:currency 'NOK' ; schema:value 9 ." for n in range(4))
"""Four amounts of one digit: one too few for a middle."""
FIVE = NOK.replace("value 9", "value 99", 2)

VARIANTS = [
    ("date-after-issue", "a", f"{ISSUED} :a nsi:accessed '2026-11-25'^^xsd:date ."),
    ("date-after-issue", "", f"{ISSUED} :a nsi:accessed '2026-11-24'^^xsd:date ."),
    ("date-after-issue", "a", f"{ISSUED} :a dcterms:date '2026-12-01'^^xsd:date ; nsi:datePrecision precision:month ."),
    ("date-after-issue", "", f"{ISSUED} :a dcterms:date '2026-11-30'^^xsd:date ; nsi:datePrecision precision:month ."),
    (
        "date-after-issue",
        "a",
        f"{ISSUED} :a eli:date_document '2027-01-01'^^xsd:date ; nsi:datePrecision precision:year .",
    ),
    (
        "date-after-issue",
        "a",
        f"{ISSUED} :a schema:dissolutionDate '2027-12-31'^^xsd:date ; nsi:datePrecision precision:day ;"
        " nsi:endDatePrecision precision:year .",
    ),
    ("date-after-issue", "", ":a nsi:accessed '2026-11-25'^^xsd:date ."),
    (
        "date-after-issue",
        "",
        f"{ISSUED} {ISSUED.replace('2026-11', '2027-11')} :a nsi:accessed '2027-01-01'^^xsd:date .",
    ),
    (
        "member-dissolved-before-joining",
        "c",
        ":c a nsi:Collaboration ; dcterms:temporal :p . :p dcat:startDate '2010-01-01'^^xsd:date ."
        " :m org:organization :c ; org:member :a ; org:memberDuring :q . :q dcat:startDate '2016-01-01'^^xsd:date ."
        " :a schema:dissolutionDate '2015-12-31'^^xsd:date .",
    ),
    ("amount-out-of-scale", "", NOK.replace("9", "99999999", 1)),
    ("amount-out-of-scale", "a", f"{NOK} :a schema:amount :b . :b schema:currency 'NOK' ; schema:value 10000.5 ."),
    ("amount-out-of-scale", "", f"{NOK} :a schema:amount :b . :b schema:currency 'NOK' ; schema:value 9999.5 ."),
    ("amount-out-of-scale", "", f"{NOK} :a schema:amount :b . :b schema:currency 'SEK' ; schema:value 10000 ."),
    # Two of one digit, two of two, one of five: the middle one has two. One more of one digit, and it has one.
    ("amount-out-of-scale", "", f"{FIVE} :a schema:amount :b . :b schema:currency 'NOK' ; schema:value 10000 ."),
    (
        "amount-out-of-scale",
        "a",
        f"{FIVE} :b4 schema:currency 'NOK' ; schema:value 9 ."
        " :a schema:amount :b . :b schema:currency 'NOK' ; schema:value 10000 .",
    ),
    ("currency-unusual", "", ":a nsi:country jurisdiction:lv ; schema:amount :b . :b schema:currency 'SEK' ."),
    ("currency-unusual", "", ":a nsi:country jurisdiction:nordic ; schema:amount :b . :b schema:currency 'ISK' ."),
    ("name-capitals", "a", ":a skos:prefLabel 'ÅPNE ØYER'@nb ."),
    ("name-capitals", "", ":a skos:prefLabel 'SINTEF'@nb ."),
    ("name-capitals", "", ":a skos:prefLabel 'NHO STORE'@nb ."),
    ("name-capitals", "", ":a skos:prefLabel 'STORE NHO'@nb ."),
    ("name-capitals", "", "<https://example.org/a> skos:prefLabel 'STORE BOKSTAVER'@nb ."),
    ("name-spaces", "a", ":a skos:altLabel 'Navn '@nb ."),
    ("name-spaces", "a", ":a skos:prefLabel ' Navn'@nb ."),
    ("legal-form-doubled", "a", ":a a nsi:Actor ; skos:prefLabel 'Oy Esimerkki oy'@fi ."),
    ("legal-form-doubled", "", ":a a nsi:Actor ; skos:prefLabel 'Oy Esimerkki Ab'@fi ."),
    ("legal-form-doubled", "", ":a a nsi:Actor ; skos:prefLabel 'AS'@nb ."),
    (
        "register-of-other-country",
        "a",
        ":a a nsi:Actor ; nsi:country jurisdiction:no ; adms:identifier :b , :c ."
        " :b dcterms:conformsTo identifier-scheme:dk-cvr . :c dcterms:conformsTo identifier-scheme:dk-cvr .",
    ),
    (
        "register-of-other-country",
        "",
        ":a a nsi:Actor ; adms:identifier :b . :b dcterms:conformsTo identifier-scheme:dk-cvr .",
    ),
    ("target-group-everyone", "a", ":a nsi:targetGroupAsStated 'Kaikki'@fi ."),
    ("target-group-everyone", "", ":a nsi:targetGroupAsStated 'alle barn'@nb ."),
]


@pytest.mark.parametrize(("check", "hit", "turtle"), VARIANTS, ids=range(len(VARIANTS)))
def test_variant(check, hit, turtle, judge):
    found = [named(s.focus).removeprefix("no-actor:") for s in judge(turtle).accurate if s.check.name == check]
    assert found == ([hit] if hit else [])


def test_several_alike_point_to_the_first(judge):
    whole = ":{n} a nsi:Collaboration ; dcterms:temporal :p . :p dcat:startDate '2019-01-01'^^xsd:date ."
    parts = ":x{n} org:organization :{n} ; org:member :x . :y{n} org:organization :{n} ; org:member :y ."
    found = judge(" ".join((whole + parts).replace("{n}", name) for name in "cab")).accurate
    pairs = [(named(s.focus), named(s.values["other"].term)) for s in found]
    assert pairs == [("no-actor:b", "no-actor:a"), ("no-actor:c", "no-actor:a")]


def test_who_takes_part_twice_counts_once(judge):
    quality = judge(
        ":a a nsi:Collaboration ; dcterms:temporal :p . :b a nsi:Collaboration ; dcterms:temporal :p ."
        " :p dcat:startDate '2019-01-01'^^xsd:date . :m1 org:organization :a ; org:member :x ."
        " :m2 org:organization :a ; org:member :x . :m3 org:organization :b ; org:member :x ."
    )
    assert [named(s.focus) for s in quality.accurate] == ["no-actor:b"]
