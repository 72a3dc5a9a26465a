"""What lies in `data/` is what the converter makes of `facts/`, to the byte, whatever the hash seed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.ttl"))}


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_converter_gives_the_committed_bytes(root, data, tmp_path, seed):
    command = [sys.executable, str(root / "facts" / "data.py"), str(tmp_path)]
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, cwd=tmp_path)
    made, committed = files(tmp_path), files(data)
    assert sorted(made) == sorted(committed) == sorted(done.stdout.split())
    assert [name for name in made if made[name] != committed[name]] == [], "run: python facts/data.py"
    assert len(made) == 89
