"""The two ways to evaluate a `sh:select`: apart from what decides between them, which takes long to import."""

from enum import Enum


class Evaluation(Enum):
    """How a query may be evaluated."""

    AS_SET = "once for all focus nodes"
    BY_NODE = "node by node"
