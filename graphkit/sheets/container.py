"""What a file really is, seen from its first bytes, and whether its zip archive may be unpacked."""

import io
import re
import zipfile
import zlib
from pathlib import Path

from graphkit.errors import UnreadableError

MAX_UNPACKED = 512 * 2**20
"""Bytes of all parts together; a workbook of a million full cells needs a tenth of it."""

MAX_RATIO = 200
"""How many times its packed size a part of over a million bytes may have. Workbooks stay below 100."""

MAX_PARTS = 10_000

_SAVE = "Open it in the program that wrote it and save it as .xlsx"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|\?xml|head|table|meta)", re.IGNORECASE)
_ODS_ENCRYPTED = b"manifest:encryption-data"


def refuse_wrong_kind(path: Path, data: bytes) -> None:
    """Raise UnreadableError where the bytes are not what the file's name says: page, old workbook, encrypted, other."""
    form = path.suffix.lower()
    if not data.strip(b"\0\t\r\n "):
        raise UnreadableError(path, "the file is empty", "Send one with a row of heads and a row for each thing")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise UnreadableError(path, "the workbook is protected by a password", "Save it without a password")
        raise UnreadableError(path, "this is a workbook of the old .xls form", _SAVE)
    if _MARKUP.match(data.removeprefix(b"\xef\xbb\xbf")):
        raise UnreadableError(path, f"this is a web page or XML, not {form}", _SAVE)
    packed = data.startswith((b"PK\x03\x04", b"PK\x05\x06"))
    if packed and form in (".csv", ".tsv"):
        raise UnreadableError(path, f"this is a workbook named {form}", "Give it the ending .xlsx or .ods")
    if not packed and form in (".xlsx", ".ods"):
        raise UnreadableError(path, f"this is not {form}: it is text, or broken", "Name text .csv, or save it again")


def archive(path: Path, data: bytes) -> zipfile.ZipFile:
    """The zip archive, once its own table of contents shows it harmless. Raises UnreadableError."""
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableError(path, "the file is broken or cut off", "Save it again, or send it again") from error
    parts = opened.infolist()
    if len(parts) > MAX_PARTS:
        raise UnreadableError(path, f"a workbook of {len(parts):,} parts", _SAVE)
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError(path, "the file is protected by a password", "Save it without a password")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED:
        raise UnreadableError(
            path, f"it unpacks to {unpacked:,} bytes", "Delete empty formatted rows, or split the file"
        )
    for part in parts:
        if part.file_size > 1_000_000 and part.file_size > MAX_RATIO * part.compress_size:
            remedy = "It may be made to do harm. Copy the cells into a new workbook"
            raise UnreadableError(path, f"a part of it unpacks to {part.file_size:,} bytes, without end alike", remedy)
    _refuse_false_sizes(path, opened)
    return opened


def _refuse_false_sizes(path: Path, opened: zipfile.ZipFile) -> None:
    """Unpack all, keeping nothing: a part that is longer than the table of contents says fails its checksum."""
    try:
        broken = opened.testzip()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise UnreadableError(path, "the file is broken or cut off", "Save it again, or send it again") from error
    if broken:
        raise UnreadableError(path, f"its part {broken} is broken", "Save it again, or send it again")


def part(opened: zipfile.ZipFile, name: str) -> bytes:
    """One part unpacked; empty where there is none."""
    try:
        return opened.read(name)
    except KeyError:
        return b""


def refuse_encrypted_ods(path: Path, opened: zipfile.ZipFile) -> None:
    """Raise UnreadableError for an OpenDocument file with a password: its parts are encrypted, the archive is not."""
    if _ODS_ENCRYPTED in part(opened, "META-INF/manifest.xml"):
        raise UnreadableError(path, "the workbook is protected by a password", "Save it without a password")
