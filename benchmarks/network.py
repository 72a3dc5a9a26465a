"""Network measures beside networkx and igraph: `python benchmarks/network.py [--full]`.

Two-mode networks drawn from a seed, with projections of about 10,000 and 100,000 ties (--full: a million too). Each
library works in a process of its own, one measure after the other, from the same two-mode ties. CPU seconds, not wall
time. What takes longer than the cap is stopped where that is possible and shown as such. Writes its table into
README.md beside this file, between its marks.
"""

import argparse
import json
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import networkx as nx
import numpy as np
from table import put

SIZES = {"10k": (1_600, 880), "100k": (16_000, 8_800), "1M": (160_000, 88_000)}
"""Actors to draw from, and collaborations."""

LIBRARIES = ("networkx", "igraph", "graphkit")
CAP = 150
"""CPU seconds that a measure may take."""

PIVOTS = 500
SEED = 1
SECTORS = ("public", "private", "third", "academia", None)
BETWEEN = f"betweenness, {PIVOTS} pivots"
NOTES = ("ties", "peak memory")
"""What a worker tells that is no time."""

Work = dict[str, Callable[[], object]]
Result = dict[str, float | None]


class TooLongError(Exception):
    """The cap is reached."""


def drawn(size: str) -> tuple[np.ndarray, np.ndarray]:
    """Actor and collaboration of each participation: a few large collaborations, a few very active actors."""
    actors, collaborations = SIZES[size]
    random = np.random.default_rng(SEED)
    members = np.minimum(2 + random.pareto(1.6, collaborations) * 1.1, 50).astype(int)
    activity = random.pareto(1.9, actors) + 1.5
    actor = random.choice(actors, members.sum(), p=activity / activity.sum())
    codes = np.unique(actor * collaborations + np.repeat(np.arange(collaborations), members))
    actor, collaboration = np.divmod(codes, collaborations)
    return np.unique(actor, return_inverse=True)[1], collaboration


def two_mode_graph(size: str) -> nx.Graph:
    """The same as a networkx graph; a fifth of the actors have no sector."""
    actor, collaboration = drawn(size)
    random, graph = np.random.default_rng(SEED + 1), nx.Graph()
    for index, sector in enumerate(random.integers(len(SECTORS), size=actor.max() + 1).tolist()):
        graph.add_node(f"a{index:06}", bipartite=0, sector=SECTORS[sector])
    graph.add_nodes_from((f"c{index:06}" for index in range(SIZES[size][1])), bipartite=1)
    ends = zip(actor.tolist(), collaboration.tolist(), strict=True)
    graph.add_edges_from((f"a{one:06}", f"c{other:06}") for one, other in ends)
    return graph


def with_graphkit(size: str) -> Work:
    from graphkit import network  # noqa: PLC0415 - each process loads one library

    graph = two_mode_graph(size)
    made: dict[str, network.Ties] = {}

    def project() -> None:
        made["ties"] = network.projection(graph)
        print(json.dumps(["ties", len(made["ties"].first)]))

    def of_ties(measure: Callable[..., object], *more: object, **options: object) -> Callable[[], object]:
        return lambda: measure(made["ties"], *more, **options)

    return {
        "projection to actors": project,
        "degree": of_ties(network.degrees),
        "components": of_ties(network.parts),
        "k-core": of_ties(network.core_numbers),
        "clustering, transitivity": of_ties(network.clustering),
        "triad census": of_ties(network.triad_census),
        "PageRank": of_ties(network.pagerank),
        "eigenvector": of_ties(network.eigenvector),
        "closeness and harmonic": of_ties(network.distances),
        BETWEEN: of_ties(network.betweenness, pivots=PIVOTS),
        "betweenness, exact": of_ties(network.betweenness),
        "constraint": of_ties(network.structural_holes),
        "effective size": of_ties(network.structural_holes),
        "assortativity": of_ties(network.attribute_assortativity, "sector"),
        "mixing matrix": of_ties(network.mixing_matrix, "sector"),
        "communities, one Louvain run": of_ties(network.louvain, runs=1),
        "one rewired network": of_ties(network.against_rewiring, lambda found: 0.0, draws=1),
        "brokerage roles with z": of_ties(network.brokerage, "sector"),
        "E-I with 1,000 permutations": of_ties(network.ei_index, "sector"),
        "core and periphery": of_ties(network.core_periphery),
        "SDSM backbone": lambda: network.sdsm(graph),
        "two-mode clustering": lambda: network.opsahl_clustering(graph),
    }


