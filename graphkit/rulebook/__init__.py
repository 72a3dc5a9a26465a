"""The rulebook: every rule of the shapes in people's words, with why it is there and an example of wrong and right."""

from graphkit.rulebook.find import find, near
from graphkit.rulebook.load import load
from graphkit.rulebook.model import NOUNS, Ask, Rule

__all__ = ["NOUNS", "Ask", "Rule", "find", "load", "near"]
