"""Concepts: the schemes of the graph, the words for each concept in twelve languages, and the search among them."""

from graphkit.concepts.load import load
from graphkit.concepts.model import Concept, Concepts, Relation, Scheme, Word
from graphkit.concepts.search import Finder, Match

__all__ = ["Concept", "Concepts", "Finder", "Match", "Relation", "Scheme", "Word", "load"]
