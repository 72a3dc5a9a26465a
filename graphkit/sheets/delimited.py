"""Delimited text: its encoding and its delimiter found by looking, its records read strictly.

Form: https://www.rfc-editor.org/rfc/rfc4180, with the delimiters that Nordic and English spreadsheet programs write.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from graphkit.errors import UnreadableError
from graphkit.sheets.sheet import Note, Sheet, trimmed

_DELIMITERS = ("\t", ";", ",")
_SAMPLE = 200
"""Records looked at to find the delimiter."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_OLD = ("cp1252", "mac_roman", "cp865")
"""One byte a character: Windows, old Mac, old DOS of the Nordic countries; the first wins where they score alike."""

_NORDIC = frozenset("æøåäöþðéÆØÅÄÖÞÐÉáíóúýÁÍÓÚÝüÜ")
_USUAL = _NORDIC | frozenset("–—’‘“”«»§°´·€£½\u00a0")
_FAULTS = {
    "field larger than field limit": (
        f"a cell of more than {csv.field_size_limit():,} characters",
        "Look for a quotation mark without its partner, or shorten the text",
    ),
    "unexpected end of data": ("a quotation mark that opens here is never closed", "Close it, or write it twice"),
}
"""What Python's csv module says of a fault, and what a person can do about it."""

_SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def read_delimited(path: Path, data: bytes) -> Sheet:
    """The one sheet of a text file, named as the file; every cell is text. Raises UnreadableError."""
    text, guessed = _decoded(path, data)
    _refuse_nul(path, text)
    told = _SEP.match(text)
    start = told.end() if told else 0
    rows = _records(path, text[start:], told.group(1) if told else _delimiter(text))
    notes = (Note("encoding", value=guessed),) if guessed else ()
    return Sheet(path.stem, trimmed(rows), notes=notes)


def _decoded(path: Path, data: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding where that was a guess."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(path, data.removeprefix(mark), encoding), ""
    if encoding := _utf16_without_mark(data):
        return _strictly(path, data, encoding), encoding
    try:
        return data.decode(), ""
    except UnicodeDecodeError:
        encoding = max(_OLD, key=lambda name: _score(data, name))
        return data.decode(encoding, errors="replace"), encoding


def _strictly(path: Path, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, errors="replace").count("\n") + 1
        remedy = "Save it again as 'CSV UTF-8'"
        raise UnreadableError(path, f"its first bytes say {encoding}, but it is not", remedy, line) from error


def _utf16_without_mark(data: bytes) -> str:
    """The kind of UTF-16 in which nearly every other byte is 0, or nothing."""
    sample = data[:2000]
    if len(sample) < 4 or sample.count(0) * 3 < len(sample):
        return ""
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _score(data: bytes, encoding: str) -> int:
    """How Nordic the text is when read so: letters of Nordic words, less signs that no register has."""
    text = data.decode(encoding, errors="replace")
    found = Counter(character for character in text if not character.isascii())
    return sum(count if character in _USUAL else -count for character, count in found.items())


def _refuse_nul(path: Path, text: str) -> None:
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise UnreadableError(path, "it holds a NUL character, which no text has", "Save it again as 'CSV UTF-8'", line)


def _delimiter(text: str) -> str:
    """The delimiter that gives most records the same number of cells, above one; then the one that gives more cells."""
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    widths = Counter[int]()
    try:
        for record in islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _SAMPLE):
            widths[len(record)] += 1
    except csv.Error:
        return 0, 0
    return max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))


def _records(path: Path, text: str, delimiter: str) -> Iterator[list[str]]:
    # Not str.splitlines: it also breaks at characters that may stand in a cell, such as U+2028.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problem, remedy = _FAULTS.get(
                str(error).split("(")[0].strip(), (f"not readable: {error}", "Mend that line")
            )
            raise UnreadableError(path, problem, remedy, line) from error
