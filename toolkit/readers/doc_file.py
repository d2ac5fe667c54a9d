"""A Word 97–2003 file: its text by position, its stories, and where the properties of each stretch are stored.

Names in brackets are those of Microsoft's [MS-DOC].
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from toolkit.errors import LimitExceeded, UnreadableFile
from toolkit.readers.doc_changes import STYLE, Changes, changed, changes_in, shorthand
from toolkit.readers.doc_formats import Formats, Paragraph, character_formats, paragraph_formats
from toolkit.readers.doc_styles import switches_on

MOST_CHARACTERS = 1_000_000
MOST_PIECES = 100_000
MOST_STRETCHES = 300_000

# The first version with this layout (Word 97).
_WORD_97 = 0xC1
_LENGTHS, _PARTS = 0x4C, 0x9A
_ENCRYPTED, _SECOND_TABLE = 0x100, 0x200
# Long formats, and those of rows, may stand in another stream.
_SAVED_ELSEWHERE = (0x6645, 0x6646, 0x646B)
_SHARED_CHANGES = b"\1"


class Part:
    """The numbers of the parts of the table stream that are read [FibRgFcLcb97]."""

    STYLES = 1
    FOOTNOTE_MARKS = 2
    FOOTNOTES = 3
    SECTIONS = 6
    MARGINS = 11
    CHARACTER_FORMATS = 12
    PARAGRAPH_FORMATS = 13
    FONTS = 15
    PIECES = 33
    DRAWN = 40
    ENDNOTE_MARKS = 46
    ENDNOTES = 47
    DRAWINGS = 50
    BOXES = 56
    LISTS = 73
    LIST_USES = 74


class Story(NamedTuple):
    """A stretch of the text: the body, all footnotes, all heads and feet, …"""

    start: int
    end: int


class Stories(NamedTuple):
    body: Story
    footnotes: Story
    margins: Story
    comments: Story
    endnotes: Story
    boxes: Story


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that follow each other in the text and in the file."""

    start: int
    end: int
    offset: int
    # Bytes a character.
    width: int
    # What a fast save changed about all of it.
    changed: Changes

    def offset_of(self, position: int) -> int:
        return self.offset + (position - self.start) * self.width


