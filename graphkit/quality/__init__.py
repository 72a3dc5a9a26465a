"""Beyond valid: what looks wrong (accurate) and what more data would give (useful). Neither makes data invalid."""

from graphkit.quality.as_text import quality_text
from graphkit.quality.as_tree import as_tree
from graphkit.quality.model import Coverage, Quality, Share, Suspicion
from graphkit.quality.verdicts import verdicts

__all__ = ["Coverage", "Quality", "Share", "Suspicion", "as_tree", "quality_text", "verdicts"]
