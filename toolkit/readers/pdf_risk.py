"""Whether a PDF could keep PDFium busy for ever: looked for before PDFium sees it.

PDFium takes whatever a file asks for: a stream of a few kilobytes that unpacks to gigabytes, drawings that draw each
other ten times over ten levels, a character map that maps every code a thousand times. Such a file is rare, but reading it
ends the process. Files that show none of this are read at once; any other is read apart, with limits (apart.py).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

# What real reports stay far below.
MOST_IN_A_STREAM = 2 * 1024 * 1024
MOST_IN_ALL = 24 * 1024 * 1024
MOST_TOGETHER = 32 * 1024 * 1024
MOST_DRAWINGS_DRAWN = 24
MOST_CODES_MAPPED = 400_000
_MOST_STREAMS = 20_000
# A picture has to be unpacked where it may lie over text. Large scans have a third of this.
MOST_PIXELS = 100_000_000

_LAYER = b"/OCG"
_REPLACED = b"/ActualText"
_CLIP = re.compile(rb"W\*?\s+n\b")
# How far into its content a page is clipped as a whole, and the shorter side of what is a page, in points.
_BEGINNING = 300
_SMALLEST_PAGE = 400.0
_LONGEST_RECTANGLE = 60
_NUMBER = rb"(-?\d*\.?\d+)"
_RECTANGLE = re.compile(rb"%s\s+%s\s+re\s+\Z" % (_NUMBER, _NUMBER))
_SCALED = re.compile(rb"%s\s+\S+\s+\S+\s+%s\s+\S+\s+\S+\s+cm\b" % (_NUMBER, _NUMBER))
_SIDES = re.compile(rb"/(Width|Height)\s+(\d+)\b(?!\s+\d+\s+R)")

_KNOWN_FILTER = re.compile(rb"/Filter\s*\[?\s*/(?:Flate|DCT|JPX|CCITTFax|JBIG2)Decode\s*(?:\]|[/>\s])")
_FONT_FILE = re.compile(rb"/Length1|/Subtype\s*/(?:CIDFontType0C|Type1C|OpenType)")
_FONT_BEGINNINGS = (b"\0\1\0\0", b"true", b"OTTO", b"ttcf", b"%!", b"\1\0\4", b"\1\0\5")
_DRAWN = re.compile(rb"(?<=[\s\]>)])Do(?=[\s\[<(/]|\Z)")
_RANGES = re.compile(rb"begin(?:bf|cid|notdef)range(.*?)(?:end|\Z)", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]{1,12})>\s*<([0-9A-Fa-f\s]{1,12})>\s*[<\[\d]")
_REFERENCES = re.compile(rb"\[\s*((?:\d+\s+\d+\s+R\s*)+)\]")
# A stream's dictionary is no longer than this.
_DICTIONARY = 2048


class Signs(NamedTuple):
    """What a file's bytes say about it."""

    # It has something that would have to be watched.
    risky: bool
    # It has layers that can be switched off (optional content groups), or may have.
    layered: bool
    # It paints within clip paths smaller than a page, or may do so.
    clipped: bool
    # It gives text in place of what it shows (ActualText), or may do so.
    replaced: bool


def is_risky(data: bytes) -> bool:
    """Whether the file has anything that would have to be watched."""
    return signs_of(data).risky


def signs_of(data: bytes) -> Signs:
    if b"/Encrypt" in data:
        # What is encrypted can't be looked at.
        return Signs(risky=True, layered=True, clipped=True, replaced=True)
    layered = clipped = replaced = False
    read = 0
    largest = total = drawn = mapped = 0
    longest = _longest_array(data)
    for number, (dictionary, start, end) in enumerate(_streams(data)):
        if number > _MOST_STREAMS or b"#" in dictionary or (b"/F" in dictionary and not _is_known(dictionary)):
            return _watched(data)
        layered = layered or data.find(_LAYER, read, start) >= 0
        replaced = replaced or data.find(_REPLACED, read, start) >= 0
        read = end
        if _is_picture(dictionary):
            if _pixels(dictionary) > MOST_PIXELS:
                return _watched(data)
            continue
        if _is_font(dictionary, data, start):
            continue
        content = _unpacked(data, start, end)
        if content is None:
            return _watched(data)
        largest, total = max(largest, len(content)), total + len(content)
        drawn += len(_DRAWN.findall(content)) if b"Do" in content else 0
        mapped += _codes_mapped(content)
        replaced = replaced or _REPLACED in content
        clipped = clipped or b"/BBox" in dictionary or _clips(content)
        if b"/ObjStm" in dictionary:
            longest = max(longest, _longest_array(content))
            layered = layered or _LAYER in content
        if total > MOST_IN_ALL or drawn > MOST_DRAWINGS_DRAWN or mapped > MOST_CODES_MAPPED:
            return _watched(data)
    layered = layered or data.find(_LAYER, read) >= 0
    return Signs(largest * longest > MOST_TOGETHER, layered, clipped, replaced or data.find(_REPLACED, read) >= 0)


