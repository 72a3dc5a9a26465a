"""Who works with whom: networks made of plain records, their measures, their layout and their files.

This room knows no RDF: rows come in, networkx graphs, numbers and texts go out.
"""

from graphkit.network.agreement import agreement
from graphkit.network.assortativity import attribute_assortativity, degree_assortativity, numeric_assortativity
from graphkit.network.betweenness import betweenness
from graphkit.network.bridges import Bridges, bridges
from graphkit.network.brokerage import brokerage
from graphkit.network.centrality import Rank, most_connected
from graphkit.network.change import change
from graphkit.network.closure import opsahl_clustering, redundancies
from graphkit.network.clustering import barrat_clustering, clustering
from graphkit.network.cohesion import (
    Component,
    component_sizes,
    components,
    connectedness,
    density,
    dyad_census,
    isolates,
    parts,
)
from graphkit.network.communities import louvain
from graphkit.network.core_periphery import core_correlation, core_periphery
from graphkit.network.cores import core_numbers
from graphkit.network.degree import degree_centralisation, degree_shares, degrees, strengths
from graphkit.network.disparity import disparity
from graphkit.network.diversity import participation_coefficients
from graphkit.network.ei import ei_index
from graphkit.network.ei_by_group import ei_by_group
from graphkit.network.eigenvector import eigenvector
from graphkit.network.errors import NetworkError
from graphkit.network.holes import structural_holes
from graphkit.network.layers import layer, layers
from graphkit.network.leiden import leiden
from graphkit.network.measures import actor_measures, network_measures
from graphkit.network.mixing import MixingMatrix, Share, crossing_collaborations, crossing_ties, mixing_matrix
from graphkit.network.modularity import modularity
from graphkit.network.multiplexity import multiplexity
from graphkit.network.nulls import NullTest, against_fixed_margins, against_permutation, against_rewiring
from graphkit.network.number import NodeValues, Number, Reason
from graphkit.network.one_mode import one_mode, projection
from graphkit.network.pagerank import pagerank
from graphkit.network.participation import RELATIONS, Actor, Collaboration, Participation
from graphkit.network.paths import distances
from graphkit.network.qap import qap_correlation
from graphkit.network.sdsm import sdsm
from graphkit.network.selection import Window, with_countries, with_relation, within
from graphkit.network.ties import Ties, ties
from graphkit.network.triads import triad_census
from graphkit.network.two_mode import incidence, two_mode
from graphkit.network.two_mode_centrality import two_mode_betweenness, two_mode_closeness, two_mode_degrees

__all__ = [
    "RELATIONS",
    "Actor",
    "Bridges",
    "Collaboration",
    "Component",
    "MixingMatrix",
    "NetworkError",
    "NodeValues",
    "NullTest",
    "Number",
    "Participation",
    "Rank",
    "Reason",
    "Share",
    "Ties",
    "Window",
    "actor_measures",
    "against_fixed_margins",
    "against_permutation",
    "against_rewiring",
    "agreement",
    "attribute_assortativity",
    "barrat_clustering",
    "betweenness",
    "bridges",
    "brokerage",
    "change",
    "clustering",
    "component_sizes",
    "components",
    "connectedness",
    "core_correlation",
    "core_numbers",
    "core_periphery",
    "crossing_collaborations",
    "crossing_ties",
    "degree_assortativity",
    "degree_centralisation",
    "degree_shares",
    "degrees",
    "density",
    "disparity",
    "distances",
    "dyad_census",
    "ei_by_group",
    "ei_index",
    "eigenvector",
    "incidence",
    "isolates",
    "layer",
    "layers",
    "leiden",
    "louvain",
    "mixing_matrix",
    "modularity",
    "most_connected",
    "multiplexity",
    "network_measures",
    "numeric_assortativity",
    "one_mode",
    "opsahl_clustering",
    "pagerank",
    "participation_coefficients",
    "parts",
    "projection",
    "qap_correlation",
    "redundancies",
    "sdsm",
    "strengths",
    "structural_holes",
    "ties",
    "triad_census",
    "two_mode",
    "two_mode_betweenness",
    "two_mode_closeness",
    "two_mode_degrees",
    "with_countries",
    "with_relation",
    "within",
]
