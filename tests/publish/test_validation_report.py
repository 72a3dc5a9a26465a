"""The page on a validation: in the reader's language, whole without script or network, nothing in it that bites."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.languages.fallback import FULL
from graphkit.languages.texts import catalogue
from graphkit.publish.validation_report import validation_report
from graphkit.report import Finding, Report
from graphkit.validate import validate

NSI = "https://w3id.org/nordic-social-innovation/ns#"
SHAPE = "https://w3id.org/nordic-social-innovation/shapes#"
ACTOR = "https://w3id.org/nordic-social-innovation/id/no/actor/eksempel"

VOID = {"meta", "input", "col", "br"}

HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}",
    "\x1b[31m\x00\x9b\u202eevil\u2066\u200b\ufffe",
    "<!-- <![CDATA[ &lt;b&gt; &#60;b>",
    "</title></style></details></table>",
    "x" * 10_000,
)


class Page(HTMLParser):
    """A page walked once: its elements with their attributes, its texts with what they stand in. It is balanced."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert len(attrs) == len(dict(attrs)), f"<{tag}> has an attribute twice"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        assert tag in VOID

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if data.strip():
            self.texts.append((self.open[-1] if self.open else "", " ".join(data.split())))

    def every(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def said(self) -> str:
        return " ".join(text for tag, text in self.texts if tag not in ("script", "style"))


def finding(number: int = 1, **changes: object) -> Finding:
    parts = {
        "rule": "Actor-name",
        "component": "MinCountConstraintComponent",
        "severity": "violation",
        "focus": f"<{ACTOR}-{number}>",
        "path": "<http://www.w3.org/2004/02/skos/core#prefLabel>",
        "limit": "1",
        "names": {"en": "name", "is": "heiti", "nb": "navn"},
        "labels": {"nb": f"Eksempel {number}"},
        "file": Path("data/no/actors.ttl"),
        "line": number,
        "shape": SHAPE + "Actor-name",
    }
    return Finding(**(parts | changes))


def report(*findings: Finding, **changes: object) -> Report:
    parts = {
        "findings": findings,
        "checked": {NSI + "Actor": 1234, NSI + "Other": 2},
        "statements": 43210,
        "rules_tried": ("Actor-name",),
        "rules_untried": ("Law-number",),
    }
    return Report(**(parts | changes))


@pytest.fixture(scope="module")
def small(root) -> Report:
    folder = root / "tests" / "validate"
    return validate([folder / "data.ttl"], shapes=[folder / "shapes.ttl"])


@pytest.fixture(scope="module")
def hostile() -> Report:
    evil = [
        finding(
            number,
            rule=text[:60],
            component="PatternConstraintComponent",
            focus=f"<javascript:alert({number})>",
            value=str(ox.Literal(text)),
            limit=text,
            names={"en": text, "nb": text},
            labels={"nb": text, '"><b>': text},
            file=Path(text[:60].replace("/", "_").replace("\0", "")),
            shape="javascript:alert(1)",
        )
        for number, text in enumerate(HOSTILE, start=1)
    ]
    classes = {f"https://example.org/{HOSTILE[0]}": 1, HOSTILE[1]: 2}
    return report(*evil, checked=classes, unchecked=classes, rules_tried=HOSTILE, rules_untried=HOSTILE)


def rows(html: str) -> list[str]:
    return re.findall(r"<tr[^>]*><td data-label.*?</tr>", html)


def test_the_summary_stands_first():
    html = validation_report(report(finding(1), finding(2, severity="info")), "en")
    texts = [text for tag, text in Page(html).texts if tag not in ("script", "style", "title")]
    start = texts.index("Summary")
    assert texts[:start] == [
        "Go to the findings",
        "Validation report",
        "There are errors. Correct them before the data is used.",
    ]
    assert texts[start + 1 : start + 10] == [
        "error",
        "1",
        "Breaks the rules: correct it before the data is used.",
        "warning",
        "0",
        "Missing or probably wrong: correct it, or leave it as it is where no source says better. Do not guess.",
        "note",
        "1",
        "Worth knowing: nothing has to be done.",
    ]
    assert "Statements checked: 43,210" in texts
    assert texts[texts.index("1,234") + 1] == "actors"
    assert "Rules tried: 1; rules with nothing to look at: 1." in texts


def test_three_are_in_sight_and_all_are_there():
    html = validation_report(report(*(finding(n) for n in range(1, 8))), "en")
    before, folded = html.split("<details>")
    assert (len(rows(before)), len(rows(folded))) == (3, 4)
    assert "<summary>Show 4 more</summary>" in folded
    assert "<details>" not in validation_report(report(finding(1), finding(2), finding(3)), "en")


def test_what_a_finding_says():
    one = finding(7, component="PatternConstraintComponent", value='"x y"@nb', limit="^a$")
    other = finding(8, component="PatternConstraintComponent", value='"z"', limit="^a$", labels={})
    first, second = rows(validation_report(report(one, other), "en"))
    assert re.findall(r'data-label="([^"]+)"', first) == ["Place", "Thing", "Value found", "What is wrong"]
    assert "<code>data/no/actors.ttl:7</code>" in first
    assert '<span lang="nb">Eksempel 7</span> <code>no-actor:eksempel-7</code>' in first
    assert ">x y (nb)<" in first
    assert "name: &#39;x y (nb)&#39; does not have the form ^a$" in first
    assert '<td data-label="Thing"><code>no-actor:eksempel-8</code></td>' in second


def test_what_all_say_alike_is_said_once(monkeypatch):
    monkeypatch.setattr("graphkit.publish.validation_report.advice", lambda *_: "Write its name.")
    html = validation_report(report(finding(1), finding(2)), "en")
    assert html.count("name: at least 1 needed, fewer given") == 2  # in the group, and in the section on the rule
    assert html.count("Write its name.") == 2
    assert len(rows(html)) == 2


def test_advice_that_differs_stands_with_each(monkeypatch):
    monkeypatch.setattr("graphkit.publish.validation_report.advice", lambda one, _: f"See line {one.line}.")
    first, second = rows(validation_report(report(finding(1), finding(2)), "en"))
    assert '<td data-label="What to do">See line 1.</td>' in first
    assert '<td data-label="What to do">See line 2.</td>' in second


def test_each_group_leads_to_its_rule_and_back(small):
    page = Page(validation_report(small, "en"))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [a["href"].removeprefix("#") for a in page.every("a")]
    assert set(targets) <= set(ids)
    rules = {one for one in ids if one.startswith("rule-")}
    assert rules == {
        f"rule-{name}" for name in ("Anna-owns", "Boat", "Boat-length", "Boat-name", "Boat-owner", "Owned")
    }
    groups = {one for one in ids if one.startswith("group-")}
    assert len(groups) == 9
    assert rules | groups | {"findings"} == set(targets)


def test_a_rule_says_what_it_asks_without_a_thing_or_a_value():
    one = finding(component="PatternConstraintComponent", value='"wrong"', limit="^a$")
    html = validation_report(report(one), "en")
    about = html.split('<h3 id="rule-Actor-name"')[1]
    assert "name: &#39;…&#39; does not have the form ^a$" in about
    assert "<code>PatternConstraintComponent</code>" in about
    assert f"<code>{SHAPE}Actor-name</code>" in about
    assert "wrong" not in about.split("</article>")[0].replace("probably wrong", "")


def test_nothing_found_nothing_read_nothing_looked_at():
    clean = Page(validation_report(report(), "nb")).said()
    assert clean.count("Ingen feil funnet.") == 2
    assert "Reglene som ble brutt" not in clean
    empty = report(checked={}, statements=0, rules_tried=(), rules_untried=("Law-number",))
    assert "Dataene er tomme: ingenting ble kontrollert." in Page(validation_report(empty, "nb")).said()
    left = validation_report(report(unchecked={NSI + "Other": 1234}), "nb")
    assert "Ingen regel så på: nsi:Other (1\u00a0234)" in left


@pytest.mark.parametrize("language", FULL)
def test_nothing_is_fetched_and_only_the_own_script_runs(small, hostile, language):
    for each in (small, hostile, report()):
        html = validation_report(each, language)
        page = Page(html)
        tags = {tag for tag, _ in page.elements}
        assert not tags & {"link", "img", "iframe", "object", "embed", "base", "audio", "video", "svg", "b"}
        for tag, attributes in page.elements:
            assert not {"src", "srcset", "style", "action", "formaction", "background"} & attributes.keys()
            assert not [name for name in attributes if name.startswith("on")]
            assert "href" not in attributes or (tag == "a" and attributes["href"].startswith("#"))
        assert len(page.every("script")) == 1
        assert re.search(r"url\(|@import", html.replace("javascript:", "")) is None
        assert page.every("html") == [{"lang": language}]


def test_the_policy_names_the_very_script_and_styles(small):
    html = validation_report(small, "en")

    def digest(content: str) -> str:
        return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"

    (policy,) = (m["content"] for m in Page(html).every("meta") if m.get("http-equiv") == "Content-Security-Policy")
    styles = [digest(style) for style in re.findall("<style>(.*?)</style>", html, re.DOTALL)]
    (script,) = re.findall("<script>(.*?)</script>", html, re.DOTALL)
    assert len(styles) == 2
    assert policy == (
        f"default-src 'none'; style-src {' '.join(styles)}; script-src {digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize("language", FULL)
def test_hostile_texts_stay_texts(hostile, language):
    html = validation_report(hostile, language)
    page = Page(html)
    assert len(rows(html)) == len(HOSTILE)
    said = page.said()
    for text in HOSTILE[:5]:
        assert said.count(" ".join(text.split())) >= 3
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufffe]", html)
    assert "\\x1b[31m" in said
    assert "x" * 300 not in html
    assert "49" not in {text for _, text in page.texts}


def test_every_word_is_icelandic_but_the_data(small):
    """What the English page and the Icelandic one have in common is data, code and names that programs use."""
    mixed = report(*(finding(n) for n in range(1, 6)), finding(9, severity="warning"), unchecked={NSI + "Other": 2})
    untranslated = ("https://example.org/", "data.ttl:", "Boat", "Owned", "owner", "length", "Anna-owns")
    for each, data in ((mixed, ("data/no/", "Eksempel", "no-actor:", "nsi:", "Law-number")), (small, untranslated)):
        english, icelandic = ({t for _, t in Page(validation_report(each, tag)).texts} for tag in ("en", "is"))
        code = (":root", "[hidden]", '"use strict"', SHAPE, "Actor-name", "Giant (en)")
        same = {text for text in english & icelandic if re.search("[a-z]{3}", text)}
        left = {text for text in same if not text.startswith(code) and not any(part in text for part in data)}
        assert len(icelandic) > 40
        assert left <= {one.component for one in each.findings} | {"name", "Lighthouse-name"}


def test_attributes_that_people_hear_are_translated():
    page = Page(validation_report(report(finding()), "is"))
    heard = {value for _, a in page.elements for key, value in a.items() if key in ("aria-label", "data-label")}
    assert heard == {"Sía athugasemdir", "Staður", "Viðfang"}
    (form,) = page.every("form")
    assert form["data-shown"] == "Sýndar athugasemdir: {shown} af {all}"


def test_it_can_be_read_by_ear_and_by_keyboard(small):
    html = validation_report(small, "en")
    page = Page(html)
    assert len(page.every("main")) == 1
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(th.get("scope") in ("col", "row") for th in page.every("th"))
    assert html.count("<table") == html.count("<thead>")
    labels = re.findall(r"<label[^>]*>.*?</label>", html, re.DOTALL)
    assert sum("<input" in label for label in labels) == len(page.every("input")) == 4
    assert page.every("a")[0]["href"] == "#findings"
    assert page.every("form")[0]["hidden"] is None
    assert "hidden" in page.every("form")[0]


def test_five_thousand_findings_can_be_mailed():
    many = (
        finding(n, component="PatternConstraintComponent", value=str(ox.Literal(f"feil {n} " * 12)), limit="^a$")
        for n in range(1, 5001)
    )
    html = validation_report(report(*many), "nb")
    assert len(rows(html)) == 5000
    assert len(html.encode()) < 5_000_000


def test_the_same_report_gives_the_same_bytes(small):
    assert validation_report(small, "fi") == validation_report(small, "fi")


@pytest.mark.parametrize("language", FULL)
def test_every_text_of_the_room_is_translated(language):
    english, texts = catalogue("report", "en"), catalogue("report", language)
    same = {key for key in texts if texts[key] == english[key]}
    assert len(texts) > 30
    assert language == "en" or same <= {"column.focus", "column.cell"}


def test_every_text_of_the_room_is_used(root):
    package = root / "graphkit"
    sources = [*package.glob("report/*.py"), package / "publish/validation_report.py"]
    sources += package.glob("publish/templates/validation_report.*")
    written = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    families = ("column.", "level.", "verdict.")  # the rest of the key is a column's name, or a severity
    unused = [key for key in catalogue("report", "en") if f'"{key}"' not in written and not key.startswith(families)]
    assert unused == []
    assert all(f'{family}" ~' in written or f"{family}{{" in written for family in families)
