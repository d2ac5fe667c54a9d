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
    """The formats by where their text lies in the file; a file has few different ones, each is made once."""

    def __init__(
        self, plan: bytes, main: bytes, stored: Callable[[bytes, int, int], bytes], make: Callable[[bytes], _Format]
    ) -> None:
        count = max(0, len(plan) - 4) // 8
        self._offsets = struct.unpack_from(f"<{count + 1}I", plan) if count else ()
        self._pages = struct.unpack_from(f"<{count}I", plan, 4 * (count + 1)) if count else ()
        self._main, self._stored, self._make = main, stored, make
        self._known: dict[int, tuple[tuple[int, ...], list[bytes]]] = {}
        self._made: dict[bytes, _Format] = {}

    def at(self, offset: int) -> tuple[int, _Format]:
        """The format of what lies at an offset, and up to where it reaches."""
        until, stored = self._found(offset)
        if stored not in self._made:
            self._made[stored] = self._make(stored)
        return until, self._made[stored]

    def _found(self, offset: int) -> tuple[int, bytes]:
        page = bisect_right(self._offsets, offset) - 1
        if not 0 <= page < len(self._pages):
            return sys.maxsize, b""
        offsets, formats = self._page(self._pages[page] & _PAGE_NUMBER)
        index = bisect_right(offsets, offset) - 1
        if not 0 <= index < len(formats):
            return max(offset + 1, self._offsets[page + 1]), b""
        return offsets[index + 1], formats[index]

    def _page(self, number: int) -> tuple[tuple[int, ...], list[bytes]]:
        if number not in self._known:
            page = self._main[_PAGE * number : _PAGE * (number + 1)]
            count = page[-1] if len(page) == _PAGE else 0
            offsets = struct.unpack_from(f"<{count + 1}I", page) if count else ()
            self._known[number] = offsets, [self._stored(page, 4 * (count + 1), index) for index in range(count)]
        return self._known[number]


def character_formats(plan: bytes, main: bytes) -> Formats[Changes]:
    return Formats(plan, main, _characters_on, changes_in)


def paragraph_formats(plan: bytes, main: bytes) -> Formats[Paragraph]:
    return Formats(plan, main, _paragraph_on, _paragraph)


def _characters_on(page: bytes, start: int, index: int) -> bytes:
    at = 2 * page[start + index] if start + index < _PAGE else 0
    return page[at + 1 : at + 1 + page[at]] if at else b""


def _paragraph_on(page: bytes, start: int, index: int) -> bytes:
    entry = start + _PARAGRAPH_ENTRY * index
    at = 2 * page[entry] if entry < _PAGE else 0
    if not at:
        return b""
    # The length is in words, less one byte; a 0 before it says that it isn't.
    begin, end = (at + 1, at + 2 * page[at]) if page[at] else (at + 2, at + 2 + 2 * page[min(at + 1, _PAGE - 1)])
    return page[begin:end]


def _paragraph(stored: bytes) -> Paragraph:
    """The paragraph's style, and the changes made to it."""
    return int.from_bytes(stored[:2], "little"), changes_in(stored[2:])
