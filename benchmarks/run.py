"""Runs every measurement there is: `python benchmarks/run.py`."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
MEASUREMENTS = ("validate.py", "network.py", "figures.py", "queries.py", "serve.py")


def main() -> None:
    """Run each in a process of its own and stop at the first that fails."""
    for name in MEASUREMENTS:
        subprocess.run([sys.executable, HERE / name], check=True)


if __name__ == "__main__":
    main()
