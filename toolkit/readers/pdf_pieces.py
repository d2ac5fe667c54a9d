"""Lines of text cut into the pieces that columns may have, and put together again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.readers.pdf_lines import COLUMN_STEP, Line, glyphs_of, line_of_glyphs, ordered, rows_of
from toolkit.readers.pdf_page import Glyph, Ruling, Run

# Share of a glyph's height that parts figures of a row that has more than so many.
_FIGURE_STEP = 0.7
_FEWEST_FIGURES = 2
# In points: how far a glyph may reach over the drawn line beside it.
_OVER_A_LINE = 0.1
# Share of a glyph's height that texts leave free between them where cells meet.
_ROOM_AT_SEAM = 0.15

_FIGURES = re.compile(r"[\d.,]+(?: [\d.,]+)*\Z")


def pieces_of(runs: Sequence[Run], uprights: Sequence[Ruling] = (), seams: Sequence[Ruling] = ()) -> list[list[Line]]:
    """Lines cut where a gap or a drawn line parts columns; from top to bottom, each from left to right.

    Seams are where cells above or below end: they part columns, but texts lie over them in merged cells.
    """
    rows = []
    for row in rows_of(runs):
        middle = (row[0].top + row[0].bottom) / 2
        cuts = Cuts(
            *(sorted(line.at for line in lines if line.start < middle < line.end) for lines in (uprights, seams))
        )
        pieces = _cut(row, cuts, COLUMN_STEP)
        if _ran_together(pieces):
            pieces = _cut(row, cuts, _FIGURE_STEP)
        rows.append(pieces)
    return [row for row in rows if row]


class Cuts(NamedTuple):
    """Where columns are parted at some height: by drawn lines, and by seams."""

    drawn: Sequence[float]
    seams: Sequence[float]

    def part(self, end: float, start: float, height: float) -> bool:
        """Whether one is between the end of a glyph and the start of the next."""
        return _any_between(self.drawn, end - _OVER_A_LINE, start + _OVER_A_LINE) or (
            start - end > _ROOM_AT_SEAM * height and _any_between(self.seams, end, start)
        )


def _any_between(places: Sequence[float], start: float, end: float) -> bool:
    return bool(places) and bisect_left(places, start) < bisect_left(places, end)


def _cut(row: Sequence[Run], cuts: Cuts, figure_step: float) -> list[Line]:
    pieces: list[list[Glyph]] = []
    end, spaces = float("-inf"), 0
    may_part = bool(cuts.drawn or cuts.seams)
    for glyph in glyphs_of(ordered(row)):
        if glyph[0].isspace():
            spaces += 1
            continue
        # One space alone parts words, however wide it is.
        step = COLUMN_STEP * (2 if spaces == 1 else 1)
        if not spaces and glyph[0].isdigit() and pieces and pieces[-1][-1][0].isdigit():
            step = figure_step
        height = glyph[4] - glyph[2]
        if glyph[1] - end > step * height or (may_part and cuts.part(end, glyph[1], height)):
            pieces.append([])
        pieces[-1].append(glyph)
        end, spaces = glyph[3], 0
    made = (line_of_glyphs(piece) for piece in pieces)
    return [line for line in made if line is not None]


def _ran_together(pieces: Sequence[Line]) -> bool:
    """Whether figures of a row of several stand nearer to each other than the others do."""
    figures = [piece.text for piece in pieces if piece.text[:1].isdigit() and _FIGURES.match(piece.text)]
    return len(figures) > _FEWEST_FIGURES and any(" " in text for text in figures)


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
