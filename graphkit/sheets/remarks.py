"""Remarks on cells (Excel calls them notes), added to a sheet that may have some already.

A remark is a comment (ECMA-376 part 1, section 18.7) and a shape that shows it, in VML, which Excel still asks for.
"""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from graphkit.sheets.package import Package
from graphkit.sheets.sheet import cell_position

AUTHOR = "graphkit validate"
"""By whom our remarks are: those of an earlier check are taken away."""

MAX_TEXT = 2_000
"""Characters of a remark; a spreadsheet program shows a good thousand of them."""

_COMMENTS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<authors></authors><commentList></commentList></comments>"
)
_SHAPES = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    b'</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    b'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    b'<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;width:300pt;height:{height}pt;'
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:path o:connecttype="none"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_SHAPES_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_MAIN = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

_ONE = re.compile(rb"<comment\b[^>]*>.*?</comment>", re.DOTALL)
_ONE_SHAPE = re.compile(rb"<v:shape\b(?![a-z]).*?</v:shape>", re.DOTALL)
_NUMBER = re.compile(rb"_s(\d+)\b")
_TEXT = re.compile(rb"<t\b[^>]*>([^<]*)</t>")
_OURS = AUTHOR.encode() + b": "
_OUR_RUN = re.compile(rb"<r>(?:<rPr>(?:(?!</rPr>).)*</rPr>)?<t\b[^>]*>\s*" + _OURS + rb"[^<]*</t></r>", re.DOTALL)
_OUR_WORDS = re.compile(rb"\n" + _OURS + rb"[^<]*(?=</t>)")
"""Our words in a remark of somebody else's: a run of their own, or put into theirs by a program that saved the file."""

_AFTER_SHAPES = re.compile(
    rb"<(?:legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)\b|</worksheet>"
)


def remark(package: Package, sheet: str, remarks: Mapping[str, str]) -> None:
    """Add remarks, by cell (`B7`), to the sheet in that part; a cell's own remark of somebody else's is kept above."""
    comments = package.related(sheet, "comments")
    if comments:
        _without_ours(package, comments, package.related(sheet, "vmlDrawing"))
    if not remarks:
        return
    if comments is None:
        comments = package.new_name("xl/comments-graphkit-{}.xml")
        package.parts[comments] = _COMMENTS
        package.declare(comments, _COMMENTS_TYPE)
        package.relate(sheet, "comments", comments)
    new = _commented(package, comments, {cell: text[:MAX_TEXT] for cell, text in remarks.items()})
    _shown(package, sheet, {cell: remarks[cell] for cell in new})


def _commented(package: Package, comments: str, remarks: Mapping[str, str]) -> list[str]:
    """Write the comments; returns the cells that had none before."""
    content = package.parts[comments]
    authors = re.findall(rb"<author>([^<]*)</author>|<author/>", content)
    if AUTHOR.encode() not in authors:
        content = content.replace(b"</authors>", f"<author>{AUTHOR}</author></authors>".encode(), 1)
        authors.append(AUTHOR.encode())
    author = authors.index(AUTHOR.encode())
    there = {_cell(found.group()): found.group() for found in _ONE.finditer(content)}
    new: list[bytes] = []
    for cell, text in remarks.items():
        words = f"{AUTHOR}: {text}" if cell not in there else f"\n{AUTHOR}: {text}"
        run = f'<r><t xml:space="preserve">{escape(words)}</t></r>'.encode()
        if cell in there:
            own = there[cell]
            end = own.rfind(b"</text>")
            content = content.replace(own, own[:end] + run + own[end:])
        else:
            new.append(f'<comment ref="{cell}" authorId="{author}"><text>'.encode() + run + b"</text></comment>")
    package.parts[comments] = content.replace(b"</commentList>", b"".join(new) + b"</commentList>", 1)
    return [cell for cell in remarks if cell not in there]


def _shown(package: Package, sheet: str, remarks: Mapping[str, str]) -> None:
    """Write a shape for each of the comments."""
    shapes = package.related(sheet, "vmlDrawing")
    if shapes is None:
        shapes = package.new_name("xl/drawings/remarks-graphkit-{}.vml")
        package.parts[shapes] = _SHAPES
        package.declare_extension("vml", _SHAPES_TYPE)
        relation = package.relate(sheet, "vmlDrawing", shapes)
        package.insert(sheet, _AFTER_SHAPES, f'<legacyDrawing {_MAIN} r:id="{relation}"/>'.encode())
    content = package.parts[shapes]
    first = max((int(number) for number in _NUMBER.findall(content)), default=1024) + 1
    written = []
    for number, (cell, text) in enumerate(remarks.items(), first):
        row, column = cell_position(cell)
        height = 30 + 14 * (len(text) // 55 + text.count("\n"))
        written.append(_SHAPE.format(number=number, height=min(height, 300), row=row - 1, column=column - 1))
    package.parts[shapes] = content.replace(b"</xml>", "".join(written).encode() + b"</xml>")


def _without_ours(package: Package, comments: str, shapes: str | None) -> None:
    """Take the remarks of an earlier check away, with their shapes. Some programs drop authors: the words tell."""
    content = package.parts[comments]
    gone = []
    for found in _ONE.findall(content):
        if b"".join(_TEXT.findall(found)).startswith(_OURS):
            content = content.replace(found, b"", 1)
            gone.append(cell_position(_cell(found)))
    package.parts[comments] = _OUR_WORDS.sub(b"", _OUR_RUN.sub(b"", content))
    if shapes:
        package.parts[shapes] = _ONE_SHAPE.sub(lambda one: _kept(one.group(), gone), package.parts[shapes])


def _kept(shape: bytes, gone: list[tuple[int, int]]) -> bytes:
    row, column = (re.search(rf"<x:{name}>(\d+)<".encode(), shape) for name in ("Row", "Column"))
    place = (int(row.group(1)) + 1, int(column.group(1)) + 1) if row and column else None
    return b"" if place in gone else shape


def _cell(comment: bytes) -> str:
    found = re.search(rb'\bref="([A-Z]+[0-9]+)"', comment[: comment.find(b">")])
    return found.group(1).decode() if found else "A1"
