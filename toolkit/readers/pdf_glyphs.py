"""The characters of one PDF page, through PDFium's raw calls, as runs that stand side by side."""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise, repeat
from operator import sub
from typing import Any

import pypdfium2_raw as pdfium

from toolkit.errors import LimitExceeded
from toolkit.readers import pdf_calls as calls
from toolkit.readers.pdf_covers import Covers, covering
from toolkit.readers.pdf_cut_off import UNKNOWN, cut_figures
from toolkit.readers.pdf_lean import lean_of, may_lean, straightened, straightening
from toolkit.readers.pdf_page import Box, Page, Run, Upright, transformed_all
from toolkit.readers.pdf_watermarks import leave_out_slanted

MOST_GLYPHS = 60_000

# PDFium puts line ends, and spaces where it sees gaps, between the glyphs.
_MADE_UP = " \r\n"
_SPACE = re.compile(" ")
_LINE_ENDS = {"\r": False, "\n": False}
# PDFium's marks for a hyphen at a line's end.
_LINE_END_HYPHENS = "\x02\ufffe"
_MEANINGLESS = "\0\ufffd\uffff"
# Where symbol fonts (Wingdings, Symbol) put their bullets and arrows.
_SYMBOL_FONT = ("\uf020", "\uf0ff")
# Letters that one glyph may stand for, which then all have its box; figures have no such glyphs.
_LIGATURE = re.compile("([a-zA-Z—…])\\1")
_MOST_IN_LIGATURE = 16
_DOUBTFUL = re.compile("[\x00-\x1f\ue000-\uf8ff\ufff0-\uffff\U000f0000-\U0010ffff]")
_QUARTER_TURN = 1.5707963
_ANGLES_LOOKED_AT = 30
# PDFium's loose boxes for vertical fonts are many times too large: looked into from this width on, and taken for wrong
# where the ink fills less than this share in both directions.
_SUSPICIOUSLY_WIDE = 30.0
_INK_SHARE = 1 / 3
# In points on a page of usual size: a run goes on where the next glyph is this near, and its foot this little higher or
# lower. Feet part superscripts, which middles don't: those are small enough for their middle to stay near the line's.
_TOUCHING = 0.6
_SAME_FOOT = 1.5


