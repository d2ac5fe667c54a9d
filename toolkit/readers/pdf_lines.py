"""Glyphs → lines of text: which glyphs stand side by side, and where a space belongs between them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence, Set
from operator import itemgetter, sub
from statistics import median
from typing import NamedTuple

from toolkit.readers.pdf_page import Box, Glyph

# Shares of the type size.
_SAME_LINE = 0.5
_WORD_GAP = 0.2
_COLUMN_GAP = 2.0
_COLUMN_STEP = 0.9
_IDEOGRAPHS_MEASURED = 3
# Loose boxes reach above and below the type size.
_SIZE_OF_LOOSE_HEIGHT = 0.8
# A glyph drawn again this near (share of its own size) is fake bold, not a second letter.
_DRAWN_TWICE = 0.25
# A line whose ideographs mostly have spaces between them was spaced out to fill its width.
_FEWEST_PAIRS_SPACED_OUT = 4

# Space that a cell leaves free at its sides.
_WIDEST_PADDING = 0.75

_FIGURE = re.compile(r"[0-9０-９]+[0-9０-９.,．，]*\Z")
_LEFT = itemgetter(1)
_SPACE_OR_REPETITION = re.compile(r"\s|(.)\1")
_WIDE_MARKS = "“”‘’…—·"
_OPENING = frozenset("（《「『【〔“‘([{")
_CLOSING = frozenset("，。、；：！？）》」』】〕”’…％,.;:!?)]}%")


class Line(NamedTuple):
    """Text that stands side by side."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    # Type size: the width of an ideograph.
    size: float
    # Width of what can't be parted from the line's first character: a word, a figure, marks that follow.
    head: float

    @property
    def box(self) -> Box:
        return (self.left, self.top, self.right, self.bottom)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def is_wide(character: str) -> bool:
    """Ideographs, their punctuation, full-width forms: what is set without spaces."""
    return character >= "\u2e80" or character in _WIDE_MARKS


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines that glyphs make, from top to bottom; spaces alone make none."""
    if len(glyphs) == 1:
        text, left, top, right, bottom = glyphs[0]
        return [] if text.isspace() else [Line(text, left, top, right, bottom, bottom - top, right - left)]
    made = map(_line, _rows(glyphs)) if glyphs else ()
    return [line for line in made if line is not None]


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs by height on the page; a new row begins where the next middle is half a glyph lower."""
    middles = [glyph[2] + glyph[4] for glyph in glyphs]
    if max(middles) - min(middles) <= glyphs[0][4] - glyphs[0][2]:
        return [list(glyphs)]
    rows: list[list[Glyph]] = []
    base = reach = float("-inf")
    for double_middle, (_, glyph) in sorted(zip(middles, enumerate(glyphs), strict=True)):
        middle, half = double_middle / 2, (glyph[4] - glyph[2]) * _SAME_LINE
        if middle - base > (reach if reach > half else half):
            row: list[Glyph] = []
            rows.append(row)
            base, reach = middle, half
        row.append(glyph)
    return rows


def pieces_of(glyphs: Sequence[Glyph]) -> list[list[Line]]:
    """Lines cut where a gap parts columns; from top to bottom, each from left to right."""
    rows = []
    for row in _rows(glyphs) if glyphs else ():
        pieces: list[list[Glyph]] = []
        end, spaces = float("-inf"), 0
        for glyph in sorted(row, key=_LEFT):
            if glyph[0].isspace():
                spaces += 1
                continue
            # One space alone parts words, however wide it is.
            step = _COLUMN_STEP * (2 if spaces == 1 else 1)
            if glyph[1] - end > step * (glyph[4] - glyph[2]):
                pieces.append([])
            pieces[-1].append(glyph)
            end, spaces = glyph[3], 0
        made = (_line(piece) for piece in pieces)
        rows.append([line for line in made if line is not None])
    return [row for row in rows if row]


def joined(pieces: Sequence[Line]) -> Line:
    """The pieces of a row as one line again."""
    if len(pieces) == 1:
        return pieces[0]
    first = pieces[0]
    return Line(
        " ".join(piece.text for piece in pieces),
        first.left,
        min(piece.top for piece in pieces),
        max(piece.right for piece in pieces),
        max(piece.bottom for piece in pieces),
        first.size,
        first.head,
    )


