"""Where the project's own files lie: beside the package in a checkout, inside it in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOT = _PACKAGE / "_project" if (_PACKAGE / "_project").is_dir() else _PACKAGE.parent

ONTOLOGY = _ROOT / "ontology"
SHAPES = _ROOT / "shapes"
QUERIES = _ROOT / "queries"
DATA = _ROOT / "data"

VOCABULARY_SHAPES = tuple(SHAPES / f"{noun}.ttl" for noun in ("common", "concept", "label", "ontology"))
"""What the ontology and its concepts are checked by: they are no contribution, and say what contributions may not."""
