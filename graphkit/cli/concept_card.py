"""How a concept is shown: its warnings, its words with the evidence for each, and the countries side by side."""

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graphkit.concepts import Concept, Concepts, Match, Word
from graphkit.concepts.model import KINDS, MAPPINGS
from graphkit.languages.fallback import ALL
from graphkit.languages.labels import pick
from graphkit.languages.texts import text
from graphkit.namespaces import CONCEPT

ROOM = "concepts"
LANGUAGES = (*ALL, "smj", "sma")
OWN = f"{CONCEPT}label-evidence/own"


class _Sources:
    """Sources in the order they are named, each with a number, so that tables stay narrow."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def marks(self, sources: Iterable[str]) -> str:
        """The numbers of the sources as they are printed: ` [1][3]`."""
        marks = "".join(f"[{self._numbers.setdefault(source, len(self._numbers) + 1)}]" for source in sources)
        return f" {marks}" if marks else ""

    def show(self, console: Console, language: str) -> None:
        """The list of sources; an address stands whole on its line, so that it can be followed."""
        if self._numbers:
            _heading(console, text(ROOM, "card.sources", language))
        for source, number in self._numbers.items():
            console.print(Text(f"  [{number}] {source}"), soft_wrap=True)


def show_schemes(console: Console, known: Concepts, language: str) -> None:
    """All schemes, with how many concepts and words each has and how many of the words are unconfirmed."""
    table = _table()
    table.add_column(text(ROOM, "schemes.scheme", language))
    table.add_column(text(ROOM, "schemes.title", language))
    for key in ("concepts", "words", "unconfirmed"):
        table.add_column(text(ROOM, f"schemes.{key}", language), justify="right")
    sums = [0, 0, 0]
    for scheme in sorted(known.schemes.values(), key=lambda scheme: scheme.name):
        members = known.members(scheme.iri)
        words = [word for concept in members for word in concept.words if not word.false_friend]
        counts = [len(members), len(words), sum(word.evidence == OWN for word in words)]
        table.add_row(scheme.name, str(scheme.title(language)), *map(str, counts))
        sums = [a + b for a, b in zip(sums, counts, strict=True)]
    table.add_section()
    table.add_row(text(ROOM, "schemes.all", language), "", *map(str, sums))
    console.print(table)


def show_card(console: Console, known: Concepts, matches: list[Match], language: str) -> None:
    """The best match in full, after a warning for every concept that the word given only seems to name."""
    concept, sources = matches[0].concept, _Sources()
    for match in matches:
        if match.false_friend and match.word:
            _warn(console, _false_friend(known, match.concept, match.word, language))
    console.print(Text(str(concept.label(language)), style="bold"))
    console.print(Text(f"{concept.name} · {known.schemes[concept.scheme].title(language)}"), end="\n\n")
    for key, texts in (("", concept.definition), (text(ROOM, "card.note", language) + ": ", concept.note)):
        if found := pick(texts, language):
            console.print(Text(key + str(found)))
    _show_relations(console, known, concept, language)
    _show_warnings(console, known, concept, matches[0].word, language)
    _show_words(console, known, concept, sources, language)
    for umbrella in known.umbrellas(concept):
        _show_countries(console, known, known[umbrella], sources, language)
    sources.show(console, language)


def show_others(console: Console, known: Concepts, others: list[Concept], language: str) -> None:
    """One line for each further concept that has the word."""
    if others:
        _heading(console, text(ROOM, "card.others", language))
    for concept in others:
        title = known.schemes[concept.scheme].title(language)
        console.print(Text(f"  {concept.name}: {concept.label(language)} ({title})"))


def _show_relations(console: Console, known: Concepts, concept: Concept, language: str) -> None:
    lines = [(name, concept.targets(name)) for name in ("broader", "related", *MAPPINGS)]
    lines.insert(1, ("narrower", tuple(found.iri for found in known.narrower(concept.iri))))
    shown = [(name, targets) for name, targets in lines if targets]
    if shown:
        console.print()
    for name, targets in shown:
        names = "; ".join(_named(known, target, language) for target in targets)
        console.print(Text(f"{text(ROOM, f'relation.{name}', language)}: {names}"))


def _named(known: Concepts, iri: str, language: str) -> str:
    concept = known.by_iri.get(iri)
    return f"{concept.label(language)} ({concept.name})" if concept else iri


def _show_warnings(console: Console, known: Concepts, concept: Concept, asked: Word | None, language: str) -> None:
    """Every warning of the concept but the one about the word asked for, which stands on top already."""
    false = [word for word in concept.words if word.false_friend and word != asked]
    lines = [_false_friend(known, concept, word, language) for word in false]
    for word in concept.words:
        if word.warning and not word.false_friend:
            values = {"word": word.text, "tongue": _language(word.language, language)}
            lines.append(text(ROOM, "warning.caution", language, **values) + " " + _english(word.warning, language))
    if lines:
        _heading(console, text(ROOM, "card.warnings", language))
    for line in lines:
        _warn(console, line, end="\n")


def _false_friend(known: Concepts, concept: Concept, word: Word, language: str) -> str:
    line = text(
        ROOM,
        "warning.false-friend",
        language,
        word=word.text,
        tongue=_language(word.language, language),
        concept=concept.label(language),
        meaning=_english(word.warning or "", language),
    )
    return f"{line} → {_named(known, word.means, language)}" if word.means else line


def _warn(console: Console, line: str, end: str = "\n\n") -> None:
    console.print(Text(f"! {line}", style="yellow"), end=end)


def _show_words(console: Console, known: Concepts, concept: Concept, sources: _Sources, language: str) -> None:
    _heading(console, text(ROOM, "card.words", language))
    table = _table()
    for key, ratio in (("language", 3), ("word", 7), ("evidence", 5), ("note", 6)):
        table.add_column(text(ROOM, f"words.{key}", language), ratio=ratio, overflow="fold")
    before = ""
    for word in _ordered(concept.words, language):
        first = _language(word.language, language) if word.language != before else ""
        before = word.language
        hidden = text(ROOM, "words.hidden", language) if word.kind == "hiddenLabel" else ""
        note = "; ".join(filter(None, (hidden, *word.notes)))
        evidence = known[word.evidence].label(language).text + sources.marks(word.sources)
        table.add_row(first, Text(word.text), Text(evidence), Text(note))
    console.print(table)


def _ordered(words: Iterable[Word], language: str) -> list[Word]:
    """The words for the concept: the reader's language first, and in each language the preferred word first."""
    asked = "nb" if language == "no" else language
    real = [word for word in words if not word.false_friend]
    return sorted(real, key=lambda w: (w.language != asked, LANGUAGES.index(w.language), KINDS.index(w.kind), w.text))


