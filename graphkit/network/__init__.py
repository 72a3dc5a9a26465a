"""Who works with whom: networks made of plain records, their measures, their layout and their files.

This room knows no RDF: rows come in, networkx graphs, numbers and texts go out.
"""

from graphkit.network.centrality import Rank, degrees, most_connected, strengths
from graphkit.network.cohesion import Component, components, density
from graphkit.network.errors import NetworkError
from graphkit.network.mixing import MixingMatrix, Share, crossing_collaborations, crossing_ties, mixing_matrix
from graphkit.network.one_mode import one_mode
from graphkit.network.participation import Actor, Collaboration, Participation
from graphkit.network.selection import Window, with_countries, within
from graphkit.network.two_mode import incidence, two_mode

__all__ = [
    "Actor",
    "Collaboration",
    "Component",
    "MixingMatrix",
    "NetworkError",
    "Participation",
    "Rank",
    "Share",
    "Window",
    "components",
    "crossing_collaborations",
    "crossing_ties",
    "degrees",
    "density",
    "incidence",
    "mixing_matrix",
    "most_connected",
    "one_mode",
    "strengths",
    "two_mode",
    "with_countries",
    "within",
]
