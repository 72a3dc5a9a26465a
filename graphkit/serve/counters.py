"""What has happened since the start, in the text form that Prometheus reads (https://prometheus.io/docs/instrumenting/)."""

from collections import Counter


class Counters:
    """Requests by their outcome, and workers by how they ended. No client and no query is kept."""

    def __init__(self) -> None:
        self._answers: Counter[int] = Counter()
        self._workers: Counter[str] = Counter()

    def answered(self, status: int) -> None:
        """A request got an answer of this HTTP status."""
        self._answers[status] += 1

    def worker(self, what: str) -> None:
        """A worker was `born`, or has ended: `time`, `crash`, `grown` (took much memory), `slow` (was put back)."""
        self._workers[what] += 1

    def text(self, alive: int, statements: int) -> str:
        """All counts, and what is so now."""
        lines = ["# TYPE graphkit_responses_total counter"]
        lines += [f'graphkit_responses_total{{status="{k}"}} {n}' for k, n in sorted(self._answers.items())]
        lines += ["# TYPE graphkit_workers_total counter"]
        lines += [f'graphkit_workers_total{{event="{k}"}} {n}' for k, n in sorted(self._workers.items())]
        lines += ["# TYPE graphkit_workers gauge", f"graphkit_workers {alive}"]
        lines += ["# TYPE graphkit_statements gauge", f"graphkit_statements {statements}"]
        return "\n".join(lines) + "\n"
