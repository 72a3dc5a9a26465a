"""From an RDF file to the report's figures beside rdflib and networkx: `python benchmarks/figures.py [TRIPLES]`.

The same register, the same query, the same figures: who takes part in what, shares across sectors and borders, mixing,
E-I with permutations, cohesion, distances, communities. graphkit writes the whole report, picture and cards included;
the other only computes. CPU seconds of whole processes. Writes its table into README.md, between its marks.
"""

import argparse
import json
import random
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from measure import Cost, cost
from table import put

HERE = Path(__file__).parent
QUERY = HERE.parent / "queries" / "edges" / "participation.rq"
LIMIT = 3600
DRAWS = 1000
SEED = 1

Ends = list[tuple[str, str]]


def plain(path: Path) -> None:
    """The figures as a user of rdflib and networkx would get them, as JSON."""
    import networkx as nx  # noqa: PLC0415 - the parent process needs neither
    import rdflib  # noqa: PLC0415

    graph = rdflib.Graph()
    graph.parse(path, format="turtle")
    both, sector, country = nx.Graph(), {}, {}
    for row in graph.query(QUERY.read_text(encoding="utf-8")):
        both.add_edge(str(row.actor), str(row.collaboration))
        both.nodes[str(row.actor)]["side"], both.nodes[str(row.collaboration)]["side"] = 0, 1
        sector[str(row.actor)], country[str(row.actor)] = row.sector, row.country
    members = sorted(node for node, side in both.nodes(data="side") if side == 0)
    actors = nx.bipartite.weighted_projected_graph(both, members)
    groups = {"sector": sector, "country": country}
    largest = actors.subgraph(max(nx.connected_components(actors), key=len))
    louvain = [nx.community.louvain_communities(actors, weight=None, seed=seed) for seed in range(10)]
    print(
        json.dumps(
            {
                "actors": len(members),
                "ties": actors.number_of_edges(),
                "across": {name: across(both, values) for name, values in groups.items()},
                "mixing": Counter(tuple(sorted((str(sector[a]), str(sector[b])))) for a, b in actors.edges).total(),
                "ei": {name: ei(list(actors.edges), values) for name, values in groups.items()},
                "components": nx.number_connected_components(actors),
                "density": nx.density(actors),
                "transitivity": nx.transitivity(actors),
                "clustering": nx.average_clustering(actors),
                "assortativity": nx.degree_assortativity_coefficient(actors),
                "distance": nx.average_shortest_path_length(largest),
                "modularity": max(nx.community.modularity(actors, parts, weight=None) for parts in louvain),
            }
        )
    )


def across(both: object, values: dict[str, object]) -> int:
    """Collaborations whose members span two values."""
    found: dict[str, set[object]] = defaultdict(set)
    for one, other in both.edges:  # type: ignore[attr-defined]
        actor, collaboration = (one, other) if one in values else (other, one)
        found[collaboration].add(values[actor])
    return sum(len(group - {None}) > 1 for group in found.values())


def ei(ties: Ends, values: dict[str, object]) -> dict[str, float]:
    """E-I of the network and its mean under permutations."""
    known = [actor for actor in values if values[actor] is not None]
    judged = [(a, b) for a, b in ties if values[a] is not None and values[b] is not None]

    def index(given: dict[str, object]) -> float:
        external = sum(given[a] != given[b] for a, b in judged)
        return (2 * external - len(judged)) / len(judged)

    draw, drawn = random.Random(SEED), []
    for _ in range(DRAWS):
        shuffled = [values[actor] for actor in known]
        draw.shuffle(shuffled)
        drawn.append(index(dict(zip(known, shuffled, strict=True))))
    return {"value": index(values), "mean": sum(drawn) / DRAWS}


def table(triples: int, ours: Cost, theirs: Cost) -> str:
    """The two costs and how often one goes into the other."""
    ratio = str(int(theirs.seconds / ours.seconds))
    if theirs.failure:
        ratio = f"more than {ratio}"
    return f"""## From an RDF file to the figures of the report

`python benchmarks/figures.py {triples}`: a register of about {triples:,} triples (`generate.py`), CPU seconds of
whole processes. graphkit writes `network report`, with its picture, cards and brokers; rdflib and networkx compute what
they have of its figures, from the same query.

| | CPU s | peak MB |
|---|--:|--:|
| graphkit | {ours.seconds:.1f} | {ours.memory / 1e6:,.0f} |
| rdflib and networkx | {"> " if theirs.failure else ""}{int(theirs.seconds)} | {theirs.memory / 1e6:,.0f} |
| **times** | **{ratio}** | |
"""


def main() -> None:
    """Make a register, run both on it, and write the table."""
    parser = argparse.ArgumentParser(description="Time an RDF file's way to the figures of the report.")
    parser.add_argument("triples", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--plain", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.plain:
        plain(args.plain)
        return
    with tempfile.TemporaryDirectory() as folder:
        register, log = Path(folder) / "register.ttl", Path(folder) / "log"
        generate = [sys.executable, HERE / "generate.py", str(args.triples), register, "--seed", str(SEED)]
        cost(generate, log, LIMIT)
        program = "import sys; from graphkit.cli import main; main(sys.argv[1:])"
        command = [
            sys.executable,
            "-c",
            program,
            "network",
            "report",
            "--data",
            register,
            "-o",
            Path(folder) / "r.html",
        ]
        ours = cost(command, log, LIMIT)
        assert ours.failure is None, log.read_text(encoding="utf-8")
        theirs = cost([sys.executable, "-W", "ignore", __file__, "--plain", register], log, LIMIT)
        print(ours, theirs, file=sys.stderr)
    put("figures", table(args.triples, ours, theirs))


if __name__ == "__main__":
    main()
