"""Runs → lines of text: which runs stand side by side, and where a space belongs between glyphs."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import chain, pairwise
from operator import itemgetter, sub
from typing import NamedTuple

from toolkit.readers.pdf_page import Box, Glyph, Run, run_of
from toolkit.readers.pdf_superscripts import is_uneven, with_superscripts

# Shares of the type size. Runs that overlap more may lie on top of each other.
_OVERLAPPING = 0.05
_SAME_LINE = 0.5
_WORD_GAP = 0.2
_COLUMN_GAP = 2.0
COLUMN_STEP = 0.9
_IDEOGRAPHS_MEASURED = 3
# Loose boxes reach above and below the type size.
_SIZE_OF_LOOSE_HEIGHT = 0.8
# A glyph drawn again this near (share of its own size) is fake bold, not a second letter.
_DRAWN_TWICE = 0.25
_PRINTED_OVER = 0.3
# Shares of a glyph's height: where fonts are missing, Latin letters are wider than their places, but not by this.
_MIXED = 0.25
_FEWEST_MIXED = 3
# A line whose ideographs mostly have spaces between them was spaced out to fill its width.
_FEWEST_PAIRS_SPACED_OUT = 4

_TEXT, _LEFT = itemgetter(0), itemgetter(1)
_chained = chain.from_iterable
_SPACE = re.compile(r"\s")
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
    # Where what stands to the right of a gap as wide as one between columns begins; 0 where there is no such gap.
    beside: float = 0.0
    # Whether text is printed over text in it, so that its characters stand in no order that anybody wrote.
    mixed: bool = False

    @property
    def box(self) -> Box:
        return (self.left, self.top, self.right, self.bottom)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def is_wide(character: str) -> bool:
    """Ideographs, their punctuation, full-width forms: what is set without spaces."""
    return character >= "\u2e80" or character in _WIDE_MARKS


def median(values: Sequence[float]) -> float:
    """The middle one. Python's own loads fractions and random numbers, as long as a page takes to read."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def lines_of(runs: Sequence[Run]) -> list[Line]:
    """The lines that runs make, from top to bottom; spaces alone make none."""
    if len(runs) == 1:
        line = _line_of(runs)
        return [line] if line else []
    return [line for line in map(_line_of, rows_of(runs)) if line]


