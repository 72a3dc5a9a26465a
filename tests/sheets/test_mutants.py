"""Files with bytes changed by chance: read, or refused in one line, and never anything else."""

import io
import random
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from graphkit.contribute.contribution import read_book
from graphkit.errors import UnreadableError
from graphkit.sheets.read import read

TABLE = 'id;navn [nb];land;aktørtype;sektor;stiftet\nalfa;Alfa på Ås;Norge;;tredje sektor;2014\nb;"B;\nx";;;;3.2014\n'
CHUNKS = (
    b'"',
    b";",
    b"\r",
    b"|",
    b"\0",
    b"\xff\xfe",
    b"#",
    b"9" * 40,
    b"1e400",
    b"<f>1</f>",
    b' t="e"',
    b'r="ZZZ99"',
    b"&",
)


def mutant(content: bytes, chance: random.Random) -> bytes:
    """The content with a few bytes changed, taken away or put in."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(data))
        kind = chance.random()
        if kind < 0.5:
            data[at] = chance.randrange(256)
        elif kind < 0.75 and len(data) > 20:
            del data[at : at + chance.randint(1, 9)]
        else:
            data[at:at] = chance.choice(CHUNKS)
    return bytes(data)


def outcome(path: Path) -> str:
    try:
        read_book(read(path), "nb")
    except UnreadableError as error:
        return "refused" if "\n" not in str(error) else "refused in several lines"
    return "read"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_tables(tmp_path, encoding):
    chance, path = random.Random(encoding), tmp_path / "Aktører.csv"
    found = Counter[str]()
    for _ in range(100):
        path.write_bytes(mutant(TABLE.encode(encoding), chance))
        found[outcome(path)] += 1
    assert found.total() == 100
    assert min(found["read"], found["refused"]) >= 5


def test_workbooks(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Aktører"
    book.active.append(["id", "navn [nb]", "stiftet"])
    book.active.append(["alfa", "Alfa på Ås", 2014])
    book.active["C3"] = "=1+1"
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    chance, path = random.Random(1), tmp_path / "a.xlsx"
    found = Counter[str]()
    for _ in range(150):
        changed = chance.choice(sorted(parts))
        with zipfile.ZipFile(path, "w") as target:
            for name, content in parts.items():
                target.writestr(name, mutant(content, chance) if name == changed else content)
        found[outcome(path)] += 1
    assert found.total() == 150
    assert min(found["read"], found["refused"]) >= 20
