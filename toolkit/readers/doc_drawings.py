"""The shapes drawn in a Word 97–2003 file [OfficeArtContent]: which are pictures, and the text of word art."""

from __future__ import annotations

import struct
from typing import NamedTuple

MOST_RECORDS = 100_000

_PICTURE_FRAME, _UNNAMED = 75, 0xFFF
_HEADER = 8
_IS_CONTAINER = 0xF
_GROUP_OF_ALL, _SHAPE, _PROPERTIES = 0xF000, 0xF00A, 0xF00B
_EMBEDDED = 0x10
_WORD_ART_TEXT = 0xC0
_IS_LONG = 0x8000


class Shape(NamedTuple):
    kind: int
    is_object: bool = False
    # What word art says.
    text: str = ""

    @property
    def may_be_picture(self) -> bool:
        """Whether it is a picture, or of no kind that has a name: what that shows nobody knows."""
        return self.kind in (_PICTURE_FRAME, _UNNAMED)


def shapes_in(part: bytes) -> dict[int, Shape]:
    """The shapes by their numbers."""
    found: dict[int, Shape] = {}
    last = at = 0
    for _ in range(MOST_RECORDS):
        if at + _HEADER > len(part):
            break
        kind_and_count, record, length = struct.unpack_from("<HHI", part, at)
        if record < _GROUP_OF_ALL:
            # A byte before each drawing tells whether it is the pages' or the text's.
            at += 1
            continue
        content = at + _HEADER
        at = content if kind_and_count & 0xF == _IS_CONTAINER and record != _GROUP_OF_ALL else content + length
        if record == _SHAPE and content + 8 <= len(part):
            last, flags = struct.unpack_from("<II", part, content)
            found[last] = Shape(kind_and_count >> 4, bool(flags & _EMBEDDED))
        elif record == _PROPERTIES and last in found:
            text = _word_art(part[content : content + length], kind_and_count >> 4)
            found[last] = found[last]._replace(text=text or found[last].text)
    return found


def _word_art(properties: bytes, count: int) -> str:
    """The text among a shape's properties: long values stand behind the list, in its order."""
    at = 6 * count
    for number in range(min(count, len(properties) // 6)):
        name, value = struct.unpack_from("<HI", properties, 6 * number)
        if name & 0x3FFF == _WORD_ART_TEXT:
            return properties[at : at + value].decode("utf-16-le", "replace").rstrip("\0")
        at += value if name & _IS_LONG else 0
    return ""
