"""The program `graphkit`: one verb a module, each a thin layer over the library."""

from graphkit.cli.program import main

__all__ = ["main"]
