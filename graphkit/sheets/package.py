"""An .xlsx file as its parts, to change a few and leave every other byte of it as it was.

Libraries that load and save a workbook drop what they do not know: drop-downs that look at another sheet, charts,
pictures. Packages and relationships: ECMA-376 part 2, https://ecma-international.org/publications-and-standards/standards/ecma-376/.
"""

import io
import posixpath
import re
from pathlib import Path
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from graphkit.errors import UnreadableError
from graphkit.sheets.container import archive
from graphkit.sheets.office_open import sheet_parts

_SAVE = "Open it in a spreadsheet program, save it as .xlsx and try again"
_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_RELATION = re.compile(rb"<Relationship\b[^>]*>")


class Package:
    """The parts of a workbook by name, in their order."""

    def __init__(self, path: Path, data: bytes) -> None:
        opened = archive(path, data)
        self.path = path
        self.parts = {name: opened.read(name) for name in opened.namelist()}
        self.sheets = sheet_parts(path, opened)
        self._dates = {info.filename: info.date_time for info in opened.infolist()}

    def written(self) -> bytes:
        """The file: the parts that were there with their dates, new ones with the earliest there is."""
        out = io.BytesIO()
        with ZipFile(out, "w") as target:
            for name, content in self.parts.items():
                member = ZipInfo(name, self._dates.get(name, (1980, 1, 1, 0, 0, 0)))
                member.compress_type = ZIP_DEFLATED
                target.writestr(member, content)
        return out.getvalue()

    def insert(self, part: str, before: re.Pattern[bytes], new: bytes) -> None:
        """Put something in front of the first place where the pattern is found. Raises UnreadableError without one."""
        content = self.parts.get(part, b"")
        place = before.search(content)
        if place is None:
            raise UnreadableError(self.path, f"its part {part} is not written as spreadsheet programs do", _SAVE)
        self.parts[part] = content[: place.start()] + new + content[place.start() :]

    def related(self, part: str, kind: str) -> str | None:
        """The part to which a part refers by a relationship of that kind, such as `comments`; None without one.

        Raises UnreadableError where that part is not there.
        """
        for relation in _RELATION.findall(self.parts.get(_relations(part), b"")):
            if _attribute(relation, "Type").endswith(f"/{kind}"):
                target = _resolved(part, _attribute(relation, "Target"))
                if target not in self.parts:
                    raise UnreadableError(self.path, f"its part {part} refers to one that is not there", _SAVE)
                return target
        return None

    def relate(self, part: str, kind: str, target: str) -> str:
        """Make a part refer to another, both by name; returns the relationship's id."""
        relations = _relations(part)
        self.parts.setdefault(relations, _NO_RELATIONS)
        taken = {_attribute(relation, "Id") for relation in _RELATION.findall(self.parts[relations])}
        new = next(
            name for name in (f"rIdGraphkit{number}" for number in range(1, len(taken) + 2)) if name not in taken
        )
        written = f'<Relationship Id="{new}" Type="{_RELATIONS}/{kind}" Target={quoteattr(f"/{target}")}/>'
        self.insert(relations, re.compile(rb"</Relationships>"), written.encode())
        return new

    def declare(self, part: str, content_type: str) -> None:
        """Say of which type a new part is."""
        written = f'<Override PartName={quoteattr(f"/{part}")} ContentType="{content_type}"/>'
        self.insert(_TYPES, re.compile(rb"</Types>"), written.encode())

    def declare_extension(self, extension: str, content_type: str) -> None:
        """Say of which type parts with an extension are, where the file does not."""
        if not re.search(rb'<Default\b[^>]*Extension="' + extension.encode() + b'"', self.parts[_TYPES]):
            written = f'<Default Extension="{extension}" ContentType="{content_type}"/>'
            self.insert(_TYPES, re.compile(rb"<(?:Default|Override)\b|</Types>"), written.encode())

    def new_name(self, pattern: str) -> str:
        """A name that no part has, from a pattern with `{}` for a number."""
        return next(
            name for name in (pattern.format(n) for n in range(1, len(self.parts) + 2)) if name not in self.parts
        )


def _relations(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _attribute(element: bytes, name: str) -> str:
    found = re.search(rf"\b{name}\s*=\s*[\"']([^\"']*)".encode(), element)
    return found.group(1).decode(errors="replace") if found else ""


def _resolved(part: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
