"""What was meant: each slip with the suggestion worked out by hand, and no finding left once it is taken."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from graphkit.namespaces import short
from graphkit.report import Finding, Report
from graphkit.validate import validate

HEAD = """
@prefix actor-kind: <https://w3id.org/nordic-social-innovation/concept/actor-kind/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix field: <https://w3id.org/nordic-social-innovation/concept/field/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix jurisdiction: <https://w3id.org/nordic-social-innovation/concept/jurisdiction/> .
@prefix legal-form: <https://w3id.org/nordic-social-innovation/concept/legal-form/> .
@prefix no-actor: <https://w3id.org/nordic-social-innovation/id/no/actor/> .
@prefix no-citation: <https://w3id.org/nordic-social-innovation/id/no/citation/> .
@prefix no-collaboration: <https://w3id.org/nordic-social-innovation/id/no/collaboration/> .
@prefix no-membership: <https://w3id.org/nordic-social-innovation/id/no/membership/> .
@prefix no-source: <https://w3id.org/nordic-social-innovation/id/no/source/> .
@prefix nsi: <https://w3id.org/nordic-social-innovation/ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix role: <https://w3id.org/nordic-social-innovation/concept/role/> .
@prefix rov: <http://www.w3.org/ns/regorg#> .
@prefix schema: <https://schema.org/> .
@prefix sector: <https://w3id.org/nordic-social-innovation/concept/sector/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix target-group: <https://w3id.org/nordic-social-innovation/concept/target-group/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

no-citation:c a oa:SpecificResource ; nsi:accessed "2026-11-23"^^xsd:date ; oa:hasSource no-source:s .
no-source:s a foaf:Document ; schema:url "https://eksempel.example/"^^xsd:anyURI .
"""

ACTOR = """
no-actor:{name} a nsi:Actor ;
    skos:prefLabel "Navn {name}"@nb ;
    dcterms:identifier "no-{name}" ;
    nsi:country jurisdiction:no ;
    nsi:actorKind actor-kind:actor-foundation ;
    nsi:sector sector:third-sector ;
    dcterms:source no-citation:c .
