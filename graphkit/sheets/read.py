"""The one door through which spreadsheets enter: workbooks and delimited text, whatever program wrote them.

Bytes are looked at before anything is unpacked or decoded, so that a file which would explode, or is not what its name
says, costs one clear line. No formula is ever run: of a formula's cell, the result that the program stored is read.
"""

from collections.abc import Iterable
from pathlib import Path

from graphkit.errors import UnreadableError
from graphkit.sheets.container import refuse_wrong_kind
from graphkit.sheets.delimited import read_delimited
from graphkit.sheets.sheet import Book
from graphkit.sheets.workbook import read_workbook

TEXT_FORMS = (".csv", ".tsv")
BOOK_FORMS = (".xlsx", ".ods")
FORMS = (*BOOK_FORMS, *TEXT_FORMS)

MAX_BYTES = 50 * 2**20
"""Of a file as it lies on the disk: thirty times what twenty thousand rows need."""


def read(path: Path) -> Book:
    """The workbook, or the text file or folder of text files as one. Raises UnreadableError for what cannot be read."""
    if path.is_dir():
        return Book(path, tuple(read_delimited(file, _bytes(file)) for file in _text_files(path)))
    form = path.suffix.lower()
    if form not in FORMS:
        raise UnreadableError(path, f"'{path.suffix}' is no spreadsheet form", f"Use one of {' '.join(FORMS)}")
    data = _bytes(path)
    if form in TEXT_FORMS:
        return Book(path, (read_delimited(path, data),))
    return Book(path, tuple(read_workbook(path, data)))


def _text_files(folder: Path) -> Iterable[Path]:
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() in TEXT_FORMS and path.is_file())
    if not found:
        raise UnreadableError(
            folder, "no spreadsheet in this folder", f"Name a folder with {' '.join(TEXT_FORMS)} files"
        )
    return found


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableError(path, f"larger than {MAX_BYTES:,} bytes", "Split the file")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError(path, "there is no such file or folder", "Check the spelling of the path") from error
    except OSError as error:
        raise UnreadableError(path, f"cannot be opened ({error.strerror})", "Check its permissions") from error
    refuse_wrong_kind(path, data)
    return data