class WordFile:
    def __init__(self, main: bytes, tables: tuple[bytes, bytes], data: bytes, file: str) -> None:
        self._main, self._data, self._file = main, data, file
        flags = self._header(main)
        self._table = tables[bool(flags & _SECOND_TABLE)]
        self.pieces, self.text = self._read_pieces()
        self._starts = [piece.start for piece in self.pieces]
        self._stretches = 0

    def part(self, number: int) -> bytes:
        """A part of the table stream; empty where the file has none."""
        offset, length = struct.unpack_from("<II", self._main, _PARTS + 8 * number)
        return self._table[offset : offset + length]

    def behind(self, number: int) -> bytes:
        """The table stream from a part's end on: the levels of lists stand there."""
        offset, length = struct.unpack_from("<II", self._main, _PARTS + 8 * number)
        return self._table[offset + length :]

    @cached_property
    def switches(self) -> dict[int, frozenset[int]]:
        """What the styles of paragraphs switch on."""
        return switches_on(self.part(Part.STYLES))

    @cached_property
    def stories(self) -> Stories:
        body, notes, margins, _, comments, ends, boxes = struct.unpack_from("<7I", self._main, _LENGTHS)
        found, start = [], 0
        for length in (body, notes, margins, comments, ends, boxes):
            end = min(start + length, len(self.text))
            found.append(Story(start, end))
            start = end
        return Stories(*found)

    def characters(self, start: int, end: int) -> Iterator[tuple[int, int, Changes]]:
        """The stretches of a part of the text that are formatted alike."""
        while start < end:
            self._stretches += 1
            if self._stretches > MOST_STRETCHES:
                raise LimitExceeded(f"{self._file}：文字的格式变化超过 {MOST_STRETCHES} 处，不像一份年度报告。")
            piece = self._piece(start)
            until, changes = self._character_formats.at(piece.offset_of(start))
            stop = min(end, piece.end, start + max(1, (until - piece.offset_of(start)) // piece.width))
            yield start, stop, changed(changes, piece.changed) if piece.changed else changes
            start = stop

    def paragraph(self, mark: int) -> tuple[int, Changes]:
        """The style and the format of the paragraph that ends at a mark."""
        piece = self._piece(mark)
        _, (style, changes) = self._paragraph_formats.at(piece.offset_of(mark))
        for code in _SAVED_ELSEWHERE:
            if code in changes:
                changes = changed(changes, self._stored(int.from_bytes(changes[code], "little")))
        changes = changed(changes, piece.changed)
        return int.from_bytes(changes[STYLE], "little") if STYLE in changes else style, changes

    def stored_bytes(self, offset: int, length: int) -> bytes:
        """Bytes of the stream that holds pictures and long formats."""
        return self._data[offset : offset + length]

    def _stored(self, offset: int) -> Changes:
        length = int.from_bytes(self._data[offset : offset + 2], "little")
        return changes_in(self._data[offset + 2 : offset + 2 + length])

    def _piece(self, position: int) -> Piece:
        return self.pieces[bisect_right(self._starts, position) - 1]

    def _header(self, main: bytes) -> int:
        if len(main) < _PARTS + 8 * (Part.LIST_USES + 1):
            raise UnreadableFile(
                f"{self._file}：文件不完整或已损坏，请重新取得原件，或者用 WPS、Word 打开后另存为 .docx 再试。"
            )
        version, flags = struct.unpack_from("<2xH6xH", main)
        if flags & _ENCRYPTED:
            raise UnreadableFile(f"{self._file}：文件设有打开密码，请用 WPS 或 Word 打开，取消密码后另存再试。")
        if version < _WORD_97:
            raise UnreadableFile(
                f"{self._file}：这是 Word 95 或更早的文件，请用 WPS 或 Word 打开，另存为 .docx 后再试。"
            )
        return int(flags)

    def _read_pieces(self) -> tuple[list[Piece], str]:
        shared, plan = _piece_table(self.part(Part.PIECES))
        count = max(0, len(plan) - 4) // 12
        starts = struct.unpack_from(f"<{count + 1}I", plan) if count else (0,)
        if count > MOST_PIECES or starts[-1] > MOST_CHARACTERS:
            raise LimitExceeded(f"{self._file}：有 {starts[-1]} 个字符、{count} 个片段，不像一份年度报告。")
        pieces, texts = [], []
        for number in range(count):
            start, end = starts[number], starts[number + 1]
            _, place, change = struct.unpack_from("<HIH", plan, 4 * (count + 1) + 8 * number)
            narrow = bool(place & 0x4000_0000)
            offset = place & 0x3FFF_FFFF
            piece = Piece(start, end, offset // 2 if narrow else offset, 1 if narrow else 2, _changed(change, shared))
            stored = self._main[piece.offset : piece.offset + (end - start) * piece.width]
            if end <= start or len(stored) < (end - start) * piece.width:
                raise UnreadableFile(
                    f"{self._file}：正文不完整，文件已损坏，请重新取得原件，或者用 WPS、Word 打开后另存为 .docx 再试。"
                )
            pieces.append(piece)
            texts.append(stored.decode("cp1252", "replace") if narrow else _units(stored))
        if not pieces or starts[0]:
            raise UnreadableFile(
                f"{self._file}：找不到正文，文件已损坏，请重新取得原件，或者用 WPS、Word 打开后另存为 .docx 再试。"
            )
        return pieces, "".join(texts)

    @cached_property
    def _character_formats(self) -> Formats[Changes]:
        return character_formats(self.part(Part.CHARACTER_FORMATS), self._main)

    @cached_property
    def _paragraph_formats(self) -> Formats[Paragraph]:
        return paragraph_formats(self.part(Part.PARAGRAPH_FORMATS), self._main)


def _piece_table(part: bytes) -> tuple[list[bytes], bytes]:
    """What pieces are changed by, and the plan of the pieces [Clx]."""
    shared, at = [], 0
    while part[at : at + 1] == _SHARED_CHANGES:
        length = int.from_bytes(part[at + 1 : at + 3], "little")
        shared.append(part[at + 3 : at + 3 + length])
        at += 3 + length
    length = int.from_bytes(part[at + 1 : at + 5], "little")
    return shared, part[at + 5 : at + 5 + length]


def _changed(change: int, shared: list[bytes]) -> Changes:
    if not change & 1:
        return shorthand(change)
    return changes_in(shared[change >> 1]) if change >> 1 < len(shared) else {}


def _units(stored: bytes) -> str:
    """A character for each two bytes, so that positions stay; halves of rare characters are put together later."""
    return "".join(map(chr, struct.unpack(f"<{len(stored) // 2}H", stored)))