def _show_countries(console: Console, known: Concepts, umbrella: Concept, sources: _Sources, language: str) -> None:
    national = known.national(umbrella.iri)
    if not national:
        return
    _heading(console, text(ROOM, "card.countries", language, concept=umbrella.label(language)))
    table = _table(lines=True)
    for key, ratio in (("country", 4), ("word", 7), ("meaning", 12)):
        table.add_column(text(ROOM, f"countries.{key}", language), ratio=ratio, overflow="fold")
    for concept, relation in national:
        country = known[concept.country or ""].label(language)
        words = _own_words(concept, language) + "\n" + text(ROOM, f"national.{relation}", language)
        account = pick(concept.account, language) or pick(concept.definition, language)
        table.add_row(str(country), Text(words), Text(f"{account or ''}{sources.marks(concept.sources)}"))
    console.print(table)


def _own_words(concept: Concept, language: str) -> str:
    """The words that the country itself uses: those that stood in a source, else the label as the reader gets it."""
    seen = [word.text for word in concept.words if word.kind in KINDS[:2] and word.evidence != OWN]
    return ", ".join(seen) or str(concept.label(language))


def _heading(console: Console, title: str) -> None:
    console.print()
    console.print(Text(title, style="bold"))


def _table(*, lines: bool = False) -> Table:
    return Table(box=box.SIMPLE_HEAD, show_edge=False, show_lines=lines, pad_edge=False, padding=(0, 2, 0, 0))


def _language(tag: str, language: str) -> str:
    return text(ROOM, f"language.{tag}", language)


def _english(sentence: str, language: str) -> str:
    """A sentence that exists in English only, marked as such for readers of other languages."""
    return sentence if language == "en" else f"{sentence} [en]"
