"""Glyphs → lines of text: which glyphs stand side by side, and where a space belongs between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from toolkit.readers.pdf_page import Box, Glyph

# Shares of the type size.
_SAME_LINE = 0.5
_WORD_GAP = 0.2
_COLUMN_GAP = 2.0
# Loose boxes reach above and below the type size.
_SIZE_OF_LOOSE_HEIGHT = 0.8
# A glyph drawn again this near (share of its own size) is fake bold, not a second letter.
_DRAWN_TWICE = 0.25
# A line whose ideographs mostly have spaces between them was spaced out to fill its width.
_FEWEST_PAIRS_SPACED_OUT = 4

# Space that a cell leaves free at its sides.
_WIDEST_PADDING = 0.75

_FIGURE = re.compile(r"[0-9０-９]+[0-9０-９.,．，]*\Z")
_OPENING = frozenset("（《「『【〔“‘([{")
_CLOSING = frozenset("，。、；：！？）》」』】〕”’…％,.;:!?)]}%")


@dataclass(frozen=True, slots=True)
class Line:
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
    return character >= "\u2e80" or character in "“”‘’…—·"


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines that glyphs make, from top to bottom; spaces alone make none."""
    if len(glyphs) == 1:
        text, left, top, right, bottom = glyphs[0]
        return [] if text.isspace() else [Line(text, left, top, right, bottom, bottom - top, right - left)]
    made = (_line(row) for row in _rows(glyphs))
    return [line for line in made if line is not None]


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs by height on the page; a new row begins where the next middle is half a glyph lower."""
    rows: list[list[Glyph]] = []
    base = reach = float("-inf")
    for glyph in sorted(glyphs, key=lambda glyph: glyph[2] + glyph[4]):
        _, _, top, _, bottom = glyph
        middle = (top + bottom) / 2
        if middle - base > max(reach, (bottom - top) * _SAME_LINE):
            rows.append([])
            base, reach = middle, (bottom - top) * _SAME_LINE
        rows[-1].append(glyph)
    return rows


def _line(row: list[Glyph]) -> Line | None:
    marks, spaced = _marks_and_spaces(sorted(row, key=lambda glyph: glyph[1]))
    if not marks:
        return None
    top, bottom = min(glyph[2] for glyph in marks), max(glyph[4] for glyph in marks)
    widths = [right - left for text, left, _, right, _ in marks if is_wide(text)]
    size = median(widths) if widths else (bottom - top) * _SIZE_OF_LOOSE_HEIGHT
    text = _text(marks, spaced, size)
    return Line(text, marks[0][1], top, max(glyph[3] for glyph in marks), bottom, size, _head(marks, spaced))


def _marks_and_spaces(row: list[Glyph]) -> tuple[list[Glyph], list[bool]]:
    """A row's visible glyphs, each once, and whether a space glyph stands before each."""
    marks: list[Glyph] = []
    spaced: list[bool] = []
    space = False
    for glyph in row:
        text, left, top, right, bottom = glyph
        if text.isspace():
            space = True
            continue
        if marks and marks[-1][0] == text:
            _, other_left, other_top, _, _ = marks[-1]
            if left - other_left < (right - left) * _DRAWN_TWICE and abs(top - other_top) < (bottom - top) * _DRAWN_TWICE:
                continue
        marks.append(glyph)
        spaced.append(space)
        space = False
    return marks, spaced


def _text(marks: list[Glyph], spaced: list[bool], size: float) -> str:
    wide = [is_wide(glyph[0]) for glyph in marks]
    gaps = [after[1] - before[3] for before, after in zip(marks, marks[1:], strict=False)]
    between_wide = [index for index in range(len(gaps)) if wide[index] and wide[index + 1]]
    stretch = max(0.0, median([gaps[index] for index in between_wide])) if between_wide else 0.0
    spaced_pairs = sum(spaced[index + 1] for index in between_wide)
    spaced_out = spaced_pairs >= _FEWEST_PAIRS_SPACED_OUT and spaced_pairs * 2 > len(between_wide)
    text = [marks[0][0]]
    for index, gap in enumerate(gaps):
        narrow = not wide[index] and not wide[index + 1]
        if spaced[index + 1]:
            space = not (spaced_out and wide[index] and wide[index + 1])
        elif narrow:
            space = gap > _WORD_GAP * size + stretch
        else:
            space = gap > _COLUMN_GAP * size + 3 * stretch
        if space:
            text.append(" ")
        text.append(marks[index + 1][0])
    return "".join(text)


def _head(marks: list[Glyph], spaced: list[bool]) -> float:
    """Width of what a line can't begin with a part of: opening marks, a word or an ideograph, closing marks."""
    end = 1
    while end < len(marks) and marks[end - 1][0] in _OPENING:
        end += 1
    if not is_wide(marks[end - 1][0]):
        while end < len(marks) and not spaced[end] and not is_wide(marks[end][0]):
            end += 1
    while end < len(marks) and marks[end][0] in _CLOSING:
        end += 1
    return marks[end - 1][3] - marks[0][1]


def cell_text(lines: Sequence[Line], box: Box) -> str:
    """The text of a cell: a line a line, but what is written downwards, or a figure that its cell broke, reads as one."""
    texts = [line.text for line in lines]
    if len(texts) < 2:
        return "".join(texts)
    # Figures one above the other may be two figures: those stay apart.
    if max(map(len, texts)) == 1 and any(map(str.isalpha, texts)):
        return "".join(texts)
    text = texts[0]
    for before, after in zip(lines, lines[1:], strict=False):
        text += after.text if is_broken_figure(before, box, after) else "\n" + after.text
    return text


def is_broken_figure(before: Line, box: Box, after: Line) -> bool:
    """Whether two lines of a cell are one figure that was too wide for it."""
    return bool(_FIGURE.match(before.text) and _FIGURE.match(after.text)) and fills(before, box, after.head / max(1, len(after.text)))


def fills(line: Line, box: Box, needed: float) -> bool:
    """Whether a cell has no room left beside a line for something as wide as `needed`."""
    width = box[2] - box[0]
    padding = min(max(0.0, line.left - box[0]), max(0.0, box[2] - line.right), _WIDEST_PADDING * line.size)
    return width - (line.right - line.left) - 2 * padding < needed