"""


@dataclass(frozen=True)
class Slip:
    """What stands in the right actor, what was written for it, and what is to be suggested, as people read it."""

    right: str
    wrong: str
    meant: tuple[str, ...]
    unknown: str = ""
    """The term in what was written that nobody knows, where that is not all of it."""


SLIPS = {
    # classes
    "class": Slip("nsi:Actor", "nsi:Actr", ("nsi:Actor",)),
    "class-norwegian": Slip("nsi:Actor", "nsi:Aktør", ("nsi:Actor",)),
    "class-far": Slip("nsi:Actor", "nsi:Organisation", ("nsi:Actor",)),
    # properties
    "property": Slip("nsi:country", "nsi:contry", ("nsi:country",)),
    "property-swapped": Slip("nsi:sector", "nsi:setcor", ("nsi:sector",)),
    "property-norwegian": Slip("nsi:country", "nsi:land", ("nsi:country",)),
    "property-icelandic": Slip("skos:prefLabel", "nsi:heiti", ("skos:prefLabel",)),
    "property-elsewhere": Slip("skos:prefLabel", "nsi:prefLabel", ("skos:prefLabel",)),
    "property-shared": Slip("dcterms:source", "dcterms:sorce", ("dcterms:source",)),
    "property-http": Slip("skos:prefLabel", "<https://www.w3.org/2004/02/skos/core#prefLabel>", ("skos:prefLabel",)),
    # codes
    "code": Slip("sector:third-sector", "sector:third-sectr", ("sector:third-sector",)),
    "code-word": Slip("sector:third-sector", "sector:tredje_sektor", ("sector:third-sector",)),
    "code-finnish": Slip("actor-kind:actor-foundation", "actor-kind:säätiö", ("actor-kind:actor-foundation",)),
    "code-finnish-plain": Slip("actor-kind:actor-foundation", "actor-kind:saatio", ("actor-kind:actor-foundation",)),
    "code-short": Slip("actor-kind:actor-foundation", "actor-kind:foundation", ("actor-kind:actor-foundation",)),
    "code-icelandic": Slip("sector:third-sector", "sector:%C3%BEri%C3%B0ji-geirinn", ("sector:third-sector",)),
    "code-other-list": Slip("sector:third-sector", "actor-kind:third-sector", ("sector:third-sector",)),
    "code-no-list": Slip(
        "sector:third-sector",
        "<https://w3id.org/nordic-social-innovation/concept/sectr/third-sector>",
        ("sector:third-sector",),
    ),
    "code-text": Slip("sector:third-sector", '"Tredje sektor"@nb', ("sector:third-sector",)),
    # countries
    "country-capitals": Slip("jurisdiction:no", "jurisdiction:NO", ("jurisdiction:no",)),
    "country-three": Slip("jurisdiction:no", "jurisdiction:nor", ("jurisdiction:no",)),
    "country-name": Slip("jurisdiction:no", "jurisdiction:Noreg", ("jurisdiction:no",)),
    "country-language": Slip("jurisdiction:no", "jurisdiction:nb", ("jurisdiction:no",)),
    "country-eu": Slip(
        "jurisdiction:no", "<http://publications.europa.eu/resource/authority/country/NOR>", ("jurisdiction:no",)
    ),
    "country-text": Slip("jurisdiction:no", '"Norge"', ("jurisdiction:no",)),
    # languages
    "tag-norwegian": Slip("@nb", "@no", ("nb", "nn")),
    "tag-region": Slip("@nb", "@nb-NO", ("nb",)),
    "tag-country": Slip("@nb", "@dk", ("da",)),
    "tag-three": Slip("@nb", "@isl", ("is",)),
    "tag-name": Slip("@nb", "@svenska", ("sv",)),
    "tag-taken": Slip('"Navn tag-taken"@nb', '"Namn"@nn , "Navn tag-taken"@no', ("nb",), "@no"),
    # nothing near
    "class-nothing-like-it": Slip(
        "no-actor:class-nothing-like-it a nsi:Actor",
        "no-actor:class-nothing-like-it a nsi:Actor , nsi:Qwertyuiop",
        ("nsi:Actor",),
        "nsi:Qwertyuiop",
    ),
    "nothing-property": Slip("nsi:sector", "nsi:qwertyuiop", ()),
    "nothing-code": Slip("sector:third-sector", "sector:qwertyuiop", ()),
    "nothing-two-letters": Slip("jurisdiction:no", "jurisdiction:zz", ()),
    "nothing-text": Slip("sector:third-sector", '"noe helt annet"@nb', ()),
    "nothing-tag": Slip("@nb", "@xx", ()),
    "nothing-taken": Slip("nsi:sector", "nsi:sector sector:third-sector ; nsi:sectr", ()),
}


def register() -> str:
    """An actor for each slip, right but for that."""
    actors = []
    for name, slip in SLIPS.items():
        actor = ACTOR.format(name=name)
        assert actor.count(slip.right) == 1, name
        actors.append(actor.replace(slip.right, slip.wrong))
    return "".join([HEAD, *actors])


def mended() -> str:
    """The same with the first suggestion in place of each slip; the slips without one are left out."""
    actors = []
    for name, slip in SLIPS.items():
        if slip.meant:
            unknown, meant = slip.unknown or slip.wrong, slip.meant[0]
            right = meant if ":" in meant else f"@{meant}"
            actors.append(ACTOR.format(name=name).replace(slip.right, slip.wrong.replace(unknown, right)))
    return "".join([HEAD, *actors])


def of_case(finding: Finding) -> str:
    return finding.focus.strip("<>").rsplit("/", 1)[1]


def shown(term: str) -> str:
    return term.strip('"') if term.startswith('"') else short(term.strip("<>"))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    path = tmp_path_factory.mktemp("meant") / "slips.ttl"
    path.write_text(register(), encoding="utf-8")
    return validate([path])


@pytest.fixture(scope="module")
def suggested(report: Report) -> dict[str, set[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for finding in report.findings:
        found[of_case(finding)].add(tuple(shown(one.term) for one in finding.suggestions))
    return found


@pytest.mark.parametrize("name", SLIPS)
def test_what_was_meant(suggested, name: str):
    assert suggested[name] - {()} == ({SLIPS[name].meant} if SLIPS[name].meant else set())


def test_every_slip_is_a_finding(suggested):
    assert set(suggested) == set(SLIPS)
    assert len(SLIPS) == 38


def test_no_suggestion_would_be_a_finding(tmp_path: Path):
    path = tmp_path / "mended.ttl"
    path.write_text(mended(), encoding="utf-8")
    report = validate([path])
    assert report.findings == ()
    assert report.checked["https://w3id.org/nordic-social-innovation/ns#Actor"] == 32


def test_the_unknown_term_is_told_apart(report):
    unknown = {of_case(f): shown(f.unknown) for f in report.findings if f.unknown}
    assert unknown["class"] == "nsi:Actr"
    assert unknown["property-shared"] == "dcterms:sorce"
    assert unknown["code-text"] == 'Tredje sektor"@nb'
    assert unknown["tag-norwegian"] == "no"
    assert "nothing-tag" not in unknown
    assert unknown["nothing-code"] == "sector:qwertyuiop"


def test_a_suggestion_has_its_words_in_the_languages(report):
    (words,) = {
        (one.labels["nb"], one.labels["fi"], one.labels["is"])
        for finding in report.findings
        if of_case(finding) == "code-finnish"
        for one in finding.suggestions
    }
    assert words == ("stiftelse", "säätiö", "sjálfseignarstofnun")


def written(tmp_path: Path, text: str) -> Report:
    path = tmp_path / "data.ttl"
    path.write_text(HEAD + text, encoding="utf-8")
    return validate([path])


def suggestions(report: Report) -> dict[str, tuple[str, ...]]:
    return {shown(f.unknown): tuple(shown(one.term) for one in f.suggestions) for f in report.findings if f.unknown}


def test_roles_and_the_lists_of_other_things(tmp_path: Path):
    report = written(
        tmp_path,
        ACTOR.format(name="a")
        + ACTOR.format(name="b")
        + """
