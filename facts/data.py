"""Turns the collected facts into `data/`: `python facts/data.py [FOLDER]`.

The same tables give the same bytes. How a row becomes triples is in `docs/model.md`, why in
`docs/decisions/0004-facts-and-data.md`.
"""

import sys
from pathlib import Path

from actors import write_actors
from characteristics import write_characteristics
from claims import write_conflicts
from collaborations import write_collaborations
from datasets import write_datasets
from followups import write_barriers, write_followups
from iris import Register
from laws import write_laws
from pages import Pages
from programmes import write_programmes
from report import write_report

DATA = Path(__file__).parent.parent / "data"


def convert(target: Path) -> list[Path]:
    """Write every dataset under the target folder; the files written, in order."""
    pages, register = Pages(), Register()
    for write in (
        write_actors,
        write_programmes,
        write_laws,
        write_collaborations,
        write_followups,
        write_barriers,
        write_characteristics,
        write_conflicts,
    ):
        write(pages, register)
    write_report(pages)
    write_datasets(pages, register)
    return pages.write(target)


def main() -> None:
    """Convert into the folder given, or into `data/`."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    for path in convert(target):
        print(path.relative_to(target))


if __name__ == "__main__":
    main()
