"""The page on the three verdicts: each word in one language, and usable in a browser, on a phone and on paper."""

import base64
import os
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from graphkit.languages.fallback import FULL
from graphkit.languages.texts import catalogue
from graphkit.publish.validation_report import validation_report, verdicts_html
from graphkit.quality import Quality, verdicts
from graphkit.quality.check import checks
from graphkit.report import Finding, Report
from graphkit.store import open_store
from graphkit.validate.checked import Checked

sys.path.insert(0, str(Path(__file__).parents[1] / "serve"))

import browser

WORLD = Path(__file__).parents[1] / "quality" / "world"
SHAPE = "https://w3id.org/nordic-social-innovation/shapes#"
ROOMS = ("check", "quality", "report", "validate")

in_a_browser = pytest.mark.skipif(
    not browser.PROGRAM and "CI" not in os.environ,
    reason="no Chromium is installed (make test installs it on Debian, as root)",
)


class Texts(HTMLParser):
    """The texts of a page, and the ids and links of its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self._inside = tag
        self.ids += [value for key, value in attrs if key == "id"]
        self.links += [value for key, value in attrs if key == "href"]

    def handle_data(self, data):
        if self._inside not in ("script", "style", "code") and data.strip():
            self.found.append(" ".join(data.split()))

    def handle_endtag(self, tag):
        self._inside = ""


def finding(number: int, rule: str = "Rule", **changes: object) -> Finding:
    """A finding whose names and advice are there in each language."""
    parts = {
        "rule": rule,
        "component": "MinCountConstraintComponent",
        "severity": "violation",
        "focus": f"<https://example.org/{number}>",
        "path": "<https://example.org/name>",
        "limit": "1",
        "names": {tag: f"§name-{tag}" for tag in FULL},
        "descriptions": {tag: f"§advice-{tag}" for tag in FULL},
        "labels": {"": f"§data {number}"},
        "file": Path(f"§{number % 3}.ttl"),
        "line": number,
        "shape": SHAPE + rule,
    }
    return Finding(**(parts | changes))


def report(*findings: Finding) -> Report:
    classes = {"https://w3id.org/nordic-social-innovation/ns#Actor": 1234}
    return Report(findings, classes, 43210, ("Rule",), ("Other",), classes)


@pytest.fixture(scope="module")
def judged() -> dict[str, Quality]:
    return {world: verdicts(open_store([WORLD / world])) for world in ("accurate", "useful")}


def labels(quality: Quality) -> set[str]:
    """What the data itself says: labels and values, in whatever language they are."""
    values = [value for one in quality.accurate for value in one.values.values()]
    return {" ".join(text.split()) for one in (*quality.accurate, *values) for text in one.labels.values()}


def patterns(language: str) -> list[re.Pattern[str]]:
    """Every text that the program can say in the language, with anything in its places."""
    texts = [text for room in ROOMS for text in catalogue(room, language).values()]
    texts += [check.title[language] for check in checks()]
    parts = (re.split(r"\{[^}]*\}", text) for text in texts)
    return [re.compile(".*".join(map(re.escape, part))) for part in parts if re.search(r"\w", "".join(part))]


@pytest.mark.parametrize("language", FULL)
@pytest.mark.parametrize("world", ["accurate", "useful"])
def test_every_word_is_in_the_language(judged, language, world):
    """Each text is one of the catalogue's, or the data's own, or has no word in it."""
    quality = judged[world]
    findings = [finding(n) for n in range(1, 6)] + [
        finding(9, "Second", severity="info"),
        finding(10, "T", value='"x"'),
    ]
    page = Texts(verdicts_html(Checked(report(*findings), quality), language))
    said, data = patterns(language), labels(quality)

    def explained(text: str) -> bool:
        bare = re.sub(r"^[×·\s\d.,\u00a0]+|[.:\s\d]+$", "", text).removesuffix(" ·")
        own = (
            {bare, text} & data
            or bare.startswith(("§data", "§advice-" + language, "§name-" + language))
            or ".ttl" in bare
        )
        return own or any(pattern.fullmatch(words) for pattern in said for words in (bare, text))

    names = {"Rule", "Second", "T", "NO", "SE", "GL", "x"}

    def in_two(text: str) -> bool:
        """Whether it is two explained texts in a row."""
        return any(explained(text[: gap.start()]) and explained(text[gap.end() :]) for gap in re.finditer(" ", text))

    words = [text for text in page.found if re.search(r"[^\W\d]{2}", text) and text not in names]
    left = [text for text in words if not explained(text) and not in_two(text)]
    assert len(page.found) > 100
    assert left == []
    others = {f"§{kind}-{tag}" for kind in ("name", "advice") for tag in FULL if tag != language}
    assert not [text for text in page.found if any(other in text for other in others)]


def test_the_verdicts_are_kept_apart_and_lead_to_their_parts(judged):
    page = Texts(verdicts_html(Checked(report(finding(1)), judged["accurate"]), "en"))
    assert page.links[1:4] == ["#findings", "#accurate", "#useful"]
    assert {"findings", "accurate", "useful"} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    start = page.found.index("Validation report", 1)
    assert page.found[start + 1 : start + 4] == [
        "Valid? There are errors. Correct them before the data is used.",
        "Accurate? 16 of 16 checks found something that looks wrong.",
        next(text for text in page.found if text.startswith("Useful? ")),
    ]


def test_without_them_nothing_is_told_of_them():
    html = validation_report(report(finding(1)), "en")
    assert "Accurate?" not in html
    assert 'id="useful"' not in html


@in_a_browser
def test_filters(judged, tmp_path):
    """By severity, rule, file and words; each alone, and together."""
    findings = [finding(n) for n in range(1, 10)] + [finding(n, "Second", severity="warning") for n in range(10, 16)]
    (tmp_path / "page.html").write_text(verdicts_html(Checked(report(*findings), judged["useful"]), "en"))
    with browser.page(tmp_path / "profile") as page:
        page.open((tmp_path / "page.html").as_uri())
        page.until("document.querySelector('form.filter output')?.textContent")
        shown = "[...document.querySelectorAll('section[data-severity] tbody tr')].filter(r => !r.hidden).length"

        def choose(name: str, value: str) -> int:
            found = f"document.querySelector('form.filter [name={name}]')"
            page.say(f"{found}.value = '{value}'; {found}.dispatchEvent(new Event('input', {{bubbles: true}}))")
            return int(page.say(shown))

        assert page.say(shown) == 15
        assert choose("rule", "Second") == 6
        assert choose("file", "1") == 2
        assert choose("rule", "") == 5
        assert choose("file", "") == 15
        page.say("document.querySelector('form.filter [type=search]').focus()")
        page.type("data 1")
        assert page.until(f"{shown} === 7") is True
        assert page.say("document.querySelector('output').textContent") == "Findings shown: 7 of 15"
        page.say("document.querySelector('input[value=warning]').click()")
        assert page.say(shown) == 1
        assert page.complaints == []
        assert [address for address in page.requested if not address.startswith("file:")] == []


@in_a_browser
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_is_no_wider_than_the_window(judged, tmp_path, width):
    findings = [finding(n, value=f'"{"x" * 300}"', file=Path("a/" * 40 + "b.ttl")) for n in range(1, 6)]
    (tmp_path / "page.html").write_text(verdicts_html(Checked(report(*findings), judged["accurate"]), "fi"))
    with browser.page(tmp_path / "profile") as page:
        page.size(width, 800)
        page.open((tmp_path / "page.html").as_uri())
        page.until("document.readyState === 'complete' && document.querySelector('footer') !== null")
        page.say("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        assert page.say("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@in_a_browser
def test_on_paper_everything_is_unfolded(judged, tmp_path):
    (tmp_path / "page.html").write_text(
        verdicts_html(Checked(report(*(finding(n) for n in range(1, 9))), judged["accurate"]), "en")
    )
    with browser.page(tmp_path / "profile") as page:
        page.open((tmp_path / "page.html").as_uri())
        page.until("document.readyState === 'complete' && document.querySelector('footer') !== null")
        assert base64.b64decode(page.printed()).startswith(b"%PDF-")
        assert page.say("[...document.querySelectorAll('.group details')].every(part => part.open)")


@in_a_browser
def test_ten_thousand_findings_stay_usable(tmp_path):
    findings = [finding(n, f"Rule-{n // 500:02}") for n in range(10_000)]
    html = validation_report(report(*findings), "en")
    assert len(html.encode()) < 5_000_000
    (tmp_path / "page.html").write_text(html)
    with browser.page(tmp_path / "profile") as page:
        page.open((tmp_path / "page.html").as_uri())
        page.until("document.querySelector('form.filter output')?.textContent", seconds=60)
        assert page.say("document.querySelector('output').textContent") == "Findings shown: 10,000 of 10,000"
        took = page.say("""(() => {
            const field = document.querySelector('form.filter [type=search]');
            field.value = 'data 777';
            const start = performance.now();
            field.dispatchEvent(new Event('input', { bubbles: true }));
            document.body.offsetHeight;
            return performance.now() - start;
        })()""")
        assert page.say("document.querySelector('output').textContent") == "Findings shown: 11 of 10,000"
        assert took < 2_000, "milliseconds from a key to what is seen, on a busy machine"