def _watched(data: bytes) -> Signs:
    """What is to be expected of a file that was not looked through."""
    return Signs(risky=True, layered=_LAYER in data or b"/ObjStm" in data, clipped=True, replaced=True)


def _clips(content: bytes) -> bool:
    """Whether a page's content sets a clip path, other than one around the page at its beginning."""
    first = _next_clip(content, 0)
    if first < 0:
        return False
    if first > _BEGINNING or _next_clip(content, first + 1) > 0:
        return True
    across = down = 1.0
    for a, d in _SCALED.findall(content, 0, first) if b"cm" in content[:first] else ():
        across, down = across * float(a), down * float(d)
    around = _RECTANGLE.search(content, max(0, first - _LONGEST_RECTANGLE), first)
    return not around or min(abs(float(around[1]) * across), abs(float(around[2]) * down)) < _SMALLEST_PAGE


def _next_clip(content: bytes, start: int) -> int:
    at = content.find(b"W", start)
    while at >= 0 and not _CLIP.match(content, at):
        at = content.find(b"W", at + 1)
    return at


def _is_picture(dictionary: bytes) -> bool:
    """Pictures are unpacked only to be shown, or where they may lie over text."""
    return b"/Image" in dictionary and b"/Width" in dictionary


def _pixels(dictionary: bytes) -> int:
    sides = {name: int(length) for name, length in _SIDES.findall(dictionary)}
    return sides.get(b"Width", MOST_PIXELS) * sides.get(b"Height", MOST_PIXELS)


def _is_font(dictionary: bytes, data: bytes, start: int) -> bool:
    """Most of a file's bytes are its fonts; those are fonts that begin like one."""
    if not _FONT_FILE.search(dictionary):
        return False
    try:
        beginning = (
            zlib.decompressobj().decompress(data[start : start + 512], 4)
            if b"/Filter" in dictionary
            else data[start : start + 4]
        )
    except zlib.error:
        return False
    return beginning.startswith(_FONT_BEGINNINGS)


def _is_known(dictionary: bytes) -> bool:
    return b"/Filter" not in dictionary or bool(_KNOWN_FILTER.search(dictionary))


def _streams(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Every stream's dictionary, and where its data begins and ends."""
    at = data.find(b"stream")
    while at >= 0:
        start = at + len(b"stream")
        start += 2 if data.startswith(b"\r\n", start) else 1
        end = data.find(b"endstream", start)
        end = end if end >= 0 else len(data)
        if not data.startswith(b"end", at - 3):
            before = data[max(0, at - _DICTIONARY) : at]
            yield before[before.rfind(b"obj") + 3 :], start, end
        at = data.find(b"stream", max(start, end + len(b"endstream")) if end > at else start)


def _unpacked(data: bytes, start: int, end: int) -> bytes | None:
    """A stream's content; None where it is more than a report has."""
    if data[start : start + 1] != b"x":
        return data[start:end] if end - start <= MOST_IN_A_STREAM else None
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(data[start:end], MOST_IN_A_STREAM + 1)
    except zlib.error:
        # PDFium takes what comes before the fault; how much that is nobody knows.
        return None
    return content if len(content) <= MOST_IN_A_STREAM else None


def _longest_array(data: bytes) -> int:
    return max((found.count(b"R") for found in _REFERENCES.findall(data)), default=1)


def _codes_mapped(content: bytes) -> int:
    ranges = (pair for section in _RANGES.findall(content) for pair in _RANGE.findall(section))
    return sum(max(0, _code(last) - _code(first)) + 1 for first, last in ranges)


def _code(written: bytes) -> int:
    digits = b"".join(written.split())
    return int(digits, 16) if digits else 0