def _line(row: list[Glyph]) -> Line | None:
    row.sort(key=_LEFT)
    characters, lefts, tops, rights, bottoms = zip(*row, strict=True)
    text = "".join(characters)
    spaced: Set[int] = frozenset()
    if _SPACE_OR_REPETITION.search(text):
        row, spaced = _marks_and_spaces(row)
        if not row:
            return None
        characters, lefts, tops, rights, bottoms = zip(*row, strict=True)
        text = "".join(characters)
    top, bottom, right = min(tops), max(bottoms), max(rights)
    size = _type_size(text, lefts, rights) or (bottom - top) * _SIZE_OF_LOOSE_HEIGHT
    head = rights[_head(text, spaced) - 1] - lefts[0]
    gaps = list(map(sub, lefts[1:], rights))
    if spaced or (gaps and max(gaps) > _WORD_GAP * size):
        text = _spaced_text(text, gaps, spaced, size)
    return Line(text, lefts[0], top, right, bottom, size, head)


def _type_size(text: str, lefts: Sequence[float], rights: Sequence[float]) -> float:
    """The width of an ideograph, without what the ink of some adds; 0 where there is none."""
    size, seen = 0.0, 0
    for index, character in enumerate(text):
        if character >= "\u2e80":
            width = rights[index] - lefts[index]
            size = min(size, width) if seen else width
            seen += 1
            if seen == _IDEOGRAPHS_MEASURED:
                break
    return size


def _marks_and_spaces(row: list[Glyph]) -> tuple[list[Glyph], set[int]]:
    """A row's visible glyphs, each once, and before which of them a space glyph stands."""
    marks: list[Glyph] = []
    spaced: set[int] = set()
    before = ""
    for glyph in row:
        text = glyph[0]
        if text.isspace():
            spaced.add(len(marks))
        elif text != before or not _is_drawn_twice(marks[-1], glyph):
            marks.append(glyph)
            before = text
    return marks, spaced


def _is_drawn_twice(one: Glyph, other: Glyph) -> bool:
    aside, lower = other.left - one.left, abs(other.top - one.top)
    return aside < (other.right - other.left) * _DRAWN_TWICE and lower < (other.bottom - other.top) * _DRAWN_TWICE


def _spaced_text(text: str, gaps: list[float], spaced: Set[int], size: float) -> str:
    """The text with a space wherever one belongs."""
    wide = list(map(is_wide, text))
    between_wide = [index for index in range(len(gaps)) if wide[index] and wide[index + 1]]
    stretch = max(0.0, median([gaps[index] for index in between_wide])) if between_wide else 0.0
    spaced_pairs = sum(index + 1 in spaced for index in between_wide)
    spaced_out = spaced_pairs >= _FEWEST_PAIRS_SPACED_OUT and spaced_pairs * 2 > len(between_wide)
    parts = [text[0]]
    for index, gap in enumerate(gaps):
        if index + 1 in spaced:
            space = not (spaced_out and wide[index] and wide[index + 1])
        elif wide[index] or wide[index + 1]:
            space = gap > _COLUMN_GAP * size + 3 * stretch
        else:
            space = gap > _WORD_GAP * size + stretch
        if space:
            parts.append(" ")
        parts.append(text[index + 1])
    return "".join(parts)


def _head(text: str, spaced: Set[int]) -> int:
    """Length of what a line can't begin with a part of: opening marks, a word or an ideograph, closing marks."""
    end, length = 1, len(text)
    while end < length and text[end - 1] in _OPENING:
        end += 1
    if not is_wide(text[end - 1]):
        while end < length and end not in spaced and not is_wide(text[end]):
            end += 1
    while end < length and text[end] in _CLOSING:
        end += 1
    return end


def cell_text(lines: Sequence[Line], box: Box) -> str:
    """The text of a cell: a line a line, but what is written downwards, or a figure that its cell broke, reads as one."""
    if len(lines) < 2:
        return lines[0].text if lines else ""
    texts = [line.text for line in lines]
    # Figures one above the other may be two figures: those stay apart.
    if max(map(len, texts)) == 1 and any(map(str.isalpha, texts)):
        return "".join(texts)
    text = texts[0]
    for before, after in itertools.pairwise(lines):
        text += after.text if is_broken_figure(before, box, after) else "\n" + after.text
    return text


def is_broken_figure(before: Line, box: Box, after: Line) -> bool:
    """Whether two lines of a cell are one figure that was too wide for it."""
    return bool(_FIGURE.match(before.text) and _FIGURE.match(after.text)) and fills(
        before, box, after.head / max(1, len(after.text))
    )


def fills(line: Line, box: Box, needed: float) -> bool:
    """Whether a cell has no room left beside a line for something as wide as `needed`."""
    width = box[2] - box[0]
    padding = min(max(0.0, line.left - box[0]), max(0.0, box[2] - line.right), _WIDEST_PADDING * line.size)
    return width - (line.right - line.left) - 2 * padding < needed