def rows_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs by height on the page; a new row begins where the next middle is half a glyph lower."""
    if not runs:
        return []
    middles = [run.top + run.bottom for run in runs]
    if max(middles) - min(middles) <= runs[0].bottom - runs[0].top:
        return [list(runs)]
    rows: list[list[int]] = []
    base = reach = float("-inf")
    for index in sorted(range(len(runs)), key=middles.__getitem__):
        run = runs[index]
        middle, half = middles[index] / 2, (run.bottom - run.top) * _SAME_LINE
        if middle - base > (reach if reach > half else half):
            rows.append([])
            base, reach = middle, half
        rows[-1].append(index)
    return [[runs[index] for index in sorted(row)] for row in rows]


def _line_of(row: Sequence[Run]) -> Line | None:
    """What stands on a line, from left to right; nothing where that is only spaces."""
    if len(row) > 1:
        return _line_of_several(ordered(row))
    text, top, bottom, lefts, rights = row[0]
    left, right = lefts[0], rights[-1]
    if text.isascii() and text.isalnum():
        # Most cells hold a figure, which needs no closer look.
        return Line(text, left, top, right, bottom, (bottom - top) * _SIZE_OF_LOOSE_HEIGHT, right - left)
    if _SPACE.search(text):
        return line_of_glyphs(glyphs_of(row))
    size = _type_size(text, lefts, rights) or (bottom - top) * _SIZE_OF_LOOSE_HEIGHT
    return Line(text, left, top, right, bottom, size, rights[_head(text, ()) - 1] - left)


def ordered(row: Sequence[Run]) -> Sequence[Run]:
    """The runs of a row from left to right."""
    return with_superscripts(sorted(row, key=lambda run: run.lefts[0]))


def _line_of_several(row: Sequence[Run]) -> Line | None:
    """A line of runs with gaps between them, or on top of each other."""
    text = "".join([run.text for run in row])
    overlapping = any(_overlap(run, after) for run, after in pairwise(row))
    if overlapping or _SPACE.search(text):
        return line_of_glyphs(glyphs_of(row), overlapping)
    lefts, rights = list(_chained(run.lefts for run in row)), list(_chained(run.rights for run in row))
    return _spaced_line(text, min(run.top for run in row), max(run.bottom for run in row), lefts, rights)


def _overlap(run: Run, after: Run) -> bool:
    return after.lefts[0] < run.rights[-1] - _OVERLAPPING * (run.bottom - run.top)


def glyphs_of(row: Sequence[Run]) -> list[Glyph]:
    """All glyphs of a row from left to right, whichever runs they come from."""
    return sorted(_chained(run.glyphs() for run in row), key=_LEFT)


def line_of_glyphs(glyphs: Sequence[Glyph], overlapping: bool = False) -> Line | None:
    """A line in which spaces stand, or glyphs that are drawn twice or over each other."""
    spaced: Collection[int] = ()
    if overlapping or _SPACE_OR_REPETITION.search("".join(map(_TEXT, glyphs))):
        glyphs, spaced = _marks_and_spaces(glyphs)
    if not glyphs:
        return None
    line = _spaced_line(*run_of(glyphs), spaced)
    return line._replace(mixed=True) if overlapping and len(glyphs) > _FEWEST_MIXED and _is_mixed(glyphs) else line


def _spaced_line(
    text: str,
    top: float,
    bottom: float,
    lefts: Sequence[float],
    rights: Sequence[float],
    spaced: Collection[int] = (),
) -> Line:
    """A line with a space wherever one belongs."""
    size = _type_size(text, lefts, rights) or (bottom - top) * _SIZE_OF_LOOSE_HEIGHT
    head = rights[_head(text, spaced) - 1] - lefts[0]
    gaps = list(map(sub, lefts[1:], rights))
    widest = max(gaps, default=0.0)
    if spaced or widest > _WORD_GAP * size:
        text = _spaced_text(text, gaps, spaced, size)
    beside = lefts[gaps.index(widest) + 1] if widest > COLUMN_STEP * size else 0.0
    return Line(text, lefts[0], top, max(rights), bottom, size, head, beside)


def _type_size(text: str, lefts: Sequence[float], rights: Sequence[float]) -> float:
    """The width of an ideograph, without what the ink of some adds; 0 where there is none."""
    size, seen = 0.0, 0
    for index, character in enumerate(text):
        if character >= "\u2e80":
            width = rights[index] - lefts[index]
            if not seen or width < size:
                size = width
            seen += 1
            if seen == _IDEOGRAPHS_MEASURED:
                break
    return size


def _marks_and_spaces(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], set[int]]:
    """The visible glyphs, each once, and before which of them a space stands, or a digit that they are printed over."""
    marks: list[Glyph] = []
    spaced: set[int] = set()
    before = ""
    for glyph in glyphs:
        text = glyph[0]
        if text.isspace():
            spaced.add(len(marks))
        elif text != before or not _is_drawn_twice(marks[-1], glyph):
            if marks and _is_printed_over(marks[-1], glyph):
                spaced.add(len(marks))
            marks.append(glyph)
            before = text
    return marks, spaced


def _is_drawn_twice(one: Glyph, other: Glyph) -> bool:
    aside, lower = other.left - one.left, abs(other.top - one.top)
    return aside < (other.right - other.left) * _DRAWN_TWICE and lower < (other.bottom - other.top) * _DRAWN_TWICE


def _is_printed_over(one: Glyph, other: Glyph) -> bool:
    """Whether two digits lie on top of each other, or uneven: two figures in one place, which must never read as one."""
    if not (one.text.isdecimal() and other.text.isdecimal()):
        return False
    return is_uneven(one, other) or one.right - other.left > _PRINTED_OVER * min(
        one.right - one.left, other.right - other.left
    )


def _is_mixed(glyphs: Sequence[Glyph]) -> bool:
    """Whether several glyphs, from left to right, lie on the one before; letters of a ligature have all the same box."""
    lying = (
        one.left < other.left and min(one.right, other.right) - other.left > _MIXED * (other.bottom - other.top)
        for one, other in pairwise(glyphs)
    )
    return sum(lying) >= _FEWEST_MIXED


def _spaced_text(text: str, gaps: list[float], spaced: Collection[int], size: float) -> str:
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


def _head(text: str, spaced: Collection[int]) -> int:
    """Length of what a line can't begin with a part of: opening marks, a word or an ideograph, closing marks."""
    end, length = 1, len(text)
    while end < length and text[end - 1] in _OPENING:
        end += 1
    if not is_wide(text[end - 1]):
        while end < length and end not in spaced and not is_wide(text[end]):
            end += 1
    while end < length and text[end] in _CLOSING:
        end += 1
    # Programs that take a quotation mark for no ideograph end no line on either side of it.
    if end + 1 < length and text[end] in "“‘" and text[0] >= "\u2e80":
        end += 2
    return end