def with_networkx(size: str) -> Work:
    graph = two_mode_graph(size)
    actors = [node for node, data in graph.nodes(data=True) if data["bipartite"] == 0]
    made: dict[str, nx.Graph] = {}

    def project() -> None:
        made["ties"] = nx.bipartite.weighted_projected_graph(graph, actors)
        for _, data in made["ties"].nodes(data=True):
            data["sector"] = data["sector"] or "not stated"

    def of_ties(measure: Callable[..., object], **options: object) -> Callable[[], object]:
        return lambda: measure(made["ties"], **options)

    def rewire() -> None:
        nx.double_edge_swap(made["ties"].copy(), 25 * made["ties"].number_of_edges(), 10**12, seed=SEED)

    return {
        "projection to actors": project,
        "degree": lambda: dict(made["ties"].degree),
        "components": lambda: list(nx.connected_components(made["ties"])),
        "k-core": of_ties(nx.core_number),
        "clustering, transitivity": lambda: (nx.clustering(made["ties"]), nx.transitivity(made["ties"])),
        "triad census": lambda: nx.triadic_census(made["ties"].to_directed()),
        "PageRank": of_ties(nx.pagerank, weight=None, tol=1e-13 / len(actors), max_iter=1000),
        "eigenvector": of_ties(nx.eigenvector_centrality, tol=1e-9, max_iter=1000),
        "closeness and harmonic": lambda: (nx.closeness_centrality(made["ties"]), nx.harmonic_centrality(made["ties"])),
        BETWEEN: of_ties(nx.betweenness_centrality, k=PIVOTS, seed=SEED),
        "betweenness, exact": of_ties(nx.betweenness_centrality),
        "constraint": of_ties(nx.constraint),
        "effective size": of_ties(nx.effective_size),
        "assortativity": of_ties(nx.attribute_assortativity_coefficient, attribute="sector"),
        "mixing matrix": of_ties(nx.attribute_mixing_dict, attribute="sector"),
        "communities, one Louvain run": of_ties(nx.community.louvain_communities, weight=None, seed=SEED),
        "one rewired network": rewire,
    }