no-collaboration:c a nsi:Collaboration ;
    skos:prefLabel "Samarbeid"@nb ;
    dcterms:identifier "c" ;
    nsi:country jurisdiction:no ;
    dcterms:type <https://w3id.org/nordic-social-innovation/concept/initiative-type/joint-project> ;
    dcterms:source no-citation:c .
no-membership:a a org:Membership ;
    org:organization no-collaboration:c ; org:member no-actor:a ; org:role role:parter .
no-membership:b a org:Membership ;
    org:organization no-collaboration:c ; org:member no-actor:b ; org:role "vertskap"@nb .
""",
    )
    assert suggestions(report) == {
        "initiative-type:joint-project": ("collaboration-type:joint-project",),
        "role:parter": ("role:partner",),
    }


def test_a_code_of_another_country_is_not_suggested(tmp_path: Path):
    norwegian = ACTOR.format(name="a").replace("nsi:country", "rov:orgType legal-form:dk-forenin ; nsi:country")
    danish = norwegian.replace("jurisdiction:no", "jurisdiction:dk").replace("no-actor:", "dk-actor:")
    prefix = "@prefix dk-actor: <https://w3id.org/nordic-social-innovation/id/dk/actor/> .\n"
    assert suggestions(written(tmp_path, norwegian)) == {"legal-form:dk-forenin": ()}
    assert suggestions(written(tmp_path, prefix + danish)) == {"legal-form:dk-forenin": ("legal-form:dk-forening",)}


def test_the_country_in_an_address(tmp_path: Path):
    head = "@prefix nor-actor: <https://w3id.org/nordic-social-innovation/id/nor/actor/> .\n"
    wrong = head + ACTOR.format(name="a").replace("no-actor:", "nor-actor:")
    (finding,) = (f for f in written(tmp_path, wrong).findings if f.rule == "Actor")
    assert [shown(one.term) for one in finding.suggestions] == ["no-actor:a"]
    both = wrong + ACTOR.format(name="a").replace('"no-a"', '"no-other"')
    (finding,) = (f for f in written(tmp_path, both).findings if f.rule == "Actor")
    assert finding.suggestions == ()


def test_so_many_different_terms_are_no_slips(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("graphkit.validate.meant.MAX_TERMS", 2)
    actors = (ACTOR.format(name=f"a{n}").replace("third-sector", f"third-secto{'r' * n}x") for n in range(5))
    report = written(tmp_path, "".join(actors))
    assert sum(bool(f.suggestions) for f in report.findings) == 2
    assert sum(f.rule == "Unknown-concept" for f in report.findings) == 5
