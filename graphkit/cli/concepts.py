"""`graphkit concepts`: from a word in any language to the concept, all its words and what each country means by it."""

import sys

import click
from rich.console import Console

from graphkit.cli import options
from graphkit.cli.concept_card import show_card, show_others, show_schemes
from graphkit.cli.terminal import console
from graphkit.concepts import Concepts, Finder, Match, load
from graphkit.languages.texts import text

ROOM = "concepts"


@click.command()
@click.argument("word", required=False)
@options.language
def concepts(word: str | None, language: str) -> None:
    """Find the concept for WORD, in any language; without WORD, list the concept schemes.

    WORD may be misspelt or lack its accents. It may also be a concept's own name, such as core:social-enterprise.
    Prints the words for the concept in every language with the evidence for each, warns of false friends, and sets the
    countries' definitions side by side. Exit code 1 where nothing is found.

    \b
    Example: graphkit concepts "sosiaalinen yritys" --lang sv
    """
    known = load()
    terminal = console()
    if word is None:
        show_schemes(terminal, known, language)
        return
    finder = Finder(known)
    matches = finder.find(word)
    if not matches:
        _say_nothing_found(finder, word, language)
        sys.exit(1)
    _show(terminal, known, matches, word, language)


def _show(terminal: Console, known: Concepts, matches: list[Match], word: str, language: str) -> None:
    best = matches[0]
    if best.word and best.likeness < 100:
        terminal.print(text(ROOM, "search.nearest", language, word=word, found=best.word.text), end="\n\n")
    show_card(terminal, known, matches, language)
    show_others(terminal, known, [m.concept for m in matches[1:] if not m.false_friend], language)


def _say_nothing_found(finder: Finder, word: str, language: str) -> None:
    click.echo(text(ROOM, "search.nothing", language, word=word), err=True)
    if near := finder.nearest(word):
        words = ", ".join(found.text for found in near)
        click.echo(text(ROOM, "search.guess", language, words=words), err=True)
