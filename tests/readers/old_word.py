"""Tiny Word 97–2003 files: the streams of one, built from paragraphs and the changes made to them."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from toolkit.original import Original
from toolkit.readers.doc import original_of
from toolkit.readers.doc_file import Part, WordFile

_TEXT_AT = 2048
_PAGE = 512
_FIXED_OF_STYLE = 10
_A_PAGE_OF_RUNS, _A_PAGE_OF_PARAGRAPHS = 20, 6


@dataclass(frozen=True)
class OldRun:
    text: str
    changes: bytes = b""


@dataclass(frozen=True)
class OldParagraph:
    runs: Sequence[OldRun]
    changes: bytes = b""
    mark: str = "\r"
    mark_changes: bytes = b""
    style: int = 0


def change(code: int, *operand: int) -> bytes:
    """One property change, its operand byte by byte."""
    return struct.pack("<H", code) + bytes(operand)


def p(
    *runs: str | OldRun, changes: bytes = b"", mark: str = "\r", mark_changes: bytes = b"", style: int = 0
) -> OldParagraph:
    made = [OldRun(one) if isinstance(one, str) else one for one in runs]
    return OldParagraph(made, changes, mark, mark_changes, style)


def row(*cells: str | OldRun, edges: Sequence[int] = (), flags: Sequence[int] = ()) -> list[OldParagraph]:
    """A table's row; its cells end at the edges, by default evenly, each with the flags of how it merges."""
    places = edges or range(0, 1000 * (len(cells) + 1), 1000)
    inside = change(0x2416, 1)
    ended = [p(cell, changes=inside, mark="\x07") for cell in cells]
    return [*ended, p(changes=inside + change(0x2417, 1) + row_plan(places, flags), mark="\x07")]


def row_plan(edges: Sequence[int], flags: Sequence[int] = ()) -> bytes:
    count = len(edges) - 1
    described = b"".join(struct.pack("<H18x", one) for one in (*flags, *([0] * (count - len(flags)))))
    plan = struct.pack(f"<B{count + 1}h", count, *edges) + described
    return struct.pack("<HH", 0xD608, len(plan) + 1) + plan


@dataclass(frozen=True)
class OldWord:
    """A file's stories; `narrow` stores a byte a character, `parts` go into the table stream as they are."""

    body: Sequence[OldParagraph]
    notes: Sequence[OldParagraph] = ()
    margins: Sequence[OldParagraph] = ()
    boxes: Sequence[OldParagraph] = ()
    narrow: bool = False
    flags: int = 0
    version: int = 0xC1
    parts: Mapping[int, bytes] = field(default_factory=dict)
    data: bytes = b""
    # What a fast save changed about all of the text.
    changed: int = 0
    shared: bytes = b""

    def streams(self) -> tuple[bytes, bytes]:
        """The main stream and the table stream."""
        width = 1 if self.narrow else 2
        paragraphs = [*self.body, *self.notes, *self.margins, *self.boxes]
        runs = [run for one in paragraphs for run in (*one.runs, OldRun(one.mark, one.mark_changes)) if run.text]
        text = "".join(run.text for run in runs)
        stored = text.encode("cp1252") if self.narrow else text.encode("utf-16-le", "surrogatepass")
        main = bytearray(_TEXT_AT) + stored + bytes(-len(stored) % _PAGE)
        offsets = [_TEXT_AT + width * at for at in accumulate((len(run.text) for run in runs), initial=0)]
        ends = [_TEXT_AT + width * at for at in accumulate(map(_length, paragraphs), initial=0)]
        characters = [bytes((len(run.changes),)) + run.changes for run in runs]
        formats = [_paragraph_format(one) for one in paragraphs]
        parts = {
            Part.CHARACTER_FORMATS: _pages(main, offsets, characters, 1, _A_PAGE_OF_RUNS),
            Part.PARAGRAPH_FORMATS: _pages(main, ends, formats, 13, _A_PAGE_OF_PARAGRAPHS),
            Part.PIECES: self._pieces(len(text)),
            **self.parts,
        }
        table = bytearray()
        struct.pack_into("<HH6xH", main, 0, 0xA5EC, self.version, self.flags | 0x200)
        stories = (self.body, self.notes, self.margins, (), (), (), self.boxes)
        struct.pack_into("<7I", main, 0x4C, *(sum(map(_length, story)) for story in stories))
        for number, part in parts.items():
            struct.pack_into("<II", main, 0x9A + 8 * number, len(table), len(part))
            table += part
        return bytes(main), bytes(table)

    def _pieces(self, length: int) -> bytes:
        offset = _TEXT_AT * 2 | 0x4000_0000 if self.narrow else _TEXT_AT
        plan = struct.pack("<II", 0, length) + struct.pack("<HIH", 0, offset, self.changed)
        before = struct.pack("<BH", 1, len(self.shared)) + self.shared if self.shared else b""
        return before + struct.pack("<BI", 2, len(plan)) + plan

    def opened(self) -> WordFile:
        main, table = self.streams()
        return WordFile(main, (b"", table), self.data, "原件.doc")

    def read(self) -> Original:
        return original_of(self.opened(), "", "原件.doc")


def plc(positions: Sequence[int], entries: Sequence[bytes] = ()) -> bytes:
    """Positions, and an entry for each but the last."""
    return struct.pack(f"<{len(positions)}I", *positions) + b"".join(entries)


def style_sheet(*styles: tuple[int, bytes, bytes]) -> bytes:
    """Styles of paragraphs: the number of the one each is based on, and what it changes of paragraphs and characters."""
    sheet = struct.pack("<HHH", 4, len(styles), _FIXED_OF_STYLE)
    for number, (base, paragraphs, characters) in enumerate(styles):
        formats = b"".join(
            struct.pack("<H", len(one)) + one + bytes(len(one) % 2)
            for one in (struct.pack("<H", number) + paragraphs, characters)
        )
        entry = (
            struct.pack("<HHHHH", 0, 1 | base << 4, 2, 0, 0) + struct.pack("<HHH", 1, ord("A") + number, 0) + formats
        )
        sheet += struct.pack("<H", len(entry)) + entry
    return sheet


def _length(paragraph: OldParagraph) -> int:
    return sum(len(run.text) for run in paragraph.runs) + len(paragraph.mark)


def _paragraph_format(paragraph: OldParagraph) -> bytes:
    stored = struct.pack("<H", paragraph.style) + paragraph.changes
    stored += bytes(len(stored) % 2)
    return bytes((0, len(stored) // 2)) + stored


def _pages(main: bytearray, offsets: Sequence[int], formats: Sequence[bytes], entry: int, most: int) -> bytes:
    """Puts the formats on pages behind the text; gives the plan of the pages."""
    firsts, numbers = [], []
    for first in range(0, len(formats), most):
        some = formats[first : first + most]
        page = bytearray(_PAGE)
        page[-1] = len(some)
        struct.pack_into(f"<{len(some) + 1}I", page, 0, *offsets[first : first + len(some) + 1])
        at = _PAGE - 2
        for number, one in enumerate(some):
            at = (at - len(one)) & ~1
            page[at : at + len(one)] = one
            page[4 * (len(some) + 1) + entry * number] = at // 2
        firsts.append(offsets[first])
        numbers.append(len(main) // _PAGE)
        main += page
    return plc([*firsts, offsets[-1]], [struct.pack("<I", number) for number in numbers])
