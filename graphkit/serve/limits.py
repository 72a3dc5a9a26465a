"""What one query, one client and the whole endpoint may use. The service description states them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bounds of the endpoint: seconds are by the clock unless it says otherwise, sizes are bytes."""

    seconds: float = 2.0
    """Seconds of computing that a query may take, whatever else the machine has to do."""
    patient: float = 20.0
    """Seconds that a query may take, waiting for the processor included."""
    brisk: float = 0.2
    """Seconds after which a query gives way to quicker ones."""
    nice: int = 5
    """How far it gives way: added to the nice value, each step about 1.25 times less of a busy processor."""
    memory: int = 512 * 2**20
    """Address space a query may take beyond what its process starts with."""
    rows: int = 1_000
    """Rows of a table, or triples of a graph, in one answer of the SPARQL endpoint."""
    answer: int = 8 * 2**20
    """Size of an answer."""
    query: int = 8 * 2**10
    """Size of a query in UTF-8."""
    depth: int = 100
    """Brackets open at once in a query."""
    workers: int = 4
    """Queries that run at once. More than `per_client`, so that one client never holds all of them."""
    per_client: int = 2
    """Queries of one client that run or wait."""
    pause: float = 10.0
    """Seconds after the end of a query that had to be ended, until its client may ask another in its place."""
    waiting: int = 32
    """Queries that wait for a worker."""
    patience: float = 5.0
    """Seconds that a query waits for a worker, and that a client may take to send its request."""
