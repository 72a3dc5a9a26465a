"""The measures of a one-mode network that a table or a report shows, each under a fixed name."""

from __future__ import annotations

import numpy as np

from graphkit.network.assortativity import attribute_assortativity, degree_assortativity
from graphkit.network.betweenness import betweenness
from graphkit.network.brokerage import brokerage
from graphkit.network.clustering import clustering
from graphkit.network.cohesion import component_sizes, connectedness, density, isolates, parts
from graphkit.network.communities import louvain
from graphkit.network.core_periphery import core_periphery
from graphkit.network.cores import core_numbers
from graphkit.network.degree import degree_centralisation
from graphkit.network.diversity import participation_coefficients
from graphkit.network.ei import ei_index
from graphkit.network.eigenvector import eigenvector
from graphkit.network.holes import structural_holes
from graphkit.network.modularity import modularity
from graphkit.network.number import NodeValues, Number, node_values
from graphkit.network.pagerank import pagerank
from graphkit.network.paths import distances
from graphkit.network.ties import NetworkLike, degree, strength, ties


def actor_measures(
    network: NetworkLike, attribute: str, *, pivots: int | None = None, seed: int = 1
) -> dict[str, NodeValues]:
    """Numbers of each node by name, in the order of a table. Ties are there or not; `strength` alone has weights.

    Directed: closeness and harmonic go out, degree and strength are in plus out. `pivots` as in `betweenness`. Each
    measure's own function says its range and convention. Raises NetworkError where the graph is two-mode.
    """
    found = ties(network)
    away, holes, roles = distances(found), structural_holes(found), brokerage(found, attribute).roles
    return {
        "degree": node_values(found.nodes, degree(found)),
        "strength": node_values(found.nodes, strength(found)),
        "component_size": component_sizes(found),
        "core": core_numbers(found),
        "clustering": clustering(found).local,
        "betweenness": betweenness(found, pivots=pivots, seed=seed).shares,
        "closeness": away.closeness,
        "harmonic": away.harmonic_shares,
        "eigenvector": eigenvector(found).values,
        "pagerank": pagerank(found),
        "constraint": holes.constraint,
        "effective_size": holes.effective_size,
        "efficiency": holes.efficiency,
        "hierarchy": holes.hierarchy,
        "participation": participation_coefficients(found, attribute),
        "ei": ei_index(found, attribute, draws=1).nodes,
        **{f"brokerage_{name}": role.counts for name, role in roles.items()},
        **{f"brokerage_{name}_z": role.z for name, role in roles.items()},
    }


def network_measures(network: NetworkLike, attribute: str, *, draws: int = 1000, seed: int = 1) -> dict[str, Number]:
    """Numbers of an undirected network by name, in the order of a table; undefined ones say why.

    The E-I index stands beside its expected value and p, from `draws` permutations by `seed`. Raises NetworkError where
    the graph is two-mode or directed.
    """
    found = ties(network)
    divided, core = louvain(found, seed=seed), core_periphery(found)
    away, near, ei = distances(found), clustering(found), ei_index(found, attribute, draws=draws, seed=seed)
    sizes = np.array([len(part) for part in parts(found)])
    return {
        "nodes": Number(found.size),
        "ties": Number(len(found.first)),
        "isolates": Number(len(isolates(found))),
        "components": Number(len(sizes)),
        "largest_component": Number(sizes.max(initial=0)),
        "density": density(found),
        "connectedness": connectedness(found),
        "mean_distance": away.mean,
        "diameter": away.diameter,
        "degree_centralisation": degree_centralisation(found),
        "degree_assortativity": degree_assortativity(found),
        "clustering": near.mean,
        "transitivity": near.transitivity,
        "core_correlation": core.correlation,
        "communities": Number(len(divided.sizes)),
        "community_modularity": divided.modularity,
        "attribute_modularity": modularity(found, attribute),
        "attribute_assortativity": attribute_assortativity(found, attribute).value,
        "ei": ei.value,
        "ei_expected": ei.expected,
        "ei_rescaled": ei.rescaled,
        "ei_p": Number(ei.test.p, ei.test.z.reason if np.isnan(ei.test.p) else None),
    }
