"""Beyond valid: what looks wrong (accurate) and what more data would give (useful). Neither makes data invalid."""

from graphkit.quality.as_tables import as_tables
from graphkit.quality.as_text import headlines, quality_text
from graphkit.quality.as_tree import as_tree
from graphkit.quality.model import Coverage, Quality, Share, Suspicion, Value
from graphkit.quality.verdicts import verdicts

__all__ = [
    "Coverage",
    "Quality",
    "Share",
    "Suspicion",
    "Value",
    "as_tables",
    "as_tree",
    "headlines",
    "quality_text",
    "verdicts",
]
