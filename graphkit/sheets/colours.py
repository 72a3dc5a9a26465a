"""Colour laid over cells by a conditional format that always holds: a cell's own look stays below it.

Places in a sheet and in the styles: ECMA-376 part 1, sections 18.3.1.99 and 18.8.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from graphkit.sheets.package import Package

_ALWAYS = b'N("graphkit")=0'
"""A condition that always holds, and by which our formats are known again. No cell's text is in it."""

_RANGES = 400
"""Cells of one format: a longer list is more than some programs read."""

_AFTER = re.compile(
    rb"<(?:conditionalFormatting|dataValidations|hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|rowBreaks"
    rb"|colBreaks|customProperties|cellWatches|ignoredErrors|smartTags|drawing|legacyDrawing|legacyDrawingHF|picture"
    rb"|oleObjects|controls|webPublishItems|tableParts|extLst)\b|</worksheet>"
)
_OURS = re.compile(
    rb"<conditionalFormatting\b[^>]*>(?:(?!</conditionalFormatting>).)*?N\((?:\"|&quot;)graphkit(?:\"|&quot;)\)=0"
    rb".*?</conditionalFormatting>",
    re.DOTALL,
)
_STYLES = "xl/styles.xml"
_LOOKS = re.compile(rb"<dxfs\b[^>]*?(?:/>|>(.*?)</dxfs>)", re.DOTALL)
_BEFORE_LOOKS = re.compile(rb"<(?:tableStyles|colors|extLst)\b|</styleSheet>")


def colour(package: Package, cells: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
    """Colour cells: by sheet part and colour (`F8D0CB`), their names. Colours of an earlier check are taken away."""
    for part in package.sheets.values():
        package.parts[part] = _OURS.sub(b"", package.parts.get(part, b""))
    colours = sorted({colour for by_colour in cells.values() for colour in by_colour})
    looks = _looks(package, colours) if colours else {}
    for part, by_colour in cells.items():
        formats = (
            f'<conditionalFormatting sqref="{" ".join(some)}"><cfRule type="expression" dxfId="{looks[colour]}" '
            f'priority="1"><formula>'.encode()
            + _ALWAYS
            + b"</formula></cfRule></conditionalFormatting>"
            for colour, names in sorted(by_colour.items())
            for some in _some(names)
        )
        rest = package.parts[part].find(b"</sheetData>")
        _insert_after(package, part, max(rest, 0), b"".join(formats))


def _insert_after(package: Package, part: str, start: int, new: bytes) -> None:
    content = package.parts[part]
    package.parts[part] = content[start:]
    package.insert(part, _AFTER, new)
    package.parts[part] = content[:start] + package.parts[part]


def _some(names: Iterable[str]) -> Iterator[list[str]]:
    left = iter(names)
    while some := list(islice(left, _RANGES)):
        yield some


def _looks(package: Package, colours: Sequence[str]) -> dict[str, int]:
    """The number of each colour's look in the workbook's styles, made where it is not there."""
    content = package.parts.get(_STYLES, b"")
    found = _LOOKS.search(content)
    inner = (found.group(1) or b"") if found else b""
    count = len(re.findall(rb"<dxf\b(?:[^>]*/>|.*?</dxf>)", inner, re.DOTALL))
    numbers, new = {}, b""
    for name in colours:
        look = (
            f'<dxf><fill><patternFill patternType="solid"><bgColor rgb="FF{name}"/></patternFill></fill></dxf>'.encode()
        )
        before = inner.find(look)
        if before >= 0:
            numbers[name] = len(re.findall(rb"<dxf\b", inner[:before]))
        else:
            numbers[name] = count
            count, new = count + 1, new + look
    written = b'<dxfs count="%d">' % count + inner + new + b"</dxfs>"
    if found:
        package.parts[_STYLES] = content[: found.start()] + written + content[found.end() :]
    else:
        package.insert(_STYLES, _BEFORE_LOOKS, written)
    return numbers
