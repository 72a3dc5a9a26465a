"""Datasets joined into one store on disk, each release a graph of its own; and whether all of it is still there."""

from graphkit.merge.build import MergeError, build
from graphkit.merge.verify import Damage, verify

__all__ = ["Damage", "MergeError", "build", "verify"]