def with_igraph(size: str) -> Work:
    import igraph  # noqa: PLC0415 - each process loads one library

    actor, collaboration = drawn(size)
    actors, collaborations = int(actor.max()) + 1, SIZES[size][1]
    sector = np.random.default_rng(SEED + 1).integers(len(SECTORS), size=actors).tolist()
    both = igraph.Graph(actors + collaborations, np.stack((actor, collaboration + actors), axis=1))
    modes = [False] * actors + [True] * collaborations
    made: dict[str, igraph.Graph] = {}

    def project() -> None:
        made["ties"] = both.bipartite_projection(modes, which=0)

    def of_ties(name: str, *more: object, **options: object) -> Callable[[], object]:
        return lambda: getattr(made["ties"], name)(*more, **options)

    def rewire() -> None:
        made["ties"].copy().rewire(n=25 * made["ties"].ecount())

    return {
        "projection to actors": project,
        "degree": of_ties("degree"),
        "components": of_ties("components"),
        "k-core": of_ties("coreness"),
        "clustering, transitivity": lambda: (
            made["ties"].transitivity_local_undirected(),
            made["ties"].transitivity_undirected(),
        ),
        "triad census": lambda: made["ties"].as_directed().triad_census(),
        "PageRank": of_ties("pagerank"),
        "eigenvector": of_ties("eigenvector_centrality"),
        "closeness and harmonic": lambda: (made["ties"].closeness(), made["ties"].harmonic_centrality()),
        BETWEEN: of_ties("betweenness", sources=range(0, actors, max(1, actors // PIVOTS))),
        "betweenness, exact": of_ties("betweenness"),
        "constraint": of_ties("constraint"),
        "assortativity": of_ties("assortativity_nominal", sector, directed=False),
        "communities, one Louvain run": of_ties("community_multilevel"),
        "one rewired network": rewire,
    }


MAKERS = {"graphkit": with_graphkit, "networkx": with_networkx, "igraph": with_igraph}


def stop(number: int, frame: object) -> None:
    raise TooLongError


def work(library: str, size: str) -> None:
    """Do all measures of one library; print each one's CPU seconds as a line of JSON, and last the peak memory."""
    tasks = MAKERS[library](size)
    signal.signal(signal.SIGPROF, stop)
    for name, task in tasks.items():
        begin = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, CAP)
        try:
            task()
            seconds = time.process_time() - begin
        except TooLongError:
            seconds = None
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        print(json.dumps([name, seconds]), flush=True)
    print(json.dumps(["peak memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]), flush=True)


def measured(library: str, size: str) -> Result:
    command = [sys.executable, "-W", "ignore", __file__, "--worker", library, size]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(line) for line in run.stdout.splitlines())


def shown(result: Result, name: str) -> str:
    """Seconds, "-" where the library has no such measure."""
    if name not in result:
        return "-"
    seconds = result[name]
    return f"> {CAP}" if seconds is None else f"{seconds:.3g}" if seconds >= 0.01 else "< .01"


def times(slow: Result, fast: Result, name: str) -> str:
    """How many times one takes what the other does, where both are long enough to be timed."""
    if name not in slow or fast.get(name) is None:
        return "-"
    one, other = CAP if slow[name] is None else slow[name], fast[name]
    if max(one, other) < 0.01:
        return "-"
    ratio = one / max(other, 0.001)
    return f"{'> ' if slow[name] is None else ''}{ratio:,.0f}" if ratio >= 10 else f"{ratio:.2g}"


def table(size: str, results: dict[str, Result]) -> str:
    """A table of one size, with the sums over what several libraries do."""
    ours, actor = results["graphkit"], drawn(size)[0]
    counts = f"{actor.max() + 1:,} actors in {SIZES[size][1]:,} collaborations, {len(actor):,} participations"
    lines = [
        f"### {int(ours['ties'] or 0):,} ties: {counts}",
        "",
        "| measure | networkx | igraph | graphkit | networkx / graphkit | graphkit / igraph |",
        "|---|---|---|---|---|---|",
    ]
    for name in (name for name in ours if name not in NOTES):
        cells = [shown(results[library], name) for library in LIBRARIES]
        cells += [times(results["networkx"], ours, name), times(ours, results["igraph"], name)]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    for peer, what in (("networkx", "all that networkx finishes"), ("igraph", "all that igraph has")):
        both = [name for name in ours if name not in NOTES and None not in (results[peer].get(name), ours[name])]
        if not both:
            continue
        theirs, own = sum(results[peer][name] for name in both), sum(ours[name] for name in both)
        first = peer == "networkx"
        cells = [f"{theirs:.3g}" if first else "", "" if first else f"{theirs:.3g}", f"{own:.3g}"]
        cells += [f"**{theirs / own:.0f}**" if first else "", "" if first else f"**{own / theirs:.2g}**"]
        lines.append(f"| **{what}** | {' | '.join(cells)} |")
    memory = [f"{results[name]['peak memory']:,.0f}" if results[name] else "-" for name in LIBRARIES]
    return "\n".join([*lines, f"| peak memory, MB | {' | '.join(memory)} | | |", ""])


HEAD = f"""## Network measures

`python benchmarks/network.py` (`--full`: a million ties too, without networkx). CPU seconds, each library in a process
of its own, on two-mode networks drawn from seed {SEED} and projected to actors. `> {CAP}` was stopped there; a ratio
with it is the least it can be. graphkit finds the triangles in the first measure that needs them (clustering), and
constraint and effective size in one. Rewiring tries 25 swaps a tie in all three.
"""


def main() -> None:
    """Run all libraries on all sizes and write the table."""
    parser = argparse.ArgumentParser(description="Time network measures beside networkx and igraph.")
    parser.add_argument("--full", action="store_true", help="a million ties too, without networkx")
    parser.add_argument("--worker", nargs=2, metavar=("LIBRARY", "SIZE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.worker:
        work(*args.worker)
        return
    tables = []
    for size in SIZES if args.full else list(SIZES)[:2]:
        results: dict[str, Result] = {}
        for library in LIBRARIES:
            print(f"{library} {size}", file=sys.stderr, flush=True)
            results[library] = {} if (size, library) == ("1M", "networkx") else measured(library, size)
        tables.append(table(size, results))
    put("network", "\n".join([HEAD, *tables]).rstrip())


if __name__ == "__main__":
    main()
