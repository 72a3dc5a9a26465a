"""The graph in Oxigraph: in memory for a question or two, on disk to be built once and asked often."""

from graphkit.store.disk import StoreError, copied, open_built
from graphkit.store.memory import TERMS, open_store

__all__ = ["TERMS", "StoreError", "copied", "open_built", "open_store"]
