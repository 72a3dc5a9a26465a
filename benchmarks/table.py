"""The table of the check, and the place of every table in benchmarks/README.md."""

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from measure import Cost

README = Path(__file__).parent / "README.md"
MARKS = "<!-- {}: begin -->", "<!-- {}: end -->"
BEGIN, END = (mark.format("validate") for mark in MARKS)


@dataclass(frozen=True)
class Row:
    """One engine at one size. `agreement` is with graphkit's findings; for graphkit itself, with the faults put in."""

    triples: int
    engine: str
    cost: Cost
    findings: int | None = None
    agreement: str | None = None


def write_table(readme: Path, rows: Sequence[Row], versions: Mapping[str, str], arguments: str) -> None:
    """Put the table between its marks in the README, with what it was made by and on."""
    command = f"python benchmarks/validate.py {arguments}".strip()
    made = ", ".join(f"{name} {version}" for name, version in versions.items())
    text = "\n".join([f"`{command}` on {machine()}; {made}.", "", *table(rows)])
    put("validate", text, readme)


def put(name: str, text: str, readme: Path = README) -> None:
    """Put the text between the marks of its name in a page, at its end where there are none yet."""
    begin, end = (mark.format(name) for mark in MARKS)
    page = readme.read_text(encoding="utf-8")
    if begin not in page:
        page = f"{page.rstrip()}\n\n{begin}\n{end}\n"
    before, _, rest = page.partition(begin)
    readme.write_text(f"{before}{begin}\n{text}\n{end}{rest.partition(end)[2]}", encoding="utf-8")


def machine() -> str:
    """Cores, memory, Python: what a reader needs to compare, and nothing that names the machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}"


def table(rows: Sequence[Row]) -> Iterator[str]:
    """The rows as Markdown lines: cost, how often graphkit's, how much more than at the size before, agreement."""
    yield "| triples | engine | CPU s | peak MB | × floor | × graphkit | × size before | findings | agrees |"
    yield "|--:|---|--:|--:|--:|--:|--:|--:|---|"
    seconds = {(row.triples, row.engine): row.cost.seconds for row in rows if not row.cost.failure}
    sizes = sorted({row.triples for row in rows})
    for row in rows:
        before = sizes[sizes.index(row.triples) - 1] if row.triples != sizes[0] else None
        cells = [f"{row.triples:,}", row.engine]
        if row.cost.failure:
            cells += [row.cost.failure, "", "", "", "", "", ""]
        else:
            cells += [
                f"{row.cost.seconds:.2f}" if row.cost.seconds < 10 else f"{row.cost.seconds:.1f}",
                f"{row.cost.memory / 1e6:.0f}",
                _times(row.cost.seconds, seconds.get((row.triples, "floor"))),
                _times(row.cost.seconds, seconds.get((row.triples, "graphkit"))),
                _times(row.cost.seconds, before and seconds.get((before, row.engine))),
                "" if row.findings is None else f"{row.findings:,}",
                row.agreement or "",
            ]
        yield f"| {' | '.join(cells)} |"


def _times(seconds: float, other: float | None) -> str:
    if not other:
        return ""
    times = seconds / other
    return f"{times:.2f}" if times < 1 else f"{times:.1f}" if times < 100 else f"{times:.0f}"
