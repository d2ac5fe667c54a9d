"""Whether a PDF could keep PDFium busy for ever: looked for before PDFium sees it.

PDFium takes whatever a file asks for: a stream of a few kilobytes that unpacks to gigabytes, drawings that draw each
other ten times over ten levels, a character map that maps every code a thousand times. Such a file is rare, but reading it
ends the process. Files that show none of this are read at once; any other is read apart, with limits (apart.py).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

# What real reports stay far below.
MOST_IN_A_STREAM = 2 * 1024 * 1024
MOST_IN_ALL = 24 * 1024 * 1024
MOST_TOGETHER = 32 * 1024 * 1024
MOST_DRAWINGS_DRAWN = 24
MOST_CODES_MAPPED = 400_000
_MOST_STREAMS = 20_000

_KNOWN_FILTER = re.compile(rb"/Filter\s*\[?\s*/(?:Flate|DCT|JPX|CCITTFax|JBIG2)Decode\s*(?:\]|[/>\s])")
_FONT_FILE = re.compile(rb"/Length1|/Subtype\s*/(?:CIDFontType0C|Type1C|OpenType)")
_FONT_BEGINNINGS = (b"\0\1\0\0", b"true", b"OTTO", b"ttcf", b"%!", b"\1\0\4", b"\1\0\5")
_DRAWN = re.compile(rb"(?<=[\s\]>)])Do(?=[\s\[<(/]|\Z)")
_RANGES = re.compile(rb"begin(?:bf|cid|notdef)range(.*?)(?:end|\Z)", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]{1,12})>\s*<([0-9A-Fa-f\s]{1,12})>\s*[<\[\d]")
_REFERENCES = re.compile(rb"\[\s*((?:\d+\s+\d+\s+R\s*)+)\]")
# A stream's dictionary is no longer than this.
_DICTIONARY = 2048


def is_risky(data: bytes) -> bool:
    """Whether the file has anything that would have to be watched."""
    if b"/Encrypt" in data:
        # What is encrypted can't be looked at.
        return True
    largest = total = drawn = mapped = 0
    longest = _longest_array(data)
    for number, (dictionary, start, end) in enumerate(_streams(data)):
        if number > _MOST_STREAMS or b"#" in dictionary or (b"/F" in dictionary and not _is_known(dictionary)):
            return True
        if _is_picture(dictionary) or _is_font(dictionary, data, start):
            continue
        content = _unpacked(data, start, end)
        if content is None:
            return True
        largest, total = max(largest, len(content)), total + len(content)
        drawn += len(_DRAWN.findall(content)) if b"Do" in content else 0
        mapped += _codes_mapped(content)
        if b"/ObjStm" in dictionary:
            longest = max(longest, _longest_array(content))
        if total > MOST_IN_ALL or drawn > MOST_DRAWINGS_DRAWN or mapped > MOST_CODES_MAPPED:
            return True
    return largest * longest > MOST_TOGETHER


def _is_picture(dictionary: bytes) -> bool:
    """Pictures are unpacked only to be shown."""
    return b"/Image" in dictionary and b"/Width" in dictionary


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
