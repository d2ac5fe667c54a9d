"""Where a Word 97–2003 file keeps the formats of its characters and paragraphs: pages of 512 bytes [FKP]."""

from __future__ import annotations

import struct
import sys
from bisect import bisect_right
from collections.abc import Callable
from typing import Generic, TypeVar

from toolkit.readers.doc_changes import Changes, changes_in

_PAGE = 512
_PAGE_NUMBER = 0x3F_FFFF
_PARAGRAPH_ENTRY = 13

Paragraph = tuple[int, Changes]
_Format = TypeVar("_Format")


class Formats(Generic[_Format]):
    """The formats by where their text lies in the file."""

    def __init__(self, plan: bytes, main: bytes, read: Callable[[bytes, int, int], _Format], none: _Format) -> None:
        count = max(0, len(plan) - 4) // 8
        self._offsets = struct.unpack_from(f"<{count + 1}I", plan) if count else ()
        self._pages = struct.unpack_from(f"<{count}I", plan, 4 * (count + 1)) if count else ()
        self._main, self._read, self._none = main, read, none
        self._known: dict[int, tuple[tuple[int, ...], list[_Format]]] = {}

    def at(self, offset: int) -> tuple[int, _Format]:
        """The format of what lies at an offset, and up to where it reaches."""
        page = bisect_right(self._offsets, offset) - 1
        if not 0 <= page < len(self._pages):
            return sys.maxsize, self._none
        offsets, formats = self._page(self._pages[page] & _PAGE_NUMBER)
        index = bisect_right(offsets, offset) - 1
        if not 0 <= index < len(formats):
            return max(offset + 1, self._offsets[page + 1]), self._none
        return offsets[index + 1], formats[index]

    def _page(self, number: int) -> tuple[tuple[int, ...], list[_Format]]:
        if number not in self._known:
            page = self._main[_PAGE * number : _PAGE * (number + 1)]
            count = page[-1] if len(page) == _PAGE else 0
            offsets = struct.unpack_from(f"<{count + 1}I", page) if count else ()
            self._known[number] = offsets, [self._read(page, 4 * (count + 1), index) for index in range(count)]
        return self._known[number]


def characters_on(page: bytes, start: int, index: int) -> Changes:
    """A stretch of characters: the changes made to it."""
    at = 2 * page[start + index] if start + index < _PAGE else 0
    return changes_in(page[at + 1 : at + 1 + page[at]]) if at else {}


def paragraph_on(page: bytes, start: int, index: int) -> Paragraph:
    """A paragraph: its style, and the changes made to it."""
    entry = start + _PARAGRAPH_ENTRY * index
    at = 2 * page[entry] if entry < _PAGE else 0
    if not at:
        return 0, {}
    # The length is in words, less one byte; a 0 before it says that it isn't.
    begin, end = (at + 1, at + 2 * page[at]) if page[at] else (at + 2, at + 2 + 2 * page[min(at + 1, _PAGE - 1)])
    stored = page[begin:end]
    return int.from_bytes(stored[:2], "little"), changes_in(stored[2:])