class TextPage:
    """PDFium's view of a page's text."""

    def __init__(self, page: Any, number: int) -> None:
        self._pointer = pdfium.FPDFText_LoadPage(page)
        self.handle = calls.handle_of(self._pointer)
        count = pdfium.FPDFText_CountChars(self._pointer) if self._pointer else 0
        if count > MOST_GLYPHS:
            self.close()
            raise LimitExceeded(f"第 {number} 页有 {count} 个字符，不像一份年度报告的页面。")
        self.characters = self._characters(count)
        # Some glyphs, all over the page, and the angles of those that have one.
        self._sample: list[int] = []
        self._angles: list[float] = []
        # The turns that bring other text upright than most, if there is any.
        self.aside: int | None = None

    def close(self) -> None:
        if self._pointer:
            pdfium.FPDFText_ClosePage(self._pointer)

    def _characters(self, count: int) -> str:
        """One character a glyph: in one call where PDFium's text has a unit for each, else one by one."""
        buffer = (ctypes.c_ushort * (count + 1))()
        if count and pdfium.FPDFText_GetText(self._pointer, 0, count, buffer) == count + 1:
            characters = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
            if len(characters) == count:
                return characters
        codes = (pdfium.FPDFText_GetUnicode(self._pointer, index) for index in range(count))
        return "".join(chr(code) if code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)

    def turns(self) -> int:
        """Quarter turns clockwise, from the page as its content has it, that bring most of its text upright.

        The text says how a page is read, whatever rotation it is shown in: tables are also set sideways without any.
        """
        sample = range(0, len(self.characters), max(1, len(self.characters) // _ANGLES_LOOKED_AT))
        self._sample = [index for index in sample if self.characters[index] not in _MADE_UP]
        self._angles = [angle for index in self._sample if (angle := calls.angle(self.handle, index)) >= 0]
        turns = [round(angle / _QUARTER_TURN) % 4 for angle in self._angles]
        most = max(set(turns), key=turns.count, default=0)
        others = [turn for turn in turns if turn != most]
        if others:
            self.aside = -max(set(others), key=others.count) % 4
        return -most % 4 if turns.count(most) * 2 > len(turns) else 0

    def turns_of(self, index: int) -> int:
        """Quarter turns clockwise that bring a glyph upright."""
        return int(-round(max(0.0, calls.angle(self.handle, index)) / _QUARTER_TURN) % 4)

    def lean(self, upright: Upright) -> float:
        """How far the lines of the upright page fall to the right, in radians."""
        return lean_of(self.handle, self._sample, upright.matrix) if may_lean(self._angles) else 0.0


@dataclass(slots=True)
class _Glyphs:
    """A page's glyphs, all lefts together and so on: a page has thousands, and an object for each takes its time."""

    # Their numbers on PDFium's text page, by which it answers for each.
    indexes: list[int]
    text: str
    lefts: list[float]
    tops: list[float]
    rights: list[float]
    bottoms: list[float]

    def kept(self, flags: list[bool]) -> _Glyphs:
        edges = (list(compress(one, flags)) for one in (self.lefts, self.tops, self.rights, self.bottoms))
        return _Glyphs(list(compress(self.indexes, flags)), "".join(compress(self.text, flags)), *edges)


def read_glyphs(text: TextPage, upright: Upright, page: Page, covers: Covers, *, apart: bool = False) -> None:
    """Puts the text's glyphs onto a page, but for those that something is painted over.

    `apart` takes only those that stand as the page is turned.
    """
    indexes, characters = _drawn(text)
    if apart:
        flags = [text.turns_of(index) == upright.turned for index in indexes]
        indexes, characters = list(compress(indexes, flags)), "".join(compress(characters, flags))
    if not indexes:
        return
    glyphs = _with_boxes(text, indexes, characters, upright)
    unmapped = list(map(calls.is_unmapped, repeat(text.handle), indexes))
    if 1 in unmapped or _DOUBTFUL.search(glyphs.text):
        glyphs = _trusted(glyphs, unmapped, page)
    if not glyphs.text:
        return
    if (
        min(glyphs.lefts) < 0
        or min(glyphs.tops) < 0
        or max(glyphs.rights) > page.width
        or max(glyphs.bottoms) > page.height
    ):
        glyphs = _on_page(glyphs, page)
    if covers:
        glyphs = _uncovered(glyphs, text.handle, covers, page)
    page.glyph_count = len(glyphs.text)
    if page.lean:
        _straighten(glyphs, page)
    if glyphs.text:
        starts = [0, *_breaks(glyphs, page.unit)]
        page.runs = _runs(glyphs, starts)
        leave_out_slanted(page, text.handle, list(map(glyphs.indexes.__getitem__, starts)), upright.matrix)


def _drawn(text: TextPage) -> tuple[list[int], str]:
    """The glyphs that are on the page, all but the spaces and line ends that PDFium made up: numbers and characters."""
    kept = _SPACE.sub(lambda found: "\n" if calls.is_generated(text.handle, found.start()) else " ", text.characters)
    indexes = compress(range(len(kept)), map(_LINE_ENDS.get, kept, repeat(True)))
    return list(indexes), kept.replace("\r", "").replace("\n", "")


def _with_boxes(text: TextPage, indexes: list[int], characters: str, upright: Upright) -> _Glyphs:
    boxes = (ctypes.c_float * (4 * len(indexes)))()
    deque(map(calls.loose_box, repeat(text.handle), indexes, calls.references(boxes, 16)), maxlen=0)
    # An FS_RECTF has left, top, right, bottom; the page's top is up.
    lefts, tops, rights, bottoms = calls.columns(boxes, "f", 4)
    glyphs = _Glyphs(indexes, characters, *transformed_all(upright.matrix, lefts, bottoms, rights, tops))
    widths = list(map(sub, glyphs.rights, glyphs.lefts))
    if max(widths) > _SUSPICIOUSLY_WIDE:
        for number, width in enumerate(widths):
            if width > _SUSPICIOUSLY_WIDE:
                _mend(glyphs, number, upright.box(*_ink_box(text.handle, indexes[number])))
    for found in _LIGATURE.finditer(characters):
        _part_ligature(glyphs, found.start(), text.handle)
    return glyphs


def _part_ligature(glyphs: _Glyphs, first: int, text: calls.Handle) -> None:
    """Gives each letter its part of the one glyph drawn for all; letters drawn over each other are objects of their own."""
    lefts, rights = glyphs.lefts, glyphs.rights
    left, right = lefts[first], rights[first]
    count = 1
    while (
        count < _MOST_IN_LIGATURE
        and lefts[first + count : first + count + 1] == [left]
        and rights[first + count] == right
    ):
        count += 1
    drawn = {calls.text_object(text, index) for index in glyphs.indexes[first : first + count]}
    if count > 1 and len(drawn) == 1:
        width = (right - left) / count
        lefts[first : first + count] = [left + number * width for number in range(count)]
        rights[first : first + count] = [left + (number + 1) * width for number in range(count)]


def _mend(glyphs: _Glyphs, number: int, ink: Box) -> None:
    """Takes the ink's box for the loose one where that is far too large."""
    left, top, right, bottom = glyphs.lefts[number], glyphs.tops[number], glyphs.rights[number], glyphs.bottoms[number]
    fills = (ink[2] - ink[0]) / (right - left), (ink[3] - ink[1]) / max(1.0, bottom - top)
    if max(fills) < _INK_SHARE:
        glyphs.lefts[number], glyphs.tops[number], glyphs.rights[number], glyphs.bottoms[number] = ink


def _ink_box(text: calls.Handle, index: int) -> Box:
    box = (ctypes.c_double * 4)()
    calls.ink_box(text, index, *calls.references(box, 8))
    left, right, bottom, top = box
    return left, bottom, right, top


def _trusted(glyphs: _Glyphs, unmapped: list[int], page: Page) -> _Glyphs:
    """The glyphs with a character that can be shown in place of each doubtful one, and without control codes."""
    shown = []
    for character, flag in zip(glyphs.text, unmapped, strict=True):
        trusted = True
        if flag == 1 or _DOUBTFUL.match(character):
            character, trusted = _usable(character, flag == 1)
        page.unmapped += not trusted
        shown.append(character)
    kept = glyphs.kept(list(map(bool, shown)))
    kept.text = "".join(shown)
    return kept


def _usable(character: str, unmapped: bool) -> tuple[str, bool]:
    """What to keep for a doubtful character (nothing for a control code), and whether it means what it says."""
    if character in _LINE_END_HYPHENS:
        return "-", True
    if unmapped or character in _MEANINGLESS:
        return UNKNOWN, False
    if _SYMBOL_FONT[0] <= character <= _SYMBOL_FONT[1]:
        return "•", True
    if character < " ":
        return "", True
    return character, not (character <= "\uf8ff" or character >= "\U000f0000")


def _on_page(glyphs: _Glyphs, page: Page) -> _Glyphs:
    """The glyphs whose middles are on the page; the others' text is noted."""
    flags = [
        0 <= left + right <= 2 * page.width and 0 <= top + bottom <= 2 * page.height
        for left, top, right, bottom in zip(glyphs.lefts, glyphs.tops, glyphs.rights, glyphs.bottoms, strict=True)
    ]
    gone = [not flag for flag in flags]
    page.off_page = "".join(compress(glyphs.text, gone)).strip()
    cut = cut_figures(glyphs.text, glyphs.lefts, glyphs.tops, glyphs.rights, glyphs.bottoms, gone)
    page.beyond = _unknown_digits(glyphs, gone, cut)
    return _with_unknown(glyphs, cut).kept([flag or n in cut for n, flag in enumerate(flags)])


def _unknown_digits(glyphs: _Glyphs, gone: Sequence[bool], cut: Container[int]) -> list[Run]:
    """Where digits are that nobody sees, other than beside those that are seen."""
    return [
        Run(UNKNOWN, glyphs.tops[n], glyphs.bottoms[n], glyphs.lefts[n : n + 1], glyphs.rights[n : n + 1])
        for n in compress(range(len(gone)), gone)
        if n not in cut and glyphs.text[n].isdecimal()
    ]


def _with_unknown(glyphs: _Glyphs, cut: Mapping[int, float]) -> _Glyphs:
    """The glyphs with nobody knows what in place of some, right where the seen ones end."""
    for number, edge in cut.items():
        glyphs.lefts[number] = glyphs.rights[number] = edge
    if cut:
        glyphs.text = "".join(UNKNOWN if n in cut else character for n, character in enumerate(glyphs.text))
    return glyphs


def _uncovered(glyphs: _Glyphs, text: calls.Handle, covers: Covers, page: Page) -> _Glyphs:
    """The glyphs that are seen; the others' text is noted."""
    boxes = list(zip(glyphs.lefts, glyphs.tops, glyphs.rights, glyphs.bottoms, strict=True))
    over = covering(text, glyphs.indexes, boxes, covers)
    flags = [cover is not None for cover in over]
    page.unseen = "".join(compress(glyphs.text, flags)).strip()
    clipped = [cover is not None and cover.is_clip for cover in over]
    cut: Mapping[int, float] = {}
    if any(clipped):
        found = cut_figures(glyphs.text, glyphs.lefts, glyphs.tops, glyphs.rights, glyphs.bottoms, flags)
        cut = {number: edge for number, edge in found.items() if clipped[number]}
        page.beyond = [*page.beyond, *_unknown_digits(glyphs, clipped, cut)]
    return _with_unknown(glyphs, cut).kept([not flag or n in cut for n, flag in enumerate(flags)])


def _straighten(glyphs: _Glyphs, page: Page) -> None:
    matrix = straightening(page.lean, page.width, page.height)
    boxes = zip(glyphs.lefts, glyphs.tops, glyphs.rights, glyphs.bottoms, strict=True)
    edges = zip(*(straightened(box, page.lean, matrix) for box in boxes), strict=True)
    glyphs.lefts, glyphs.tops, glyphs.rights, glyphs.bottoms = map(list, edges)


def _runs(glyphs: _Glyphs, starts: list[int]) -> list[Run]:
    text, lefts, tops, rights, bottoms = glyphs.text, glyphs.lefts, glyphs.tops, glyphs.rights, glyphs.bottoms
    return [
        Run(text[start:end], min(tops[start:end]), max(bottoms[start:end]), lefts[start:end], rights[start:end])
        for start, end in pairwise([*starts, len(text)])
    ]


def _breaks(glyphs: _Glyphs, unit: float) -> list[int]:
    """The glyphs that don't stand right beside the one before."""
    near, level = _TOUCHING * unit, _SAME_FOOT * unit
    gaps = map(sub, glyphs.lefts[1:], glyphs.rights)
    falls = map(sub, glyphs.bottoms[1:], glyphs.bottoms)
    return [
        index
        for index, gap, fall in zip(range(1, len(glyphs.text)), gaps, falls, strict=True)
        if gap > near or fall > level or gap < -near or fall < -level
    ]
